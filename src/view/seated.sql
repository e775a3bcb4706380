-- Where organisations are seated, or dated members of a cluster, on a day and as known by a day: one row an organisation with every place around it.
SELECT organisation, list_sort(list_distinct(flatten(list(places)))) AS places FROM organisation_place
WHERE known_from <= $known_by::DATE AND (known_to IS NULL OR known_to > $known_by::DATE)
  AND (from_day IS NULL OR from_day <= $as_of::DATE) AND (to_day IS NULL OR to_day >= $as_of::DATE)
GROUP BY organisation ORDER BY organisation
