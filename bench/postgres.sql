-- The derived tables of a store laid out for PostgreSQL: one row for each state, class and place, B-tree indexes on what questions join and filter by, a GIN
-- index on targets, and partial indexes on the trials of the field.
CREATE TABLE trial_state (state integer PRIMARY KEY, trial text NOT NULL, of_field boolean NOT NULL, source text NOT NULL, observed_at date NOT NULL, observed_to date NOT NULL,
  known_from date NOT NULL, known_to date NOT NULL, statement text NOT NULL, status text, phases text, sponsor text, start_from date, start_to date, posted_from date, posted_to date);
CREATE TABLE state_place (state integer NOT NULL, place text NOT NULL, statement text NOT NULL);
CREATE TABLE trial_class (trial text NOT NULL, scope text NOT NULL, role text NOT NULL, modality text NOT NULL, targets text[] NOT NULL, known_from date NOT NULL, known_to date NOT NULL);
CREATE TABLE sponsor_place (name text NOT NULL, place text NOT NULL, known_from date NOT NULL, known_to date NOT NULL, from_day date NOT NULL, to_day date NOT NULL);
CREATE TABLE milestone (statement text NOT NULL, milestone text NOT NULL, modifier text, jurisdiction text, label text NOT NULL, targets text[] NOT NULL,
  date_from date, date_to date, date_kind text, known_from date NOT NULL, known_to date NOT NULL);

COPY trial_state FROM '$folder/trial_state.csv' (FORMAT csv);
COPY state_place FROM '$folder/state_place.csv' (FORMAT csv);
COPY trial_class FROM '$folder/trial_class.csv' (FORMAT csv);
COPY sponsor_place FROM '$folder/sponsor_place.csv' (FORMAT csv);
COPY milestone FROM '$folder/milestone.csv' (FORMAT csv);

CREATE INDEX ON trial_state (trial);
CREATE INDEX ON trial_state (trial) WHERE of_field;
CREATE INDEX ON trial_state (known_from, known_to) WHERE of_field;
CREATE INDEX ON trial_state (start_to) WHERE of_field;
CREATE INDEX ON trial_state (sponsor) WHERE of_field;
CREATE UNIQUE INDEX ON state_place (state, place) INCLUDE (statement);
CREATE INDEX ON state_place (place, state);
CREATE INDEX ON trial_class (trial);
CREATE INDEX ON trial_class (trial, modality) WHERE scope IN ('strict', 'industry');
CREATE INDEX ON trial_class USING gin (targets) WHERE scope IN ('strict', 'industry');
CREATE INDEX ON sponsor_place (place, name);
CREATE INDEX ON milestone USING gin (targets);
CREATE INDEX ON milestone (milestone, jurisdiction);
VACUUM ANALYZE
