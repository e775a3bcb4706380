import type { DealRow, EventRow, PolicyRow, ServiceRow } from '../../src/model/park.ts';
import type { RawStatement } from '../../src/statement/context.ts';
import { during, json, maker, numbered, on, type Where } from './make.ts';

/** Statements of one event; organisers, forums and talks are JSON objects. */
export function event(row: EventRow, where: Where): RawStatement[] {
  const make = maker(`event/${row.id}`, where, row.origin.grade);
  return [
    ...make('held', '/id,/from,/to', [row.id], during(row)),
    ...make('name', '/zh/#', row.zh, { lang: 'zh' }),
    ...make('name', '/en/#', row.en, { lang: 'en' }),
    ...make('series', '/series', [row.series]),
    ...make('edition', '/edition', [row.edition === null ? null : String(row.edition)]),
    ...make('venue', '/venue', [json(row.venue)]),
    ...make('place', '/place', [row.place]),
    ...make('organiser', '/organisers/#', row.organisers.map(json)),
    ...make('forum', '/forums/#', row.forums.map(json)),
    ...make('talk', '/talks/#', row.talks.map(json)),
    ...make('origin', '/origin/url', [row.origin.url], on(row.origin.seen)),
  ];
}

/** Statements of one policy; issuers and measures are JSON objects. */
export function policy(row: PolicyRow, where: Where): RawStatement[] {
  const make = maker(`policy/${row.id}`, where, row.origin.grade);
  return [
    ...make('in_force', '/id,/effective,/until', [row.id], during({ from: row.effective, to: row.until })),
    ...make('name', '/zh/#', row.zh, { lang: 'zh' }),
    ...make('name', '/en/#', row.en, { lang: 'en' }),
    ...make('number', '/number', [row.number]),
    ...make('level', '/level', [row.level]),
    ...make('place', '/place', [row.place]),
    ...make('issuer', '/issuers/#', row.issuers.map(json)),
    ...make('adopted', '/adopted', [row.adopted], on(row.adopted)),
    ...make('issued', '/issued', [row.issued], on(row.issued)),
    ...make('effective', '/effective', [row.effective], on(row.effective)),
    ...make('measure', '/measures/#', row.measures.map(json)),
    ...make('origin', '/origin/url', [row.origin.url], on(row.origin.seen)),
  ];
}

/** Statements of one deal or listing; parties and sums are JSON objects. */
export function deal(row: DealRow, where: Where): RawStatement[] {
  const make = maker(`deal/${row.id}`, where, row.origin.grade);
  return [
    ...make('announced', '/type,/announced', [row.type], on(row.announced)),
    ...make('party', '/parties/#', row.parties.map(json)),
    ...make('deal_product', '/products/#', row.products),
    ...make('territory', '/territory', [row.territory]),
    ...make('amount', '/amounts/#', row.amounts.map(json)),
    ...make('closed', '/closed', [row.closed], on(row.closed)),
    ...make('listing', '/listing', [json(row.listing)]),
    ...make('origin', '/origin/url', [row.origin.url], on(row.origin.seen)),
  ];
}

/** Statements of one service; the product in words is a JSON object. */
export function service(row: ServiceRow, where: Where): RawStatement[] {
  const make = maker(numbered('service', row.provider, where), where, row.origin.grade);
  return [
    ...make('served', '/service,/as_of', [row.service], on(row.as_of)),
    ...make('offer', '/offer', [row.offer]),
    ...make('provider', '/provider', [row.provider]),
    ...make('client', '/client', [row.client]),
    ...make('product', '/product', [row.product]),
    ...make('described', '/described', [json(row.described)]),
    ...make('modality', '/modality', [row.modality]),
    ...make('trait', '/traits/#', row.traits),
    ...make('served_towards', '/milestone', [row.milestone]),
    ...make('jurisdiction', '/jurisdictions/#', row.jurisdictions),
    ...make('said_by', '/said_by', [row.said_by]),
    ...make('origin', '/origin/url', [row.origin.url], on(row.origin.seen)),
  ];
}
