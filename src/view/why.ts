import { matterOf } from '../entity/judged.ts';
import { isOfNames, type KnownClass, type KnownIdentity, type KnownJudgement, type KnownTwin, standing } from '../entity/judgement.ts';
import type { NameLink } from '../entity/linker.ts';
import { curatedById, organisationRow, productRow, readCuration } from '../model/curation.ts';
import type { Both } from '../model/definitions.ts';
import { JUDGED_KINDS, type JudgedKind } from '../model/judgement.ts';
import { labelOf } from '../model/labels.ts';
import type { Atlas } from './atlas.ts';
import { type Statement, statementsById } from './evidence.ts';

/** One step of an explanation, with the statements that it rests on. */
export type Step = { says: Both; statements: string[] };

/** A judgement that stands and bears on what is explained. */
export type StandingJudgement = { id: string; decided: string; by: string; why: string; says: Both; statement: string };

/** Where a curated row was read. */
export type Origin = { entity: string; url: string; grade: string; seen: string | null };

/** Why two names or trials are one or not, why a trial has its class, or why a name stands for an entity: in words of both languages, with the statements behind each. */
export type Explanation = {
  kind: 'names' | 'trials' | 'trial' | 'entity';
  subjects: string[];
  answer: Both;
  /** `same`, `related`, `different` or `unsure` for two names or trials, the scope for a trial, else null. */
  label: string | null;
  /** How sure the rules are, 0–1; null where a judgement decided or there is nothing to be sure of. */
  probability: number | null;
  steps: Step[];
  judgements: StandingJudgement[];
  origins: Origin[];
  statements: Statement[];
};

/** What an explanation is made of before its statements are fetched. */
export type Draft = Omit<Explanation, 'statements'>;

/** An explanation with every statement that its steps and judgements rest on; most are about the subject that is explained. */
export async function withStatements(atlas: Atlas, draft: Draft, about?: string): Promise<Explanation> {
  const ids = [...draft.steps.flatMap(({ statements }) => statements), ...draft.judgements.map(({ statement }) => statement)];
  return { ...draft, statements: await statementsById(atlas, [...new Set(ids)], about) };
}

/** A step in words of both languages; a name that ends in a full stop ends the sentence too. */
export function step(zh: string, en: string, statements: string[] = []): Step {
  return { says: { zh, en: en.replace(/\.\.$/, '.') }, statements };
}

/** A reason for a link with its probability, unless it is certain, behind a colon. */
export function sayLink(link: NameLink | undefined): Both {
  if (!link) return { zh: '', en: '' };
  const score = link.score === 1 ? { zh: '', en: '' } : { zh: `（${link.score}）`, en: ` (${link.score})` };
  return { zh: `：${link.reason.zh}${score.zh}`, en: `: ${link.reason.en}${score.en}` };
}

/** The judgements on identity that stand on a day. */
export function standingIdentities(atlas: Atlas, known_by: string): KnownIdentity[] {
  return standing(atlas.judgements, known_by, matterOf).filter(isOfNames);
}

/** A judgement on identity in words. */
export function sayIdentity({ id, decided, by, why, a, b, label, statement }: KnownIdentity | KnownTwin): StandingJudgement {
  return { id, decided, by, why, statement, says: identityWords({ a, b, label }) };
}

/** A judgement on a class in words. */
export function sayClass({ id, decided, by, why, field, value, statement }: KnownClass): StandingJudgement {
  return { id, decided, by, why, statement, says: classWords({ field, value }) };
}

/** What was judged of two names or trials. */
export function identityWords({ a, b, label }: Pick<KnownIdentity, 'a' | 'b' | 'label'>): Both {
  const words = labelOf('judgement', label);
  return { zh: `“${a}”与“${b}”${words.zh}`, en: `“${a}” and “${b}”: ${words.en}` };
}

/** What was judged of a part of a class. */
export function classWords({ field, value }: Pick<KnownClass, 'field' | 'value'>): Both {
  const name = labelOf('class_field', field);
  const code = [value].flat().join(', ') || '–';
  return { zh: `${name.zh}：${code}`, en: `${name.en}: ${code}` };
}

/** Whether a subject names an entity of a kind, such as `organisation/obio`. */
export function kindOfSubject(subject: string): JudgedKind | undefined {
  return JUDGED_KINDS.find((kind) => subject.startsWith(`${kind}/`));
}

/** The name by which people know a curated entity, in both languages. */
export function entityName(subject: string): Both {
  const [kind, id] = [kindOfSubject(subject), subject.slice(subject.indexOf('/') + 1)];
  if (kind === 'organisation') {
    const row = curatedById('organisations', organisationRow, id);
    return { zh: row?.zh[0] ?? row?.en[0] ?? id, en: row?.en[0] ?? row?.zh[0] ?? id };
  }
  const row = curatedById('products', productRow, id);
  const any = row?.codes[0] ?? row?.inn ?? row?.zh[0] ?? row?.en[0] ?? row?.brands[0] ?? id;
  return { zh: row?.zh[0] ?? any, en: row?.inn ?? row?.codes[0] ?? any };
}

/** Where the curated row of an entity was read. */
export function originsOf(subject: string): Origin[] {
  const [kind, id] = [kindOfSubject(subject), subject.slice(subject.indexOf('/') + 1)];
  const rows = kind === 'product' ? readCuration('products', productRow) : readCuration('organisations', organisationRow);
  return (rows.find((one) => one.id === id)?.origin ?? []).map((origin) => ({ entity: subject, ...origin }));
}

/** A judgement about a class, of what is given. */
export function isClassOf(one: KnownJudgement, subjects: string[]): one is KnownClass {
  return one.about === 'class' && subjects.includes(one.subject);
}
