import { z } from 'zod';
import { InputError } from '../base/errors.ts';
import { sha256 } from '../base/hash.ts';
import { parseJsonLines } from '../base/jsonl.ts';

/** What may be decided of two names: `related` is a parent, subsidiary, joint venture or unit; `unsure` makes no link. */
export const JUDGEMENT_LABELS = ['same', 'different', 'related', 'unsure'] as const;
/** Kinds of entities whose names a judgement of identity may be about. */
export const JUDGED_KINDS = ['organisation', 'product'] as const;
/** What a judgement of identity may be about: names and entities, or two trials. */
export const IDENTITY_KINDS = [...JUDGED_KINDS, 'trial'] as const;
/** Parts of a class that a judgement may decide; of a product only scope, modality and targets. */
export const JUDGED_FIELDS = ['scope', 'modality', 'cell_source', 'targets', 'role'] as const;

const said = {
  id: z.string().regex(/^j-[0-9a-f]{10}$/, 'must be j- and ten hex digits; `atlas judge` writes it'),
  decided: z.iso.date(),
  by: z.string().min(1, 'must say who decided'),
  why: z.string().min(1, 'must say why'),
};
const side = z.string().trim().min(1, 'must be a name, organisation/ID, product/ID or trial/ID');

const identity = z.strictObject({
  ...said,
  about: z.literal('identity'),
  kind: z.enum(IDENTITY_KINDS),
  a: side.describe('a name as sources write it, or organisation/ID or product/ID; of two trials trial/ID'),
  b: side,
  label: z.enum(JUDGEMENT_LABELS),
});
const klass = z.strictObject({
  ...said,
  about: z.literal('class'),
  subject: side.describe('trial/ID, product/ID, or the name of a product as a list writes it'),
  field: z.enum(JUDGED_FIELDS),
  value: z.union([z.string(), z.array(z.string())]).describe('the code of the class; a list for targets'),
});
const undo = z.strictObject({
  ...said,
  about: z.literal('undo'),
  undoes: z.string().describe('id of an earlier judgement, which no longer stands'),
});

/** One line of a log of judgements. The log is only appended to, and the last judgement on a matter stands. */
export const judgementRow = z.discriminatedUnion('about', [identity, klass, undo]);
export type Judgement = z.infer<typeof judgementRow>;
export type ClassJudgement = z.infer<typeof klass>;
export type JudgementLabel = (typeof JUDGEMENT_LABELS)[number];
export type JudgedKind = (typeof JUDGED_KINDS)[number];
export type IdentityKind = (typeof IDENTITY_KINDS)[number];
export type JudgedField = (typeof JUDGED_FIELDS)[number];

/** The id of a judgement: a hash of what it says and of the id before it in the log, so that no line can be changed or taken out unseen. */
export function judgementId(row: Omit<Judgement, 'id'>, before: string): string {
  const content = Object.entries({ ...row, id: undefined }).filter(([, value]) => value !== undefined);
  return `j-${sha256(JSON.stringify([before, content.toSorted(([a], [b]) => (a < b ? -1 : 1))])).slice(0, 10)}`;
}

/**
 * Reads a log and checks that it was only appended to. Throws InputError that names the line that does not fit,
 * or whose id or day does not follow from the lines before it.
 */
export function readLog(text: string, file: string): Judgement[] {
  const rows = parseJsonLines(text, judgementRow, file);
  if (rows.length !== text.trimEnd().split('\n').length && text.trim() !== '')
    throw new InputError('holds blank lines; take them out', { file });
  for (const [index, row] of rows.entries()) checkLine(row, rows[index - 1], { file, record: `line ${index + 1}` });
  return rows;
}

function checkLine(row: Judgement, before: Judgement | undefined, place: { file: string; record: string }): void {
  const id = judgementId(row, before?.id ?? '');
  if (row.id !== id) {
    const message = `must be ${id}: a new line takes this id; a line that stands may not be changed, so undo it or add a newer one`;
    throw new InputError(message, { ...place, field: 'id' });
  }
  if (before && row.decided < before.decided)
    throw new InputError(`is before ${before.decided}, the day of the line before; new lines go to the end`, {
      ...place,
      field: 'decided',
    });
}
