import { existsSync, readFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { z } from 'zod';
import { dayOf } from '../base/dates.ts';
import { InputError, UsageError } from '../base/errors.ts';
import { writeWhole } from '../base/files.ts';
import { withLock } from '../base/lock.ts';
import { classMatter } from '../classify/judged.ts';
import { matterOf } from '../entity/judged.ts';
import { standing } from '../entity/judgement.ts';
import { IDENTITY_KINDS, JUDGED_FIELDS, JUDGEMENT_LABELS, type Judgement, judgementId, judgementRow } from '../model/judgement.ts';
import { type Decision, decisionOf } from './decision.ts';
import { readLogFile, readLogs } from './log.ts';
import { operation } from './operation.ts';

/** Appends one judgement to the log, which the next build applies; nothing is written unless it fits. */
export const judge = operation({
  name: 'judge',
  summary: { zh: '在判断记录末尾追加一条判断', en: 'Append a judgement on names, trials or a class to the log' },
  readOnly: false,
  positional: ['a', 'b'],
  input: z.strictObject({
    a: z.string().optional().describe('a name, organisation/ID, product/ID or trial; with --field a trial or product; with --undo nothing'),
    b: z.string().optional().describe('the other name, organisation/ID, product/ID or trial'),
    label: z.enum(JUDGEMENT_LABELS).optional().describe('what the two are to each other'),
    kind: z.enum(IDENTITY_KINDS).optional().describe('what the two names are, where they do not say it'),
    field: z.enum(JUDGED_FIELDS).optional().describe('the part of a class that is judged'),
    value: z.string().optional().describe('the right value of the field; targets parted by commas, none for an empty list'),
    undo: z.string().optional().describe('id of a judgement that shall no longer stand'),
    why: z.string().max(2000).describe('the reason, for those who read the log'),
    by: z.string().max(200).describe('who decided'),
  }),
  run: async ({ why, by, ...given }, host) => {
    const decision = decisionOf(given);
    const write = async () => {
      const made = readLogs(host.judgements);
      const replaces = replaced(decision, made);
      const judgement = append(host.judgements, { decided: dayOf(host.now), by: by.trim(), why: why.trim(), ...decision });
      return { log: host.judgements, judgement, replaces: replaces?.id ?? null };
    };
    return withLock(dirname(host.judgements), write).catch((error) => explain(error, host.judgements));
  },
});

/** Why a log cannot be written, in words that say what to do; any other error as it is. */
function explain(error: NodeJS.ErrnoException, file: string): never {
  if (!CLOSED.includes(error.code ?? '')) throw error;
  throw new InputError('cannot be written; name a log in a folder that you may write to in ATLAS_JUDGEMENTS', { file }, error);
}

const CLOSED = ['EACCES', 'EPERM', 'EROFS', 'ENOSPC'];

/** The judgement that stands on the same matter. Throws UsageError where it says the same already, or an undo names none that stands. */
function replaced(decision: Decision, made: Judgement[]): Judgement | undefined {
  const matter = decision.about === 'class' ? classMatter : matterOf;
  const last = made.at(-1)?.decided ?? '';
  const stands = standing(made, last, matter);
  if (decision.about === 'undo') {
    const all = [...standing(made, last, matterOf), ...standing(made, last, classMatter)];
    const found = all.find(({ id }) => id === decision.undoes);
    if (!found)
      throw new UsageError(`judge: no judgement ${decision.undoes} stands in the log`, `判断记录中没有有效的判断 ${decision.undoes}`);
    return found;
  }
  const key = matter({ id: '', decided: '', by: '', why: '', ...decision });
  const before = stands.find((one) => one.about === decision.about && matter(one) === key);
  if (before && saidBy(before) === saidBy(decision))
    throw new UsageError(
      `judge: ${before.id} of ${before.decided} by ${before.by} says so already: ${before.why}`,
      `${before.by} 已于 ${before.decided} 作出同样的判断（${before.id}）：${before.why}`,
    );
  return before;
}

function saidBy(one: Decision | Judgement): string {
  if (one.about === 'identity') return one.label;
  return one.about === 'class' ? JSON.stringify(one.value) : one.undoes;
}

/** Writes the log whole with one line more. */
function append(path: string, row: Decision & { decided: string; by: string; why: string }): Judgement {
  const last = readLogFile(path).at(-1);
  if (last && last.decided > row.decided)
    throw new InputError(`holds a judgement of ${last.decided}, which is after today; mend the clock or the log`, { file: path });
  const judgement = judgementRow.safeParse({ id: judgementId(row, last?.id ?? ''), ...row });
  if (!judgement.success) throw new UsageError(`judge: ${judgement.error.issues[0]?.path.join('.')} ${judgement.error.issues[0]?.message}`);
  const held = existsSync(path) ? readFileSync(path, 'utf8') : '';
  writeWhole(path, `${held.trimEnd()}${held.trim() === '' ? '' : '\n'}${JSON.stringify(judgement.data)}\n`);
  return judgement.data;
}
