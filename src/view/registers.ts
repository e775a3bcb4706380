import { placeAndAncestors } from '../entity/place.ts';
import type { Both } from '../model/definitions.ts';
import { REGISTERS } from '../model/registers.ts';
import { readSourceFacts } from '../statement/source-facts.ts';
import type { Atlas } from './atlas.ts';

type Seen = { register: string; source: string; first: string };

/**
 * Registers that a count of trials in a place (null: the world) rests on, and what it lacks by a day: those for the place that are not at hand, and those
 * of which no source holds a full listing.
 */
export async function registersFor({ db }: Atlas, place: string | null, known_by: string): Promise<{ at_hand: Both[]; missing: Both[] }> {
  const all = await db.rows<Seen>(
    "SELECT regexp_extract(trial, '^[A-Za-z]+') AS register, source, min(known_from)::VARCHAR AS first FROM trial_state GROUP BY ALL ORDER BY ALL",
  );
  const country = place === null ? undefined : (placeAndAncestors(place).at(-1) ?? place);
  const meant = REGISTERS.filter(({ places }) => places === null || country === undefined || places.includes(country));
  const told = meant.map(({ ids, label }) => {
    const seen = all.filter(({ register, first }) => ids.some((id) => register === id || register === `${id}s`) && first <= known_by);
    return { label, isAtHand: seen.length > 0, isWhole: seen.some(({ source }) => readSourceFacts(source).listing === 'full') };
  });
  return {
    at_hand: told.filter(({ isAtHand }) => isAtHand).map(({ label, isWhole }) => (isWhole ? label : partOf(label))),
    missing: told.filter(({ isWhole }) => !isWhole).map(({ label, isAtHand }) => (isAtHand ? onlyPartOf(label) : label)),
  };
}

function partOf({ zh, en }: Both): Both {
  return { zh: `${zh}（一部分）`, en: `${en} (a part)` };
}

function onlyPartOf({ zh, en }: Both): Both {
  return { zh: `${zh}的全部（手头只有一部分）`, en: `the whole of ${en} (only a part is at hand)` };
}

/** The registers of a count in a sentence: what it rests on and what it cannot hold. */
export async function coverageNote(atlas: Atlas, place: string | null, known_by: string): Promise<Both> {
  const { at_hand, missing } = await registersFor(atlas, place, known_by);
  const list = (all: Both[], lang: 'zh' | 'en') =>
    all.map((one) => one[lang]).join(lang === 'zh' ? '、' : ', ') || (lang === 'zh' ? '无' : 'none');
  const zh = `所依据的登记册：${list(at_hand, 'zh')}；缺少：${list(missing, 'zh')}。只在所缺登记册上登记的试验不在分子和分母之内，区间也不反映这一点。`;
  const en = `Registers at hand: ${list(at_hand, 'en')}; missing: ${list(missing, 'en')}. A trial that stands only in what is missing is in neither number, and the interval does not allow for it.`;
  return { zh, en };
}
