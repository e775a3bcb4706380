import { html } from 'hono/html';
import { labelOf } from '../../../model/labels.ts';
import { productCalled } from '../../../view/called.ts';
import type { ClusterRecord } from '../../../view/cluster-facts.ts';
import { placeLabel } from '../../../view/dimension.ts';
import type { Told } from '../../../view/register.ts';
import { entityName } from '../../../view/why.ts';
import { countOf, dateOf, spanOf, spanWords } from '../format.ts';
import { addressOf, entityLink, type Here, statementLink } from '../links.ts';
import type { Piece } from '../piece.ts';
import { scrolled } from '../scroll.ts';
import { gradeBadge } from '../signs.ts';
import { CLUSTER_PAGE_WORDS } from '../words/cluster-page.ts';
import type { Lang } from '../words/words.ts';
import { aged } from './parts.ts';

/** Policies, events and services that stand open; more of them are folded away. */
const OPEN = 6;

/** What organisations of the cluster offer, by service, and what they are known to have done. */
export function servicesPart(here: Here, cluster: string, { offered, services }: ClusterRecord): Piece {
  const { lang } = here;
  const words = CLUSTER_PAGE_WORDS[lang];
  const rows = offered.map(({ offer, label, organisations }) => {
    const who = organisations.map(
      (one) =>
        html`<li>${entityLink(here, `organisation/${one.organisation}`, one.label[lang])} <small>${one.levels.map((level) => labelOf('offer_level', level)[lang]).join(', ')}</small> ${statementLink(lang, one.statement)}</li>`,
    );
    return html`<tr><th scope="row"><a href="${addressOf(here, '/services', { need: offer, in: cluster })}">${label[lang]}</a></th><td><ul class="names">${who}</ul></td></tr>`;
  });
  const done = services.map(({ provider, client, service, product, described, said_by, statements }) => {
    const what = product === null ? described[lang] : entityLink(here, `product/${product}`, productCalled(product)[lang]);
    const whom = client === null ? '' : html` (${entityLink(here, `organisation/${client}`, entityName(`organisation/${client}`)[lang])})`;
    return html`<li>${entityLink(here, `organisation/${provider}`, entityName(`organisation/${provider}`)[lang])} · ${labelOf('service', service)[lang]} ${words.for_whom} ${what}${whom} <small>${labelOf('said_by', said_by)[lang]}</small> ${statementLink(lang, statements[0] ?? '')}</li>`;
  });
  const table = html`<table><thead><tr><th scope="col">${words.service}</th><th scope="col">${words.providers}</th></tr></thead><tbody>${rows}</tbody></table>`;
  return html`<section id="services" aria-labelledby="services-head"><h2 id="services-head">${words.services} <small>${countOf(lang, offered.length)}</small></h2>
${rows.length === 0 ? html`<p class="empty">${words.services_none}</p>` : html`<p class="legend">${words.services_says}</p>${scrolled(words.services, table)}`}
${done.length === 0 ? '' : html`<h3>${words.done}</h3><ul>${done}</ul>`}
<p><a class="button quiet" href="${addressOf(here, '/services', { in: cluster })}">${words.find_service}</a></p></section>`;
}

/** Policies in force where the cluster lies. */
export function policiesPart(here: Here, cluster: string, { policies }: ClusterRecord): Piece {
  const { lang } = here;
  const words = CLUSTER_PAGE_WORDS[lang];
  const items = policies.map(({ id, zh, en, number, issuers, effective, issued, grade, statements }) => {
    const name = (lang === 'zh' ? zh[0] : en[0]) ?? zh[0] ?? en[0] ?? id;
    const by = issuers.map((one) => one[lang] ?? one.zh ?? one.en).join(lang === 'zh' ? '、' : ', ');
    const more = [by, number].filter((text) => text !== null && text !== '').join(' · ');
    return html`<li>${entityLink(here, `policy/${id}`, name)} <small>${words.since} ${toldDay(lang, effective ?? issued)} · ${more}</small> ${gradeBadge(lang, grade)} ${statementLink(lang, statements[0] ?? '')}</li>`;
  });
  const match = addressOf(here, '/policy', { region: cluster });
  return html`<section id="policies" aria-labelledby="policies-head"><h2 id="policies-head">${words.policies} <small>${countOf(lang, policies.length)}</small></h2>
${items.length === 0 ? html`<p class="empty">${words.policies_none}</p>` : html`<p class="legend">${words.policies_says}</p>${folded(lang, items)}`}
<p><a class="button quiet" href="${match}">${words.match}</a></p></section>`;
}

