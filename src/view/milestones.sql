-- Milestones as the sources at hand state them, with the product each names, as of a day and known by a day.
WITH named AS (
  SELECT m.*, c.product, c.scope, c.modality, c.targets, c.traits, c.organisations AS owners,
    CASE WHEN m.subject LIKE 'product/%' THEN m.subject[9:] ELSE m.product_name END AS label
  FROM milestone m
  LEFT JOIN product_class c ON c.name = CASE WHEN m.subject LIKE 'product/%' THEN m.subject ELSE m.product_name END
)
SELECT
  n.statement, n.milestone, n.modifier, n.agency, n.jurisdiction, n.disease, n.label, n.product, n.scope, n.modality,
  coalesce(n.targets, []) AS targets, coalesce(n.traits, []) AS traits, coalesce(n.applicants, []) AS applicants,
  list_sort(list_distinct(list_concat(coalesce(n.owners, []), coalesce(list(l.entity) FILTER (l.entity IS NOT NULL), [])))) AS organisations,
  n.date_from::VARCHAR AS date_from, n.date_to::VARCHAR AS date_to, n.precision, n.date_kind, n.grade, n.source, n.origin, n.observed_at::VARCHAR AS observed_at
FROM named n
LEFT JOIN link l ON l.kind = 'organisation' AND list_contains(n.applicants, l.name)
WHERE n.known_from <= $known_by::DATE AND (n.known_to IS NULL OR n.known_to > $known_by::DATE)
  AND (n.date_from IS NULL OR n.date_from <= $as_of::DATE)
  AND ($product::VARCHAR IS NULL OR n.product = $product OR n.label = $product)
  AND ($milestone::VARCHAR IS NULL OR n.milestone = $milestone)
  AND ($agency::VARCHAR IS NULL OR n.agency = $agency)
  AND ($jurisdiction::VARCHAR IS NULL OR n.jurisdiction = $jurisdiction)
  AND ($modality::VARCHAR IS NULL OR list_contains(string_split($modality, ','), n.modality))
  AND ($target::VARCHAR IS NULL OR list_contains(n.targets, $target))
  AND ($scope = 'all' OR n.scope = 'strict' OR ($scope = 'industry' AND n.scope = 'industry'))
GROUP BY ALL
HAVING $organisation::VARCHAR IS NULL OR list_contains(organisations, $organisation)
ORDER BY n.date_from NULLS LAST, n.label, n.milestone, n.statement
