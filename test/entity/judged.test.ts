import assert from 'node:assert/strict';
import { test } from 'node:test';
import { judgeLinks, matterOf } from '../../src/entity/judged.ts';
import { dated, type KnownJudgement, START, standing } from '../../src/entity/judgement.ts';
import { makeLinker } from '../../src/entity/linker.ts';
import type { OrganisationRow } from '../../src/model/curation.ts';
import { judgementsOf, type Said } from '../support/log.ts';

function organisation(id: string, en: string[]): OrganisationRow {
  return { id, kind: 'company', zh: [], en, former: [], seat: null, parent: null, related: [], role: null, origin: [] };
}

const rules = makeLinker([organisation('quillon', ['Quillon Therapeutics']), organisation('marlow', ['Marlow Biotech'])], []);

function known(said: Said[]): KnownJudgement[] {
  return judgementsOf(said).map((row) => ({ ...row, statement: `statement of ${row.id}` }));
}

function judge(a: string, b: string, label: 'same' | 'different' | 'related' | 'unsure', decided = '2026-02-01'): Said {
  return { decided, about: 'identity', kind: 'organisation', a, b, label };
}

/** The entity of a name on a day after all of the judgements. */
function linked(said: Said[], name: string, day = '2027-01-01'): string | undefined {
  return judgeLinks(rules, known(said)).on(day).organisation(name)?.id;
}

test('by rule a short legal form links', () => {
  assert.equal(linked([], 'Quillon Therapeutics Inc.'), 'quillon');
  assert.equal(linked([], 'Unheard Bio'), undefined);
});

test('same links a name to the entity, or to the entity of the other name, on either side', () => {
  assert.equal(linked([judge('Unheard Bio', 'organisation/quillon', 'same')], 'UNHEARD BIO'), 'quillon');
  assert.equal(linked([judge('Unheard Bio', 'Quillon Therapeutics Inc.', 'same')], 'Unheard Bio'), 'quillon');
  assert.equal(linked([judge('Marlow Biotech', 'Unheard Bio', 'same')], 'Unheard Bio'), 'marlow');
  const moved = [judge('Quillon Therapeutics Inc.', 'organisation/marlow', 'same')];
  assert.equal(linked(moved, 'Quillon Therapeutics Inc.'), 'marlow');
  assert.equal(linked(moved, 'Quillon Therapeutics'), 'quillon');
});

test('different, unsure and related break the link that a rule makes, and no other', () => {
  for (const label of ['different', 'unsure', 'related'] as const) {
    const said = [judge('Quillon Therapeutics Inc.', 'organisation/quillon', label)];
    assert.equal(linked(said, 'Quillon Therapeutics Inc.'), undefined);
    assert.equal(linked(said, 'Quillon Therapeutics GmbH'), 'quillon');
    assert.equal(linked([judge('Quillon Therapeutics Inc.', 'organisation/marlow', label)], 'Quillon Therapeutics Inc.'), 'quillon');
  }
});

test('of two names of one entity the curated one stays; of two that only rules put there neither', () => {
  const curated = [judge('Quillon Therapeutics', 'Quillon Therapeutics Inc.', 'different')];
  assert.deepEqual([linked(curated, 'Quillon Therapeutics'), linked(curated, 'Quillon Therapeutics Inc.')], ['quillon', undefined]);
  const ruled = [judge('Quillon Therapeutics GmbH', 'Quillon Therapeutics Inc.', 'different')];
  assert.deepEqual([linked(ruled, 'Quillon Therapeutics GmbH'), linked(ruled, 'Quillon Therapeutics Inc.')], [undefined, undefined]);
});

test('two entities judged the same are the first of them, in a ring too', () => {
  const one = [judge('organisation/quillon', 'organisation/marlow', 'same')];
  assert.equal(linked(one, 'Marlow Biotech'), 'quillon');
  assert.equal(judgeLinks(rules, known(one)).on('2027-01-01').entity('organisation', 'marlow'), 'quillon');
  const ring = [...one, judge('Unheard Bio', 'organisation/marlow', 'same'), judge('Marlow Biotech', 'Quillon Therapeutics GmbH', 'same')];
  for (const name of ['Unheard Bio', 'Marlow Biotech', 'Quillon Therapeutics']) assert.equal(linked(ring, name), 'quillon');
});

test('a judgement holds from its day until a newer one on the same pair, in whichever order and writing', () => {
  const said = [
    judge('Unheard Bio', 'organisation/quillon', 'same', '2026-02-01'),
    judge('organisation/quillon', 'unheard  bio', 'unsure', '2026-03-01'),
    judge('Unheard Bio', 'organisation/marlow', 'same', '2026-04-01'),
  ];
  const on = (day: string) => linked(said, 'Unheard Bio', day);
  assert.deepEqual(['2026-01-31', '2026-02-01', '2026-03-01', '2026-04-01'].map(on), [undefined, 'quillon', undefined, 'marlow']);
});

test('an undo brings back what stood before, and can itself be undone', () => {
  const rows = judgementsOf([judge('A', 'B', 'same', '2026-01-01'), judge('A', 'B', 'different', '2026-02-01')]);
  const undo = { decided: '2026-03-01', about: 'undo', undoes: rows[1]?.id ?? '' } as const;
  const log = judgementsOf([...rows.map(({ id, by, why, ...said }) => said), undo]);
  const again = judgementsOf([
    ...log.map(({ id, by, why, ...said }) => said),
    { ...undo, decided: '2026-04-01', undoes: log[2]?.id ?? '' },
  ]);
  const labels = (day: string) => standing(again, day, matterOf).map((one) => (one.about === 'identity' ? one.label : ''));
  assert.deepEqual(['2025-12-31', '2026-01-01', '2026-02-01', '2026-03-01', '2026-04-01'].map(labels), [
    [],
    ['same'],
    ['different'],
    ['same'],
    ['different'],
  ]);
});

test('stretches of time are cut only where the answer changes, and leave out where there is none', () => {
  const made: Record<string, { id: string } | undefined> = {
    [START]: { id: 'a' },
    '2026-01-01': { id: 'a' },
    '2026-02-01': undefined,
    '2026-03-01': { id: 'b' },
  };
  assert.deepEqual(
    dated(Object.keys(made).slice(1), (day) => made[day]),
    [
      { id: 'a', known_from: START, known_to: '2026-02-01' },
      { id: 'b', known_from: '2026-03-01', known_to: null },
    ],
  );
});

test('only names that a judgement may bear on are cut', () => {
  const links = judgeLinks(rules, known([judge('Unheard Bio', 'organisation/quillon', 'same')]));
  const bears = ['Unheard Bio', 'Quillon Therapeutics Inc.', 'Marlow Biotech', 'Another Bio'].map((name) =>
    links.bears('organisation', name),
  );
  assert.deepEqual(bears, [true, true, false, false]);
});
