-- What lookups are answered from, so that none reads every statement.

-- For each listing of trials and each place of its sites, and without a place, how many trials were first seen (there) on a day, and until when what was
-- seen on that day was seen. Nearly all trials were seen once; their looks are counted without asking which was the first.
CREATE TABLE trial_reach AS
WITH again AS (
  SELECT trial FROM trial_state GROUP BY trial HAVING count(*) > 1
),
look AS (
  SELECT source, series, observed_at AS day, observed_to, row_number() OVER ()::INTEGER AS look FROM (SELECT DISTINCT source, series, observed_at, observed_to FROM trial_state)
),
seen AS (
  SELECT s.state, a.trial, l.look
  FROM trial_state s LEFT JOIN again a ON a.trial = s.trial JOIN look l ON l.source = s.source AND l.series = s.series AND l.day = s.observed_at AND l.observed_to IS NOT DISTINCT FROM s.observed_to
),
placed AS (
  SELECT s.*, NULL::INTEGER AS number FROM seen s UNION ALL SELECT s.*, p.number FROM seen s JOIN state_place p ON p.state = s.state
),
first AS (
  SELECT look, number, count(*) AS trials FROM placed WHERE trial IS NULL GROUP BY ALL
  UNION ALL SELECT look, number, count(*) FILTER (is_first) FROM (
    SELECT p.look, p.number, row_number() OVER (PARTITION BY l.source, l.series, p.trial, p.number ORDER BY l.day) = 1 AS is_first FROM placed p JOIN look l ON l.look = p.look WHERE p.trial IS NOT NULL
  ) GROUP BY ALL
)
SELECT l.source, l.series, n.around AS place, l.day, sum(f.trials)::INTEGER AS trials, max(l.observed_to) AS until
FROM first f JOIN look l ON l.look = f.look LEFT JOIN place_number n ON n.number = f.number
GROUP BY ALL ORDER BY place NULLS FIRST, source, series, day;

-- The subject of each statement by the first half of its id as a number, which few ids share.
CREATE VIEW statement_subject AS SELECT ('0x' || left(id, 8))::UINTEGER AS half, subject FROM statement ORDER BY half;
