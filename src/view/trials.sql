-- Every state of the trials that were ever of the field ($of_field), or of all others, with the places of its sites; whatever the day.
WITH field AS (
  SELECT DISTINCT trial FROM trial_class WHERE scope IN ('strict', 'industry')
),
asked AS (
  SELECT * FROM trial_state WHERE (trial IN (SELECT trial FROM field)) = $of_field::BOOLEAN
),
located AS (
  SELECT state, list(place ORDER BY statement) AS sites, list(statement ORDER BY statement) AS site_statements
  FROM trial_site WHERE place IS NOT NULL AND state IN (SELECT state FROM asked) GROUP BY state
)
SELECT a.trial, a.source, a.series, a.statement, a.known_from::VARCHAR AS known_from, a.known_to::VARCHAR AS known_to, a.observed_at::VARCHAR AS observed_at,
  a.status, nullif(array_to_string(a.phases, '/'), '') AS phases, a.sponsor, a.sponsor_statement,
  a.start_from::VARCHAR AS start_from, a.start_to::VARCHAR AS start_to, a.start_statement,
  a.posted_from::VARCHAR AS posted_from, a.posted_to::VARCHAR AS posted_to, a.posted_statement,
  coalesce(l.sites, []) AS sites, coalesce(l.site_statements, []) AS site_statements
FROM asked a LEFT JOIN located l ON l.state = a.state
ORDER BY a.trial, a.state
