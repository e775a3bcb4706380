-- Numbers of registers in a text, each in one writing: capitals and digits alone, without the kind of study that older numbers of ChiCTR hold, the country
-- of an entry of the EU register, or the round of an application to CTIS.
CREATE OR REPLACE MACRO trial_numbers(text) AS list_distinct(list_transform(regexp_extract_all(upper(text),
  '\b(?:NCT[ :-]{0,2}\d{8}|CHICTR[ -]?(?:[A-Z]{2,4}[ -]?)?\d{8,10}|ISRCTN[ :-]{0,2}\d{8}|(?:EUCTR|EUDRACT|CTIS)?(?:19|20)\d\d[-‐–]\d{6}[-‐–]\d\d|JRCTS?\d{9,10}|JAPICCTI[ -]?\d{5,6}|JMA-IIA\d{5}|UMIN(?:-CTR)?[ -]?\d{6,9}|KCT\d{7}|CTR20\d{6}|ACTRN\d{14}|CTRI/\d{4}/\d{2,3}/\d{6}|DRKS\d{8}|IRCT\d{10,14}N\d+|PER-\d{3}-\d{2}|RBR-[0-9A-Z]{6,8}|N(?:TR|L)[ -]?\d{3,4}|PACTR\d{15,16}|LBCTR\d{10}|SLCTR/\d{4}/\d{3}|TCTR\d{11}|RPCEC\d{8}|ITMCTR\d{10}|U1111-\d{4}-\d{4})\b'),
  n -> regexp_replace(regexp_replace(regexp_replace(n, '[^A-Z0-9]', '', 'g'), '^(CHICTR)[A-Z]+|^(?:EUCTR|EUDRACT|CTIS)', '\1'), '^UMIN(?:CTR)?0*', 'UMIN')));
-- The register of such a number; those of the EU are told apart by their fifth digit.
CREATE OR REPLACE MACRO register_of(number) AS CASE WHEN number[1] IN ('1', '2') THEN CASE WHEN number[5] = '5' THEN 'CTIS' ELSE 'EUCTR' END ELSE regexp_extract(number, '^[A-Z]+') END;
-- A number that stands for none: one digit over and over, or digits in a row.
CREATE OR REPLACE MACRO is_filler(number) AS length(replace(regexp_replace(number, '\D', '', 'g'), right(number, 1), '')) = 0
  OR contains('0123456789', regexp_replace(number, '\D', '', 'g')) OR contains('9876543210', regexp_replace(number, '\D', '', 'g'));

-- What entries say that tells which trial they are: numbers of registers that they name or had before, titles, size; once for each value, with the first and the last statement of it.
CREATE OR REPLACE TABLE twin_said AS
SELECT trial, property, value, min({observed_at: observed_at, id: id}) AS earliest, max({observed_at: observed_at, id: id}) AS latest
FROM (
  SELECT subject[7:] AS trial, 'number' AS property, unnest(trial_numbers(value)) AS value, observed_at, id
  FROM fresh WHERE property IN ('secondary_id', 'sponsor_study_id') AND subject LIKE 'trial/%'
  UNION ALL SELECT subject[7:], 'number', unnest(flatten(list_transform(value->>'$.secondary_ids[*]', one -> trial_numbers(one)))), observed_at, id
  FROM fresh WHERE property = 'outline'
  UNION ALL SELECT subject[7:], 'former', unnest(trial_numbers(value)), observed_at, id FROM fresh WHERE property = 'former_id' AND subject LIKE 'trial/%'
  UNION ALL SELECT subject[7:], 'title', lower(value), observed_at, id FROM fresh WHERE property IN ('title', 'official_title') AND subject LIKE 'trial/%'
  UNION ALL SELECT subject[7:], 'size', value, observed_at, id FROM fresh WHERE property = 'enrolment' AND subject LIKE 'trial/%'
) GROUP BY ALL;
