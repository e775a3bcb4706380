-- Titles of the trials of the field, interventions and conditions of those that have none, and the numbers that they have in other registers or had before,
-- each with the day on which it was first seen. Properties are looked for before subjects: few statements have them.
WITH field AS (
  SELECT DISTINCT 'trial/' || trial AS subject FROM trial_class WHERE scope IN ('strict', 'industry')
),
said AS MATERIALIZED (
  SELECT subject, property, value, observed_at FROM statement WHERE property IN ('title', 'secondary_id', 'former_id', 'sponsor_study_id')
),
told AS MATERIALIZED (
  SELECT subject, property, value, min(observed_at) AS first FROM said SEMI JOIN field USING (subject)
  WHERE property = 'title' OR (length(value) < 40 AND regexp_matches(value, '\d{3}') AND regexp_matches(value, '^\S+( \S*\d\S*)?$'))
  GROUP BY ALL
),
untitled AS (
  SELECT subject FROM field ANTI JOIN (SELECT subject FROM told WHERE property = 'title') USING (subject)
),
given AS (
  SELECT subject, property, value, min(observed_at) AS first FROM statement SEMI JOIN untitled USING (subject) WHERE property IN ('intervention', 'condition') GROUP BY ALL
)
SELECT substring(subject, 7) AS trial, property, value, (first - DATE '1970-01-01')::INTEGER AS known_from FROM (FROM told UNION ALL FROM given)
ORDER BY trial, property, known_from, value
