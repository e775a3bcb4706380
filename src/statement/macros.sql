-- Partial dates (YYYY, YYYY-MM, YYYY-MM-DD) as first day, last day and precision; null for anything else, an impossible day included.
CREATE OR REPLACE MACRO date_from(text) AS CASE WHEN regexp_full_match(text, '\d{4}(-\d{2}){0,2}') THEN TRY_CAST(text || substr('YYYY-01-01', length(text) + 1) AS DATE) END;
CREATE OR REPLACE MACRO date_precision(text) AS CASE WHEN date_from(text) IS NOT NULL THEN CASE length(text) WHEN 4 THEN 'year' WHEN 7 THEN 'month' ELSE 'day' END END;
CREATE OR REPLACE MACRO date_to(text) AS CASE length(text) WHEN 4 THEN last_day(date_from(text) + INTERVAL 11 MONTH) WHEN 7 THEN last_day(date_from(text)) ELSE date_from(text) END;
CREATE OR REPLACE MACRO filled(text) AS nullif(trim(text), '');
-- Several names in one cell, parted by semicolons: each once, without blanks.
CREATE OR REPLACE MACRO split_names(text) AS list_filter(list_distinct(list_transform(string_split_regex(text, '[;；]'), x -> trim(x))), x -> x <> '');
-- True of a facility that is a person: one with a title or a degree and no word of a house, or an investigator by its own words.
CREATE OR REPLACE MACRO is_person(text) AS regexp_matches(text, '(?i)\binvestigator\)')
  OR (regexp_full_match(text, '(?:Dr|Prof)\.?(?: [A-Z][\p{L}''’.-]*){1,4}|(?:[A-Z][\p{L}''’.-]*,? ){2,4}(?:M\.?D\.?|D\.?O\.?|Ph\.?D\.?)')
    AND NOT regexp_matches(text, '(?i)hosp|[ck]lini|cent(?:er|re|ro)|instit|univ|praxis|practice|office|group|associat|research|medical|school|college|foundation|health|cancer|on[ck]olog|hastane|kranken|anderson|state of'));
-- A facility that is a person, or has an e-mail or a telephone number, is no facility: personal data is dropped on reading.
CREATE OR REPLACE MACRO facility_name(text) AS CASE WHEN regexp_matches(text, '@|\+?\d[\d ().-]{7,}\d') OR is_person(text) THEN NULL ELSE filled(text) END;
-- A text of the API of ClinicalTrials.gov without the backslashes of its Markdown, and with the signs for which entities stand that slipped into some records.
CREATE OR REPLACE MACRO api_text(text) AS CASE WHEN contains(text, '\') OR contains(text, '&') THEN
  replace(replace(replace(replace(regexp_replace(text, '\\([!-/:-@\[-`{-~])', '\1', 'g'), '&lt;', '<'), '&gt;', '>'), '&#39;', ''''), '&amp;', '&') ELSE text END;
-- A day as the United States write it, M/D/YYYY, also with a year of two digits, which is the last such year not after `seen`; a time of day is dropped. Anything else stays as it is.
CREATE OR REPLACE MACRO us_day(text, seen) AS CASE
  WHEN regexp_full_match(trim(text), '\d{1,2}/\d{1,2}/(\d{2}|\d{4})') THEN format('{:04d}-{:02d}-{:02d}',
    CASE WHEN length(split_part(trim(text), '/', 3)) = 4 THEN split_part(trim(text), '/', 3)::INTEGER
      ELSE year(seen) - (year(seen) - split_part(trim(text), '/', 3)::INTEGER) % 100 END,
    split_part(trim(text), '/', 1)::INTEGER, split_part(trim(text), '/', 2)::INTEGER)
  ELSE regexp_replace(trim(text), '^(\d{4}-\d{2}-\d{2})[ T][\d:.]+Z?$', '\1')
END;
-- A day written DD/MM/YYYY, or as the serial number of a spreadsheet, which is rounded to the nearest day: some stand an hour before midnight.
CREATE OR REPLACE MACRO eu_day(text) AS CASE
  WHEN regexp_full_match(trim(text), '\d{2}/\d{2}/\d{4}') THEN concat_ws('-', trim(text)[7:10], trim(text)[4:5], trim(text)[1:2])
  WHEN regexp_full_match(trim(text), '\d{4,5}(\.\d+)?') AND NOT regexp_full_match(trim(text), '(19|20)\d{2}') THEN strftime(DATE '1899-12-30' + round(trim(text)::DOUBLE)::INTEGER, '%Y-%m-%d')
  ELSE trim(text)
END;
-- A day of a Chinese list, YYYY-MM-DD, also with slashes, points or 年月日 and without leading zeros, or as a serial number; anything else stays as it is.
CREATE OR REPLACE MACRO cn_day(text) AS CASE
  WHEN regexp_full_match(trim(text), '\d{4}[-/.年]\d{1,2}[-/.月]\d{1,2}日?') THEN (SELECT format('{:04d}-{:02d}-{:02d}', d[1]::INTEGER, d[2]::INTEGER, d[3]::INTEGER) FROM (SELECT regexp_extract_all(text, '\d+') AS d))
  ELSE eu_day(text)
END;
-- The subject of an application to the CDE: its number, or the product's name where the list has none.
CREATE OR REPLACE MACRO application_subject(number, name) AS 'application/' || CASE WHEN regexp_full_match(trim(number), '[A-Z]{3,4}\d+') THEN trim(number) ELSE 'unnumbered/' || trim(name) END;
-- A date as the United States write it in words, `June 17, 2020`, `June 2020` or `Oct. 2017`, as YYYY-MM-DD or YYYY-MM; anything else stays as it is.
CREATE OR REPLACE MACRO english_day(text) AS CASE WHEN ascii(trim(text)) < 65 THEN trim(text) ELSE coalesce(
  strftime(try_strptime(replace(trim(text), '.', ''), ['%B %d, %Y', '%b %d, %Y']), '%Y-%m-%d'), strftime(try_strptime(replace(trim(text), '.', ''), ['%B %Y', '%b %Y']), '%Y-%m'), trim(text)) END;
