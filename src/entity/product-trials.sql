-- Trials of each product: the register names the product as an intervention, or a curated row says so.
CREATE TABLE product_trial AS
SELECT product, trial, min(known_from) AS known_from, max(known_to) AS last_seen, min_by(statement, (known_from, statement)) AS statement
FROM (
  SELECT l.entity AS product, s.subject[7:] AS trial, s.id AS statement, s.observed_at AS known_from, s.observed_to AS known_to
  FROM statement s JOIN link l ON l.kind = 'product' AND l.name = s.value
  WHERE s.property = 'intervention' AND s.subject LIKE 'trial/%'
  UNION ALL
  SELECT subject[9:], value, id, observed_at, observed_to FROM statement WHERE property = 'trial' AND subject LIKE 'product/%'
)
GROUP BY product, trial ORDER BY product, trial;
