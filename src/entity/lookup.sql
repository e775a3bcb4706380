-- What lookups are answered from, so that none reads every statement.

-- For each listing of trials and each place of its sites, and without a place, how many trials were first seen (there) on a day, and until when what was
-- seen on that day was seen.
CREATE TABLE trial_reach AS
WITH seen AS (
  SELECT source, series, NULL AS place, trial, observed_at AS day, observed_to FROM trial_state
  UNION ALL
  SELECT s.source, s.series, unnest(t.places), s.trial, s.observed_at, s.observed_to FROM trial_state s JOIN trial_site t ON t.state = s.state
),
daily AS (
  SELECT source, series, place, trial, day, max(observed_to) AS until FROM seen GROUP BY ALL
),
dated AS (
  SELECT *, day = min(day) OVER (PARTITION BY source, series, place, trial) AS is_first FROM daily
)
SELECT source, series, place, day, count(*) FILTER (is_first)::INTEGER AS trials, max(until) AS until FROM dated GROUP BY ALL ORDER BY place NULLS FIRST, source, series, day;

-- The subject of each statement by the first half of its id as a number, which few ids share.
CREATE VIEW statement_subject AS SELECT ('0x' || left(id, 8))::UINTEGER AS half, subject FROM statement ORDER BY half;

-- Names of organisations and products in statements: how often each source says one under a property as seen on a day, and the last of these statements.
CREATE TABLE mention AS
SELECT lower(value) AS folded, value AS name, property, source, observed_at, max(observed_to) AS observed_to, count(*)::INTEGER AS count, max(id) AS statement
FROM statement
WHERE property IN ('sponsor', 'collaborator', 'applicant', 'product_name', 'intervention', 'name', 'former_name', 'code', 'inn', 'brand', 'called')
GROUP BY ALL ORDER BY folded, name, property, source, observed_at;
