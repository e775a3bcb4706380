import { UnknownError } from '../base/errors.ts';
import type { Both } from '../model/definitions.ts';
import type { JudgedKind } from '../model/judgement.ts';
import { labelOf } from '../model/labels.ts';
import { type AboutOrganisation, aboutOrganisation } from './about-organisation.ts';
import { type AboutProduct, aboutProduct } from './about-product.ts';
import { type AboutEvent, type AboutPolicy, aboutEvent, aboutPolicy } from './about-record.ts';
import { type AboutDisease, type AboutTarget, aboutDisease, aboutTarget } from './about-term.ts';
import { type AboutTrial, aboutTrial } from './about-trial.ts';
import type { Atlas } from './atlas.ts';
import { namedDisease } from './disease-named.ts';
import { entityFound, type Led } from './entity-found.ts';
import { type Statement, statementsAbout } from './evidence.ts';
import { type Fact, factsOf } from './fact.ts';
import { linkerOf } from './linker.ts';
import { checkDays } from './milestones.ts';
import { nameOf } from './said.ts';
import { standingOn } from './standing-statements.ts';

/** What is told of an entity beside names and facts; null for a kind that has statements alone. */
export type About = AboutProduct | AboutOrganisation | AboutTrial | AboutTarget | AboutDisease | AboutEvent | AboutPolicy;

/** Everything known of one entity: what it is called, facts, what it has to do with others, and every statement that stands about it. */
export type EntityAnswer = {
  subject: string;
  kind: string;
  label: Both;
  /** How what was asked for led here; null where it is the entity itself. */
  led: Led | null;
  /** Other entities that judgements made one with it; what is said of them is told here. */
  merged: string[];
  as_of: string;
  known_by: string;
  newest_snapshot: string;
  names: Fact[];
  facts: Fact[];
  about: About | null;
  statements: Statement[];
  /** Earlier observations that newer ones of the same source took the place of, and what had not begun by the day. */
  superseded: number;
};

const NAMES: Record<string, string[]> = {
  product: ['name', 'inn', 'code', 'brand'],
  organisation: ['name', 'former_name'],
  trial: ['title', 'official_title'],
  event: ['name'],
  policy: ['name'],
};
const FACTS: Record<string, string[]> = {
  product: ['modality', 'target', 'trait', 'organisation'],
  organisation: ['kind', 'role', 'seat', 'stock', 'ror', 'lei'],
  trial: [
    ...['status', 'phase', 'study_type', 'sponsor', 'sponsor_class', 'collaborator', 'enrolment', 'start_date', 'primary_completion_date'],
    ...['completion_date', 'first_posted', 'last_updated', 'condition', 'intervention', 'sponsor_study_id', 'secondary_id', 'former_id'],
  ],
  event: ['held', 'edition', 'venue', 'place', 'organiser'],
  policy: ['number', 'level', 'place', 'issuer', 'adopted', 'issued', 'effective', 'in_force'],
};
/** Kinds that the lexicon knows, of which no source need say anything. */
const OF_LEXICON: readonly string[] = ['target', 'disease'];

/** The two dates, and how many trials are listed. */
type Asked = { as_of: string; known_by: string; most: number };

/** Everything known of the entity that `KIND/ID` or `KIND/NAME` stands for on two dates. Throws UnknownError for one that nothing at hand knows, UsageError for an impossible day. */
export async function entityOn(atlas: Atlas, what: string, days: Asked): Promise<EntityAnswer> {
  const { as_of, known_by } = days;
  checkDays(as_of, known_by);
  const { subject, led } = await entityFound(atlas, what, known_by);
  const [kind, id] = partsOf(subject);
  const merged = mergedInto(atlas, kind, id, known_by);
  const all = (await Promise.all([subject, ...merged].map((one) => statementsAbout(atlas, one, known_by)))).flat();
  if (all.length === 0 && !OF_LEXICON.includes(kind))
    throw new UnknownError(
      `nothing is said of ${subject} in what was known by ${known_by}`,
      `到 ${known_by} 为止，没有关于 ${subject} 的陈述`,
    );
  const statements = standingOn(all, as_of);
  const names = factsOf(statements, NAMES[kind] ?? []);
  return {
    ...{ subject, kind, label: labelFor(subject, names, statements), led, merged, as_of, known_by },
    newest_snapshot: atlas.manifest.newest,
    names,
    facts: factsOf(statements, FACTS[kind] ?? propertiesIn(statements)),
    about: await aboutOf(atlas, kind, [id, ...merged.map((one) => partsOf(one)[1])], statements, days),
    statements,
    superseded: all.length - statements.length,
  };
}

function partsOf(subject: string): [kind: string, id: string] {
  const at = subject.indexOf('/');
  return [subject.slice(0, at), subject.slice(at + 1)];
}

/** Entities that judgements known by a day made one with an entity. */
function mergedInto(atlas: Atlas, kind: string, id: string, known_by: string): string[] {
  if (kind !== 'product' && kind !== 'organisation') return [];
  const merged = linkerOf(atlas, known_by).merged(kind satisfies JudgedKind);
  return [...merged].flatMap(([other, one]) => (one.id === id ? [`${kind}/${other}`] : []));
}

async function aboutOf(atlas: Atlas, kind: string, ids: string[], statements: Statement[], days: Asked): Promise<About | null> {
  const [id] = ids as [string];
  if (kind === 'product') return aboutProduct(atlas, ids, days);
  if (kind === 'organisation') return aboutOrganisation(atlas, ids, days);
  if (kind === 'trial') return aboutTrial(atlas, id, statements, days);
  if (kind === 'target') return aboutTarget(atlas, id, days);
  if (kind === 'disease') return aboutDisease(atlas, id, days);
  if (kind === 'event') return aboutEvent(atlas, id, days);
  return kind === 'policy' ? aboutPolicy(atlas, id, days) : null;
}

/** The name of an entity: curated, from the lexicon, or the first that a source gives in each language; of a bare record its kind and what it is of. */
function labelFor(subject: string, names: Fact[], statements: Statement[]): Both {
  const [kind, id] = partsOf(subject);
  if (kind === 'product' || kind === 'organisation') return nameOf(kind, id);
  if (kind === 'disease') return namedDisease(id).label;
  if (kind === 'target') return { zh: id, en: id };
  const [zh, en] = ['zh', 'en'].map((lang) => names.find((one) => one.lang === lang)?.value);
  const any = names[0]?.value;
  if (any !== undefined) return { zh: zh ?? any, en: en ?? any };
  if (kind === 'trial') return { zh: id, en: id };
  const what = statements.find(({ property }) => property === 'product_name')?.value ?? id;
  const thing = labelOf('thing', kind);
  return { zh: `${thing.zh}：${what}`, en: `${thing.en}: ${what}` };
}

function propertiesIn(statements: Statement[]): string[] {
  return [...new Set(statements.map(({ property }) => property))];
}
