-- The sites of each state, each at the finest place that its address names.
CREATE TABLE trial_site AS
SELECT s.state, s.statement, concat_ws(', ', s.facility, s.city, s.country) AS site, a.place
FROM (
  SELECT t.state, s.* FROM site_said s JOIN trial_state t ON t.trial = s.trial AND t.receipt = s.receipt AND t.observed_at = s.observed_at AND t.source = s.source
  UNION ALL SELECT t.state, s.* FROM site_said s JOIN trial_state t ON t.statement = s.statement WHERE s.trial IS NULL
) s
LEFT JOIN address a ON a.country IS NOT DISTINCT FROM s.country AND a.region IS NOT DISTINCT FROM s.region AND a.city IS NOT DISTINCT FROM s.city
ORDER BY state, statement;
DROP TABLE site_said;
