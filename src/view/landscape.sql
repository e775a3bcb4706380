-- After trials.sql: one row a trial with its values on every dimension of a landscape.
, placed AS (
  SELECT trial, list_sort(list_distinct(flatten(list(places)))) AS places FROM located GROUP BY trial
),
said AS (
  SELECT n.trial, list_sort(list(DISTINCT array_to_string(n.phases, '/')) FILTER (len(n.phases) > 0)) AS phases,
    list_sort(list(DISTINCT n.status) FILTER (n.status IS NOT NULL)) AS statuses,
    list_sort(list(DISTINCT coalesce('organisation/' || l.entity, n.sponsor)) FILTER (n.sponsor IS NOT NULL)) AS sponsors,
    min(n.start_from)::VARCHAR AS start_from, max(n.start_to)::VARCHAR AS start_to, min(n.start_statement) AS start_statement,
    min(n.posted_from)::VARCHAR AS posted_from, max(n.posted_to)::VARCHAR AS posted_to, min(n.posted_statement) AS posted_statement
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
  s.start_from, s.start_to, s.start_statement, s.posted_from, s.posted_to, s.posted_statement
FROM dated d
LEFT JOIN class c ON c.trial = d.trial
LEFT JOIN ill i ON i.trial = d.trial
LEFT JOIN placed p ON p.trial = d.trial
LEFT JOIN said s ON s.trial = d.trial
ORDER BY d.trial
