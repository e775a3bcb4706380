-- Statements of a subject by id with the page on which their record says that it was read.
WITH about AS (SELECT * FROM $statements WHERE subject = $subject),
cited AS (SELECT * FROM about WHERE list_contains(string_split($ids, ','), id))
SELECT c.id, c.subject, c.property, c.value, c.source, c.grade, c.observed_at::VARCHAR AS observed_at, min(o.value) AS origin
FROM cited c
LEFT JOIN about o ON o.property = 'origin' AND o.receipt = c.receipt AND o.part = c.part AND o.record = c.record
GROUP BY ALL
