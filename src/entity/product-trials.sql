-- Trials of each product: the register names the product as an intervention, or a curated row says so. A row for each stretch of known time that judgements cut.
CREATE TABLE product_trial AS
SELECT product, trial, min(known_from) AS known_from, known_to, max(last_seen) AS last_seen, min_by(statement, (known_from, statement)) AS statement
FROM (
  SELECT l.entity AS product, s.subject[7:] AS trial, s.id AS statement, greatest(s.observed_at, l.known_from) AS known_from, l.known_to, s.observed_to AS last_seen
  FROM said s JOIN link l ON l.kind = 'product' AND l.name = s.value AND (l.known_to IS NULL OR l.known_to > s.observed_at)
  WHERE s.property = 'intervention' AND s.subject LIKE 'trial/%'
  UNION ALL
  SELECT subject[9:], value, id, observed_at, NULL, observed_to FROM said WHERE property = 'trial' AND subject LIKE 'product/%'
)
GROUP BY product, trial, known_to ORDER BY product, trial, known_from;
