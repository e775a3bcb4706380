-- Names that statements give products, organisations, events, policies, clusters and applications, each with the day on which it was first seen; those
-- of an organisation of the registry of research organisations go to the curated one that names its number.
WITH said AS (
  SELECT split_part(subject, '/', 1) AS kind, substring(subject, strpos(subject, '/') + 1) AS id, property, value, lang, observed_at FROM $statements
  WHERE split_part(subject, '/', 1) IN ('product', 'organisation', 'event', 'policy', 'cluster', 'application')
    AND property IN ('name', 'former_name', 'synonym', 'acronym', 'stock', 'ror', 'code', 'inn', 'brand', 'called', 'number', 'building', 'application_number', 'product_name')
),
registered AS (
  SELECT 'ror-' || value AS ror, min(id) AS id FROM said WHERE property = 'ror' AND kind = 'organisation' GROUP BY value
),
linked AS (
  SELECT l.kind, l.entity AS id, l.name AS value, coalesce(greatest(min(m.observed_at), l.known_from), l.known_from) AS known_from, l.known_to
  FROM link l LEFT JOIN mention m ON m.name = l.name WHERE l.kind IN ('product', 'organisation') GROUP BY l.kind, l.entity, l.name, l.known_from, l.known_to
)
SELECT kind || '/' || id AS subject, property, value, lang, (known_from - DATE '1970-01-01')::INTEGER AS known_from, (known_to - DATE '1970-01-01')::INTEGER AS known_to
FROM (
  SELECT s.kind, CASE WHEN s.kind = 'organisation' THEN coalesce(r.id, s.id) ELSE s.id END AS id, property, value, lang, min(observed_at) AS known_from, NULL::DATE AS known_to
  FROM said s LEFT JOIN registered r ON r.ror = s.id WHERE property <> 'ror' GROUP BY ALL
  UNION ALL
  SELECT kind, id, 'linked', value, NULL, known_from, known_to FROM linked
)
ORDER BY subject, property, value, lang, known_from
