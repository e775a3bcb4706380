import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import { clusterReport } from '../../src/check/report/cluster.ts';
import { clusterProfile } from '../../src/check/report/profile.ts';
import { type Report, type Section, type Sentence, sentencesOf } from '../../src/check/report/report.ts';
import { textOf } from '../../src/check/report/words.ts';
import { fromReport } from '../../src/surface/report/from-report.ts';
import { renderMarkdown } from '../../src/surface/report/markdown.ts';
import type { Atlas } from '../../src/view/atlas.ts';
import { builtAtlas } from '../support/atlas.ts';
import { assertFollowed } from '../support/evidence.ts';
import { withRegister } from '../support/register.ts';

const DAYS = { as_of: '2026-11-25', known_by: '2026-11-25' };
const CLUSTERS = ['zhangjiang', 'biobay', 'yizhuang'];

let atlas: Atlas;
const profiles = new Map<string, Report>();
before(async () => {
  atlas = await (await builtAtlas(() => [])).atlas();
  for (const cluster of CLUSTERS) profiles.set(cluster, await clusterProfile(atlas, { cluster, ...DAYS }));
});

const sectionOf = (report: Report, id: string) => report.sections.find((one) => one.id === id) as Section;
const sentencesIn = (report: Report, id: string): Sentence[] => sentencesOf({ sections: [sectionOf(report, id)] });
const textIn = (report: Report, id: string) => sentencesIn(report, id).map((one) => textOf(one, 'en'));
const isFilled = (section: Section) => sentencesOf({ sections: [section] }).some(({ tone }) => tone === 'fact');

test('every cluster has the same sections, and what is computed is filled for the second as for the first', () => {
  const [first, second] = CLUSTERS.map((id) => profiles.get(id) as Report) as [Report, Report];
  const ids = ({ sections }: Report) => sections.map(({ id }) => id);
  assert.deepEqual(ids(second), ids(first));
  const computed = ['chain', 'concentration', 'companies', 'surroundings'];
  for (const report of [first, second])
    assert.deepEqual(
      computed.filter((id) => !isFilled(sectionOf(report, id))),
      [],
      report.title.en,
    );
  for (const id of ids(first)) assert.ok(sentencesIn(second, id).length > 0, id);
});

test('numbers of a profile are figures with statements, the same in both languages', () => {
  for (const report of profiles.values())
    for (const sentence of sentencesOf(report)) {
      for (const words of [sentence.zh, sentence.en])
        assert.ok(!words.some((part) => typeof part === 'string' && /\d/.test(part)), textOf(sentence, 'en'));
      if (sentence.tone === 'fact') assert.ok(sentence.evidence.length > 0, textOf(sentence, 'en'));
      if (sentence.tone === 'unclear') assert.match(textOf(sentence, 'en'), /because|no proof|do not settle/);
    }
});

test('the output of an organisation counts its products, trials, milestones and approvals', () => {
  const table = sectionOf(profiles.get('biobay') as Report, 'companies').blocks.find(({ kind }) => kind === 'table');
  assert.ok(table?.kind === 'table');
  assert.deepEqual(
    table.header.map(({ en }) => en),
    ['Organisation', 'Role', 'Products on record', 'Trials led', 'Milestones', 'Approvals'],
  );
  const jw = table.rows.map((cells) => cells.map((cell) => textOf(cell, 'en'))).find(([who]) => who === 'JW Therapeutics');
  assert.ok(Number(jw?.[4]) >= Number(jw?.[5]) && Number(jw?.[5]) > 0, String(jw));
});

test('firsts that the evidence supports are counted apart from those that stay open', () => {
  for (const report of profiles.values()) {
    const list = sectionOf(report, 'firsts').blocks.find(({ kind }) => kind === 'list');
    const items = list?.kind === 'list' ? list.items : [];
    const open = items.filter((sentences) => sentences.some(({ tone }) => tone === 'unclear'));
    const counts = sentencesIn(report, 'firsts').flatMap(({ figures, tone }) =>
      figures.flatMap((one) => (one.kind === 'count' ? [{ tone, one }] : [])),
    );
    const told = counts.find(({ one, tone }) => tone === 'unclear' && one.rows.every(({ subject }) => subject.startsWith('[')));
    if (open.length > 0) assert.ok((told?.one.value ?? 0) >= open.length, report.title.en);
  }
});

