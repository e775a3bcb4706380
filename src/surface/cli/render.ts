import type { OPERATIONS, OperationName } from '../../operation/table.ts';
import { renderChain } from './render-chain.ts';
import { renderChanges } from './render-changes.ts';
import { renderCheck } from './render-check.ts';
import { renderCluster } from './render-cluster.ts';
import { renderCompare } from './render-compare.ts';
import { renderConcentration } from './render-concentration.ts';
import { renderContenders } from './render-contenders.ts';
import { renderCoverage } from './render-coverage.ts';
import { renderEntity } from './render-entity.ts';
import { renderEvent } from './render-event.ts';
import { renderFind } from './render-find.ts';
import { renderHistory } from './render-history.ts';
import { renderLandscape } from './render-landscape.ts';
import { renderOverview } from './render-overview.ts';
import { renderPolicy } from './render-policy.ts';
import { renderRead } from './render-read.ts';
import { renderRecheck } from './render-recheck.ts';
import { renderReview } from './render-review.ts';
import { renderServices } from './render-services.ts';
import { renderRetry, renderSources } from './render-sources.ts';
import { renderTimeline } from './render-timeline.ts';
import { renderTrack } from './render-track.ts';
import { renderTrend } from './render-trend.ts';
import { renderTrials } from './render-trials.ts';
import { renderWhy } from './render-why.ts';
import { pairs, percent, textTable } from './text-table.ts';

type Result<N extends OperationName> = Awaited<ReturnType<(typeof OPERATIONS)[N]['run']>>;
type Lang = 'zh' | 'en';
/** A report or profile is a document and has no other text. */
type Shown = Exclude<OperationName, 'report' | 'profile'>;
type Renderers = { [N in Shown]: (result: Result<N>, lang: Lang, input: Record<string, unknown>) => string };

/** Statement ids that a human table shows before it refers to --json. */
const SHOWN = 3;

/** Trials of a product that a human answer names before it refers to --json. */
const MOST_TRIALS = 8;

const RENDERERS: Renderers = {
  add: (rows) =>
    textTable(
      ['receipt', 'source', 'series', 'published', 'from', ''],
      rows.map((row) => [row.receipt, row.source, row.series ?? '', row.published ?? '', row.from, row.is_new ? 'kept' : 'already held']),
    ),
  pull: renderPull,
  build: (result) =>
    `${result.is_new ? 'published' : 'unchanged'} run ${result.run}: ${result.statements} statements from ${result.segments} snapshots, ${result.trials} trials, ${result.milestones} milestones, ${result.issues} issues; newest snapshot ${result.newest_snapshot}\n`,
  check: (result, lang, input) => renderCheck(result, String(input.text), lang),
  read: (result, lang, input) => renderRead(result, String(input.text), lang, input.mentions === true),
  find: renderFind,
  overview: renderOverview,
  share: renderShare,
  first: renderFirst,
  contenders: renderContenders,
  landscape: renderLandscape,
  trials: renderTrials,
  changes: renderChanges,
  history: renderHistory,
  timeline: renderTimeline,
  trend: renderTrend,
  concentration: renderConcentration,
  compare: renderCompare,
  cluster: renderCluster,
  chain: renderChain,
  services: renderServices,
  recheck: renderRecheck,
  coverage: renderCoverage,
  entity: renderEntity,
  milestones: renderMilestones,
  policy: renderPolicy,
  event: renderEvent,
  track: renderTrack,
  review: renderReview,
  show: renderShow,
  why: renderWhy,
  sources: renderSources,
  retry: renderRetry,
  judge: ({ log, judgement, replaces }) =>
    `${JSON.stringify(judgement)}\n${replaces === null ? 'appended' : `appended, in place of ${replaces},`} to ${log}; \`atlas build\` applies it\n`,
  predict: ({ text }) => text,
};

