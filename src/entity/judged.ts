import { memo, once } from '../base/memo.ts';
import type { IdentityKind, JudgedKind, Judgement } from '../model/judgement.ts';
import { isOfNames, judgedDays, type KnownIdentity, type KnownJudgement, START, standing } from './judgement.ts';
import type { Linker, NameLink } from './linker.ts';
import { nameKey } from './name-words.ts';
import { productKey } from './names-product.ts';

/** A link of a name, with the judgement that made it; null for a link by rule. */
export type JudgedLink = NameLink & { judgement: KnownIdentity | null };

/** Links names as rules and the judgements that stand on one day have it. */
export type JudgedLinker = Record<JudgedKind, (name: string) => JudgedLink | undefined> & {
  /** The id that stands for an entity: its own, or that of the entity it was judged to be the same as. */
  entity(kind: JudgedKind, id: string): string;
  /** Entities that judgements made one with another, with the id that stands for them and the last judgement that led there. */
  merged(kind: JudgedKind): ReadonlyMap<string, { id: string; by: KnownIdentity }>;
};

/** Rules and judgements over time. */
export type Judged = {
  /** Days on which a judgement on identity changes what stands. */
  days: string[];
  on(day: string): JudgedLinker;
  /** Whether any judgement of any day may bear on a name. */
  bears(kind: JudgedKind, name: string): boolean;
};

/** The rules of links together with a log of judgements. */
export function judgeLinks(rules: Linker, judgements: readonly KnownJudgement[]): Judged {
  const own = judgements.filter(({ about }) => about !== 'class');
  const touched = once(
    () => new Set(own.flatMap((one) => (isOfNames(one) ? [one.a, one.b].flatMap((side) => marksOf(rules, one.kind, side)) : []))),
  );
  const days = judgedDays(own);
  const since = memo((day) => linkerOn(rules, standing(own, day, matterOf).filter(isOfNames)));
  return {
    days,
    on: (day) => since(days.findLast((one) => one <= day) ?? START),
    bears: (kind, name) => marksOf(rules, kind, name).some((mark) => touched().has(mark)),
  };
}

/** What a judgement of identity is about: the kind and both sides, whatever their order and writing. */
export function matterOf(one: Judgement): string {
  return one.about === 'identity'
    ? `${one.kind} ${[one.a, one.b]
        .map((side) => sideKey(one.kind, side))
        .toSorted()
        .join(' | ')}`
    : one.id;
}

/** A name folded as its kind is compared; an entity or trial as it is. */
export function sideKey(kind: IdentityKind, side: string): string {
  if (side.startsWith(`${kind}/`)) return side;
  return kind === 'product' ? productKey(side) : nameKey(side);
}

function marksOf(rules: Linker, kind: JudgedKind, side: string): string[] {
  if (side.startsWith(`${kind}/`)) return [side];
  const link = rules[kind](side);
  return [sideKey(kind, side), ...(link ? [`${kind}/${link.id}`] : [])];
}

/** What the judgements of one day bind, keep apart and make one. */
type Decided = {
  bound: Map<string, { id: string; by: KnownIdentity }>;
  apart: Map<string, KnownIdentity>;
  alias: Map<string, { id: string; by: KnownIdentity }>;
};

/** What was decided on a kind is worked out when a name of that kind is first asked for. */
function linkerOn(rules: Linker, stands: readonly KnownIdentity[]): JudgedLinker {
  const decided = {
    organisation: once(() => decide('organisation', rules, stands)),
    product: once(() => decide('product', rules, stands)),
  };
  const find = (kind: JudgedKind) => (name: string) => findLink(rules[kind], decided[kind](), sideKey(kind, name), name);
  return {
    organisation: find('organisation'),
    product: find('product'),
    entity: (kind, id) => aliasOf(decided[kind](), id)?.id ?? id,
    merged: (kind) => new Map([...decided[kind]().alias].map(([id, one]) => [id, aliasOf(decided[kind](), id) ?? one])),
  };
}

function decide(kind: JudgedKind, rules: Linker, stands: readonly KnownIdentity[]): Decided {
  const decided = emptyDecided();
  const find = (name: string) => findLink(rules[kind], decided, sideKey(kind, name), name);
  for (const one of stands) if (one.kind === kind) apply(one, decided, find);
  return decided;
}

function emptyDecided(): Decided {
  return { bound: new Map(), apart: new Map(), alias: new Map() };
}

function findLink(rule: (name: string) => NameLink | undefined, decided: Decided, key: string, name: string): JudgedLink | undefined {
  const bound = decided.bound.get(key);
  const link = bound
    ? { id: bound.id, score: 1, reason: { zh: `判断为相同：${bound.by.why}`, en: `judged the same: ${bound.by.why}` } }
    : rule(name);
  if (!link || (!bound && decided.apart.has(`${key} | ${link.id}`))) return undefined;
  const alias = aliasOf(decided, link.id);
  return { ...link, id: alias?.id ?? link.id, judgement: alias?.by ?? bound?.by ?? null };
}

function aliasOf({ alias }: Decided, id: string): { id: string; by: KnownIdentity } | undefined {
  const found = alias.get(id);
  return found && (aliasOf({ alias } as Decided, found.id) ?? found);
}

type Side = { key: string; entity: string | undefined; isName: boolean; score: number };

function apply(one: KnownIdentity, decided: Decided, find: (name: string) => JudgedLink | undefined): void {
  const [a, b] = [one.a, one.b].map((side) => readSide(one.kind, side, find)) as [Side, Side];
  if (one.label === 'same') unite(one, decided, a, b);
  else
    for (const { key, id } of partings(a, b)) {
      decided.apart.set(`${key} | ${id}`, one);
      if (decided.bound.get(key)?.id === id) decided.bound.delete(key);
    }
}

function readSide(kind: JudgedKind, side: string, find: (name: string) => JudgedLink | undefined): Side {
  if (side.startsWith(`${kind}/`)) return { key: side, entity: side.slice(kind.length + 1), isName: false, score: 1 };
  const link = find(side);
  return { key: sideKey(kind, side), entity: link?.id, isName: true, score: link?.score ?? 0 };
}

/** A name goes to the entity of the other side; two entities become the first of them. */
function unite(by: KnownIdentity, decided: Decided, a: Side, b: Side): void {
  const loose = a.isName === b.isName ? [a, b].find(({ entity }) => entity === undefined) : [a, b].find(({ isName }) => isName);
  const held = loose === a ? b : a;
  if (held.entity === undefined) return;
  if (loose) decided.bound.set(loose.key, { id: held.entity, by });
  else makeOne(by, decided, a.entity as string, b.entity as string);
}

function makeOne(by: KnownIdentity, decided: Decided, a: string, b: string): void {
  const [id, other] = [a, b].map((one) => aliasOf(decided, one)?.id ?? one) as [string, string];
  if (id !== other) decided.alias.set(other, { id, by });
}

/** Which names part from which entities: a name from the entity it is held against; of two names of one entity those that only a rule put there. */
function partings(a: Side, b: Side): { key: string; id: string }[] {
  if (a.isName !== b.isName) {
    const [name, entity] = a.isName ? [a, b] : [b, a];
    return [{ key: name.key, id: entity.entity as string }];
  }
  if (!a.isName || a.entity === undefined || a.entity !== b.entity) return [];
  return [a, b].filter(({ score }) => score < 1).map(({ key }) => ({ key, id: a.entity as string }));
}
