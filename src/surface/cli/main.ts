import { existsSync, statSync } from 'node:fs';
import { InputError, messageOf, UsageError } from '../../base/errors.ts';
import { writeWhole } from '../../base/files.ts';
import { contactOf, makeHost, modelEndpoint, storePath } from '../../operation/host.ts';
import { checkInput } from '../../operation/inputs.ts';
import { loadOperation } from '../../operation/load.ts';
import { logPath } from '../../operation/log.ts';
import type { Operation } from '../../operation/operation.ts';
import { type Common, readArguments } from './arguments.ts';
import { withArticle } from './article-file.ts';
import { progressLine } from './progress.ts';

/** Characters by which the text of an article could command a terminal or turn the direction of a line. */
const COMMANDS = /(?![\n\t])[\p{Cc}\u202a-\u202e\u2066-\u2069]/gu;

process.stdout.on('error', stopQuietly);
process.exitCode = await main(process.argv.slice(2));

/** Runs one command; the exit code is 0, 1 for input that is wrong, 2 for a call that is wrong. */
async function main(words: string[]): Promise<number> {
  const [name = 'help', ...rest] = words;
  try {
    if (['help', '--help', '-h'].includes(name)) return print((await import('./help.ts')).overview());
    if (name === 'serve') return await serve(rest);
    const operation = await loadOperation(name);
    if (!operation) throw new UsageError(`unknown command "${name}"; \`atlas help\` lists the commands`);
    return await run(operation, rest);
  } catch (error) {
    return fail(error);
  }
}

async function run(operation: Operation, words: string[]): Promise<number> {
  const { input: given, common } = readArguments(operation, words);
  if (common.help) return print((await import('./help.ts')).helpFor(operation));
  const input = await withArticle(operation, given);
  const progress = progressLine();
  const { env } = process;
  const host = makeHost(storePath(common.store, env), progress.say, undefined, logPath(env), modelEndpoint(env), contactOf(env));
  try {
    const result = await operation.run(checkInput(operation.name, operation.input, input) as never, host);
    progress.end();
    if (common.json) return print(`${JSON.stringify(result, null, 2)}\n`);
    if (common.format !== undefined) {
      const { writeDocument } = await import('../report/write.ts');
      return deliver(
        await writeDocument({ operation: operation.name, result, input }, common.format, common.lang, await host.atlas()),
        common,
      );
    }
    const { render } = await import('./render.ts');
    return print(render(operation.name, result, input, common.lang).replace(COMMANDS, ''));
  } finally {
    progress.end();
    host.close();
  }
}

/** Writes a document to its file, whole or not at all, or to standard output. */
function deliver(content: string | Uint8Array, { output, format }: Common): number {
  if (output !== undefined && existsSync(output) && statSync(output).isDirectory())
    throw new UsageError(`--output ${output} is a folder; name a file`);
  if (output !== undefined) writeWhole(output, content);
  else if (typeof content !== 'string' && process.stdout.isTTY) throw new UsageError(`${format} is no text; give the file with -o FILE`);
  else process.stdout.write(content);
  return 0;
}

async function serve(words: string[]): Promise<number> {
  if (words.some((word) => word === '--help' || word === '-h')) return print((await import('./help.ts')).SERVE_HELP);
  const { runServer } = await import('../http/serve.ts');
  return runServer(words);
}

/** A reader such as `head` that has seen enough closes the pipe; anything else is an error. */
function stopQuietly(error: NodeJS.ErrnoException): void {
  if (error.code !== 'EPIPE') throw error;
  process.exit(0);
}

function print(text: string): number {
  process.stdout.write(text);
  return 0;
}

function fail(error: unknown): number {
  const isExpected = error instanceof InputError || error instanceof UsageError;
  const detail = !isExpected && process.env.ATLAS_DEBUG && error instanceof Error ? `\n${error.stack}` : '';
  process.stderr.write(`atlas: ${messageOf(error)}${detail}\n`);
  return error instanceof UsageError ? 2 : 1;
}
