import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { InputError, messageOf, UsageError } from '../base/errors.ts';
import { writeWhole } from '../base/files.ts';
import { sha256 } from '../base/hash.ts';
import { addressesIn } from './feed.ts';
import { type Answer, isWebPage, statusOf } from './fetch.ts';
import type { Pulling } from './pull-file.ts';
import { conditions, recall, type Validators, validatorsOf } from './pull-memory.ts';

/** An article that came: its address, the file it is in, and the validators of the answer. */
export type PulledArticle = { address: string; path: string; validators: Validators };

/** What became of each address of a list. */
export type ArticleFate = { address: string } & (
  | { kind: 'taken'; article: PulledArticle }
  | { kind: 'unchanged' }
  | { kind: 'failed'; why: string }
);

/** The addresses that a list names: a feed by its address, or a file with a feed or with an address a line. Throws UsageError for what is neither, InputError for a list that cannot be had or read. */
export async function listedArticles(from: string, { ask }: Pulling): Promise<string[]> {
  if (/^https?:\/\//i.test(from)) {
    const answer = await ask(from, {}, (given) => given);
    if (answer.status !== 200) throw new InputError(statusOf(answer), { file: from });
    return addressesIn(answer.bytes, from, from);
  }
  if (!existsSync(from)) throw new UsageError(`pull: --from "${from}" is neither a web address nor a file`);
  return addressesIn(readFileSync(from), from);
}

/** Takes one article; that it cannot be had is told and stops none of the others. */
export async function pullArticle(address: string, { store, source, folder, ask }: Pulling): Promise<ArticleFate> {
  const known = recall(store, source, address);
  let answer: Answer;
  try {
    answer = await ask(address, conditions(known), (given) => given);
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    return { kind: 'failed', address, why: messageOf(error) };
  }
  if (answer.status === 304 && known) return { kind: 'unchanged', address };
  if (answer.status !== 200 || answer.bytes.length === 0)
    return { kind: 'failed', address, why: answer.status === 200 ? 'answered nothing' : statusOf(answer) };
  const path = join(folder, `${sha256(address).slice(0, 16)}${endingOf(address, answer)}`);
  writeWhole(path, answer.bytes);
  return { kind: 'taken', address, article: { address, path, validators: validatorsOf(answer) } };
}

/** The ending by which the file is read: that of a page, a PDF or a DOCX, else that of plain text. */
function endingOf(address: string, answer: Answer): string {
  const type = answer.headers.get('content-type') ?? '';
  if (type.includes('pdf') || answer.bytes.subarray(0, 5).toString('latin1') === '%PDF-') return '.pdf';
  if (/\.docx$/i.test(new URL(address).pathname)) return '.docx';
  return isWebPage(answer) ? '.html' : '.txt';
}
