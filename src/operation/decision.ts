import { UsageError } from '../base/errors.ts';
import { classProblem } from '../classify/judged.ts';
import { sideKey } from '../entity/judged.ts';
import { organisationRow, productRow, readCuration } from '../model/curation.ts';
import type { IdentityKind, JudgedField, JudgedKind, Judgement, JudgementLabel } from '../model/judgement.ts';
import { registryNumber } from '../model/registers.ts';
import { ruleLinker } from '../view/linker.ts';

type Without<T> = T extends Judgement ? Omit<T, 'id' | 'decided' | 'by' | 'why'> : never;
/** What a judgement decides, without who, when and why. */
export type Decision = Without<Judgement>;

/** The words in which a decision is given. */
export type GivenDecision = {
  a?: string | undefined;
  b?: string | undefined;
  label?: JudgementLabel | undefined;
  kind?: IdentityKind | undefined;
  field?: JudgedField | undefined;
  value?: string | undefined;
  undo?: string | undefined;
};

/** The decision that was asked for. Throws UsageError that says what is missing, unknown or at odds with the curated rows. */
export function decisionOf({ label, kind, field, value, undo, ...given }: GivenDecision): Decision {
  const [a, b] = [given.a?.trim(), given.b?.trim()];
  const asked = [label, field, undo].filter((one) => one !== undefined);
  if (asked.length !== 1)
    throw new UsageError('judge: give one of --label (two names), --field with --value (a class), --undo (a judgement)');
  if (undo !== undefined) return { about: 'undo', undoes: undo };
  if (field !== undefined) {
    if (!a || b || value === undefined) throw new UsageError('judge: a class takes one trial or product, --field and --value');
    return classDecision(a, field, value);
  }
  if (!a || !b) throw new UsageError('judge: --label takes two names', '判断异同须给出两个名称');
  const trials = [a, b].map(trialOf);
  if (kind === 'trial' || trials.some((one) => one !== undefined)) return trialDecision(trials, label as JudgementLabel);
  return identityDecision(a, b, label as JudgementLabel, kind ?? kindOf(a, b));
}

function classDecision(given: string, field: JudgedField, text: string): Decision {
  const number = registryNumber(given);
  const subject = number === undefined ? given : `trial/${number}`;
  if (subject.startsWith('product/')) requireEntity('product', subject);
  const list = text
    .split(',')
    .map((one) => one.trim())
    .filter((one) => one !== '' && one !== 'none');
  const decision: Decision = { about: 'class', subject, field, value: field === 'targets' ? list : text.trim() };
  const problem = classProblem(decision);
  if (problem !== undefined) throw new UsageError(`judge: ${problem}`);
  return decision;
}

/** The subject of a trial by its number in a register, with or without `trial/`. */
function trialOf(given: string): string | undefined {
  const number = registryNumber(given.replace(/^trial\//, ''));
  return number === undefined ? undefined : `trial/${number}`;
}

function trialDecision([a, b]: (string | undefined)[], label: JudgementLabel): Decision {
  if (a === undefined || b === undefined)
    throw new UsageError('judge: of two trials give the number of each in its register, such as NCT01234567');
  if (a === b) throw new UsageError(`judge: both are ${a}`, `两边都是 ${a}`);
  return { about: 'identity', kind: 'trial', a, b, label };
}

function kindOf(a: string, b: string): JudgedKind {
  const links = ruleLinker();
  const kinds = (['organisation', 'product'] as const).filter((kind) =>
    [a, b].some((one) => one.startsWith(`${kind}/`) || links[kind](one)),
  );
  const [kind] = kinds;
  if (kind === undefined || kinds.length > 1) throw new UsageError('judge: say --kind organisation or --kind product');
  return kind;
}

function identityDecision(a: string, b: string, label: JudgementLabel, kind: JudgedKind): Decision {
  if (sideKey(kind, a) === sideKey(kind, b)) throw new UsageError(`judge: "${a}" and "${b}" are one name`, `“${a}”与“${b}”是同一个名称`);
  const [one, two] = [a, b].map((side) => sideOf(kind, side)) as [Side, Side];
  if (label === 'same' && one.entity === undefined && two.entity === undefined)
    throw new UsageError(
      `judge: neither name is of a known ${kind}; add it to curation/${kind}s.jsonl first`,
      `两个名称都不属于已知的实体；请先加入 curation/${kind}s.jsonl`,
    );
  if (one.entity !== undefined && one.entity === two.entity && one.isCurated && two.isCurated)
    throw new UsageError(
      `judge: both are names of ${kind}/${one.entity} in curation/${kind}s.jsonl; change that row instead`,
      `两个名称在 curation/${kind}s.jsonl 中同属 ${kind}/${one.entity}；请改那一行`,
    );
  if (label === 'same' && one.entity === two.entity)
    throw new UsageError(`judge: both link to ${kind}/${one.entity} already`, `两个名称已都归于 ${kind}/${one.entity}`);
  return { about: 'identity', kind, a, b, label };
}

type Side = { entity: string | undefined; isCurated: boolean };

function sideOf(kind: JudgedKind, side: string): Side {
  const other = kind === 'product' ? 'organisation/' : 'product/';
  if (side.startsWith(other)) throw new UsageError(`judge: "${side}" is no ${kind}`);
  if (side.startsWith(`${kind}/`)) return { entity: requireEntity(kind, side), isCurated: true };
  const link = ruleLinker()[kind](side);
  return { entity: link?.id, isCurated: link?.score === 1 };
}

function requireEntity(kind: JudgedKind, side: string): string {
  const id = side.slice(kind.length + 1);
  const rows = kind === 'product' ? readCuration('products', productRow) : readCuration('organisations', organisationRow);
  if (!rows.some((row) => row.id === id)) throw new UsageError(`judge: no ${kind} "${id}" in curation/${kind}s.jsonl`);
  return id;
}
