import { join } from 'node:path';
import { InputError } from '../base/errors.ts';
import { writeWhole } from '../base/files.ts';
import { type Answer, isWebPage, statusOf } from './fetch.ts';
import type { Asker } from './polite.ts';
import { conditions, recall, type Validators, validatorsOf } from './pull-memory.ts';
import { addressesOf, type FilePlan } from './pull-plan.ts';

/** Something to pull: of which source, into which store and folder, who asks, and when. */
export type Pulling = { store: string; source: string; folder: string; ask: Asker; now: Date; say(message: string): void };

/** What a pull brought: paths to add, or that nothing changed; `records` where the publisher counts them, `resumed` pages that were there from a pull before. */
export type Pulled = { address: string } & (
  | { kind: 'taken'; paths: string[]; validators: Validators; records: number | null; pages: number; resumed: number; notes: string[] }
  | { kind: 'unchanged' }
  | { kind: 'empty' }
);

/** Pulls the one file of a source, the newest of its months. Throws InputError where none is there. */
export async function pullFile(plan: FilePlan, { store, source, folder, ask, now }: Pulling): Promise<Pulled> {
  const missing: string[] = [];
  for (const address of addressesOf(plan, now)) {
    const known = recall(store, source, address);
    const name = plan.name ?? decodeURIComponent(new URL(address).pathname.split('/').at(-1) ?? '');
    const answer = await ask(address, conditions(known), (given) => given);
    if (answer.status === 304 && known) return { kind: 'unchanged', address };
    const fault = faultOf(answer, name);
    if (fault === undefined) {
      const path = join(folder, name);
      writeWhole(path, answer.bytes);
      return { kind: 'taken', address, paths: [path], validators: validatorsOf(answer), records: null, pages: 1, resumed: 0, notes: [] };
    }
    missing.push(`${address} ${fault}`);
  }
  throw new InputError(`${missing.join('; ')}: save the file by hand and add it with \`atlas add ${source}\``);
}

/** Why an answer is not the file. */
function faultOf(answer: Answer, name: string): string | undefined {
  if (answer.status !== 200) return statusOf(answer);
  if (answer.bytes.length === 0) return 'answered nothing';
  return isWebPage(answer) && !/\.html?$/i.test(name) ? 'answered a web page where a file was expected' : undefined;
}
