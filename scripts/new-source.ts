import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { shipped } from '../src/base/root.ts';
import { documented, newSource } from './source-template.ts';

const COMMANDS = shipped('docs', 'commands.md');
const [name = '', ...more] = process.argv.slice(2);
if (!/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/.test(name) || more.length > 0)
  fail('usage: npm run new-source NAME, in small letters and digits parted by -');
if (existsSync(shipped('sources', name))) fail(`sources/${name} is there already`);

for (const [path, text] of Object.entries(newSource(name))) {
  mkdirSync(dirname(shipped(path)), { recursive: true });
  writeFileSync(shipped(path), text);
  process.stdout.write(`${path}\n`);
}
writeFileSync(COMMANDS, withRow(readFileSync(COMMANDS, 'utf8')));
process.stdout.write(
  `docs/commands.md\n\nIt reads a list of our own and its tests pass; change it step by step into the publisher's:\n  npx node --test "sources/${name}/*.test.ts"\n  npm run format && npm run check\n`,
);

/** The document with the row of the source at the end of the table of what \`atlas add\` reads. */
function withRow(text: string): string {
  const end = text.indexOf('\n\n', text.indexOf('| what it reads'));
  return `${text.slice(0, end)}\n${documented(name)}${text.slice(end)}`;
}

function fail(message: string): never {
  process.stderr.write(`new-source: ${message}\n`);
  process.exit(2);
}
