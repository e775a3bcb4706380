-- How many trials ever had to do with a product, organisation, target, modality or disease, whatever the day: what comes first among equal finds.
SELECT 'product' AS kind, product AS id, count(DISTINCT trial)::INTEGER AS trials FROM product_trial GROUP BY ALL
UNION ALL
SELECT 'organisation', l.entity, count(DISTINCT s.trial)::INTEGER FROM trial_state s JOIN link l ON l.kind = 'organisation' AND l.name = s.sponsor GROUP BY ALL
UNION ALL
SELECT 'target', target, count(DISTINCT trial)::INTEGER FROM (SELECT trial, unnest(targets) AS target FROM trial_class) GROUP BY ALL
UNION ALL
SELECT 'modality', modality, count(DISTINCT trial)::INTEGER FROM trial_class WHERE modality IS NOT NULL GROUP BY ALL
UNION ALL
SELECT 'disease', disease, count(DISTINCT trial)::INTEGER FROM trial_disease GROUP BY ALL
ORDER BY ALL
