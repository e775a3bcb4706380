-- Names of organisations and products in statements: how often each source says one under a property as seen on a day, and the last of these statements.
CREATE TABLE mention AS
SELECT lower(value) AS folded, value AS name, property, source, observed_at, max(observed_to) AS observed_to, count(*)::INTEGER AS count, max(id) AS statement
FROM fresh
WHERE property IN ('sponsor', 'collaborator', 'applicant', 'product_name', 'intervention', 'name', 'former_name', 'code', 'inn', 'brand', 'called')
GROUP BY ALL ORDER BY folded, name, property, source, observed_at;
