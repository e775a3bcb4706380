-- Trials that were never of the field by their class, counted by place, year and the probability that they are of it after all: what intervals of
-- shares need to know of them. Each counts once, as it stood when last seen; the places are those around its sites, those of its sponsor, and `world`.
CREATE TABLE trial_background AS
WITH rest AS (
  SELECT trial, probability FROM trial_class
  WHERE known_to IS NULL AND probability > 0 AND role <> 'supportive' AND trial NOT IN (SELECT trial FROM trial_class WHERE scope IN ('strict', 'industry'))
),
last AS (
  SELECT arg_max(state, (observed_at, -state)) AS state, any_value(r.probability) AS probability
  FROM trial_state s JOIN rest r ON r.trial = s.trial WHERE s.known_to IS NULL GROUP BY s.trial
),
newest AS (
  SELECT s.state, s.source, s.series, s.sponsor, l.probability, year(s.start_to)::INTEGER AS started, year(s.posted_to)::INTEGER AS posted
  FROM last l JOIN trial_state s ON s.state = l.state
),
kind AS (
  SELECT *, row_number() OVER ()::INTEGER AS kind FROM (SELECT DISTINCT source, series, probability, started, posted FROM newest)
),
alike AS (
  SELECT n.state, n.sponsor, k.kind FROM newest n JOIN kind k ON k.source = n.source AND k.series = n.series AND k.probability = n.probability
    AND k.started IS NOT DISTINCT FROM n.started AND k.posted IS NOT DISTINCT FROM n.posted
),
seat AS (
  SELECT DISTINCT l.name, unnest(p.places) AS place
  FROM link l JOIN organisation_place p ON p.organisation = l.entity AND p.known_to IS NULL AND p.to_day IS NULL WHERE l.kind = 'organisation' AND l.known_to IS NULL
),
counted AS (
  SELECT 'site' AS place_rule, p.around AS place, c.kind, c.trials FROM (
    SELECT s.number, a.kind, count(*) AS trials FROM alike a JOIN state_place s ON s.state = a.state GROUP BY ALL
  ) c JOIN place_number p ON p.number = c.number
  UNION ALL SELECT 'sponsor', s.place, a.kind, count(*) FROM alike a JOIN seat s ON s.name = a.sponsor GROUP BY ALL
  UNION ALL SELECT r.rule, 'world', a.kind, count(*) FROM alike a, (VALUES ('site'), ('sponsor')) r(rule) GROUP BY ALL
)
SELECT c.place, c.place_rule, k.source, k.series, k.probability, k.started, k.posted, c.trials::INTEGER AS trials
FROM counted c JOIN kind k ON k.kind = c.kind ORDER BY ALL;
