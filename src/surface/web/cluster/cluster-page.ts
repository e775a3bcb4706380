import { html } from 'hono/html';
import { UnknownError } from '../../../base/errors.ts';
import { placeById } from '../../../entity/place-index.ts';
import { tagLabel } from '../../../model/park-words.ts';
import { OPERATIONS } from '../../../operation/table.ts';
import type { ClusterCounts, ClusterRecord } from '../../../view/cluster-facts.ts';
import { clustersWithin } from '../../../view/cluster-term.ts';
import { placeLabel } from '../../../view/dimension.ts';
import type { LandscapeAnswer } from '../../../view/landscape.ts';
import { matrixTable } from '../chart/matrix.ts';
import { tableLinks } from '../export.ts';
import { countOf, dateOf } from '../format.ts';
import { addressOf, entityLink, statementLink } from '../links.ts';
import type { Page, Query, Shown, Visit } from '../page.ts';
import type { Piece } from '../piece.ts';
import { readableMessage } from '../problem-page.ts';
import { CLUSTER_PAGE_WORDS } from '../words/cluster-page.ts';
import { eventsPart, policiesPart, servicesPart, sitePart } from './around.ts';
import { chainPart } from './chain.ts';
import { comparePart } from './compare.ts';
import { clusterList, clustersOf, placeOf } from './list-page.ts';
import { milestonesPart } from './milestones.ts';
import { type ClusterQuestion, clusterQuestion, keptFields, sharesOf } from './question.ts';
import { nameOf, sharesPart, spanOf } from './shares.ts';
import { clusterTabs } from './tabs.ts';

const SECTIONS = ['shares', 'pipeline', 'compare', 'chain', 'milestones', 'services', 'policies', 'events', 'site'] as const;
/** What each section is called in the list of contents, where that is not its own word. */
const HEADS = { milestones: 'timeline' } as const;

/** A cluster: shares, pipeline, another one beside it, chain, milestones, services, policies, events and the site. */
export const clusterPage: Page = { path: '/cluster/:id', show: async (visit) => shown(visit) };

async function shown(visit: Visit): Promise<Shown> {
  const question = known(visit);
  if (question instanceof Error) return unknownCluster(visit, readableMessage(visit.lang, question));
  const { row, definition, days } = question;
  if (row.id !== visit.params.id) return { redirect: addressOf(visit.here, `/cluster/${row.id}`, keptFields(question)) };
  const { place_rule: _, ...rest } = definition;
  const { clusters, detail } = await visit.ask(OPERATIONS.cluster, { cluster: row.id, ...rest, ...days });
  const shares = await sharesOf(visit, question);
  const pipeline = await visit.ask(OPERATIONS.landscape, { ...pipelineFields(question), ...days });
  const chain = await visit.ask(OPERATIONS.chain, { cluster: row.id, ...days });
  const counts = clusters[0] as ClusterCounts;
  const record = detail as ClusterRecord;
  const fields = { ...keptFields(question), ...visit.here };
  const main = html`${clusterTabs(visit.here, 'overview', row.id)}${head(visit, question, counts, record)}${contents(visit)}
${sharesPart(visit, question, shares, await spanOf(visit, question))}
${pipelinePart(visit, question, pipeline)}
${await comparePart(visit, question, chain)}
${chainPart(visit, chain)}
${milestonesPart(visit, record.milestones, row.id, withoutLang(fields))}
${servicesPart(visit.here, row.id, record)}${policiesPart(visit.here, row.id, record)}${eventsPart(visit.here, record)}${sitePart(visit.here, record)}
${filesPart(visit, row.id)}`;
  return { title: nameOf(visit.lang, question), main, islands: ['cluster'] };
}

/** The question of a visit, or the error that says why its cluster is none. */
function known(visit: Visit): ClusterQuestion | Error {
  try {
    return clusterQuestion(visit);
  } catch (error) {
    if (error instanceof UnknownError) return error;
    throw error;
  }
}

async function unknownCluster(visit: Visit, message: string): Promise<Shown> {
  const words = CLUSTER_PAGE_WORDS[visit.lang];
  const main = html`<section class="problem"><h1>${words.no_such}</h1><p>${message}</p></section><p>${words.no_such_says}</p>${clusterList(visit, await clustersOf(visit))}`;
  return { title: words.no_such, main, status: 404 };
}

function head({ lang, here }: Visit, question: ClusterQuestion, counts: ClusterCounts, { record }: ClusterRecord): Piece {
  const words = CLUSTER_PAGE_WORDS[lang];
  const other = lang === 'zh' ? counts.label.en : counts.label.zh;
  const also = [...counts.names.zh, ...counts.names.en].filter((name) => name !== counts.label.zh && name !== counts.label.en);
  const stats = (
    [
      ['organisations', '#chain'],
      ['products', '#chain'],
      ['milestones', '#milestones'],
      ['trials', '#pipeline'],
    ] as const
  ).map(
    ([name, anchor]) => html`<li><a href="${anchor}"><strong>${countOf(lang, counts[name])}</strong> <span>${words[name]}</span></a></li>`,
  );
  return html`<header class="cluster-head"><h1>${nameOf(lang, question)} <small lang="${lang === 'zh' ? 'en' : 'zh-Hans'}">${other}</small></h1>
<p class="legend">${counts.within === null ? '' : html`${entityLink(here, `cluster/${counts.within.id}`, counts.within.label[lang])} · `}${placeOf(lang, counts)}</p>
<ul class="stats">${stats}</ul>
<dl class="cluster-facts">${record === null ? '' : recordFacts({ lang, here }, record)}${inner({ lang, here }, question)}
${also.length === 0 ? '' : html`<dt>${words.also_called}</dt><dd>${also.join(lang === 'zh' ? '、' : ', ')}</dd>`}</dl></header>`;
}

