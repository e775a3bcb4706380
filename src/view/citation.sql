-- Statements by id with the page on which their record says that it was read.
WITH asked AS (SELECT DISTINCT unnest(string_split($ids, ',')) AS id),
cited AS (SELECT s.* FROM statement s SEMI JOIN asked a ON a.id = s.id)
SELECT c.id, c.subject, c.property, c.value, c.source, c.grade, c.observed_at::VARCHAR AS observed_at, min(o.value) AS origin
FROM cited c
LEFT JOIN statement o ON o.property = 'origin' AND o.receipt = c.receipt AND o.part = c.part AND o.record = c.record AND o.subject = c.subject
GROUP BY ALL
