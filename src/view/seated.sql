-- Organisations seated in a place, or dated members of a cluster there, on a day and as known by a day.
SELECT DISTINCT organisation FROM organisation_place
WHERE list_contains(places, $place) AND known_from <= $known_by::DATE AND (known_to IS NULL OR known_to > $known_by::DATE)
  AND (from_day IS NULL OR from_day <= $as_of::DATE) AND (to_day IS NULL OR to_day >= $as_of::DATE)
ORDER BY organisation
