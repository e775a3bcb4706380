-- Invented trials beside the shipped facts, in the tables and columns that a build writes. Six trials in a hundred are of the field, one in ten was seen
-- twice, one in twelve stands in a second register; one product in a hundred thousandth of the trials has milestones.
SET VARIABLE places = (SELECT list(place ORDER BY place) FROM (SELECT DISTINCT place FROM trial_site WHERE place IS NOT NULL));
CREATE MACRO draw(n, salt, most) AS (hash(n, salt) % most::UBIGINT)::INTEGER;
CREATE MACRO one_of(list, n, salt) AS list[1 + draw(n, salt, len(list))];
CREATE MACRO fingerprint(n, salt) AS lpad(lower(to_hex(hash(n, salt))), 16, '0');
CREATE MACRO day_of(n, salt) AS DATE '2004-01-01' + draw(n, salt, 8000);

CREATE TABLE sponsor AS SELECT list(DISTINCT name ORDER BY name) AS linked FROM link WHERE kind = 'organisation';
CREATE TABLE invented AS
SELECT nth, CASE WHEN nth < $trials * 11 / 12 THEN 'NCT7' ELSE 'ChiCTR7' END || lpad(nth::VARCHAR, 7, '0') AS trial,
  draw(nth, 'field', 100) < 6 AS of_field, draw(nth, 'twice', 10) = 0 AS twice,
  CASE WHEN draw(nth, 'led', 5) < 2 THEN one_of((SELECT linked FROM sponsor), nth, 'who') ELSE 'Example Institute ' || draw(nth, 'who', 20000) END AS sponsor,
  DATE '2024-01-01' + draw(nth, 'seen', 700) AS seen, seen + 1 + draw(nth, 'again', 360) AS again
FROM range($trials) t(nth);

SET VARIABLE shipped_states = (SELECT max(state) FROM trial_state);
INSERT INTO trial_state BY NAME
SELECT row_number() OVER (ORDER BY nth, look)::INTEGER + getvariable('shipped_states') AS state, trial, 'clinicaltrials-gov' AS source, '' AS series, 'invented' AS receipt,
  CASE WHEN look = 1 THEN seen ELSE again END AS observed_at, observed_at AS observed_to, observed_at AS known_from,
  CASE WHEN look = 1 AND twice THEN again END AS known_to, fingerprint(state, 'registry_id') AS statement,
  one_of(['RECRUITING', 'COMPLETED', 'NOT_YET_RECRUITING', 'TERMINATED', 'UNKNOWN'], state, 'status') AS status,
  fingerprint(state, 'status') AS status_statement, [one_of(['PHASE1', 'PHASE2', 'PHASE3', 'PHASE4', 'NA'], nth, 'phase')] AS phases, fingerprint(state, 'phase') AS phase_statement,
  sponsor, fingerprint(state, 'sponsor') AS sponsor_statement, day_of(CASE WHEN draw(state, 'moved', 4) = 0 THEN state ELSE nth END, 'start') AS start_from, start_from AS start_to,
  fingerprint(state, 'start_date') AS start_statement, start_from - 20 AS posted_from, posted_from AS posted_to, fingerprint(state, 'first_posted') AS posted_statement,
  observed_at AS updated, 1 + draw(state, 'sites', 14) AS sites
FROM invented, (VALUES (1), (2)) l(look) WHERE look = 1 OR twice;

INSERT INTO trial_site BY NAME
SELECT s.state, fingerprint(s.state * 16 + site, 'site') AS statement, 'Example Hospital ' || site AS site, one_of(getvariable('places'), s.state * 16 + s.site, 'place') AS place
FROM (SELECT state, trial, unnest(range(1, sites + 1)) AS site FROM trial_state WHERE receipt = 'invented') s
ORDER BY s.state, s.site;

INSERT INTO trial_class BY NAME
SELECT trial, CASE WHEN of_field THEN CASE WHEN draw(nth, 'scope', 5) = 0 THEN 'industry' ELSE 'strict' END ELSE 'none' END AS scope,
  CASE WHEN of_field THEN one_of(['car_t', 'car_t', 'msc', 'aav', 'nk', 'oncolytic_virus', 'tcr_t', 'mrna', 'sirna'], nth, 'modality') ELSE 'none' END AS modality,
  CASE WHEN of_field THEN one_of(['autologous', 'allogeneic', 'unknown'], nth, 'cells') ELSE 'na' END AS cell_source,
  CASE WHEN of_field THEN [one_of(['CD19', 'BCMA', 'CD22', 'GPRC5D', 'CLDN18.2', 'GPC3', 'CD7', 'MSLN'], nth, 'target')] ELSE [] END AS targets,
  CASE WHEN NOT of_field THEN 'other' WHEN draw(nth, 'role', 20) = 0 THEN 'long_term_follow_up' ELSE 'interventional_product' END AS role,
  CASE WHEN of_field THEN one_of([0.5, 0.9, 0.97, 0.99, 0.998, 1.0, 1.0, 1.0], nth, 'sure') ELSE one_of([0.016, 0.016, 0.016, 0.011, 0.035, 0.057], nth, 'sure') END AS probability,
  [] AS reasons, 'record' AS basis, [] AS judgements, DATE '0001-01-01' AS known_from
FROM invented;

CREATE TABLE ailment AS SELECT list(DISTINCT disease ORDER BY disease) AS "all" FROM trial_disease;
INSERT INTO trial_disease BY NAME
SELECT trial, one_of((SELECT "all" FROM ailment), nth, 'disease') AS disease, 'invented' AS words, fingerprint(nth, 'condition') AS statement FROM invented;

INSERT INTO product_class BY NAME
SELECT 'Example Product ' || nth AS name, 'Example Product ' || nth AS label, one_of(['strict', 'strict', 'industry'], nth, 'scope') AS scope,
  one_of(['car_t', 'msc', 'aav', 'nk', 'tcr_t'], nth, 'modality') AS modality, [one_of(['CD19', 'BCMA', 'CD22', 'GPRC5D', 'GPC3'], nth, 'target')] AS targets,
  [] AS traits, [] AS organisations, [] AS judgements, DATE '0001-01-01' AS known_from
FROM range($trials // 200) t(nth);
INSERT INTO milestone BY NAME
SELECT 'invented' AS receipt, 'list.csv' AS part, 'row=' || nth AS record, 'cde-breakthrough' AS source, '' AS series, DATE '2024-01-01' + draw(nth, 'seen', 700) AS observed_at,
  observed_at AS observed_to, fingerprint(nth, 'milestone') AS statement, 'application/EX' || nth AS subject,
  one_of(['ind_cleared', 'ind_cleared', 'approved', 'breakthrough', 'orphan', 'priority_review', 'trial_started'], nth, 'milestone') AS milestone,
  'Example Product ' || draw(nth, 'product', $trials // 200) AS product_name, [one_of((SELECT linked FROM sponsor), nth, 'applicant')] AS applicants,
  day_of(nth, 'reached') AS date_from, date_from AS date_to, 'day' AS precision, 'regulator' AS grade, one_of(['CDE', 'FDA', 'EMA'], nth, 'agency') AS agency,
  one_of(['CN', 'US', 'EU'], nth, 'agency') AS jurisdiction, observed_at AS known_from
FROM range($trials // 40) t(nth);
INSERT INTO milestone_disease BY NAME
SELECT statement, one_of((SELECT "all" FROM ailment), hash(statement), 'disease') AS disease, 'invented' AS words FROM milestone WHERE receipt = 'invented';
DROP TABLE trial_twin; DROP TABLE trial_background;
