-- Listings of trials known by a day: from when to when each source and series was seen, and how many of its trials reach a place.
SELECT s.source, s.series, min(s.observed_at)::VARCHAR AS first, max(least(s.observed_to, $known_by::DATE))::VARCHAR AS last,
  count(DISTINCT s.trial)::INTEGER AS trials, count(DISTINCT s.trial) FILTER (list_contains(t.places, $place))::INTEGER AS inside,
  bool_or(l.source IS NOT NULL) AS is_whole
FROM trial_state s
LEFT JOIN trial_site t ON t.state = s.state AND $place::VARCHAR IS NOT NULL
LEFT JOIN (SELECT DISTINCT source, series FROM listing) l ON l.source = s.source AND l.series = s.series
WHERE s.observed_at <= $known_by::DATE
GROUP BY s.source, s.series ORDER BY ALL
