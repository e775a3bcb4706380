-- Titles of the trials of the field, their interventions and conditions, and the numbers that trials have in other registers or had before, each with the
-- day on which it was first seen.
WITH field AS (
  SELECT DISTINCT 'trial/' || trial AS subject FROM trial_class WHERE scope IN ('strict', 'industry')
)
SELECT substring(subject, 7) AS trial, property, value, (min(observed_at) - DATE '1970-01-01')::INTEGER AS known_from
FROM statement s SEMI JOIN field USING (subject) WHERE property IN ('title', 'intervention', 'condition', 'secondary_id', 'former_id', 'sponsor_study_id') GROUP BY ALL
ORDER BY trial, property, known_from, value
