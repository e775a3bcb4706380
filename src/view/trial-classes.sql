-- Every class of the trials that were ever of the field ($of_field), or of all others, with the diseases of the trial; whatever the day.
WITH field AS (
  SELECT DISTINCT trial FROM trial_class WHERE scope IN ('strict', 'industry')
),
ill AS (
  SELECT trial, list_sort(list(DISTINCT disease)) AS diseases FROM trial_disease GROUP BY trial
)
SELECT c.trial, c.scope, c.role, c.modality, coalesce(c.targets, []) AS targets, c.cell_source, c.probability, c.known_from::VARCHAR AS known_from,
  c.known_to::VARCHAR AS known_to, coalesce(i.diseases, []) AS diseases
FROM trial_class c LEFT JOIN ill i ON i.trial = c.trial
WHERE (c.trial IN (SELECT trial FROM field)) = $of_field::BOOLEAN
ORDER BY c.trial, c.known_from
