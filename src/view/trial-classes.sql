-- Every class of the trials that were ever of the field, or of all trials ($everything), with the diseases of the trial; whatever the day.
WITH field AS (
  SELECT DISTINCT trial FROM trial_class WHERE scope IN ('strict', 'industry')
),
ill AS (
  SELECT trial, string_agg(DISTINCT disease, chr(31) ORDER BY disease) AS diseases FROM trial_disease GROUP BY trial
)
SELECT c.trial, c.scope, c.role, c.modality, array_to_string(c.targets, chr(31)) AS targets, c.cell_source, c.probability,
  (c.known_from - DATE '1970-01-01')::INTEGER AS known_from, (c.known_to - DATE '1970-01-01')::INTEGER AS known_to, i.diseases
FROM trial_class c LEFT JOIN ill i ON i.trial = c.trial
WHERE $everything::BOOLEAN OR c.trial IN (SELECT trial FROM field)
ORDER BY c.trial, c.known_from