/** The answer of an operation as text for a person. */
export function render(name: string, result: unknown, input: Record<string, unknown>, lang: Lang): string {
  const renderer = RENDERERS[name as Shown] as (result: unknown, lang: Lang, input: Record<string, unknown>) => string;
  return renderer(result, lang, input);
}

function renderPull({ source, address, status, receipt, records, pages, resumed, notes }: Result<'pull'>): string {
  const count =
    records === null ? '' : `, ${records} records on ${pages} pages${resumed === 0 ? '' : `, ${resumed} of them from a pull before`}`;
  const says = {
    kept: `kept as ${receipt}${count}; \`atlas build\` reads it`,
    held: `already held as ${receipt}${count}`,
    unchanged: 'not changed since the last pull; no new snapshot',
    empty: 'the publisher lists nothing; no new snapshot',
  };
  return `${[...notes, `${source}: ${says[status]}`, address].join('\n')}\n`;
}

function renderShare(answer: Result<'share'>, lang: Lang): string {
  const { understood, counts } = answer;
  const scope = understood.of?.label[lang] ?? (lang === 'zh' ? '全球' : 'the world');
  const filters = [understood.modality?.id, understood.target?.id, understood.source, understood.series].filter(Boolean).join(', ');
  const rows: [string, string][] = [
    [lang === 'zh' ? '问题' : 'question', `${understood.place.label[lang]} / ${scope}${filters ? ` (${filters})` : ''}`],
    [
      lang === 'zh' ? '占比' : 'share',
      answer.share === null ? '–' : `${percent(answer.share)}  (${counts.numerator} / ${counts.denominator})`,
    ],
    [lang === 'zh' ? '90 % 区间' : '90 % interval', range(answer.interval)],
    [lang === 'zh' ? '未定位未定日期的上下限' : 'bounds of the unplaced', range(answer.bounds)],
    [lang === 'zh' ? '口径' : 'definition', answer.definition_words[lang]],
    [lang === 'zh' ? '截至 / 已知' : 'as of / known by', `${answer.as_of} / ${answer.known_by}`],
    [lang === 'zh' ? '最新快照' : 'newest snapshot', answer.newest_snapshot ?? '–'],
    [lang === 'zh' ? '说明' : answer.verdict, answer.reasons[lang]],
    [lang === 'zh' ? '方法' : 'method', answer.interval_method[lang]],
    [lang === 'zh' ? '覆盖' : 'coverage', answer.coverage[lang]],
    ...answer.readings.map((one): [string, string] => [
      `${one.scope}, ${one.place_rule}, ${one.date_rule}`,
      one.share === null ? '–' : `${percent(one.share)}  (${one.numerator} / ${one.denominator})  ${range(one.interval)}`,
    ]),
    [lang === 'zh' ? '分子证据' : 'evidence', statementsOf(answer.numerator_statements.map(({ statement }) => statement))],
  ];
  return pairs(rows);
}

function range(bounds: [number, number] | null): string {
  return bounds === null ? '–' : bounds.map(percent).join(' – ');
}

function renderFirst(answer: Result<'first'>, lang: Lang): string {
  const rows = answer.contenders.map((one, at) => [
    String(at + 1),
    one.called[lang],
    one.from ?? '?',
    one.to ?? '?',
    one.grade ?? '',
    one.is_subject ? '◀' : '',
    one.statements[0] ?? '',
  ]);
  return `${answer.verdict}: ${answer.reasons[lang]}\n\n${textTable(['', 'contender', 'earliest', 'latest', 'grade', '', 'statement'], rows)}`;
}

function renderMilestones(answer: Result<'milestones'>): string {
  const rows = answer.milestones.map((row) => [
    row.date_from ?? '?',
    row.precision ?? '',
    row.milestone,
    row.modifier ?? '',
    row.agency ?? '',
    row.label,
    row.disease ?? '',
    row.grade,
    row.source,
    row.statement,
  ]);
  const table = textTable(
    ['date', 'precision', 'milestone', 'modifier', 'agency', 'product', 'disease', 'grade', 'source', 'statement'],
    rows,
    32,
  );
  return `${table}${answer.count} milestones; as of ${answer.as_of}, known by ${answer.known_by}; newest snapshot ${answer.newest_snapshot}\n`;
}

