import { readFileSync } from 'node:fs';
import { parseJsonLines } from '../base/jsonl.ts';
import { shipped } from '../base/root.ts';
import { aboutRow, diseaseRow, facetRow, modalityRow, placeRow, targetRow, traitRow } from './lexicon.ts';
import { policyTermRow, serviceTermRow } from './park-words.ts';
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
  'policy-terms': policyTermRow,
  services: serviceTermRow,
  targets: targetRow,
  traits: traitRow,
  'trial-terms': conceptRow,
} as const;

/** Holds every row of every lexicon, and the line before them, against its shape, which reading leaves to the build. Throws InputError with file, line and field. */
export function checkLexicons(): void {
  for (const [name, row] of Object.entries(LEXICONS)) {
    const text = readFileSync(shipped('lexicon', `${name}.jsonl`), 'utf8');
    const end = text.indexOf('\n');
    parseJsonLines(text.slice(0, end), aboutRow, `${name}.jsonl`);
    parseJsonLines<unknown>(text.slice(end + 1), row, `${name}.jsonl`, 2);
  }
}
