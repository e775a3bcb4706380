-- Milestones as the sources at hand state them, with the product each names, as of a day and known by a day.
WITH named AS (
  SELECT m.*, c.product, c.scope, c.modality, c.targets, c.traits, c.organisations AS owners,
    CASE WHEN m.subject LIKE 'product/%' THEN m.subject[9:] ELSE m.product_name END AS label
  FROM milestone m
  LEFT JOIN product_class c ON c.name = CASE WHEN m.subject LIKE 'product/%' THEN m.subject ELSE m.product_name END
),
applicant AS (
  SELECT m.statement, list(DISTINCT l.entity) AS organisations
  FROM (SELECT statement, unnest(applicants) AS name FROM milestone) m JOIN link l ON l.kind = 'organisation' AND l.name = m.name
  GROUP BY m.statement
),
told AS (
  SELECT n.*, list_sort(list_distinct(list_concat(coalesce(n.owners, []), coalesce(a.organisations, [])))) AS organisations
  FROM named n LEFT JOIN applicant a ON a.statement = n.statement
)
SELECT
  statement, milestone, modifier, agency, jurisdiction, disease, label, product, scope, modality,
  coalesce(targets, []) AS targets, coalesce(traits, []) AS traits, coalesce(applicants, []) AS applicants, organisations,
  date_from::VARCHAR AS date_from, date_to::VARCHAR AS date_to, precision, date_kind, grade, source, origin, observed_at::VARCHAR AS observed_at
FROM told
WHERE known_from <= $known_by::DATE AND (known_to IS NULL OR known_to > $known_by::DATE)
  AND (told.date_from IS NULL OR told.date_from <= $as_of::DATE)
  AND ($product::VARCHAR IS NULL OR product = $product OR label = $product)
  AND ($milestone::VARCHAR IS NULL OR milestone = $milestone)
  AND ($agency::VARCHAR IS NULL OR agency = $agency)
  AND ($jurisdiction::VARCHAR IS NULL OR jurisdiction = $jurisdiction)
  AND ($modality::VARCHAR IS NULL OR list_contains(string_split($modality, ','), modality))
  AND ($target::VARCHAR IS NULL OR list_contains(targets, $target))
  AND ($scope = 'all' OR scope = 'strict' OR ($scope = 'industry' AND scope = 'industry'))
  AND ($organisation::VARCHAR IS NULL OR list_contains(organisations, $organisation))
ORDER BY told.date_from NULLS LAST, label, milestone, statement
