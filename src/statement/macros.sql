-- Partial dates (YYYY, YYYY-MM, YYYY-MM-DD) as first day, last day and precision; null for anything else, an impossible day included.
CREATE OR REPLACE MACRO date_precision(text) AS CASE
  WHEN regexp_full_match(text, '\d{4}') THEN 'year'
  WHEN regexp_full_match(text, '\d{4}-\d{2}') AND TRY_CAST(text || '-01' AS DATE) IS NOT NULL THEN 'month'
  WHEN regexp_full_match(text, '\d{4}-\d{2}-\d{2}') AND TRY_CAST(text AS DATE) IS NOT NULL THEN 'day'
END;
CREATE OR REPLACE MACRO date_from(text) AS CASE date_precision(text)
  WHEN 'year' THEN TRY_CAST(text || '-01-01' AS DATE)
  WHEN 'month' THEN TRY_CAST(text || '-01' AS DATE)
  WHEN 'day' THEN TRY_CAST(text AS DATE)
END;
CREATE OR REPLACE MACRO date_to(text) AS CASE date_precision(text)
  WHEN 'year' THEN TRY_CAST(text || '-12-31' AS DATE)
  WHEN 'month' THEN last_day(TRY_CAST(text || '-01' AS DATE))
  WHEN 'day' THEN TRY_CAST(text AS DATE)
END;
CREATE OR REPLACE MACRO filled(text) AS nullif(trim(text), '');
-- Several names in one cell, parted by semicolons: each once, without blanks.
CREATE OR REPLACE MACRO split_names(text) AS list_filter(list_distinct(list_transform(string_split_regex(text, '[;；]'), x -> trim(x))), x -> x <> '');
-- A facility that is a person with an e-mail or a telephone number is no facility: personal data is dropped on reading.
CREATE OR REPLACE MACRO facility_name(text) AS CASE WHEN regexp_matches(text, '@|\+?\d[\d ().-]{7,}\d') THEN NULL ELSE filled(text) END;
