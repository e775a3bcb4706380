import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import type { z } from 'zod';
import { messageOf } from '../../src/base/errors.ts';
import { parseJsonLines } from '../../src/base/jsonl.ts';
import { shipped } from '../../src/base/root.ts';
import { readLexicon } from '../../src/model/lexicon.ts';
import { LEXICONS } from '../../src/model/lexicons.ts';

type Name = keyof typeof LEXICONS;
type Rows<N extends Name> = z.infer<(typeof LEXICONS)[N]>[];

const names = Object.keys(LEXICONS) as Name[];
const shapes: { [N in Name]: z.ZodType<Rows<N>[number]> } = LEXICONS;
const rowsOf = <N extends Name>(name: N): Rows<N> => readLexicon<Rows<N>[number]>(name, shapes[name]);

/** `file, line: what is wrong`, for each row that a check faults; the first row of a lexicon stands on line 2. */
function faults<N extends Name>(name: N, fault: (row: Rows<N>[number]) => string[]): string[] {
  return rowsOf(name).flatMap((row, at) => fault(row).map((what) => `lexicon/${name}.jsonl, line ${at + 2}: ${what}`));
}

function unknown(field: string, ids: readonly (string | null)[], known: ReadonlySet<string | null>, where: string): string[] {
  return ids.filter((id) => id !== null && !known.has(id)).map((id) => `${field} "${id}" is not in ${where}`);
}

function idsOf(name: 'diseases' | 'modalities' | 'places' | 'targets' | 'institutions'): Set<string | null> {
  return new Set(rowsOf(name).map(({ id }) => id));
}

test('every file of lexicon/ has a shape in src/model/lexicons.ts', () => {
  const files = readdirSync(shipped('lexicon')).map((file) => file.replace('.jsonl', ''));
  assert.deepEqual(files.toSorted(), names.toSorted());
});

for (const name of names) {
  test(`every line of lexicon/${name}.jsonl has the shape of its kind`, () => {
    const [, ...lines] = readFileSync(shipped('lexicon', `${name}.jsonl`), 'utf8').split('\n');
    const wrong = lines.flatMap((line, at) => {
      try {
        parseJsonLines<unknown>(line, LEXICONS[name], `lexicon/${name}.jsonl`, at + 2);
        return [];
      } catch (error) {
        return [messageOf(error)];
      }
    });
    assert.deepEqual(wrong, [], 'mend these lines; model/lexicon.schema.json says what a line must hold');
  });

  test(`lexicon/${name}.jsonl has each id once, and no name twice in a row`, () => {
    const seen = new Set<string>();
    const wrong = faults(name, (row) => {
      const id = 'id' in row ? row.id : undefined;
      const repeated = id !== undefined && seen.has(id) ? [`id "${id}" stands on an earlier line`] : [];
      if (id !== undefined) seen.add(id);
      const lists = Object.entries(row).filter(([, value]) => Array.isArray(value)) as [string, string[]][];
      const doubled = lists.flatMap(([field, list]) =>
        list.filter((text, at) => list.indexOf(text) < at).map((text) => `${field} has "${text}" twice`),
      );
      return [...repeated, ...doubled];
    });
    assert.deepEqual(wrong, []);
  });
}

test('broader diseases, modalities and places exist, and nothing lies above itself', () => {
  const trees = { diseases: (row: Rows<'diseases'>[number]) => row.parents, modalities: parentOf, places: parentOf } as const;
  for (const [name, parents] of Object.entries(trees) as [keyof typeof trees, (row: never) => string[]][]) {
    const above = new Map(rowsOf(name).map((row) => [row.id, parents(row as never)]));
    const lies = (id: string, root: string): boolean => (above.get(id) ?? []).some((one) => one === root || lies(one, root));
    const wrong = faults(name, ({ id }) => {
      const missing = unknown('parent', above.get(id) ?? [], idsOf(name), `lexicon/${name}.jsonl`);
      return missing.length > 0 || !lies(id, id) ? missing : [`"${id}" lies above itself`];
    });
    assert.deepEqual(wrong, []);
  }
});

function parentOf({ parent }: { parent: string | null }): string[] {
  return parent === null ? [] : [parent];
}

test('a disease has an English name, and each name, acronym and MONDO id belongs to one disease', () => {
  const owners = new Map<string, string>();
  const wrong = faults('diseases', ({ id, mondo, zh, en, exact, weak }) => {
    const keys = [
      ...zh,
      ...en.map((name) => name.toLowerCase()),
      ...[...exact, ...weak].map((name) => `acronym ${name}`),
      ...(mondo ? [mondo] : []),
    ];
    const shared = keys.filter((key) => (owners.get(key) ?? id) !== id).map((key) => `"${key}" belongs to ${owners.get(key)}`);
    for (const key of keys) owners.set(key, id);
    return en.length === 0 ? ['has no name in en', ...shared] : shared;
  });
  assert.deepEqual(wrong, []);
});

test('what a row refers to exists', () => {
  const targets = idsOf('targets');
  const concepts = new Set<string | null>(rowsOf('trial-terms').map(({ concept }) => concept));
  const trials = new Set<string | null>(rowsOf('modalities').map(({ trial }) => trial));
  const concept = (row: { concept: string }) => unknown('concept', [row.concept], concepts, 'lexicon/trial-terms.jsonl');
  assert.deepEqual(
    [
      ...faults('known-products', (row) => [...concept(row), ...unknown('target', row.targets, targets, 'lexicon/targets.jsonl')]),
      ...faults('code-series', concept),
      ...faults('cgt-sponsors', concept),
      ...faults('trial-terms', ({ modality }) => unknown('modality', [modality], trials, 'lexicon/modalities.jsonl (trial)')),
      ...faults('institutions', ({ related }) => unknown('related', related, idsOf('institutions'), 'lexicon/institutions.jsonl')),
    ],
    [],
  );
});
