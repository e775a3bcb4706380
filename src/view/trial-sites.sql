-- Every site of the states of the trials that were ever of the field, or of all trials ($everything).
WITH field AS (
  SELECT DISTINCT trial FROM trial_class WHERE scope IN ('strict', 'industry')
)
SELECT state, site, place, ('0x' || statement)::UBIGINT AS statement FROM trial_site
WHERE $everything::BOOLEAN OR state IN (SELECT state FROM trial_state WHERE trial IN (SELECT trial FROM field))