/** Events held in the cluster, and deals of its organisations. */
export function eventsPart(here: Here, { events, deals }: ClusterRecord): Piece {
  const { lang } = here;
  const words = CLUSTER_PAGE_WORDS[lang];
  const held = events.map(({ id, zh, en, held: day, venue, grade, statements }) => {
    const name = (lang === 'zh' ? zh[0] : en[0]) ?? zh[0] ?? en[0] ?? id;
    return html`<li>${toldDay(lang, day)} ${entityLink(here, `event/${id}`, name)} <small>${venue?.[lang] ?? ''}</small> ${gradeBadge(lang, grade)} ${statementLink(lang, statements[0] ?? '')}</li>`;
  });
  const agreed = deals.map(({ type, parties, announced, grade, statements }) => {
    const who = parties.map(({ organisation, zh, en }) => {
      const name = (lang === 'zh' ? zh : en) ?? zh ?? en ?? '–';
      return organisation === null ? html`${name}` : entityLink(here, `organisation/${organisation}`, name);
    });
    const list = who.map((one, at) => html`${at === 0 ? '' : lang === 'zh' ? '、' : ', '}${one}`);
    return html`<li>${toldDay(lang, announced)} ${labelOf('deal', type)[lang]} · ${list} ${gradeBadge(lang, grade)} ${statementLink(lang, statements[0] ?? '')}</li>`;
  });
  return html`<section id="events" aria-labelledby="events-head"><h2 id="events-head">${words.events}</h2>
${held.length === 0 ? html`<p class="empty">${words.events_none}</p>` : folded(lang, held)}
${agreed.length === 0 ? '' : html`<h3>${words.deals}</h3>${folded(lang, agreed)}`}</section>`;
}

/** Amenities and the figures that others gave, each with whose word it is and how old. */
export function sitePart(here: Here, { figures, amenities }: ClusterRecord): Piece {
  const { lang } = here;
  const words = CLUSTER_PAGE_WORDS[lang];
  const late = [...figures, ...amenities].filter(({ age }) => age.overdue > 0).length;
  const numbers = figures.map(({ cluster, figure, value, unit, bound, of, said_by, told, age, statements }) => {
    const what = `${placeLabel(cluster)[lang]} · ${of?.[lang] ?? labelOf('figure', figure)[lang]}`;
    const sum =
      `${bound === 'exact' ? '' : labelOf('bound', bound)[lang]} ${countOf(lang, value)} ${labelOf('measure', unit)[lang]}`.trim();
    return html`<tr><th scope="row">${what}</th><td class="day">${sum}</td><td class="day">${labelOf('said_by', said_by)[lang]}</td><td>${told === null ? aged(lang, age) : toldDay(lang, told)}</td><td>${statementLink(lang, statements[0] ?? '')}</td></tr>`;
  });
  const used = amenities.map(({ zh, en, kind, state, amount, grade, age, statements }) => {
    const size =
      amount === null ? '' : ` · ${countOf(lang, amount.value)} ${labelOf('measure', amount.unit)[lang]}${amount.at_least ? '+' : ''}`;
    return html`<tr><th scope="row">${lang === 'zh' ? zh : en} <small>${labelOf('amenity', kind)[lang]}${size}</small></th><td class="day">${labelOf('amenity_state', state)[lang]}</td><td>${gradeBadge(lang, grade)}</td><td>${aged(lang, age)}</td><td>${statementLink(lang, statements[0] ?? '')}</td></tr>`;
  });
  const table = (label: string, second: string, rows: Piece[]) =>
    rows.length === 0
      ? ''
      : html`<h3>${label}</h3>${scrolled(label, html`<table><thead><tr><th scope="col">${words.fact}</th><th scope="col">${second}</th><th scope="col">${words.told_by}</th><th scope="col">${words.seen}</th><th scope="col">${words.evidence}</th></tr></thead><tbody>${rows}</tbody></table>`)}`;
  const isEmpty = numbers.length + used.length === 0;
  return html`<section id="site" aria-labelledby="site-head"><h2 id="site-head">${words.site}</h2>
${isEmpty ? html`<p class="empty">${words.site_none}</p>` : ''}${table(words.figures, words.value, numbers)}${table(words.amenities, words.state, used)}
${late === 0 ? '' : html`<p><a href="${addressOf(here, '/recheck')}">${words.overdue(countOf(lang, late))}</a></p>`}</section>`;
}

function folded(lang: Lang, items: Piece[]): Piece {
  const rest = items.slice(OPEN);
  return html`<ul class="lines">${items.slice(0, OPEN)}</ul>${rest.length === 0 ? '' : html`<details><summary>${CLUSTER_PAGE_WORDS[lang].rest_of(countOf(lang, rest.length))}</summary><ul class="lines">${rest}</ul></details>`}`;
}

/** A day of a register as exact as it is known. */
function toldDay(lang: Lang, told: Told | null): Piece {
  const iso = told === null ? null : spanOf(told.from, told.to);
  return html`<span class="day">${iso === null || iso.includes('/') ? spanWords(lang, told?.from ?? null, told?.to ?? null) : dateOf(lang, iso)}</span>`;
}