test('a product across borders is told in two jurisdictions or more, each with its date', async () => {
  const reports = await Promise.all(
    ['zhangjiang', 'guangzhou-development-district'].map((cluster) => clusterProfile(atlas, { cluster, ...DAYS })),
  );
  for (const report of reports) {
    const list = sectionOf(report, 'borders').blocks.find(({ kind }) => kind === 'list');
    for (const [sentence] of list?.kind === 'list' ? list.items : []) {
      const days = sentence?.figures.filter(({ kind }) => kind === 'days') ?? [];
      assert.ok(days.length >= 2, sentence && textOf(sentence, 'en'));
    }
  }
});

test('figures that others gave and amenities stand with whose word, state and age', async () => {
  const origin = { url: 'an invented page', grade: 'media' as const, seen: null };
  const report = await clusterProfile(
    withRegister(atlas, {
      figures: [
        {
          cluster: 'biobay',
          figure: 'organisations',
          value: 500,
          unit: 'count',
          bound: 'at_least',
          of: null,
          as_of: '2026-06-01',
          said_by: 'operator',
          origin,
        },
      ],
      amenities: [
        {
          cluster: 'biobay',
          kind: 'housing',
          zh: '公寓',
          en: 'flats',
          state: 'building',
          amount: { value: 800, unit: 'homes', at_least: true },
          from: null,
          to: null,
          as_of: '2026-06-01',
          origin,
        },
        {
          cluster: 'biobay',
          kind: 'metro',
          zh: '旧线',
          en: 'old line',
          state: 'open',
          amount: null,
          from: '2010',
          to: '2020',
          as_of: null,
          origin,
        },
      ],
    }),
    { cluster: 'biobay', ...DAYS },
  );
  assert.ok(
    textIn(report, 'size').some((text) => text === 'organisations, BioBAY: at least 500 (the operator; seen 2026-06-01, 177 days ago).'),
    textIn(report, 'size').join('\n'),
  );
  assert.deepEqual(textIn(report, 'amenities'), [
    'flats (housing; at least 800 homes; BioBAY): being built (seen 2026-06-01, 177 days ago).',
  ]);
});

test('what came after the day is not told', async () => {
  const early = await clusterProfile(atlas, { cluster: 'biobay', as_of: '2019-12-31', known_by: '2026-11-25' });
  assert.ok(!textIn(early, 'surroundings').some((text) => /listing/.test(text) && /202\d/.test(text)));
});

test('the report on a period holds the sections of the profile', async () => {
  const report = await clusterReport(atlas, { cluster: 'biobay', from: '2026-05-01', to: '2026-11-01', known_by: '2026-11-25' });
  const ids = report.sections.map(({ id }) => id);
  for (const id of ['size', 'chain', 'companies', 'firsts', 'borders', 'surroundings', 'amenities']) assert.ok(ids.includes(id), id);
});

test('a profile reads as a document in both languages', () => {
  const report = profiles.get('zhangjiang') as Report;
  for (const lang of ['zh', 'en'] as const) {
    const text = renderMarkdown(fromReport(report, lang));
    assert.match(text, lang === 'zh' ? /^# 张江：园区概况/ : /^# Zhangjiang: profile on/);
    assert.ok(!/undefined|\[object/.test(text));
  }
});

test('every statement of a profile is cited, and leads to its bytes', async () => {
  const report = profiles.get('biobay') as Report;
  const ids = [...new Set(sentencesOf(report).flatMap(({ evidence }) => evidence))];
  assert.deepEqual(report.citations.map(({ id }) => id).toSorted(), ids.toSorted());
  await assertFollowed(atlas, ids);
});

test('a wrong cluster or day is refused', async () => {
  await assert.rejects(clusterProfile(atlas, { cluster: 'Atlantis', ...DAYS }), /profile: "Atlantis" is no cluster/);
  await assert.rejects(clusterProfile(atlas, { cluster: 'biobay', as_of: '2026-02-30', known_by: '2026-11-25' }), /not a calendar day/);
});
