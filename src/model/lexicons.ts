import { diseaseRow, facetRow, modalityRow, placeRow, targetRow, traitRow } from './lexicon.ts';
import { agencyRow, companyRow, jurisdictionRow, phraseRow } from './phrases.ts';
import { codeSeriesRow, conceptRow, institutionRow, knownProductRow, nameWordRow, sponsorRow } from './words.ts';

/** The shape of a row of each file of `lexicon/`, by the name of the file. */
export const LEXICONS = {
  agencies: agencyRow,
  'cgt-sponsors': sponsorRow,
  'code-series': codeSeriesRow,
  companies: companyRow,
  diseases: diseaseRow,
  facets: facetRow,
  institutions: institutionRow,
  jurisdictions: jurisdictionRow,
  'known-products': knownProductRow,
  milestone_phrases: phraseRow,
  modalities: modalityRow,
  'name-words': nameWordRow,
  places: placeRow,
  targets: targetRow,
  traits: traitRow,
  'trial-terms': conceptRow,
} as const;
