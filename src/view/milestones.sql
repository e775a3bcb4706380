-- Milestones as the sources at hand state them, with every class that the product was ever known to have and once with none, in the order of an answer: a
-- question chooses by its days.
WITH classed AS (
  SELECT m.*, c.product, coalesce(c.label, m.product_name) AS label, c.scope, c.modality, c.targets, c.traits, c.organisations,
    c.known_from AS class_from, c.known_to AS class_to, c.name IS NOT NULL AS has_class
  FROM milestone m JOIN product_class c ON c.name = CASE WHEN m.subject LIKE 'product/%' THEN m.subject ELSE m.product_name END
  UNION ALL BY NAME
  SELECT m.*, m.product_name AS label, false AS has_class FROM milestone m
)
SELECT
  statement, milestone, modifier, agency, jurisdiction, disease, label, product, scope, modality, coalesce(targets, []) AS targets, coalesce(traits, []) AS traits,
  coalesce(applicants, []) AS applicants, coalesce(organisations, []) AS organisations, date_from::VARCHAR AS date_from, date_to::VARCHAR AS date_to, precision, date_kind,
  grade, source, origin, observed_at::VARCHAR AS observed_at, known_from::VARCHAR AS known_from, known_to::VARCHAR AS known_to, has_class,
  class_from::VARCHAR AS class_from, class_to::VARCHAR AS class_to
FROM classed
ORDER BY classed.date_from NULLS LAST, label, milestone, statement
