-- The trials of a share, read plainly: one row a trial that a definition counts, whether it had reached the day, and where it lies.
WITH day AS (SELECT CASE WHEN $date_rule = 'listed' THEN least($as_of, $known_by) ELSE $known_by END::DATE AS known),
listed AS (SELECT source, series, max(l.day) AS seen FROM listing l, day d WHERE l.day <= d.known GROUP BY ALL),
open AS (
  SELECT s.*, coalesce(l.seen, s.observed_at) AS seen FROM trial_state s CROSS JOIN day d LEFT JOIN listed l ON l.source = s.source AND l.series = s.series
  WHERE s.known_from <= d.known AND (s.known_to IS NULL OR s.known_to > d.known)
    AND ($source::VARCHAR IS NULL OR s.source = $source) AND ($series::VARCHAR IS NULL OR s.series = $series)
),
newest AS (SELECT * FROM open QUALIFY seen = max(seen) OVER (PARTITION BY trial)),
class AS (SELECT * FROM trial_class WHERE known_from <= $known_by::DATE AND (known_to IS NULL OR known_to > $known_by::DATE)),
lies AS (
  SELECT n.trial, t.statement, unnest(a.places) AS place FROM newest n JOIN trial_site t ON t.state = n.state JOIN (SELECT DISTINCT place, places FROM address) a ON a.place = t.place WHERE $place_rule = 'site'
  UNION ALL
  SELECT n.trial, n.sponsor_statement, unnest(p.places) FROM newest n
  JOIN link l ON l.kind = 'organisation' AND l.name = n.sponsor AND l.known_from <= $known_by::DATE AND (l.known_to IS NULL OR l.known_to > $known_by::DATE)
  JOIN organisation_place p ON p.organisation = l.entity AND p.known_from <= $known_by::DATE AND (p.known_to IS NULL OR p.known_to > $known_by::DATE)
    AND (p.from_day IS NULL OR p.from_day <= $as_of::DATE) AND (p.to_day IS NULL OR p.to_day >= $as_of::DATE)
  WHERE $place_rule = 'sponsor'
),
spans AS (
  SELECT *, CASE WHEN $date_rule = 'start' THEN start_from ELSE posted_from END AS first, CASE WHEN $date_rule = 'start' THEN start_to ELSE posted_to END AS last FROM newest
)
SELECT s.trial, min(s.statement) AS statement,
  $date_rule = 'listed' OR coalesce(bool_or(s.last <= $as_of::DATE), false) AS reached,
  $date_rule <> 'listed' AND (bool_and(s.first IS NULL) OR coalesce(bool_or(s.first <= $as_of::DATE AND s.last > $as_of::DATE), false)) AS open,
  EXISTS (FROM lies l WHERE l.trial = s.trial) AS placed,
  $of::VARCHAR IS NULL OR EXISTS (FROM lies l WHERE l.trial = s.trial AND l.place = $of) AS within,
  (SELECT min(l.statement) FROM lies l WHERE l.trial = s.trial AND l.place = $place) AS placed_by
FROM spans s LEFT JOIN class c ON c.trial = s.trial
WHERE ($scope = 'all' OR c.scope = 'strict' OR (c.scope = 'industry' AND $scope = 'industry'))
  AND ($role = 'all' OR c.role = 'interventional_product') AND ($target::VARCHAR IS NULL OR list_contains(c.targets, $target))
GROUP BY s.trial ORDER BY s.trial
