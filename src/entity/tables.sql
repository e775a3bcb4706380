-- Entity tables of a publication, from the views `said` and `source_fact`.

-- What is kept of trials that are not of the field, as their one statement says it.
CREATE TABLE outline AS
SELECT id, subject[7:] AS trial, source, coalesce(series, '') AS series, receipt, observed_at, observed_to, unnest(json_transform(value, '{"status": "VARCHAR",
  "study_type": "VARCHAR", "phases": ["VARCHAR"], "sponsor": "VARCHAR", "secondary_ids": ["VARCHAR"], "start": "VARCHAR", "first_posted": "VARCHAR",
  "last_updated": "VARCHAR", "places": [{"city": "VARCHAR", "region": "VARCHAR", "country": "VARCHAR", "sites": "INTEGER"}]}'))
FROM said WHERE property = 'outline';

-- One observed state of a trial; `statement` is the one that says the register holds it.
CREATE TABLE trial_seen AS
SELECT
  subject[7:] AS trial, source, coalesce(series, '') AS series, receipt, observed_at, observed_to,
  min(id) FILTER (property = 'registry_id') AS statement,
  min(value) FILTER (property = 'status') AS status,
  min(id) FILTER (property = 'status') AS status_statement,
  list_sort(list(DISTINCT value) FILTER (property = 'phase')) AS phases,
  min(id) FILTER (property = 'phase') AS phase_statement,
  min(value) FILTER (property = 'enrolment') AS enrolment,
  min(id) FILTER (property = 'enrolment') AS enrolment_statement,
  min(value) FILTER (property = 'sponsor') AS sponsor,
  min(id) FILTER (property = 'sponsor') AS sponsor_statement,
  min(valid_from) FILTER (property = 'start_date') AS start_from,
  max(valid_to) FILTER (property = 'start_date') AS start_to,
  min(id) FILTER (property = 'start_date') AS start_statement,
  min(valid_from) FILTER (property = 'primary_completion_date') AS primary_from,
  max(valid_to) FILTER (property = 'primary_completion_date') AS primary_to,
  min(id) FILTER (property = 'primary_completion_date') AS primary_statement,
  min(valid_from) FILTER (property = 'completion_date') AS completion_from,
  max(valid_to) FILTER (property = 'completion_date') AS completion_to,
  min(id) FILTER (property = 'completion_date') AS completion_statement,
  min(valid_from) FILTER (property = 'first_posted') AS posted_from,
  max(valid_to) FILTER (property = 'first_posted') AS posted_to,
  min(id) FILTER (property = 'first_posted') AS posted_statement,
  max(valid_from) FILTER (property = 'last_updated') AS updated,
  count(*) FILTER (property = 'site')::INTEGER AS sites
FROM said WHERE subject LIKE 'trial/%'
  AND property IN ('registry_id', 'status', 'phase', 'enrolment', 'sponsor', 'start_date', 'primary_completion_date', 'completion_date',
  'first_posted', 'last_updated', 'site')
GROUP BY ALL HAVING min(id) FILTER (property = 'registry_id') IS NOT NULL
UNION ALL BY NAME
SELECT trial, source, series, receipt, observed_at, observed_to, id AS statement, status, CASE WHEN status IS NOT NULL THEN id END AS status_statement,
  list_sort(phases) AS phases, CASE WHEN phases IS NOT NULL THEN id END AS phase_statement, sponsor, CASE WHEN sponsor IS NOT NULL THEN id END AS sponsor_statement,
  date_from(start) AS start_from, date_to(start) AS start_to, CASE WHEN start IS NOT NULL THEN id END AS start_statement,
  date_from(first_posted) AS posted_from, date_to(first_posted) AS posted_to, CASE WHEN first_posted IS NOT NULL THEN id END AS posted_statement,
  date_from(last_updated) AS updated, coalesce(list_sum(list_transform(places, p -> p.sites)), 0)::INTEGER AS sites
FROM outline;

-- Known from the day it was seen until the next listing of its series, or until the next look at the same trial. What a source copies from other registers
-- (rank 1) holds until the own entry of the trial is at hand, and a row of a list that says little of it (series `list`, rank 2) until either is.
CREATE TABLE trial_state AS
SELECT row_number() OVER (ORDER BY trial, t.source, t.series, observed_at, receipt)::INTEGER AS state, t.* EXCLUDE (listing, rank, better_look), t.observed_at AS known_from,
  least(CASE WHEN listing = 'full' THEN l.day ELSE next_look END, better_look) AS known_to
FROM (
  SELECT *, min(observed_at) OVER (PARTITION BY trial, source, rank ORDER BY observed_at RANGE BETWEEN INTERVAL 1 DAY FOLLOWING AND UNBOUNDED FOLLOWING) AS next_look,
    CASE rank WHEN 1 THEN min(observed_at) FILTER (rank = 0) OVER (PARTITION BY trial) WHEN 2 THEN min(observed_at) FILTER (rank < 2) OVER (PARTITION BY trial) END AS better_look
  FROM (SELECT s.*, f.listing, CASE WHEN s.series = 'list' THEN 2 WHEN f.copies THEN 1 ELSE 0 END AS rank FROM trial_seen s JOIN source_fact f ON f.name = s.source)
) t
ASOF LEFT JOIN listing l ON l.source = t.source AND l.series = t.series AND t.observed_to < l.day
WHERE better_look IS NULL OR t.observed_at < better_look
ORDER BY state;
DROP TABLE trial_seen;

-- Sites as registers write their addresses, whole with their trial or, in an outline, without a facility.
CREATE TABLE site_said AS
SELECT subject[7:] AS trial, receipt, observed_at, source, id AS statement, words[1] AS facility, words[2] AS city, words[3] AS region, words[4] AS country
FROM (SELECT *, json_extract_string(value, ['$.facility', '$.city', '$.region', '$.country']) AS words FROM said WHERE property = 'site')
UNION ALL BY NAME
SELECT id AS statement, filled(place.city) AS city, filled(place.region) AS region, filled(place.country) AS country FROM (SELECT id, unnest(places) AS place FROM outline);

-- One milestone as one record states it of a subject, with the names that stand in that record.
CREATE TABLE milestone_said AS
SELECT receipt, part, record, source, coalesce(series, '') AS series, observed_at, observed_to,
  min(id) FILTER (property = 'milestone') AS statement, subject,
  min(value) FILTER (property = 'milestone') AS milestone,
  min(value) FILTER (property = 'milestone_modifier') AS modifier,
  min(value) FILTER (property = 'milestone_agency') AS agency,
  min(value) FILTER (property = 'milestone_jurisdiction') AS jurisdiction,
  min(value) FILTER (property = 'milestone_date_kind') AS date_kind,
  min(value) FILTER (property = 'origin') AS origin,
  min(value) FILTER (property = 'indication') AS disease,
  min(value) FILTER (property = 'product_name') AS product_name,
  list_sort(list(DISTINCT value) FILTER (property = 'applicant')) AS applicants,
  min(valid_from) FILTER (property = 'milestone') AS date_from,
  max(valid_to) FILTER (property = 'milestone') AS date_to,
  min(precision) FILTER (property = 'milestone') AS precision,
  min(grade) FILTER (property = 'milestone') AS grade
FROM said WHERE (receipt, part, record, subject) IN (SELECT (receipt, part, record, subject) FROM said WHERE property = 'milestone')
GROUP BY ALL;

-- Known until the next listing of its series, or, from a partial listing, until the next look at the same subject. Names that stand in other records of
-- the same application and snapshot, as in tables that are apart, count where its own record has none.
CREATE TABLE milestone AS
SELECT m.* EXCLUDE (agency, jurisdiction, next_look) REPLACE (coalesce(m.product_name, n.product_name) AS product_name, coalesce(m.applicants, n.applicants) AS applicants), coalesce(m.agency, f.agency) AS agency, coalesce(m.jurisdiction, f.jurisdiction) AS jurisdiction,
  m.observed_at AS known_from, CASE WHEN f.listing = 'full' THEN l.day ELSE next_look END AS known_to
FROM (
  SELECT *, min(observed_at) OVER (PARTITION BY source, subject ORDER BY observed_at RANGE BETWEEN INTERVAL 1 DAY FOLLOWING AND UNBOUNDED FOLLOWING) AS next_look
  FROM milestone_said
) m
JOIN source_fact f ON f.name = m.source
LEFT JOIN (
  SELECT receipt, subject, min(value) FILTER (property = 'product_name') AS product_name, list_sort(list(DISTINCT value) FILTER (property = 'applicant')) AS applicants
  FROM said WHERE subject LIKE 'application/%' AND property IN ('product_name', 'applicant') GROUP BY ALL
) n ON n.receipt = m.receipt AND n.subject = m.subject
ASOF LEFT JOIN listing l ON l.source = m.source AND l.series = m.series AND m.observed_to < l.day
ORDER BY source, record, receipt;
DROP TABLE milestone_said;

CREATE TABLE membership AS
SELECT subject[14:] AS organisation, min(value) FILTER (property = 'member_of') AS cluster,
  min(value) FILTER (property = 'membership_role') AS role, min(valid_from) FILTER (property = 'member_of') AS from_day,
  min(valid_to) FILTER (property = 'member_of') AS to_day, min(valid_from) FILTER (property = 'member_on') AS seen_from,
  min(valid_to) FILTER (property = 'member_on') AS seen_to, min(id) FILTER (property = 'member_of') AS statement,
  min(id) FILTER (property = 'member_on') AS seen_statement, min(value) FILTER (property = 'origin') AS origin, min(observed_at) AS known_from
FROM said WHERE property IN ('member_of', 'member_on', 'membership_role', 'origin') AND subject LIKE 'organisation/%'
GROUP BY subject, receipt, part, record HAVING min(id) FILTER (property = 'member_of') IS NOT NULL
ORDER BY ALL;

CREATE TABLE seat AS
SELECT subject[14:] AS organisation, value AS place, id AS statement, observed_at AS known_from
FROM said WHERE property = 'seat' ORDER BY ALL;

-- A name of a product with the time in which it was in use; `seen` is a day on which it was seen in use.
CREATE TABLE product_name AS
SELECT min(subject)[9:] AS product, min(value) FILTER (property = 'called') AS name, min(lang) FILTER (property = 'called') AS lang,
  min(value) FILTER (property = 'called_kind') AS kind, min(valid_from) FILTER (property = 'called') AS from_day,
  min(valid_to) FILTER (property = 'called') AS to_day, min(valid_from) FILTER (property = 'called_on') AS seen,
  min(id) FILTER (property = 'called') AS statement, min(observed_at) AS known_from
FROM said WHERE property IN ('called', 'called_kind', 'called_on') GROUP BY receipt, part, record
ORDER BY ALL;

-- Who holds which right in a product, and where; `seen` is a day on which it was seen to be so.
CREATE TABLE product_right AS
SELECT min(subject)[9:] AS product, min(value) FILTER (property NOT IN ('right_territory', 'right_on')) AS organisation, min(property[7:]) FILTER (property NOT IN ('right_territory', 'right_on')) AS role,
  min(value) FILTER (property = 'right_territory') AS territory, min(valid_from) FILTER (property NOT IN ('right_territory', 'right_on')) AS from_day,
  min(valid_to) FILTER (property NOT IN ('right_territory', 'right_on')) AS to_day, min(valid_from) FILTER (property = 'right_on') AS seen,
  min(id) FILTER (property NOT IN ('right_territory', 'right_on')) AS statement, min(observed_at) AS known_from
FROM said WHERE property LIKE 'right\_%' ESCAPE '\' GROUP BY receipt, part, record
ORDER BY ALL;

-- The log of judgements in the order in which they were made; a log of the reader's own comes after the shipped one on the same day.
CREATE TABLE judgement AS
SELECT row_number() OVER (ORDER BY decided, own, line)::INTEGER AS place, * EXCLUDE (own, line)
FROM (
  SELECT subject[11:] AS id, min(observed_at) AS decided,
    min(value) FILTER (property = 'judged_by') AS by, min(value) FILTER (property = 'judged_why') AS why,
    min(value) FILTER (property = 'judged_kind') AS kind, min(value) FILTER (property = 'judged_a') AS a, min(value) FILTER (property = 'judged_b') AS b,
    min(value) FILTER (property = 'judged_subject') AS subject, min(value) FILTER (property = 'judged_field') AS field,
    min(value) FILTER (property = 'judged') AS value, min(value) FILTER (property = 'undoes') AS undoes,
    min(id) FILTER (property IN ('judged', 'undoes')) AS statement,
    min(coalesce(series, '')) AS own, min(record[6:]::INTEGER) AS line
  FROM said WHERE subject LIKE 'judgement/%' GROUP BY subject
)
ORDER BY place;
