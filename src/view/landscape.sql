-- After trials.sql: one row a trial with its values on every dimension of a landscape.
, placed AS (
  SELECT trial, list_sort(list_distinct(flatten(list(places)))) AS places FROM located GROUP BY trial
),
said AS (
  SELECT n.trial, list_sort(list(DISTINCT array_to_string(n.phases, '/')) FILTER (len(n.phases) > 0)) AS phases,
    list_sort(list(DISTINCT n.status) FILTER (n.status IS NOT NULL)) AS statuses,
    list_sort(list(DISTINCT coalesce('organisation/' || l.entity, n.sponsor)) FILTER (n.sponsor IS NOT NULL)) AS sponsors,
    min(year(n.start_from)) AS start_first, max(year(n.start_to)) AS start_last,
    min(year(n.posted_from)) AS posted_first, max(year(n.posted_to)) AS posted_last
  FROM newest n LEFT JOIN link l ON l.kind = 'organisation' AND l.name = n.sponsor
    AND l.known_from <= $known_by::DATE AND (l.known_to IS NULL OR l.known_to > $known_by::DATE)
  GROUP BY n.trial
),
ill AS (
  SELECT trial, list_sort(list(DISTINCT disease)) AS diseases FROM trial_disease GROUP BY trial
)
SELECT d.trial, d.statement, d.effective::VARCHAR AS effective, d.started, d.start_open, d.posted, d.posted_open,
  c.scope, c.role, c.modality, coalesce(c.targets, []) AS targets, c.cell_source, coalesce(i.diseases, []) AS diseases,
  coalesce(p.places, []) AS places, coalesce(s.phases, []) AS phases, coalesce(s.statuses, []) AS statuses, coalesce(s.sponsors, []) AS sponsors,
  CASE WHEN s.start_first = s.start_last THEN s.start_first::VARCHAR END AS start_year,
  CASE WHEN s.posted_first = s.posted_last THEN s.posted_first::VARCHAR END AS posted_year
FROM dated d
LEFT JOIN class c ON c.trial = d.trial
LEFT JOIN ill i ON i.trial = d.trial
LEFT JOIN placed p ON p.trial = d.trial
LEFT JOIN said s ON s.trial = d.trial
ORDER BY d.trial
