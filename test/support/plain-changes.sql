-- What the listings say otherwise on one day than on another, read plainly: one row a trial, kind and value. A source is compared with itself alone; what any
-- source had already said on the first day is no change, nor is a value that one of the days does not say.
WITH held AS (
  SELECT d.side, s.* FROM trial_state s
  JOIN (VALUES ('before', $before::DATE), ('after', $after::DATE)) d(side, day) ON s.known_from <= d.day AND (s.known_to IS NULL OR s.known_to > d.day)
  WHERE ($source::VARCHAR IS NULL OR s.source = $source) AND ($series::VARCHAR IS NULL OR s.series = $series)
),
earlier AS (
  SELECT trial FROM trial_state s WHERE known_from <= $before::DATE AND ($source::VARCHAR IS NULL OR s.source = $source) AND ($series::VARCHAR IS NULL OR s.series = $series)
),
whole AS (
  SELECT source, series FROM listing GROUP BY ALL HAVING min(day) <= $before::DATE
),
both_days AS (
  SELECT trial, source, series FROM held GROUP BY ALL HAVING count(DISTINCT side) = 2
),
said AS (
  SELECT side, trial, source, series, 'status' AS kind, status AS value, status_statement AS statement, NULL::DATE AS first, NULL::DATE AS last FROM held
  UNION ALL SELECT side, trial, source, series, 'phase', nullif(array_to_string(phases, '/'), ''), phase_statement, NULL, NULL FROM held
  UNION ALL SELECT side, trial, source, series, 'sponsor', sponsor, sponsor_statement, NULL, NULL FROM held
  UNION ALL SELECT side, trial, source, series, 'enrolment', enrolment, enrolment_statement, NULL, NULL FROM held
  UNION ALL SELECT side, trial, source, series, 'start_moved', CASE
    WHEN start_from = start_to THEN start_from::VARCHAR
    WHEN start_from = date_trunc('month', start_from) AND start_to = last_day(start_from) THEN strftime(start_from, '%Y-%m')
    ELSE start_from || '/' || start_to END, start_statement, start_from, start_to FROM held
  UNION ALL SELECT side, trial, source, series, 'primary_completion_moved', CASE
    WHEN primary_from = primary_to THEN primary_from::VARCHAR
    WHEN primary_from = date_trunc('month', primary_from) AND primary_to = last_day(primary_from) THEN strftime(primary_from, '%Y-%m')
    ELSE primary_from || '/' || primary_to END, primary_statement, primary_from, primary_to FROM held
  UNION ALL SELECT side, trial, source, series, 'completion_moved', CASE
    WHEN completion_from = completion_to THEN completion_from::VARCHAR
    WHEN completion_from = date_trunc('month', completion_from) AND completion_to = last_day(completion_from) THEN strftime(completion_from, '%Y-%m')
    ELSE completion_from || '/' || completion_to END, completion_statement, completion_from, completion_to FROM held
),
already AS (
  SELECT trial, kind, list(value) AS "values" FROM said WHERE side = 'before' AND value IS NOT NULL GROUP BY ALL
),
pair AS (
  SELECT trial, source, series, kind,
    list_sort(list(DISTINCT value) FILTER (side = 'before' AND value IS NOT NULL)) AS before, min(statement) FILTER (side = 'before') AS before_statement,
    list_sort(list(DISTINCT value) FILTER (side = 'after' AND value IS NOT NULL)) AS after, min(statement) FILTER (side = 'after') AS after_statement,
    min(first) FILTER (side = 'before') > max(last) FILTER (side = 'after') OR max(last) FILTER (side = 'before') < min(first) FILTER (side = 'after') AS apart
  FROM said JOIN both_days USING (trial, source, series) GROUP BY ALL
),
seen AS (
  SELECT h.side, h.trial, h.source, h.series, t.site, t.place, a.places, min(t.statement) AS statement,
    CASE WHEN t.place IS NULL OR NOT contains(site, ', ') THEN site ELSE regexp_replace(site, '^(.*), .*$', '\1') END AS words
  FROM held h JOIN both_days USING (trial, source, series) JOIN trial_site t ON t.state = h.state
  LEFT JOIN (SELECT DISTINCT place, places FROM address WHERE place IS NOT NULL) a ON a.place = t.place GROUP BY ALL
),
site AS (
  SELECT *, concat_ws(' ', regexp_replace(lower(strip_accents(regexp_replace(words, '(?i)\b(city|county|district|metropolitan|municipality|prefecture|province)\b', '', 'g'))),
    '[^\p{L}\p{N}]+', '', 'g'), CASE WHEN words <> site THEN list_last(places) END) AS key FROM seen
),
moved AS (
  SELECT trial, CASE WHEN trial IN (SELECT trial FROM earlier) THEN 'trial_returned' ELSE 'trial_listed' END AS kind, NULL AS before, 'listed' AS after, NULL AS place, NULL AS places, source, NULL AS before_statement, statement AS after_statement
  FROM held WHERE side = 'after' AND trial NOT IN (SELECT trial FROM held WHERE side = 'before')
    AND ((source, series) IN (SELECT (source, series) FROM whole) OR posted_from > $before::DATE)
  UNION ALL
  SELECT trial, 'trial_left', 'listed', NULL, NULL, NULL, source, statement, NULL
  FROM held WHERE side = 'before' AND (source, series) IN (SELECT (source, series) FROM whole)
    AND trial NOT IN (SELECT trial FROM held WHERE side = 'after' AND source IN (SELECT source FROM listing))
  UNION ALL
  SELECT p.trial, p.kind, array_to_string(before, ' | '), array_to_string(after, ' | '), NULL, NULL, source, before_statement, after_statement
  FROM pair p LEFT JOIN already a USING (trial, kind)
  WHERE before IS NOT NULL AND after IS NOT NULL AND NOT list_has_any(a.values, after) AND coalesce(apart, true)
  UNION ALL
  SELECT trial, 'site_gained', NULL, site, place, places, source, NULL, statement FROM site a
  WHERE side = 'after' AND NOT EXISTS (SELECT 1 FROM site b WHERE b.side = 'before' AND b.trial = a.trial AND (b.site = a.site OR b.key = a.key))
  UNION ALL
  SELECT trial, 'site_lost', site, NULL, place, places, source, statement, NULL FROM site b
  WHERE side = 'before' AND NOT EXISTS (
    SELECT 1 FROM site a WHERE a.side = 'after' AND a.trial = b.trial AND a.source = b.source AND a.series = b.series AND (a.site = b.site OR a.key = b.key))
)
SELECT trial, kind, before, after, place, any_value(places) AS places, list_sort(list(DISTINCT source)) AS sources,
  list_sort(list(DISTINCT before_statement) FILTER (before_statement IS NOT NULL)) AS before_statements,
  list_sort(list(DISTINCT after_statement) FILTER (after_statement IS NOT NULL)) AS after_statements
FROM moved GROUP BY trial, kind, before, after, place
ORDER BY kind, trial, before, after
