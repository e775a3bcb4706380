-- Days on which a full listing of a series was seen.
CREATE TABLE listing AS
SELECT DISTINCT s.source, coalesce(s.series, '') AS series, unnest([s.observed_at, s.observed_to]) AS day
FROM fresh s JOIN source_fact f ON f.name = s.source
WHERE f.listing = 'full' AND s.property IN ('registry_id', 'application_number', 'kind', 'code')
UNION
SELECT source, series, valid_from FROM fresh WHERE property = 'listed'
ORDER BY ALL;
