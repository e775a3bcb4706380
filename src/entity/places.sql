-- Places by number, and those of each state, each once: where its sites lie, and all around them.
CREATE TEMP TABLE place_number AS
SELECT around, row_number() OVER (ORDER BY around)::INTEGER AS number FROM (SELECT DISTINCT unnest(places) AS around FROM address);
CREATE TEMP TABLE state_place AS
SELECT DISTINCT s.state, a.number
FROM trial_site s
JOIN (SELECT p.place, n.number FROM (SELECT DISTINCT place, unnest(places) AS around FROM address) p JOIN place_number n ON n.around = p.around) a ON a.place = s.place;
