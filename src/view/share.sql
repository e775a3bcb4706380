-- After trials.sql: one row a trial with what decides whether a definition counts it, for every scope, role and date rule.
, reach AS (
  SELECT trial, bool_or(list_contains(places, $place)) AS inside, $of = 'world' OR bool_or(list_contains(places, $of)) AS within,
    min(statement) FILTER (list_contains(places, $place)) AS place_statement
  FROM located GROUP BY trial
)
SELECT d.trial, d.source, d.statement, d.effective::VARCHAR AS effective, d.started, d.start_open, d.posted, d.posted_open,
  c.scope, c.role, c.modality, coalesce(c.targets, []) AS targets, c.probability,
  coalesce(r.inside, false) AS inside, coalesce(r.within, $of = 'world') AS within, r.trial IS NULL AS unplaced, r.place_statement
FROM dated d
LEFT JOIN class c ON c.trial = d.trial
LEFT JOIN reach r ON r.trial = d.trial
ORDER BY d.trial
