import { existsSync } from 'node:fs';
import { InputError, messageOf } from '../base/errors.ts';
import { shipped } from '../base/root.ts';
import { type Term, TermMatcher } from '../base/terms.ts';
import type { CLAIM_MODALITIES, JURISDICTIONS, MILESTONES, SUPERLATIVE_SCOPES } from '../model/claim.ts';
import { organisationRow, productRow, readCuration } from '../model/curation.ts';
import { diseaseRow, modalityRow, readLexicon, targetRow } from '../model/lexicon.ts';
import { agencyRow, companyRow, jurisdictionRow, type PhraseRole, phraseRow } from '../model/phrases.ts';
import { knownProductRow } from '../model/words.ts';
import { alternativesOf } from './alternatives.ts';
import type { Lang } from './text.ts';

export type ModalityCode = (typeof CLAIM_MODALITIES)[number];
export type JurisdictionCode = (typeof JURISDICTIONS)[number];
export type ScopeCode = (typeof SUPERLATIVE_SCOPES)[number];
export type MilestoneCode = (typeof MILESTONES)[number];

/** What a term of a lexicon stands for. */
export type Meaning =
  | { type: 'MODALITY'; id: string; code: ModalityCode | null; depth: number; cgt: boolean }
  | { type: 'TARGET'; id: string }
  | { type: 'DISEASE'; id: string }
  | { type: 'AGENCY'; id: string; code: string | null; jurisdiction: JurisdictionCode | null }
  | { type: 'PLACE'; id: string; jurisdiction: JurisdictionCode | null; scope: ScopeCode | null }
  | { type: 'ORG'; id: string }
  | { type: 'PRODUCT'; id: string };

/** The words of each role, as alternatives. */
export type Phrases = Record<PhraseRole, RegExp[]>;
export type Designation = { milestone: MilestoneCode; pattern: RegExp };
export type Lexicons = { terms: TermMatcher<Meaning>; phrases: Record<Lang, Phrases>; designations: Record<Lang, Designation[]> };

let loaded: Lexicons | undefined;

/** The lexicons of the reader, read once. */
export function lexicons(): Lexicons {
  loaded ??= { terms: new TermMatcher(allTerms()), ...readPhrases() };
  return loaded;
}

function named(names: string[], value: Meaning, exact = false): Term<Meaning>[] {
  return names.filter((text) => text.length > 1).map((text) => ({ text, value, exact }));
}

function allTerms(): Term<Meaning>[] {
  return [...agencies(), ...modalities(), ...targets(), ...diseases(), ...places(), ...companies(), ...curated(), ...knownProducts()];
}

function agencies(): Term<Meaning>[] {
  return readLexicon('agencies', agencyRow).flatMap(({ id, code, jurisdiction, names, exact }) => {
    const value: Meaning = { type: 'AGENCY', id, code, jurisdiction };
    return [...named(names, value), ...named(exact, value, true)];
  });
}

function modalities(): Term<Meaning>[] {
  const rows = readLexicon('modalities', modalityRow);
  const parents = new Map(rows.map(({ id, parent }) => [id, parent]));
  const depth = (id: string | null): number => (id === null ? 0 : 1 + depth(parents.get(id) ?? null));
  return rows.flatMap(({ id, claim, scope, zh, en }) => {
    const value: Meaning = { type: 'MODALITY', id, code: claim as ModalityCode | null, depth: depth(id), cgt: scope !== 'none' };
    return [...zh, ...en].flatMap((name) => named([name], value, isAcronym(name)));
  });
}

/** Acronyms such as TIL and STAR-T are words in lower case. */
function isAcronym(name: string): boolean {
  return /^[A-Z0-9-]+$/.test(name) && !name.startsWith('CAR');
}

function targets(): Term<Meaning>[] {
  return readLexicon('targets', targetRow).flatMap(({ id, names, exact }) => [
    ...named(names, { type: 'TARGET', id }),
    ...named(exact, { type: 'TARGET', id }, true),
  ]);
}

