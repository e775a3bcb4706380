import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import { clusterReport } from '../../src/check/report/cluster.ts';
import { chartsOf, type Figure, type Report, type Sentence, sentencesOf } from '../../src/check/report/report.ts';
import { statementsOf } from '../../src/check/report/say.ts';
import { dayWords, textOf } from '../../src/check/report/words.ts';
import { clusters } from '../../src/entity/place-index.ts';
import type { Host } from '../../src/operation/operation.ts';
import { countedTrials } from '../../src/view/counted.ts';
import { coverage } from '../../src/view/coverage.ts';
import { statementsById } from '../../src/view/evidence.ts';
import { readShare } from '../../src/view/share.ts';
import { builtAtlas } from '../support/atlas.ts';

const PERIODS = [
  { from: '2026-05-01', to: '2026-11-01', known_by: '2026-11-25' },
  { from: '2023-01-01', to: '2024-10-23', known_by: '2026-11-25' },
  { from: '2023-01-01', to: '2024-10-23', known_by: '2024-10-23' },
];

/** Clusters of which members are curated and that are told of in every period. */
const FULL = ['zhangjiang', 'biobay'];

let host: Host;
const reports: Report[] = [];
before(async () => {
  host = await builtAtlas(() => []);
  const atlas = await host.atlas();
  for (const { id } of clusters())
    for (const period of FULL.includes(id) ? PERIODS : PERIODS.slice(0, 1))
      reports.push(await clusterReport(atlas, { cluster: id, ...period }));
});

function everySentence(look: (sentence: Sentence, report: Report) => void): void {
  for (const report of reports) for (const sentence of sentencesOf(report)) look(sentence, report);
}

function figuresOf(report: Report): Figure[] {
  return [...sentencesOf(report).flatMap(({ figures }) => figures), ...chartsOf(report).flatMap(({ cells }) => cells.flat())];
}

test('every cluster has a report, in full where members are known and facts are at hand', () => {
  assert.equal(new Set(reports.map(({ understood }) => understood.cluster.id)).size, clusters().length);
  const full = reports.filter(({ understood, known_by }) => understood.cluster.id === 'zhangjiang' && known_by === '2026-11-25');
  assert.deepEqual(
    full.map((report) => [report.sections.length >= 8, chartsOf(report).length]),
    [
      [true, 2],
      [true, 2],
    ],
  );
});

test('words hold no digit: every number of a sentence is a figure, the same in both languages', () => {
  everySentence(({ zh, en, figures }) => {
    for (const words of [zh, en]) assert.ok(!words.some((part) => typeof part === 'string' && /\d/.test(part)), JSON.stringify(words));
    const used = (words: (string | number)[]) => new Set(words.filter((part) => typeof part === 'number'));
    const counted = figures.flatMap((figure, at) =>
      figure.kind === 'count' || figure.kind === 'share' || figure.kind === 'interval' ? [at] : [],
    );
    for (const at of counted)
      assert.ok(used(zh).has(at) && used(en).has(at), textOf({ zh, en, figures, tone: 'fact', evidence: [] }, 'en'));
  });
});

test('every statement that a sentence or a chart rests on is in the store and is cited', async () => {
  for (const report of reports) {
    const ids = [...new Set(figuresOf(report).flatMap(statementsOf))];
    const found = new Set((await statementsById(await host.atlas(), ids)).map(({ id }) => id));
    assert.deepEqual(
      ids.filter((id) => !found.has(id)),
      [],
      report.title.en,
    );
    const cited = new Set(report.citations.map(({ id }) => id));
    assert.deepEqual(
      ids.filter((id) => !cited.has(id)),
      [],
    );
  }
});

test('a sentence that states a fact has evidence, and its evidence is that of its figures', () => {
  everySentence((sentence) => {
    assert.deepEqual(sentence.evidence, [...new Set(sentence.figures.flatMap(statementsOf))]);
    if (sentence.tone === 'fact') assert.ok(sentence.evidence.length > 0, textOf(sentence, 'en'));
    if (sentence.tone === 'method') assert.equal(sentence.evidence.length, 0, textOf(sentence, 'en'));
  });
});

test('what is not known is said with its reason', () => {
  everySentence((sentence) => {
    if (sentence.tone !== 'unclear') return;
    assert.match(textOf(sentence, 'zh'), /因为|不等于|不能认定|没有看到/);
    assert.match(textOf(sentence, 'en'), /because|no proof|do not settle|was seen to move/);
  });
});

test('counts, shares and chart values equal those of their rows, intervals those of the question', async () => {
  const atlas = await host.atlas();
  const distinct = (rows: { subject: string }[]) => new Set(rows.map(({ subject }) => subject)).size;
  for (const figure of reports.flatMap(figuresOf)) {
    if (figure.kind === 'count') assert.equal(figure.value, distinct(figure.rows));
    if (figure.kind === 'share') assert.equal(figure.value, distinct(figure.part) / distinct(figure.whole));
    if (figure.kind === 'interval') assert.deepEqual(figure.value, (await readShare(atlas, figure.question))[figure.of]);
  }
});

