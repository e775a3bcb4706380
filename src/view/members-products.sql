-- Curated products with their organisations as known by a day: one row for each pair.
SELECT DISTINCT c.product, c.label, c.scope, s.value AS organisation, s.id AS statement
FROM $statements s JOIN product_class c ON c.name = s.subject
WHERE s.property = 'organisation' AND s.subject LIKE 'product/%' AND s.observed_at <= $known_by::DATE
  AND c.known_from <= $known_by::DATE AND (c.known_to IS NULL OR c.known_to > $known_by::DATE)
ORDER BY c.product, organisation, statement
