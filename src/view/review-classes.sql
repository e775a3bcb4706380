-- Trials whose class is least sure, the least sure first.
SELECT trial, scope, modality, probability, reasons
FROM trial_class
WHERE known_from <= $known_by::DATE AND (known_to IS NULL OR known_to > $known_by::DATE) AND probability BETWEEN 0.2 AND 0.8
ORDER BY abs(probability - 0.5), trial
