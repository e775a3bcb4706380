import type { Duck } from '../base/duck.ts';
import { InputError } from '../base/errors.ts';
import { memo } from '../base/memo.ts';
import { tableOf } from '../entity/build.ts';
import { dated, judgedDays, type KnownClass, type KnownJudgement, readJudgements, standing } from '../entity/judgement.ts';
import { productKey } from '../entity/names-product.ts';
import { type ClassJudgement, JUDGED_FIELDS, type JudgedField, type Judgement } from '../model/judgement.ts';
import { readLexicon, targetRow } from '../model/lexicon.ts';
import { CELL_SOURCES } from '../model/words.ts';
import { ROLES } from './role.ts';
import { scopeOfModality } from './scope.ts';

/** The judgements on classes that stand, by what they are about and the part of the class that they decide. */
export type JudgedFields = Map<string, Map<JudgedField, KnownClass>>;

/** The judgements on classes that stand on a day. */
export function judgedFields(judgements: readonly KnownJudgement[], day: string): JudgedFields {
  const stand = standing(judgements, day, classMatter);
  const byField: JudgedFields = new Map();
  for (const one of stand.filter(isClass)) {
    const key = classKey(one.subject);
    byField.set(key, (byField.get(key) ?? new Map()).set(one.field, one));
  }
  return byField;
}

function isClass(one: KnownJudgement): one is KnownClass {
  return one.about === 'class';
}

/** What a judgement of a class is about: the subject, an entity as it is and the name of a product folded, and the field. */
export function classMatter(one: Judgement): string {
  return one.about === 'class' ? `${classKey(one.subject)} ${one.field}` : one.id;
}

function classKey(subject: string): string {
  return /^(?:trial|product)\//.test(subject) ? subject : productKey(subject);
}

/** A class with what was judged in place of what rules say; the last of `subjects` that was judged wins. */
export function withJudged<T extends object>(row: T, fields: JudgedFields, subjects: string[]): T & { judgements: string[] } {
  const judged = subjects.flatMap((subject) => [...(fields.get(classKey(subject)) ?? [])]);
  return {
    ...row,
    ...Object.fromEntries(judged.map(([field, { value }]) => [field, value])),
    judgements: judged.map(([, { statement }]) => statement),
  };
}

const JUDGED = {
  trial: 'VARCHAR',
  scope: 'VARCHAR',
  modality: 'VARCHAR',
  cell_source: 'VARCHAR',
  targets: ['VARCHAR'],
  role: 'VARCHAR',
  judgements: ['VARCHAR'],
  known_from: 'DATE',
  known_to: 'DATE',
};

/** Dates the rows of `trial_class`: what the rules say holds from the start of time, and a judgement from its day until the next or its undoing. */
export async function judgeTrials(db: Duck): Promise<void> {
  const judgements = await readJudgements(db);
  const own = judgements.filter(isClass);
  for (const one of own) {
    const problem = classProblem(one);
    if (problem !== undefined) throw new InputError(problem, { file: 'log of judgements', record: one.id, field: 'value' });
  }
  const trials = new Set(own.map(({ subject }) => subject).filter((subject) => subject.startsWith('trial/')));
  const fieldsOn = memo((day) => judgedFields(judgements, day));
  const days = judgedDays(judgements);
  const rows = [...trials].flatMap((subject) =>
    dated(days, (day) => withJudged({ trial: subject.slice('trial/'.length) }, fieldsOn(day), [subject])),
  );
  await tableOf(db, 'trial_judged', JUDGED, rows);
  const values = JUDGED_FIELDS.map((field) => `coalesce(j.${field}, c.${field}) AS ${field}`);
  await db.run(`CREATE OR REPLACE TABLE trial_class AS
    SELECT c.* REPLACE (coalesce(c.trial, j.trial) AS trial, ${values.join(', ')}, CASE WHEN len(j.judgements) > 0 THEN 'judgement' ELSE c.basis END AS basis,
      CASE WHEN j.scope IS NULL THEN c.probability WHEN j.scope = 'none' THEN 0 ELSE 1 END AS probability),
      coalesce(j.judgements, []) AS judgements, coalesce(j.known_from, DATE '0001-01-01') AS known_from, j.known_to
    FROM trial_class c FULL JOIN trial_judged j ON j.trial = c.trial
    WHERE c.trial IS NOT NULL OR j.trial IN (SELECT trial FROM trial_state) ORDER BY trial, known_from`);
}

/** Says why the value of a judgement on a class does not fit, undefined where it does. */
export function classProblem({ subject, field, value }: Pick<ClassJudgement, 'subject' | 'field' | 'value'>): string | undefined {
  if (!subject.startsWith('trial/') && (field === 'role' || field === 'cell_source'))
    return `a product has no ${field}; judge its scope, modality or targets`;
  if ((field === 'targets') !== Array.isArray(value)) return 'targets take a list, every other field one code';
  const known = codesOf(field);
  const bad = [value].flat().find((one) => (field === 'modality' ? scopeOfModality(one) === undefined : !known.includes(one)));
  return bad === undefined
    ? undefined
    : `"${bad}" is no ${field}${known.length > 0 && known.length < 10 ? `; it is one of ${known.join(', ')}` : ' of the lexicon'}`;
}

function codesOf(field: JudgedField): readonly string[] {
  if (field === 'scope') return ['strict', 'industry', 'none'];
  if (field === 'role') return ROLES;
  if (field === 'cell_source') return CELL_SOURCES;
  return field === 'targets' ? readLexicon('targets', targetRow).map(({ id }) => id) : [];
}
