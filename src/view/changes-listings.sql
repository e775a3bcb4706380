-- The listing of each series that was in force on each of two days.
SELECT source, series, max(day) FILTER (day <= $before::DATE)::VARCHAR AS before, max(day) FILTER (day <= $after::DATE)::VARCHAR AS after
FROM listing
WHERE source IN (SELECT source FROM trial_state) AND ($source::VARCHAR IS NULL OR source = $source) AND ($series::VARCHAR IS NULL OR series = $series)
GROUP BY ALL ORDER BY ALL
