/** How a field moved between two looks at a trial: said for the first time, no longer said, said again, or said otherwise. */
export type FieldMove = 'appeared' | 'vanished' | 'returned' | 'changed';

/** One field that two successive looks show differently, with the statements of both; `of` names the site of which a status moved. */
export type FieldChange = {
  field: string;
  move: FieldMove;
  of: string | null;
  before: string | null;
  after: string | null;
  before_statements: string[];
  after_statements: string[];
};

/** What a look says of one field, or as one item of a list: the text for a person, by what it is compared, its days where it is a date, and the status of a site. */
export type Said = {
  text: string;
  key: string;
  from: string | null;
  to: string | null;
  status: string | null;
  statements: string[];
};

/** What one look says: values by field, lists by field and item. */
export type Look = {
  source: string;
  series: string;
  receipt: string;
  /** First and last day on which the record was seen to say this. */
  day: string;
  last: string;
  /** The day of the last update that the record shows. */
  updated: string | null;
  /** The format, known by where a record names its trial: records of one are silent about a thing for the same reasons, those of two are not. */
  format: string;
  statement: string;
  values: Map<string, Said>;
  lists: Map<string, Map<string, Said>>;
};

/** What was last said of a value, and whether the record still says it. */
type Last = { said: Said; isGone: boolean };
/** The items of a list that each format last said, and all that any ever did. */
type Items = { ever: Set<string>; byFormat: Map<string, Map<string, Said>> };

/** What earlier looks of one source said; each new look is compared with it. */
export type Memory = { values: Map<string, Last>; lists: Map<string, Items>; formats: Map<string, Look> };

/** A memory of nothing. */
export function blankMemory(): Memory {
  return { values: new Map(), lists: new Map(), formats: new Map() };
}

/**
 * What a look says otherwise than those before it, which it then joins. A value that the formats of the earlier looks do not hold is no news, and one is
 * gone only where the last look of the same format had it.
 */
export function changesOf(memory: Memory, look: Look): FieldChange[] {
  const before = memory.formats.get(look.format);
  const found = [
    ...fieldsOf(look.values, before?.values).flatMap((field) => valueChange(memory, look, before, field)),
    ...fieldsOf(look.lists, before?.lists).flatMap((field) => listChanges(memory, look, before, field)),
  ];
  memory.formats.set(look.format, look);
  return found;
}

function fieldsOf(now: Map<string, unknown>, before: Map<string, unknown> | undefined): string[] {
  return [...new Set([...now.keys(), ...(before?.keys() ?? [])])];
}

function valueChange(memory: Memory, look: Look, before: Look | undefined, field: string): FieldChange[] {
  const now = look.values.get(field);
  const last = memory.values.get(field);
  if (now === undefined) {
    if (last === undefined || last.isGone) return [];
    last.isGone = true;
    return [change(field, 'vanished', last.said, null)];
  }
  memory.values.set(field, { said: now, isGone: false });
  if (last === undefined) return before === undefined ? [] : [change(field, 'appeared', null, now)];
  const isSame = isAlike(last.said, now);
  if (!isSame) return [change(field, 'changed', last.said, now)];
  return last.isGone ? [change(field, 'returned', null, now)] : [];
}

/** Whether two values may be the same: dates by the days that both allow, texts by their keys. */
function isAlike(one: Said, other: Said): boolean {
  if (one.from === null || one.to === null || other.from === null || other.to === null) return one.key === other.key;
  return one.from <= other.to && other.from <= one.to;
}

/** Formats shorten and split lists in ways of their own, so a list is compared with the last one of its format; what another format told first is no news. */
function listChanges(memory: Memory, look: Look, before: Look | undefined, field: string): FieldChange[] {
  const items = memory.lists.get(field) ?? { ever: new Set<string>(), byFormat: new Map<string, Map<string, Said>>() };
  const was = before && (items.byFormat.get(look.format) ?? new Map<string, Said>());
  const now = look.lists.get(field) ?? new Map<string, Said>();
  const others = [...items.byFormat.values()];
  const lost = [...(was ?? [])].filter(([key]) => !now.has(key));
  const gained = [...now].filter(([key]) => !others.some((list) => list.has(key)));
  const moved = [...now].flatMap(([key, said]) => statusChange(field, was?.get(key), said));
  const found = [
    ...lost.map(([, said]) => change(field, 'vanished', said, null)),
    ...gained.map(([key, said]) => change(field, items.ever.has(key) ? 'returned' : 'appeared', null, said)),
  ];
  for (const list of others) {
    for (const [key] of lost) list.delete(key);
    for (const [key, { status }] of now)
      if (status !== null && list.get(key)?.status) list.set(key, { ...(list.get(key) as Said), status });
  }
  items.byFormat.set(look.format, new Map(now));
  memory.lists.set(field, { ...items, ever: items.ever.union(new Set(now.keys())) });
  return was === undefined ? [] : [...found, ...moved];
}

function statusChange(field: string, was: Said | undefined, is: Said): FieldChange[] {
  if (was === undefined || was.status === is.status) return [];
  const move = was.status === null ? 'appeared' : is.status === null ? 'vanished' : 'changed';
  return [{ ...change(`${field}_status`, move, was, is), of: is.text, before: was.status, after: is.status }];
}

function change(field: string, move: FieldMove, was: Said | null, is: Said | null): FieldChange {
  return {
    field,
    move,
    of: null,
    before: was?.text ?? null,
    after: is?.text ?? null,
    before_statements: was?.statements ?? [],
    after_statements: is?.statements ?? [],
  };
}
