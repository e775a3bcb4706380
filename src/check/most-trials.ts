import { TermMatcher } from '../base/terms.ts';
import { placeAndAncestors } from '../entity/place.ts';
import { placeById, regions } from '../entity/place-index.ts';
import type { SuperlativeClaim } from '../model/claim.ts';
import { type Both, DEFAULT_DEFINITION } from '../model/definitions.ts';
import type { Finding } from '../model/verdict.ts';
import { countedTrials, understandTrials } from '../view/counted.ts';
import { labelOn, valuesOn } from '../view/dimension.ts';
import { registersFor } from '../view/registers.ts';
import type { CheckContext } from './context.ts';
import { kindAlone } from './predicate.ts';
import { withMissing } from './words.ts';

const TRIALS = /临床试验|临床研究|临床项目|试验数|\btrials?\b|\bclinical stud/i;
const NUMBER = /数量?|总数|最多|项目数|\bnumber\b|\bmost\b/i;
/** Places named in the order before the rest is left out. */
const NAMED = 5;

let matcher: TermMatcher<string> | undefined;

/** The place that a passage puts before all others by its number of trials; undefined where it ranks something else. */
export function rankedByTrials({ rank }: SuperlativeClaim, passage: string): string | undefined {
  if (!['first', 'largest', 'highest'].includes(rank) || !TRIALS.test(passage) || !NUMBER.test(passage)) return undefined;
  matcher ??= new TermMatcher(regions().flatMap(({ id, zh, en }) => [...zh, ...en].map((text) => ({ text, value: id }))));
  return matcher.find(passage)[0]?.value;
}

/** Orders the places of one level by their trials, by site. It decides only where every register for the place is at hand. */
export async function mostTrials({ atlas, as_of, known_by }: CheckContext, place: string, passage: string): Promise<Finding> {
  const level = placeById(place)?.kind as 'country' | 'province' | 'city';
  const whole = level === 'country' ? null : (placeAndAncestors(place).at(-1) ?? null);
  const terms = { place: whole, modality: kindAlone(passage), target: null, disease: null, source: null, series: null };
  const days = { as_of, known_by };
  const definition = { ...DEFAULT_DEFINITION, place_rule: 'site' as const, date_rule: 'start' as const };
  const { counted } = await countedTrials(atlas, await understandTrials(atlas, { ...terms, ...days }), definition, days);
  const groups = Map.groupBy(
    counted.flatMap((row) => valuesOn(level, row).map((id) => ({ id, statement: row.statement }))),
    ({ id }) => id,
  );
  const order = [...groups].filter(([id]) => placeById(id) !== undefined && (whole === null || placeAndAncestors(id).includes(whole)));
  order.sort(([, a], [, b]) => b.length - a.length);
  const { missing } = await registersFor(atlas, whole, known_by);
  const isTop = order[0]?.[0] === place;
  const verdict = missing.length > 0 || order.length === 0 ? 'unclear' : isTop ? 'supported' : 'contradicted';
  const evidence = (groups.get(place) ?? []).slice(0, 20).map(({ statement }) => statement);
  const listed = (lang: keyof Both) => order.slice(0, NAMED).map(([id, rows]) => `${labelOn(level, id)[lang]} ${rows.length}`);
  const nth = order.findIndex(([id]) => id === place) + 1;
  const name = labelOn(level, place);
  const reasons = {
    zh: `截至 ${as_of}，现有登记册中按试验中心计的试验数：${listed('zh').join('，')}；${nth === 0 ? `${name.zh}没有` : `${name.zh}列第 ${nth}`}。`,
    en: `By ${as_of}, trials by site in the registers at hand: ${listed('en').join(', ')}; ${name.en} has ${nth === 0 ? 'none' : `place ${nth}`}.`,
  };
  return { verdict, reasons: withMissing(reasons, missing), evidence, missing };
}
