-- Gives every milestone the product it names, with its class and the organisations that own it or applied for it.
CREATE TABLE milestone_named AS
WITH applicant AS (
  SELECT m.statement, list(DISTINCT l.entity) AS organisations
  FROM (SELECT statement, unnest(applicants) AS name FROM milestone) m JOIN link l ON l.kind = 'organisation' AND l.name = m.name
  GROUP BY m.statement
)
SELECT m.* EXCLUDE (applicants), coalesce(m.applicants, []) AS applicants, c.product, coalesce(c.label, m.product_name) AS label, c.scope, c.modality,
  coalesce(c.targets, []) AS targets, coalesce(c.traits, []) AS traits,
  list_sort(list_distinct(list_concat(coalesce(c.organisations, []), coalesce(a.organisations, [])))) AS organisations
FROM milestone m
LEFT JOIN product_class c ON c.name = CASE WHEN m.subject LIKE 'product/%' THEN m.subject ELSE m.product_name END
LEFT JOIN applicant a ON a.statement = m.statement
ORDER BY m.date_from NULLS LAST, label, m.milestone, m.statement;
DROP TABLE milestone;
ALTER TABLE milestone_named RENAME TO milestone;
