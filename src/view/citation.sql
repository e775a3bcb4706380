-- Statements of some subjects by id with the page on which their record says that it was read.
WITH about AS (SELECT * FROM $statements WHERE subject IN ($subjects)),
cited AS (SELECT * FROM about WHERE id IN (SELECT unnest(string_split($1, ','))))
SELECT c.id, c.subject, c.property, c.value, c.source, c.grade, c.observed_at::VARCHAR AS observed_at, min(o.value) AS origin
FROM cited c
LEFT JOIN about o ON o.property = 'origin' AND o.subject = c.subject AND o.receipt = c.receipt AND o.part = c.part AND o.record = c.record
GROUP BY ALL
