-- In an update, what the run before it has joins what was derived anew: rows of trials that are not touched, with the numbers that their states have now,
-- and addresses, names and links, which stay once they were said.

CREATE TEMP TABLE numbering AS
SELECT is_new, old, row_number() OVER (ORDER BY trial, old)::INTEGER AS state
FROM (
  SELECT true AS is_new, trial, state AS old FROM trial_state
  UNION ALL SELECT false, trial, state FROM before.trial_state ANTI JOIN touched USING (trial)
);

CREATE OR REPLACE TABLE trial_state AS
SELECT s.* EXCLUDE (is_new) REPLACE (n.state AS state)
FROM (SELECT true AS is_new, * FROM trial_state UNION ALL BY NAME SELECT false AS is_new, * FROM before.trial_state) s JOIN numbering n ON n.is_new = s.is_new AND n.old = s.state
ORDER BY state;

CREATE OR REPLACE TABLE trial_site AS
SELECT s.* EXCLUDE (is_new) REPLACE (n.state AS state)
FROM (SELECT true AS is_new, * FROM trial_site UNION ALL BY NAME SELECT false AS is_new, * FROM before.trial_site) s JOIN numbering n ON n.is_new = s.is_new AND n.old = s.state
ORDER BY state, statement;
DROP TABLE numbering;

CREATE OR REPLACE TABLE address AS FROM address UNION BY NAME FROM before.address ORDER BY country, region, city;
CREATE OR REPLACE TABLE link AS FROM link UNION BY NAME FROM before.link ORDER BY kind, name, known_from;
CREATE OR REPLACE TABLE mention AS
SELECT * REPLACE (max(observed_to) AS observed_to, sum(count)::INTEGER AS count, max(statement) AS statement)
FROM (FROM mention UNION ALL BY NAME FROM before.mention) GROUP BY folded, name, property, source, observed_at ORDER BY folded, name, property, source, observed_at;