function diseases(): Term<Meaning>[] {
  return readLexicon('diseases', diseaseRow).flatMap(({ id, zh, en, exact }) => [
    ...named([...zh, ...en], { type: 'DISEASE', id }),
    ...named(exact, { type: 'DISEASE', id }, true),
  ]);
}

function places(): Term<Meaning>[] {
  return readLexicon('jurisdictions', jurisdictionRow).flatMap(({ id, jurisdiction, scope, zh, en }) => {
    const value: Meaning = { type: 'PLACE', id, jurisdiction, scope };
    return [
      ...named([...zh, ...en], value),
      ...(id === 'us' ? named(['US', 'USA'], value, true) : []),
      ...(id === 'eu' ? named(['EU'], value, true) : []),
      ...(id === 'uk' ? named(['UK'], value, true) : []),
    ];
  });
}

function companies(): Term<Meaning>[] {
  return readLexicon('companies', companyRow).flatMap(({ id, names, exact }) => [
    ...named(names, { type: 'ORG', id }),
    ...named(exact, { type: 'ORG', id }, true),
  ]);
}

/** Names of curated organisations and products, where the curation is there; the reader does not need them. */
function curated(): Term<Meaning>[] {
  return [...curatedOrganisations(), ...curatedProducts()];
}

function curatedOrganisations(): Term<Meaning>[] {
  if (!existsSync(shipped('curation', 'organisations.jsonl'))) return [];
  const rows = readCuration('organisations', organisationRow).filter(({ kind }) => kind === 'company');
  return rows.flatMap(({ id, zh, en, former }) => named([...zh, ...en, ...former].filter(isSafeName), { type: 'ORG', id }, true));
}

function curatedProducts(): Term<Meaning>[] {
  if (!existsSync(shipped('curation', 'products.jsonl'))) return [];
  return readCuration('products', productRow).flatMap(({ id, codes, inn, zh, en, brands }) =>
    named([...codes, ...(inn === null ? [] : [inn]), ...zh, ...en, ...brands].filter(isSafeName), { type: 'PRODUCT', id }),
  );
}

/** Products of the field by name or code, where the curation does not have them. */
function knownProducts(): Term<Meaning>[] {
  return readLexicon('known-products', knownProductRow).flatMap(({ names: [id = '', ...others] }) =>
    named([id, ...others].filter(isSafeName), { type: 'PRODUCT', id }),
  );
}

function isSafeName(name: string): boolean {
  return /\p{Script=Han}/u.test(name) ? name.length > 2 : name.length > 3;
}

function readPhrases(): Pick<Lexicons, 'phrases' | 'designations'> {
  const rows = readLexicon('milestone_phrases', phraseRow);
  const expressions = new Map<string, RegExp>();
  const expression = (source: string) => {
    const known = expressions.get(source) ?? compile(source);
    expressions.set(source, known);
    return known;
  };
  const join = (lang: Lang, role: PhraseRole) =>
    rows.flatMap((row) => (row.lang === lang && row.role === role ? alternativesOf(row.pattern).map(expression) : []));
  const roles = [...new Set(rows.map(({ role }) => role))];
  const phrasesOf = (lang: Lang) => Object.fromEntries(roles.map((role) => [role, join(lang, role)])) as Phrases;
  const designationsOf = (lang: Lang) =>
    rows.flatMap(({ lang: of, milestone, pattern }) => (of === lang && milestone ? [{ milestone, pattern: expression(pattern) }] : []));
  return { phrases: { zh: phrasesOf('zh'), en: phrasesOf('en') }, designations: { zh: designationsOf('zh'), en: designationsOf('en') } };
}

function compile(source: string): RegExp {
  try {
    return new RegExp(source, 'giu');
  } catch (error) {
    const place = { file: 'lexicon/milestone_phrases.jsonl', record: source, field: 'pattern' };
    throw new InputError(`is no regular expression (${messageOf(error)})`, place, error);
  }
}
