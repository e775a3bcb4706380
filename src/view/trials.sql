-- The beginning of every question about trials: what was known by a day, when each trial had started or been posted, and where it reaches.
-- $known is the day whose listing counts: for the date rule `listed` the earlier of as-of and known-by, else known-by.
WITH in_force AS (
  SELECT source, series, max(day) AS day FROM listing WHERE day <= $known::DATE GROUP BY ALL
),
state AS (
  SELECT s.*, coalesce(f.day, s.observed_at) AS effective FROM trial_state s
  LEFT JOIN in_force f ON f.source = s.source AND f.series = s.series
  WHERE s.known_from <= $known::DATE AND (s.known_to IS NULL OR s.known_to > $known::DATE)
    AND ($source::VARCHAR IS NULL OR s.source = $source) AND ($series::VARCHAR IS NULL OR s.series = $series)
),
newest AS (
  SELECT * FROM state QUALIFY effective = max(effective) OVER (PARTITION BY trial)
),
dated AS (
  SELECT trial, min(statement) AS statement, max(effective) AS effective, min(source) AS source,
    coalesce(bool_or(start_to <= $as_of::DATE), false) AS started,
    bool_and(start_from IS NULL) OR coalesce(bool_or(start_from <= $as_of::DATE AND start_to > $as_of::DATE), false) AS start_open,
    coalesce(bool_or(posted_to <= $as_of::DATE), false) AS posted,
    bool_and(posted_from IS NULL) OR coalesce(bool_or(posted_from <= $as_of::DATE AND posted_to > $as_of::DATE), false) AS posted_open
  FROM newest GROUP BY trial
),
-- The places that each counted trial reaches, by the place rule: one row a site, or one for each dated seat or membership of its sponsor.
located AS (
  SELECT n.trial, t.places, t.statement
  FROM trial_site t JOIN newest n ON n.state = t.state
  WHERE $place_rule = 'site' AND t.place IS NOT NULL
  UNION ALL
  SELECT n.trial, p.places, n.sponsor_statement FROM newest n
  JOIN link l ON l.kind = 'organisation' AND l.name = n.sponsor
  JOIN organisation_place p ON p.organisation = l.entity
  WHERE $place_rule = 'sponsor' AND l.known_from <= $known_by::DATE AND (l.known_to IS NULL OR l.known_to > $known_by::DATE)
    AND p.known_from <= $known_by::DATE AND (p.known_to IS NULL OR p.known_to > $known_by::DATE)
    AND (p.from_day IS NULL OR p.from_day <= $as_of::DATE) AND (p.to_day IS NULL OR p.to_day >= $as_of::DATE)
),
class AS (
  SELECT * FROM trial_class WHERE known_from <= $known_by::DATE AND (known_to IS NULL OR known_to > $known_by::DATE)
)
