import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { fuzz, told } from './run.ts';
import { sampled } from './sample.ts';

/** Spoils samples of all sources, or of those named, and prints what broke the rules. */
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { cases: { type: 'string', default: '10000' }, seed: { type: 'string', default: String(Date.now() % 1_000_000) } },
});
const folder = mkdtempSync(join(tmpdir(), 'atlas-fuzz-'));
console.log(`seed ${values.seed}; inputs in ${folder}`);
for (const source of positionals.length > 0 ? positionals : sampled()) {
  const began = performance.now();
  const { read, refused, failures } = await fuzz(source, Number(values.cases), Number(values.seed), folder);
  console.log(
    `${source}: ${read} read, ${refused} refused, ${failures.length} broken, ${Math.round((performance.now() - began) / 1000)} s`,
  );
  for (const failure of failures) console.log(told(failure));
  if (failures.length > 0) process.exitCode = 1;
  rmSync(join(folder, source), { recursive: true, force: true });
}
if (process.exitCode === undefined) rmSync(folder, { recursive: true });