type Place = Pick<Visit, 'lang' | 'here'>;

function recordFacts(
  { lang, here }: Place,
  { founded, operators, divisions, streets, sites, bounds_whole, tracks, statements }: NonNullable<ClusterRecord['record']>,
): Piece {
  const words = CLUSTER_PAGE_WORDS[lang];
  const said = statementLink(lang, statements[0] ?? '');
  const comma = lang === 'zh' ? '、' : ', ';
  const bounds = [
    ...divisions.flatMap((id) => (placeById(id) === undefined ? [] : [placeLabel(id)[lang]])),
    ...streets.map(({ zh, en }) => (lang === 'zh' ? (zh ?? en) : (en ?? zh)) ?? ''),
    ...sites.map(({ id, zh, en }) => (lang === 'zh' ? (zh[0] ?? en[0]) : (en[0] ?? zh[0])) ?? id),
  ];
  const by = operators.map((one) => one[lang] ?? one.zh ?? one.en).join(comma);
  const tags = tracks.map((id) => html`<a class="chip" href="${addressOf(here, '/track', { track: id })}">${tagLabel(id)[lang]}</a> `);
  return html`${founded === null ? '' : html`<dt>${words.founded}</dt><dd>${dateOf(lang, founded.precision === 'year' ? founded.from.slice(0, 4) : founded.from)} ${statementLink(lang, founded.statement)}</dd>`}
${by === '' ? '' : html`<dt>${words.operators}</dt><dd>${by} ${said}</dd>`}
${bounds.length === 0 ? '' : html`<dt>${words.bounds}</dt><dd>${bounds.join(comma)}${bounds_whole ? '' : words.bounds_part} ${said}</dd>`}
${tags.length === 0 ? '' : html`<dt>${words.tracks}</dt><dd>${tags}</dd>`}`;
}

function inner({ lang, here }: Place, { row }: ClusterQuestion): Piece | string {
  const within = clustersWithin(row.id).map(({ id }) => html`${entityLink(here, `cluster/${id}`, placeLabel(id)[lang])} `);
  return within.length === 0 ? '' : html`<dt>${CLUSTER_PAGE_WORDS[lang].inner}</dt><dd>${within}</dd>`;
}

function contents({ lang }: Visit): Piece {
  const words = CLUSTER_PAGE_WORDS[lang];
  const links = SECTIONS.map((id) => html`<a href="#${id}">${words[id === 'milestones' ? HEADS.milestones : id]}</a>`);
  return html`<nav class="contents" aria-label="${words.contents}">${links}</nav>`;
}

function pipelineFields({ row, definition }: ClusterQuestion): Query {
  return { rows: 'modality', columns: 'phase', place: row.id, ...definition };
}

function pipelinePart({ lang, here }: Visit, question: ClusterQuestion, { rows, columns, cells, trials, reasons }: LandscapeAnswer): Piece {
  const words = CLUSTER_PAGE_WORDS[lang];
  const fields = pipelineFields(question);
  const listing = (more: Query) => `${addressOf(here, '/landscape', { ...fields, ...more })}#trials`;
  const line = (name: 'row' | 'column') => (one: LandscapeAnswer['rows'][number]) => ({
    id: one.id,
    label: one.label[lang],
    total: one.trials,
    href: listing({ [name]: one.id }),
  });
  const matrix = { label: words.pipeline_label, rows: rows.map(line('row')), columns: columns.map(line('column')), cells, total: trials };
  const table =
    trials === 0
      ? html`<p class="empty">${words.pipeline_none} ${reasons[lang]}</p>`
      : html`<p class="legend">${words.pipeline_says}</p>${matrixTable(lang, matrix, words.all, (row, column) => listing({ row: row.id, column: column.id }))}${tableLinks(here, '/landscape', fields)}`;
  return html`<section id="pipeline" aria-labelledby="pipeline-head"><h2 id="pipeline-head">${words.pipeline} <small>${words.trial_count(countOf(lang, trials))}</small></h2>
${table}<p class="legend">${words.same_definition} <a href="${addressOf(here, '/landscape', { ...fields, rows: 'target' })}">${words.more_dimensions}</a></p></section>`;
}

function filesPart({ lang, here }: Visit, id: string): Piece {
  const words = CLUSTER_PAGE_WORDS[lang];
  return html`<section id="files" aria-labelledby="files-head"><h2 id="files-head">${words.files_all}</h2>
<p class="files"><a class="button quiet" href="${addressOf(here, '/profile', { cluster: id })}">${words.profile_file}</a> <a class="button quiet" href="${addressOf(here, `/report/cluster/${id}`)}">${words.report_file}</a></p></section>`;
}

function withoutLang({ lang: _, ...fields }: Query): Query {
  return fields;
}
