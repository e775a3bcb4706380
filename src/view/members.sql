-- Organisations in a place on a day and as known by a day: one row each, with every statement that puts it there and its curated role.
WITH here AS (
  SELECT organisation, list(DISTINCT statement ORDER BY statement) AS statements FROM organisation_place
  WHERE list_contains(places, $place) AND known_from <= $known_by::DATE AND (known_to IS NULL OR known_to > $known_by::DATE)
    AND (from_day IS NULL OR from_day <= $as_of::DATE) AND (to_day IS NULL OR to_day >= $as_of::DATE)
  GROUP BY organisation
),
role AS (
  SELECT subject, max_by(value, observed_at) AS role, max_by(id, observed_at) AS role_statement FROM $statements
  WHERE property = 'role' AND subject LIKE 'organisation/%' AND observed_at <= $known_by::DATE GROUP BY subject
)
SELECT h.organisation, h.statements, r.role, r.role_statement
FROM here h LEFT JOIN role r ON r.subject = 'organisation/' || h.organisation ORDER BY h.organisation
