-- Pairs of trials of two registers that may be one trial. `linked`: a record of one names the number of the other. `alike`: nothing says so, but both are
-- of the field, have one sponsor, modality and targets, and start within 45 days of each other. Known from the day on which both, and the number, were seen.
CREATE TABLE trial_twin AS
WITH entry AS (
  SELECT trial, min(known_from) AS known_from, min(start_from) AS start_from, any_value(sponsor ORDER BY known_from DESC) AS sponsor,
    regexp_extract(trial, '^[A-Za-z]+') AS register, upper(regexp_replace(trial, '^(EUCTR|JPRN-)', '')) AS number
  FROM trial_state GROUP BY trial
),
named AS (
  SELECT s.subject[7:] AS trial, upper(trim(s.value)) AS number, min(s.observed_at) AS known_from, min_by(s.id, (s.observed_at, s.id)) AS statement
  FROM (
    SELECT subject, value, observed_at, id FROM statement WHERE property = 'secondary_id' AND subject LIKE 'trial/%'
    UNION ALL SELECT subject, unnest(value->>'$.secondary_ids[*]'), observed_at, id FROM statement WHERE property = 'outline'
  ) s GROUP BY ALL
),
linked AS (
  SELECT least(n.trial, e.trial) AS a, greatest(n.trial, e.trial) AS b, min(greatest(n.known_from, e.known_from)) AS known_from,
    min_by(n.statement, n.known_from) AS statement
  FROM named n JOIN entry e ON e.number = n.number AND e.trial <> n.trial
  WHERE e.register <> regexp_extract(n.trial, '^[A-Za-z]+') GROUP BY ALL
),
product AS (
  SELECT e.*, coalesce(l.entity, lower(e.sponsor)) AS led_by, c.modality, c.targets
  FROM entry e JOIN trial_class c ON c.trial = e.trial AND c.known_to IS NULL AND c.scope <> 'none'
  LEFT JOIN link l ON l.kind = 'organisation' AND l.name = e.sponsor AND l.known_to IS NULL
),
alike AS (
  SELECT one.trial AS a, other.trial AS b, greatest(one.known_from, other.known_from) AS known_from
  FROM product one JOIN product other ON other.led_by = one.led_by AND other.modality = one.modality AND other.targets = one.targets
  WHERE one.trial < other.trial AND one.register <> other.register AND abs(one.start_from - other.start_from) <= 45
)
SELECT a, b, 'linked' AS basis, statement, known_from FROM linked
UNION ALL SELECT a, b, 'alike', NULL, known_from FROM alike WHERE (a, b) NOT IN (SELECT (a, b) FROM linked)
ORDER BY ALL;
