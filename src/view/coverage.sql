-- For each listing of trials and each day, how many were first seen, and how many of them in a place, with the last day on which any of that day was seen.
SELECT r.source, r.series, r.day::VARCHAR AS day, coalesce(sum(r.trials) FILTER (r.place IS NULL), 0)::INTEGER AS trials,
  coalesce(sum(r.trials) FILTER (r.place = $place), 0)::INTEGER AS inside, max(r.until)::VARCHAR AS until, bool_or(l.source IS NOT NULL) AS is_whole
FROM trial_reach r LEFT JOIN (SELECT DISTINCT source, series FROM listing) l ON l.source = r.source AND l.series = r.series
WHERE r.place IS NULL OR r.place = $place
GROUP BY ALL ORDER BY ALL
