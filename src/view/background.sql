-- Trials never of the field, in the place of a share and in that of its denominator, by year and probability.
SELECT place, source, probability, started, posted, sum(trials)::INTEGER AS trials FROM trial_background
WHERE place IN ($place, $of) AND place_rule = $place_rule
  AND ($source::VARCHAR IS NULL OR source = $source) AND ($series::VARCHAR IS NULL OR series = $series)
GROUP BY ALL ORDER BY ALL