test('rows of trials are of the trial that they name', async () => {
  for (const report of reports) {
    const rows = figuresOf(report).flatMap((figure) =>
      figure.kind === 'count' ? figure.rows : figure.kind === 'share' ? [...figure.part, ...figure.whole] : [],
    );
    const trials = rows.filter(({ subject }) => subject.startsWith('trial/'));
    const found = await statementsById(await host.atlas(), [...new Set(trials.map(({ statement }) => statement))]);
    const subjects = new Map(found.map(({ id, subject }) => [id, subject]));
    for (const { subject, statement } of trials) assert.equal(subjects.get(statement), subject);
  }
});

test('days are those of a statement, or bounds that follow from several', async () => {
  for (const report of reports) {
    const days = figuresOf(report).flatMap((figure) => (figure.kind === 'days' ? [figure] : []));
    const found = await statementsById(await host.atlas(), [...new Set(days.flatMap(({ statements }) => statements))]);
    const byId = new Map(found.map((one) => [one.id, one]));
    for (const { from, to, statements } of days) {
      const said = statements.map((id) => byId.get(id));
      assert.ok(to === null || said.some((one) => one?.valid_to === to), `${to} ${statements}`);
      assert.ok(
        from === null || said.some((one) => one?.valid_from === from || one?.valid_from === plusMonth(from)),
        `${from} ${statements}`,
      );
    }
  }
});

/** News follows a decision by at most 31 days, so that the first possible day lies before that of the statement. */
function plusMonth(day: string): string {
  const time = new Date(`${day}T00:00:00Z`);
  time.setUTCDate(time.getUTCDate() + 31);
  return time.toISOString().slice(0, 10);
}

test('days that no statement says are those of the question or of the listings', async () => {
  for (const { from, to, known_by, understood, sections } of reports) {
    const { trials, milestones } = await coverage(await host.atlas(), {
      milestone: null,
      jurisdiction: null,
      place: understood.nation.id,
      as_of: to,
      known_by,
    });
    const [begins] = await (await host.atlas()).db.rows<{ day: string }>('SELECT min(first_seen)::VARCHAR AS day FROM coverage');
    const allowed = [
      begins?.day ?? '',
      from,
      to,
      known_by,
      ...trials.flatMap(({ first, last }) => [first, last]),
      ...milestones.flatMap(({ until }) => until ?? []),
    ];
    const words = new Set(allowed.flatMap((day) => [day, dayWords(day, day).en]));
    const given = sentencesOf({ sections }).flatMap(({ figures }) =>
      figures.flatMap((one) => (one.kind === 'given' ? [one.label.en] : [])),
    );
    for (const day of given.flatMap((text) => text.match(/\d{4}-\d{2}-\d{2}|\d{1,2} [A-Z][a-z]+ \d{4}/g) ?? []))
      assert.ok(words.has(day), day);
  }
});

test('charts hold each trial of the cluster under each of its values', async () => {
  for (const report of reports) {
    const { definition, to, known_by, understood } = report;
    const scope = { place: understood.cluster, modality: null, target: null, disease: null, source: null, series: null };
    const { counted } = await countedTrials(await host.atlas(), scope, definition, { as_of: to, known_by });
    for (const { cells } of chartsOf(report))
      assert.deepEqual(
        [...new Set(cells.flat().flatMap(({ rows }) => rows.map(({ subject }) => subject)))].toSorted(),
        counted.map(({ trial }) => trial).toSorted(),
      );
  }
});

test('a clearance abroad by the licensor is not told of the licensee', async () => {
  const report = await clusterReport(await host.atlas(), {
    cluster: 'zhangjiang',
    from: '2017-01-01',
    to: '2019-01-01',
    known_by: '2026-11-25',
  });
  const milestones = report.sections.find(({ id }) => id === 'milestones');
  assert.doesNotMatch(JSON.stringify(milestones), /axicabtagene|FKC876/);
});

test('before the first snapshot, and of a cluster without known members, nothing is counted', () => {
  const early = reports.find(({ known_by }) => known_by < '2026-01-01') as Report;
  const unknown = reports.find(({ understood }) => understood.cluster.id === 'lingang') as Report;
  const words = (report: Report) => sentencesOf(report).map((sentence) => textOf(sentence, 'en'));
  assert.ok(words(early).some((text) => /the first snapshot of any source at hand is of/.test(text)));
  assert.ok(
    words(unknown).some(
      (text) => text === 'The share of Lingang in Shanghai is unclear, because it is not known which organisations belong to Lingang.',
    ),
  );
  for (const report of [early, unknown]) assert.ok(!figuresOf(report).some(({ kind }) => kind === 'share'));
});

test('a question that does not fit is refused', async () => {
  const atlas = await host.atlas();
  const ask = (more: object) =>
    clusterReport(atlas, { cluster: 'zhangjiang', from: '2024-01-01', to: '2024-12-31', known_by: '2026-11-25', ...more });
  await assert.rejects(ask({ cluster: 'Atlantis' }), /no cluster that the atlas knows; the clusters are zhangjiang \(张江\)/);
  await assert.rejects(ask({ cluster: 'Shanghai' }), /no cluster/);
  await assert.rejects(ask({ from: '2025-01-01' }), /--from 2025-01-01 must lie before --to 2024-12-31/);
  await assert.rejects(ask({ to: '2024-13-01' }), /--to "2024-13-01" is not a calendar day/);
});
