-- What may make entries of two registers one trial: numbers that one names of the other, and how far their titles, sponsors, starts and sizes agree.
-- `src/classify/twins.ts` decides.

-- Words of a study that goes with another: what comes after it, beside it, or gives its product to others.
CREATE OR REPLACE MACRO is_around(title) AS regexp_matches(lower(title),
  'long[- ]term\b.{0,40}\b(?:follow|extension|monitor|surveillance|observation)|follow[- ]?up (?:study|protocol|trial|of (?:subjects|patients|participants))|extension (?:study|trial|protocol|of)|label,? extension|roll-?over|sub-?study|sub-?trial|ancillary|expanded[- ]access|compassionate|managed access|early access|post[- ]trial|\bregistry\b|bio-?bank|biorepository|长期随访|随访研究|扩展|延展|延伸|子研究|子课题|同情|拓展性|登记研究');

-- Entries that may be one with another: those that say something to tell them by, those whose number another has or names, and all whose number may be
-- written in several ways; a number of ClinicalTrials.gov is written in one.
CREATE OR REPLACE MACRO number_of(trial) AS coalesce(trial_numbers(trial)[1], upper(trial));
CREATE OR REPLACE MACRO is_plain(trial) AS regexp_full_match(trial, 'NCT\d{8}');
CREATE OR REPLACE TEMP TABLE twin_entry AS
WITH various AS (
  SELECT DISTINCT trial, number_of(trial) AS number FROM trial_state WHERE NOT is_plain(trial)
),
told AS (
  SELECT trial FROM various UNION SELECT number FROM various UNION SELECT trial FROM twin_said UNION SELECT value FROM twin_said WHERE property IN ('number', 'former')
)
SELECT *, register_of(number) AS register
FROM (
  SELECT trial, number_of(trial) AS number, min(known_from) AS known_from,
    arg_max(start_from, (known_from, statement)) AS start, arg_max(sponsor, (known_from, statement)) AS sponsor, arg_max(statement, (known_from, statement)) AS statement
  FROM trial_state SEMI JOIN told USING (trial) GROUP BY trial
);

-- Numbers that an entry names beside its own. One that is named by more than a handful, or beside another of the same register, says nothing about which trial it is.
CREATE OR REPLACE TEMP TABLE twin_named AS
WITH named AS (
  SELECT s.trial, s.value AS number, e.register, s.earliest.observed_at AS known_from, s.earliest.id AS statement
  FROM twin_said s JOIN twin_entry e ON e.trial = s.trial WHERE s.property = 'number' AND s.value <> e.number AND NOT is_filler(s.value)
)
SELECT * FROM named QUALIFY count(*) OVER (PARTITION BY number) <= 5 AND count(*) OVER (PARTITION BY trial, register_of(number)) = 1
  AND register_of(number) <> register;

-- Numbers by which an entry goes: its own and, where its register gave it another, those before; and the numbers that it names.
CREATE OR REPLACE TEMP TABLE twin_number AS
SELECT trial, number, register, known_from, statement, false AS is_own FROM twin_named UNION ALL SELECT trial, number, register, known_from, statement, true FROM twin_entry
UNION ALL SELECT s.trial, s.value, e.register, s.earliest.observed_at, s.earliest.id, true FROM twin_said s JOIN twin_entry e ON e.trial = s.trial WHERE s.property = 'former';

-- Pairs that share a number: both are entries of one, one names the other, or both name a third.
CREATE OR REPLACE TEMP TABLE twin_sharing AS
SELECT a.trial AS a, b.trial AS b, CASE WHEN bool_or(a.is_own AND b.is_own) THEN 'own' WHEN bool_or(a.is_own OR b.is_own) THEN 'named' ELSE 'third' END AS shared,
  min(greatest(a.known_from, b.known_from)) AS known_from, list_sort(list_distinct(flatten(list([a.statement, b.statement])))) AS statements
FROM twin_number a JOIN twin_number b ON b.number = a.number AND b.trial > a.trial
WHERE a.register <> b.register OR (a.is_own AND b.is_own) GROUP BY ALL;

CREATE OR REPLACE TEMP TABLE twin_title AS
SELECT row_number() OVER (ORDER BY trial, words)::INTEGER AS title, * FROM (
  SELECT trial, value AS words FROM twin_said WHERE property = 'title'
  UNION SELECT DISTINCT subject[7:], lower(value->>'$.title') FROM statement
  WHERE property = 'outline' AND subject[7:] IN (SELECT a FROM twin_sharing UNION SELECT b FROM twin_sharing)
);

-- Letters with a number in a text, as products, targets and constructs are called, without those of the virus or a phase.
CREATE OR REPLACE MACRO codes_of(text) AS list_filter(list_distinct(list_transform(regexp_extract_all(text, '\b[a-z]{1,6}-?\d{1,6}[a-z]?\b'), c -> replace(c, '-', ''))),
  c -> NOT regexp_matches(c, '^(?:covid|cov|ncov|sars|phase|n|day|d|week)\d'));

