-- Milestones as the sources at hand state them, as of a day and known by a day.
SELECT
  statement, milestone, modifier, agency, jurisdiction, disease, label, product, scope, modality, targets, traits, applicants, organisations,
  date_from::VARCHAR AS date_from, date_to::VARCHAR AS date_to, precision, date_kind, grade, source, origin, observed_at::VARCHAR AS observed_at
FROM milestone m
WHERE known_from <= $known_by::DATE AND (known_to IS NULL OR known_to > $known_by::DATE)
  AND (m.date_from IS NULL OR m.date_from <= $as_of::DATE)
  AND ($product::VARCHAR IS NULL OR product = $product OR label = $product)
  AND ($milestone::VARCHAR IS NULL OR milestone = $milestone)
  AND ($agency::VARCHAR IS NULL OR agency = $agency)
  AND ($jurisdiction::VARCHAR IS NULL OR jurisdiction = $jurisdiction)
  AND ($modality::VARCHAR IS NULL OR list_contains(string_split($modality, ','), modality))
  AND ($target::VARCHAR IS NULL OR list_contains(targets, $target))
  AND ($scope = 'all' OR scope = 'strict' OR ($scope = 'industry' AND scope = 'industry'))
  AND ($organisation::VARCHAR IS NULL OR list_contains(organisations, $organisation))
ORDER BY m.date_from NULLS LAST, label, milestone, statement
