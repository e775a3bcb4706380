import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { fuzz, told } from './run.ts';
import { sampled } from './sample.ts';

/** Spoils samples of all sources, or of those named, and prints a row of a table for each and what broke the rules. */
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { cases: { type: 'string', default: '10000' }, seed: { type: 'string', default: String(Date.now() % 1_000_000) } },
});
const folder = mkdtempSync(join(tmpdir(), 'atlas-fuzz-'));
console.log(
  `seed ${values.seed}; inputs in ${folder}\n\n| source | cases | read | refused | broken | ways to break | CPU s |\n| --- | --- | --- | --- | --- | --- | --- |`,
);
for (const source of positionals.length > 0 ? positionals : sampled()) {
  const began = process.cpuUsage();
  const { read, refused, groups } = await fuzz(source, Number(values.cases), Number(values.seed), folder);
  const { user, system } = process.cpuUsage(began);
  const broken = groups.reduce((sum, { cases }) => sum + cases, 0);
  const seconds = Math.round((user + system) / 1e6);
  console.log(`| ${source} | ${read + refused + broken} | ${read} | ${refused} | ${broken} | ${groups.length} | ${seconds} |`);
  for (const group of groups) console.log(told(group));
  if (groups.length > 0) process.exitCode = 1;
  rmSync(join(folder, source), { recursive: true, force: true });
}
if (process.exitCode === undefined) rmSync(folder, { recursive: true });
