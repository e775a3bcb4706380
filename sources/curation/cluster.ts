import type { AmenityRow, ChainRow, ClusterRow, FigureRow, OfferRow } from '../../src/model/cluster.ts';
import type { RawStatement } from '../../src/statement/context.ts';
import { during, json, maker, numbered, on, type Where } from './make.ts';

/** Statements of one cluster; operators, streets and sites are JSON objects. */
export function cluster(row: ClusterRow, where: Where): RawStatement[] {
  const make = maker(`cluster/${row.id}`, where, row.origin.grade);
  return [
    ...make('bounds', '/id,/bounds_whole', [row.bounds_whole ? 'whole' : 'part'], { original: String(row.bounds_whole) }),
    ...make('operator', '/operators/#', row.operators.map(json)),
    ...make('founded', '/founded', [row.founded], on(row.founded)),
    ...make('division', '/divisions/#', row.divisions),
    ...make('street', '/streets/#', row.streets.map(json)),
    ...make('building', '/sites/#', row.sites.map(json)),
    ...make('track', '/tracks/#', row.tracks),
    ...make('origin', '/origin/url', [row.origin.url], on(row.origin.seen)),
  ];
}

/** Statements of one figure of a cluster: its number, unit and bound, and what is counted as a JSON object. */
export function figure(row: FigureRow, where: Where): RawStatement[] {
  const make = maker(numbered('figure', row.cluster, where), where, row.origin.grade);
  return [
    ...make('figure', '/figure,/as_of', [row.figure], on(row.as_of)),
    ...make('figure_value', '/value', [String(row.value)]),
    ...make('figure_unit', '/unit', [row.unit]),
    ...make('figure_bound', '/bound', [row.bound]),
    ...make('cluster', '/cluster', [row.cluster]),
    ...make('described', '/of', [json(row.of)]),
    ...make('said_by', '/said_by', [row.said_by]),
    ...make('origin', '/origin/url', [row.origin.url], on(row.origin.seen)),
  ];
}

/** Statements of one amenity of a cluster, with its state on the day it was seen. */
export function amenity(row: AmenityRow, where: Where): RawStatement[] {
  const make = maker(numbered('amenity', row.cluster, where), where, row.origin.grade);
  return [
    ...make('amenity', '/kind,/from,/to', [row.kind], during(row)),
    ...make('cluster', '/cluster', [row.cluster]),
    ...make('name', '/zh', [row.zh], { lang: 'zh' }),
    ...make('name', '/en', [row.en], { lang: 'en' }),
    ...make('state', '/state,/as_of', [row.state], on(row.as_of)),
    ...make('amount', '/amount', [json(row.amount)]),
    ...make('origin', '/origin/url', [row.origin.url], on(row.origin.seen)),
  ];
}

/** Statements of one role of an organisation along the chain. */
export function chain(row: ChainRow, where: Where): RawStatement[] {
  const make = maker(numbered('chain', row.organisation, where), where, row.origin.grade);
  return [
    ...make('chain_role', '/role,/from,/to', [row.role], during(row)),
    ...make('organisation', '/organisation', [row.organisation]),
    ...make('described', '/of', [json(row.of)]),
    ...make('seen_on', '/as_of', [row.as_of], on(row.as_of)),
    ...make('origin', '/origin/url', [row.origin.url], on(row.origin.seen)),
  ];
}

/** Statements of one service that an organisation offers. */
export function offer(row: OfferRow, where: Where): RawStatement[] {
  const make = maker(numbered('offer', row.organisation, where), where, row.origin.grade);
  return [
    ...make('offered', '/offer,/from,/to', [row.offer], during(row)),
    ...make('organisation', '/organisation', [row.organisation]),
    ...make('offer_level', '/levels/#', row.levels),
    ...make('seen_on', '/as_of', [row.as_of], on(row.as_of)),
    ...make('said_by', '/said_by', [row.said_by]),
    ...make('origin', '/origin/url', [row.origin.url], on(row.origin.seen)),
  ];
}
