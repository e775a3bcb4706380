-- The statements of one of $segments parts of the invented states: nine that each has, its sites, and texts to fill up $each.
SELECT CASE WHEN n < 9 THEN fingerprint(state, property) WHEN property = 'site' THEN fingerprint(state * 16 + n - 8, 'site') ELSE fingerprint(state * 128 + n, 'text') END AS id,
  'trial/' || trial AS subject, property,
  CASE property WHEN 'registry_id' THEN trial WHEN 'title' THEN 'Invented study of ' || one_of(['CD19 CAR-T', 'BCMA CAR-T', 'mesenchymal stem', 'AAV transduced', 'NK'], state, 'title') || ' cells, Example Product ' || draw(state, 'given', 60000) || ', in adults with relapsed or refractory ' || one_of(['lymphoma', 'myeloma', 'leukaemia', 'lupus', 'haemophilia', 'glioma'], state, 'of') WHEN 'status' THEN status WHEN 'phase' THEN phases[1] WHEN 'sponsor' THEN sponsor WHEN 'start_date' THEN start_from::VARCHAR
    WHEN 'first_posted' THEN posted_from::VARCHAR WHEN 'site' THEN '{"facility":"Example Hospital ' || (n - 8) || '"}'
    WHEN 'intervention' THEN 'Example Product ' || draw(state, 'given', 60000) ELSE 'invented text ' || draw(state * 128 + n, 'text', 100000) END AS value,
  NULL::VARCHAR AS original, 'en' AS lang, source, NULL::VARCHAR AS series, receipt, 'invented' AS snapshot, 'studies.ndjson' AS part, 'line=' || state AS record, '/field/' || n AS field,
  CASE property WHEN 'start_date' THEN start_from WHEN 'first_posted' THEN posted_from ELSE observed_at END AS valid_from,
  CASE property WHEN 'start_date' THEN start_from WHEN 'first_posted' THEN posted_from END AS valid_to, 'day' AS precision, observed_at, observed_to, 2 AS parser, 'register' AS grade
FROM (
  SELECT *, coalesce(['registry_id', 'title', 'status', 'phase', 'sponsor', 'start_date', 'first_posted', 'condition', 'intervention'][n + 1],
    CASE WHEN n - 8 <= sites THEN 'site' ELSE one_of(['summary', 'keyword', 'arm', 'secondary_id'], n, 'property') END) AS property
  FROM (
    SELECT *, unnest(range($each)) AS n FROM (
      SELECT * FROM trial_state WHERE receipt = 'invented' AND ($segments * (state - getvariable('shipped_states') - 1)) // (SELECT count(*) FROM trial_state WHERE receipt = 'invented') = $nth ORDER BY state
    )
  )
)
