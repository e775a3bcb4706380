-- Names of organisations on trials and applications of the field that link to no entity, with how many of those name them; the most frequent first.
WITH field AS (
  SELECT 'trial/' || trial AS subject FROM trial_class
  WHERE scope IN ('strict', 'industry') AND known_from <= $known_by::DATE AND (known_to IS NULL OR known_to > $known_by::DATE)
  UNION
  SELECT m.subject FROM milestone m JOIN product_class c ON c.name = m.product_name WHERE c.scope IN ('strict', 'industry')
)
SELECT s.value AS name, count(DISTINCT s.subject)::INTEGER AS subjects, min(s.id) AS statement,
  list_slice(list(DISTINCT s.subject ORDER BY s.subject), 1, 8) AS examples
FROM statement s JOIN field f ON f.subject = s.subject
WHERE s.property IN ('sponsor', 'collaborator', 'applicant') AND s.observed_at <= $known_by::DATE
  AND NOT EXISTS (
    FROM link l WHERE l.kind = 'organisation' AND l.name = s.value
      AND l.known_from <= $known_by::DATE AND (l.known_to IS NULL OR l.known_to > $known_by::DATE)
  )
GROUP BY s.value ORDER BY subjects DESC, name LIMIT 500
