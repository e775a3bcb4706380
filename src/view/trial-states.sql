-- Every state of the trials that were ever of the field, or of all trials ($everything); whatever the day. Days are numbers, statements the numbers of their ids.
WITH field AS (
  SELECT DISTINCT trial FROM trial_class WHERE scope IN ('strict', 'industry')
)
SELECT state, trial, source, series, (known_from - DATE '1970-01-01')::INTEGER AS known_from, (known_to - DATE '1970-01-01')::INTEGER AS known_to,
  (observed_at - DATE '1970-01-01')::INTEGER AS observed_at, status, nullif(array_to_string(phases, '/'), '') AS phases, enrolment, sponsor,
  (start_from - DATE '1970-01-01')::INTEGER AS start_from, (start_to - DATE '1970-01-01')::INTEGER AS start_to,
  (primary_from - DATE '1970-01-01')::INTEGER AS primary_from, (primary_to - DATE '1970-01-01')::INTEGER AS primary_to,
  (completion_from - DATE '1970-01-01')::INTEGER AS completion_from, (completion_to - DATE '1970-01-01')::INTEGER AS completion_to,
  (posted_from - DATE '1970-01-01')::INTEGER AS posted_from, (posted_to - DATE '1970-01-01')::INTEGER AS posted_to,
  ('0x' || statement)::UBIGINT AS statement, ('0x' || status_statement)::UBIGINT AS status_statement, ('0x' || phase_statement)::UBIGINT AS phase_statement,
  ('0x' || sponsor_statement)::UBIGINT AS sponsor_statement, ('0x' || start_statement)::UBIGINT AS start_statement, ('0x' || enrolment_statement)::UBIGINT AS enrolment_statement,
  ('0x' || primary_statement)::UBIGINT AS primary_statement, ('0x' || completion_statement)::UBIGINT AS completion_statement, ('0x' || posted_statement)::UBIGINT AS posted_statement
FROM trial_state WHERE $everything::BOOLEAN OR trial IN (SELECT trial FROM field)
ORDER BY trial, state
