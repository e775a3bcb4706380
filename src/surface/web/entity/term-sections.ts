import { html } from 'hono/html';
import { labelOf } from '../../../model/labels.ts';
import type { AboutDisease, AboutTarget, ProductLine } from '../../../view/about-term.ts';
import { COUNTED_SCOPE } from '../../../view/trial-counts.ts';
import { spanWords } from '../format.ts';
import { addressOf, entityLink } from '../links.ts';
import type { Piece } from '../piece.ts';
import { ENTITY_WORDS } from '../words/entity.ts';
import { definition } from './facts-part.ts';
import { productOf } from './milestones-part.ts';
import { milestoneWords } from './product-sections.ts';
import { type On, proofLink } from './proof.ts';
import { joined, rowsTable, type Section } from './section.ts';
import { trialsSection } from './trials-part.ts';

/** The sections of a page on a target: ids and names, who was first, trials and products. */
export function targetSections(on: On, id: string, about: AboutTarget): (Section | undefined)[] {
  const { here } = on;
  const words = ENTITY_WORDS[here.lang];
  const { hgnc, ncbi, names } = about;
  const facts = html`<dl class="facts">${names.length > 0 ? definition(words.also_called, names.join(here.lang === 'zh' ? '、' : ', ')) : ''}
${hgnc === null ? '' : definition(words.hgnc, outside(`https://www.genenames.org/data/gene-symbol-report/#!/hgnc_id/${hgnc}`, hgnc))}
${ncbi === null ? '' : definition(words.ncbi, outside(`https://www.ncbi.nlm.nih.gov/gene/${ncbi}`, String(ncbi)))}</dl>
<p><a class="button quiet" href="${addressOf(here, '/first', { target: id })}">${words.who_first(id)}</a> <span class="legend">${words.who_first_says}</span></p>`;
  return [
    { id: 'facts', title: words.facts, body: facts },
    trialsSection(on, id, about.trials, drillOf(on, { target: id })),
    productsSection(on, about.products),
  ];
}

/** The sections of a page on a disease: names and place in the tree, trials and products. */
export function diseaseSections(on: On, id: string, name: string, about: AboutDisease): (Section | undefined)[] {
  const { here } = on;
  const words = ENTITY_WORDS[here.lang];
  const { mondo, area, names, parents, children } = about;
  const links = (list: AboutDisease['parents']) =>
    joined(
      list.map((one) => entityLink(here, `disease/${one.id}`, one.label[here.lang])),
      here.lang === 'zh' ? '、' : ', ',
    );
  const facts = html`<dl class="facts">${definition('中文', html`<span lang="zh-Hans">${names.zh.join('、') || '–'}</span>`)}${definition('English', html`<span lang="en">${names.en.join(', ') || '–'}</span>`)}
${definition(words.area, labelOf('disease_area', area)[here.lang])}${mondo === null ? '' : definition(words.mondo, outside(`https://monarchinitiative.org/${mondo}`, mondo))}
${parents.length > 0 ? definition(words.broader, links(parents)) : ''}${children.length > 0 ? definition(words.narrower, links(children)) : ''}</dl>`;
  return [
    { id: 'facts', title: words.facts, body: facts },
    trialsSection(on, name, about.trials, drillOf(on, { disease: id })),
    productsSection(on, about.products),
  ];
}

function drillOf({ here }: On, filter: { target: string } | { disease: string }) {
  return {
    filter,
    all: `${addressOf(here, '/landscape', { rows: 'modality', columns: 'phase', scope: COUNTED_SCOPE, trials: 'all', ...filter })}#trials`,
  };
}

function outside(address: string, label: string): Piece {
  return html`<a href="${address}" rel="noreferrer">${label}</a>`;
}

function productsSection(on: On, products: readonly ProductLine[]): Section | undefined {
  if (products.length === 0) return undefined;
  const { lang } = on.here;
  const words = ENTITY_WORDS[lang];
  const rows = products.map(({ product, label, last, statement }) => [
    productOf(on.here, { product, label: label[lang] }),
    last === null ? '–' : milestoneWords(lang, last.milestone, last.modifier),
    last?.jurisdiction ? labelOf('jurisdiction', last.jurisdiction)[lang] : '–',
    last === null ? '–' : spanWords(lang, last.date_from, last.date_to),
    proofLink(on, last === null ? { statement } : { statement: last.statement, grade: last.grade }),
  ]);
  const heads = [words.product, words.last_reached, labelOf('property', 'jurisdiction')[lang], words.when, words.proof];
  return { id: 'products', title: words.products, count: products.length, body: rowsTable(words.products, heads, rows) };
}