-- Words of titles, of Chinese text pairs of characters, each with its weight: the rarer, the more.
CREATE OR REPLACE TEMP TABLE twin_word AS
WITH word AS (
  SELECT DISTINCT title, trial, unnest(list_concat(regexp_extract_all(words, '[a-z0-9α-ω]+\+?'),
    flatten(list_transform(regexp_extract_all(words, '\p{Han}+'), run -> list_transform(range(1, greatest(length(run), 2)), i -> substring(run, i::INTEGER, 2)))))) AS word
  FROM twin_title
)
SELECT w.*, f.trials, ln((SELECT count(DISTINCT trial) + 1 FROM twin_title) / f.trials) AS weight
FROM word w JOIN (SELECT word, count(DISTINCT trial) AS trials FROM word GROUP BY word) f ON f.word = w.word;

-- Pairs worth a look: those that share a number, two rare words, or the sponsor and the days or the size.
CREATE OR REPLACE TEMP TABLE twin_pair AS
WITH size AS (
  SELECT trial, arg_max(try_cast(value AS INTEGER), latest) AS size FROM twin_said WHERE property = 'size' GROUP BY ALL
),
entry AS (
  SELECT e.*, s.size, coalesce(l.entity, lower(e.sponsor)) AS led_by FROM twin_entry e LEFT JOIN size s ON s.trial = e.trial
  LEFT JOIN link l ON l.kind = 'organisation' AND l.name = e.sponsor AND l.known_to IS NULL
),
whole AS (SELECT * FROM entry WHERE trial IN (SELECT trial FROM twin_word)),
rare AS (SELECT DISTINCT trial, word FROM twin_word WHERE trials BETWEEN 2 AND 40),
pair AS (
  SELECT a, b FROM twin_sharing
  UNION SELECT x.trial, y.trial FROM rare x JOIN rare y ON y.word = x.word AND y.trial > x.trial GROUP BY ALL HAVING count(*) >= 2
  UNION SELECT x.trial, y.trial FROM whole x JOIN whole y ON y.led_by = x.led_by AND y.trial > x.trial AND y.register <> x.register
    WHERE abs(x.start - y.start) <= 45 OR x.size = y.size
)
SELECT p.a, p.b, x.register AS register_a, y.register AS register_b, greatest(x.known_from, y.known_from) AS known_from, [x.statement, y.statement] AS statements,
  x.sponsor AS sponsor_a, y.sponsor AS sponsor_b, coalesce(x.led_by = y.led_by, false) AS isLedAlike, abs(x.start - y.start)::INTEGER AS days, coalesce(x.size = y.size, false) AS isSizeSame
FROM pair p JOIN entry x ON x.trial = p.a JOIN entry y ON y.trial = p.b
WHERE x.register <> y.register OR (p.a, p.b) IN (SELECT (a, b) FROM twin_sharing);

-- How far the titles that are most alike agree: the weight of the words that both have as a part of the weight of all.
CREATE OR REPLACE TEMP TABLE twin_likeness AS
WITH weight AS (SELECT title, sum(weight) AS weight FROM twin_word GROUP BY title),
shared AS (
  SELECT p.a, p.b, x.title AS one, y.title AS other, sum(x.weight) AS weight
  FROM twin_pair p JOIN twin_word x ON x.trial = p.a JOIN twin_word y ON y.trial = p.b AND y.word = x.word GROUP BY ALL
)
SELECT s.a, s.b, max(s.weight / (x.weight + y.weight - s.weight)) AS likeness
FROM shared s JOIN weight x ON x.title = s.one JOIN weight y ON y.title = s.other GROUP BY ALL;

-- What is known of each pair; without a shared number only of those that agree in their titles, or in sponsor, product and start.
CREATE OR REPLACE TEMP TABLE twin_agreement AS
WITH told AS (SELECT trial, bool_or(is_around(words)) AS is_around, list_distinct(flatten(list(codes_of(words)))) AS codes FROM twin_title GROUP BY trial),
suffered AS (SELECT trial, list(DISTINCT disease) AS diseases FROM trial_disease GROUP BY trial),
class AS (SELECT trial, modality, targets FROM trial_class WHERE known_to IS NULL AND scope <> 'none'),
agreement AS (
  SELECT p.* EXCLUDE (known_from, statements), s.shared, coalesce(l.likeness, 0) AS likeness, coalesce(f.is_around, false) <> coalesce(g.is_around, false) AS isOneAround,
    coalesce(c.modality <> d.modality OR (len(c.targets) > 0 AND len(d.targets) > 0 AND c.targets <> d.targets), false)
      OR coalesce(NOT list_has_all(f.codes, g.codes) AND NOT list_has_all(g.codes, f.codes), false) OR coalesce(NOT list_has_any(h.diseases, i.diseases), false) AS isOther,
    coalesce(c.modality = d.modality AND c.targets = d.targets AND p.isLedAlike AND p.days <= 45, false) AS isProductSame,
    coalesce(s.known_from, p.known_from)::VARCHAR AS known_from, coalesce(s.statements, p.statements) AS statements
  FROM twin_pair p LEFT JOIN twin_sharing s ON s.a = p.a AND s.b = p.b LEFT JOIN twin_likeness l ON l.a = p.a AND l.b = p.b
  LEFT JOIN told f ON f.trial = p.a LEFT JOIN told g ON g.trial = p.b LEFT JOIN suffered h ON h.trial = p.a LEFT JOIN suffered i ON i.trial = p.b LEFT JOIN class c ON c.trial = p.a LEFT JOIN class d ON d.trial = p.b
)
SELECT * FROM agreement WHERE shared IS NOT NULL OR likeness >= 0.3 OR isProductSame;
