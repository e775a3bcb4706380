import { placeAndAncestors } from '../entity/place.ts';
import type { Both } from '../model/definitions.ts';
import { REGISTERS } from '../model/registers.ts';
import type { Atlas } from './atlas.ts';

/** Registers that a count of trials in a place (null: the world) rests on, and those for the place that are not at hand by a day. */
export async function registersFor({ db }: Atlas, place: string | null, known_by: string): Promise<{ at_hand: Both[]; missing: Both[] }> {
  const seen = await db.rows<{ register: string; first: string }>(
    "SELECT regexp_extract(trial, '^[A-Za-z]+') AS register, min(known_from)::VARCHAR AS first FROM trial_state GROUP BY ALL ORDER BY ALL",
  );
  const country = place === null ? undefined : (placeAndAncestors(place).at(-1) ?? place);
  const meant = REGISTERS.filter(({ places }) => places === null || country === undefined || places.includes(country));
  const isAtHand = ({ ids }: { ids: string[] }) =>
    seen.some(({ register, first }) => ids.some((id) => register === id || register === `${id}s`) && first <= known_by);
  return {
    at_hand: meant.filter(isAtHand).map(({ label }) => label),
    missing: meant.filter((one) => !isAtHand(one)).map(({ label }) => label),
  };
}

/** The registers of a count in a sentence: what it rests on and what it cannot hold. */
export async function coverageNote(atlas: Atlas, place: string | null, known_by: string): Promise<Both> {
  const { at_hand, missing } = await registersFor(atlas, place, known_by);
  const list = (all: Both[], lang: 'zh' | 'en') =>
    all.map((one) => one[lang]).join(lang === 'zh' ? '、' : ', ') || (lang === 'zh' ? '无' : 'none');
  const zh = `所依据的登记册：${list(at_hand, 'zh')}；未收录：${list(missing, 'zh')}。只在未收录登记册上登记的试验不在分子和分母之内，区间也不反映这一点。`;
  const en = `Registers at hand: ${list(at_hand, 'en')}; not at hand: ${list(missing, 'en')}. A trial that stands only in a register not at hand is in neither number, and the interval does not allow for it.`;
  return { zh, en };
}
