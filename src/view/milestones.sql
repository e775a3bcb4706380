-- Milestones as the sources at hand state them, as of a day and known by a day, with the product and the organisations that names stand for by then.
WITH applicant AS (
  SELECT m.statement, list(DISTINCT l.entity) AS organisations
  FROM (SELECT statement, unnest(applicants) AS name FROM milestone) m
  JOIN link l ON l.kind = 'organisation' AND l.name = m.name
  WHERE l.known_from <= $known_by::DATE AND (l.known_to IS NULL OR l.known_to > $known_by::DATE)
  GROUP BY m.statement
),
class AS (
  SELECT * EXCLUDE (known_from, known_to) FROM product_class
  WHERE known_from <= $known_by::DATE AND (known_to IS NULL OR known_to > $known_by::DATE)
),
named AS (
  SELECT m.* EXCLUDE (applicants), coalesce(m.applicants, []) AS applicants, c.product, coalesce(c.label, m.product_name) AS label, c.scope, c.modality,
    coalesce(c.targets, []) AS targets, coalesce(c.traits, []) AS traits,
    list_sort(list_distinct(list_concat(coalesce(c.organisations, []), coalesce(a.organisations, [])))) AS organisations
  FROM milestone m
  LEFT JOIN class c ON c.name = CASE WHEN m.subject LIKE 'product/%' THEN m.subject ELSE m.product_name END
  LEFT JOIN applicant a ON a.statement = m.statement
  WHERE m.known_from <= $known_by::DATE AND (m.known_to IS NULL OR m.known_to > $known_by::DATE)
    AND (m.date_from IS NULL OR m.date_from <= $as_of::DATE)
)
SELECT
  statement, milestone, modifier, agency, jurisdiction, disease, label, product, scope, modality, targets, traits, applicants, organisations,
  date_from::VARCHAR AS date_from, date_to::VARCHAR AS date_to, precision, date_kind, grade, source, origin, observed_at::VARCHAR AS observed_at
FROM named
ORDER BY named.date_from NULLS LAST, label, milestone, statement
