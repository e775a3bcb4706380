-- Trials that were never of the field by their class, counted by place, year and the probability that they are of it after all: what intervals of
-- shares need to know of them. Each counts once, as it stood when last seen; the places are those around its sites, those of its sponsor, and `world`.
CREATE TABLE trial_background AS
WITH rest AS (
  SELECT trial, probability FROM trial_class
  WHERE known_to IS NULL AND probability > 0 AND role <> 'supportive' AND trial NOT IN (SELECT trial FROM trial_class WHERE scope IN ('strict', 'industry'))
),
newest AS (
  SELECT s.*, r.probability FROM trial_state s JOIN rest r ON r.trial = s.trial WHERE s.known_to IS NULL
  QUALIFY row_number() OVER (PARTITION BY s.trial ORDER BY s.observed_at DESC, s.state) = 1
),
lies AS (
  SELECT n.state, 'site' AS place_rule, unnest(t.places) AS place FROM newest n JOIN trial_site t ON t.state = n.state
  UNION SELECT n.state, 'sponsor', unnest(p.places) FROM newest n
  JOIN link l ON l.kind = 'organisation' AND l.name = n.sponsor AND l.known_to IS NULL
  JOIN organisation_place p ON p.organisation = l.entity AND p.known_to IS NULL AND p.to_day IS NULL
  UNION SELECT n.state, rule, 'world' FROM newest n, (VALUES ('site'), ('sponsor')) r(rule)
)
SELECT l.place, l.place_rule, n.source, n.series, n.probability, year(n.start_to)::INTEGER AS started, year(n.posted_to)::INTEGER AS posted, count(*)::INTEGER AS trials
FROM lies l JOIN newest n ON n.state = l.state GROUP BY ALL ORDER BY ALL;