function renderShow(answer: Result<'show'>, lang: Lang): string {
  if (answer.kind === 'statement') {
    const { statement, receipt, url, bytes } = answer;
    const part = receipt.parts.find(({ name }) => name === statement.part);
    const rows: [string, string][] = [
      ['statement', statement.id],
      ['says', `${statement.subject}  ${statement.property}  ${statement.value}`],
      [
        'valid',
        `${statement.valid_from ?? '?'} – ${statement.valid_to ?? ''}${statement.precision ? ` (to the ${statement.precision})` : ''}`,
      ],
      [
        'observed',
        statement.observed_at === statement.observed_to ? statement.observed_at : `${statement.observed_at} – ${statement.observed_to}`,
      ],
      ['grade', statement.grade],
      ['source', `${statement.source} ${statement.series ?? ''}`],
      ['publisher', `${receipt.publisher}; ${receipt.licence}`],
      ['snapshot', `${statement.snapshot} (${statement.part}, ${part?.size ?? '?'} bytes, taken ${receipt.taken})`],
      ['locator', `${statement.part} # ${statement.record} # ${statement.field}`],
      ['the bytes say', typeof bytes === 'string' ? bytes : JSON.stringify(bytes)],
      ['record', url ?? '–'],
    ];
    return pairs(rows);
  }
  const rows = answer.statements.map((one) => [
    one.property,
    one.value,
    one.valid_from ?? '',
    one.observed_at,
    one.grade,
    one.source,
    one.id,
  ]);
  const dates = lang === 'zh' ? `截至 ${answer.as_of}，已知至 ${answer.known_by}` : `as of ${answer.as_of}, known by ${answer.known_by}`;
  return `${answer.subject} (${dates})\n${renderProduct(answer, lang)}\n${textTable(['property', 'value', 'valid from', 'observed', 'grade', 'source', 'statement'], rows, 60)}`;
}

/** What a product was called on the day, rights in it and its trials, the rights of an organisation, or the other entries of a trial; empty for other subjects. */
function renderProduct(
  { called, rights, trials, registrations, subject }: Extract<Result<'show'>, { kind: 'entity' }>,
  lang: Lang,
): string {
  const names = called.map(({ name, kind, from, seen }) => `${name} (${kind}, ${from ?? seen})`);
  const isProduct = subject.startsWith('product/');
  const held = rights.map((one) => `${one.role} ${isProduct ? one.organisation : one.product} (${one.territory}, ${one.from ?? one.seen})`);
  const ids = trials.map(({ trial }) => trial);
  const rows: [string, string][] = [
    [lang === 'zh' ? '当时名称' : 'called', names.join('; ')],
    [lang === 'zh' ? '权利' : 'rights', held.join('; ')],
    [
      lang === 'zh' ? '试验' : 'trials',
      ids.length > MOST_TRIALS ? `${ids.slice(0, MOST_TRIALS).join(' ')} … ${ids.length}` : ids.join(' '),
    ],
  ];
  const others = registrations.map(({ trial, pairing, says, undo }): [string, string] => [
    lang === 'zh' ? '同一试验' : 'the same trial',
    `${trial} (${says[lang]}) [${pairing.statements.join(' ')}]; ${lang === 'zh' ? '若不是' : 'if not'}: ${undo}`,
  ]);
  const said = [...rows.filter(([, value]) => value !== ''), ...others];
  return said.length === 0 ? '' : `\n${pairs(said)}`;
}

function statementsOf(ids: string[]): string {
  const more = ids.length > SHOWN ? ` … ${ids.length} in all (--json)` : '';
  return `${ids.slice(0, SHOWN).join(' ')}${more}`;
}
