import { globSync, readFileSync } from 'node:fs';
import { shipped } from '../src/base/root.ts';
import { readSourceFacts, type SourceFacts } from '../src/statement/source-facts.ts';

/** What a file became: rows by the catalogue, with the checked reason where ours are others, records in, and what came of them. */
export type Figure = {
  source: string;
  file: string;
  rows: number;
  why: string | null;
  records: number;
  subjects: number;
  statements: number;
  issues: Record<string, number>;
  quarantined: number;
};
/** Figures of real files, the day on which they were measured, and the fields that were found in the files of each source. */
export type Figures = { measured: string; files: Figure[]; fields: Record<string, { read: string[]; unknown: string[] }> };

/** The page of a source: the part that follows from `source.yml`, then what its tests hold and what real files became. */
export function sourcePage(name: string, figures: Figures): string {
  const facts = readSourceFacts(name);
  return `${[factsPart(facts), formatsPart(name), fieldsPart(name, figures), testsPart(name), figuresPart(name, figures)].filter((part) => part !== '').join('\n\n')}\n`;
}

/** The part of a page that says what stands in `source.yml`. */
export function factsPart(facts: SourceFacts): string {
  const { name, title, cadence, expect, authority, ignored } = facts;
  const series = Object.entries(expect.of_series ?? {}).map(([one, { least, most }]) => `${one} ${least} to ${most}`);
  const before = `${expect.of_before.least} to ${expect.of_before.most} times those of the listing before`;
  const rows = [
    ['name', `\`${name}\``],
    ['publisher', facts.publisher],
    ['licence and terms', facts.licence],
    ['changes', `${cadence.en}${cadence.days === null ? '' : `; overdue after ${cadence.days} days`}`],
    ['proof grade', facts.grade],
    ['listing', facts.listing === 'full' ? 'full: a snapshot replaces the one before' : 'partial: a snapshot holds some records'],
    ['decisions of', authority === null ? '–' : `${authority.agency} (${authority.jurisdiction})`],
    ['record address', facts.record_url === null ? '–' : `\`${facts.record_url}\``],
    [
      'subjects expected in a snapshot',
      [`${expect.least} to ${expect.most}`, ...series, ...(facts.listing === 'full' ? [before] : [])].join('; '),
    ],
  ];
  return [
    `<!-- written by scripts/make-source-pages.ts; edit source.yml, docs/commands.md and the tests of the source instead -->\n\n# ${title.en} · ${title.zh}`,
    table(['', ''], rows),
    `**Answers.** ${facts.answers.en}.\n\n**能回答。** ${facts.answers.zh}。`,
    `**Cannot answer.** ${facts.cannot.en}.\n\n**不能回答。** ${facts.cannot.zh}。`,
    `## Take it\n\n${takingOf(facts)}`,
    ignored.length === 0 ? '' : `Known and not read: ${ignored.map((one) => `\`${one}\``).join(' ')}.`,
  ]
    .filter((part) => part !== '')
    .join('\n\n');
}

function takingOf({ name, pull }: SourceFacts): string {
  const add = `Files are added with \`atlas add ${name} FILE\`; \`atlas add FILE\` finds the source by what the file holds.`;
  if (['curation', 'judgements', 'starter'].includes(name)) return 'It comes with the product, and every build takes it by itself.';
  if (pull === undefined) return `No address is known from which a program may take it. ${add}`;
  if (pull.kind === 'by-hand') return `The publisher keeps programs away: save the pages by hand from <${pull.page}>. ${add}`;
  if (!('address' in pull)) return `\`atlas pull ${name}\` takes it from the addresses that it is given. ${add}`;
  return `\`atlas pull ${name}\` takes it from \`${pull.address}\`. ${add}`;
}

/** What `docs/commands.md` says that the source reads, and which day counts. */
function formatsPart(name: string): string {
  const commands = readFileSync(shipped('docs', 'commands.md'), 'utf8').split('\n');
  const at = commands.findIndex((line) => line.startsWith(`| \`${name}\``) && line.split(' | ').length === 3);
  if (at < 0) return '';
  const more = commands.slice(at + 1).findIndex((line) => !/^\|\s+\|/.test(line));
  const rows = commands.slice(at, at + 1 + more).map((line) => line.split('|').map((cell) => cell.trim()));
  return `## Formats\n\n${table(
    ['what it reads', 'day of the files'],
    rows.map((cells) => cells.slice(2, 4)),
  )}`;
}

function fieldsPart(name: string, { fields }: Figures): string {
  const { read = [], unknown = [] } = fields[name] ?? {};
  const list = (all: string[]) => all.map((one) => `\`${one}\``).join(' ');
  return [
    read.length === 0 ? '' : `Read in the files below: ${list(read)}.`,
    unknown.length === 0 ? '' : `Unknown in the files below, counted and not read: ${list(unknown)}.`,
  ]
    .filter((part) => part !== '')
    .join('\n\n');
}

/** Titles of the tests of the source: the quirks that are handled. */
function testsPart(name: string): string {
  const files = globSync(`${shipped('sources', name)}/*.test.ts`).toSorted();
  const titles = files.flatMap((file) =>
    [...readFileSync(file, 'utf8').matchAll(/^test\(\s*(?:'((?:[^'\\]|\\.)*)'|"([^"]*)")/gm)].map(([, one, other]) => one ?? other ?? ''),
  );
  if (titles.length === 0) return '';
  return `## What its tests hold\n\n${titles.map((title) => `- ${title.replaceAll("\\'", "'")}`).join('\n')}`;
}

function figuresPart(name: string, { measured, files }: Figures): string {
  const own = files.filter(({ source }) => source === name);
  if (own.length === 0) return '## Real files\n\nNo file of the publisher was at hand; the formats are tested on files of our own.';
  const total = (issues: Record<string, number>) => Object.values(issues).reduce((sum, count) => sum + count, 0);
  const rows = own.map((one) => [
    one.file,
    count(one.rows),
    count(one.records),
    count(one.subjects),
    count(one.statements),
    total(one.issues) === 0
      ? '0'
      : `${count(total(one.issues))}: ${Object.entries(one.issues)
          .map(([code, n]) => `${code} ${count(n)}`)
          .join(', ')}`,
    count(one.quarantined),
  ]);
  const notes = own.flatMap(({ file, why }) => (why === null ? [] : [`- ${file}: ${why}.`]));
  const head = ['file', 'rows in the catalogue', 'records in', 'subjects', 'statements', 'issues', 'quarantined'];
  return `## Real files\n\nWhat \`atlas add\` and the parser made of real files on ${measured}; the files are not part of the project.\n\n${table(head, rows)}${notes.length === 0 ? '' : `\n\n${notes.join('\n')}`}`;
}

function count(value: number): string {
  return value.toLocaleString('en-US');
}

function table(head: string[], rows: string[][]): string {
  const line = (cells: string[]) => `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n');
}
