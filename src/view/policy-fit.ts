import { chainOf, placeById } from '../entity/place-index.ts';
import type { Both } from '../model/definitions.ts';
import type { PolicyRow } from '../model/park.ts';
import { policyTermOf, policyTermsAbove } from '../model/park-words.ts';
import type { Policy } from './park.ts';
import type { Told } from './register.ts';

/** What somebody asks whether policies apply to; null or left out is what they do not say. */
export type PolicyCase = {
  activity: string;
  region: string;
  ownership: string | null;
  as_of: string;
  met: readonly string[];
  unmet: readonly string[];
};

export const FIT_PARTS = ['activity', 'region', 'time', 'ownership', 'condition'] as const;

/** One thing that decides whether a measure applies: holds, fails, or hangs on a fact that is missing; of a condition its id. */
export type Fit = { part: (typeof FIT_PARTS)[number]; state: 'yes' | 'no' | 'unknown'; says: Both; condition?: string };

export type Measure = PolicyRow['measures'][number];

/** Everything that decides whether a measure of a policy applies to a case; undefined where it is about something else. */
export function fitsOf(policy: Policy, measure: Measure, asked: PolicyCase): Fit[] | undefined {
  const activity = activityFit(measure, asked.activity);
  if (!activity) return undefined;
  return [
    activity,
    regionFit(policy, measure, asked.region),
    timeFit(policy, asked.as_of),
    ownershipFit(measure, asked.ownership),
    ...measure.conditions.map((one) => conditionFit(one, asked)),
  ];
}

function activityFit({ activity }: Measure, asked: string): Fit | undefined {
  const [own, other] = [policyTermOf(activity), policyTermOf(asked)];
  if (policyTermsAbove(asked).has(activity))
    return {
      part: 'activity',
      state: 'yes',
      says: { zh: `所涉活动“${own.zh}”包括所问`, en: `it is about ${own.en}, which takes in what was asked` },
    };
  if (policyTermsAbove(activity).has(asked))
    return {
      part: 'activity',
      state: 'unknown',
      says: {
        zh: `只涉及“${other.zh}”中的“${own.zh}”，须说明是否属此`,
        en: `it is only about ${own.en}, a part of ${other.en}: say whether that is meant`,
      },
    };
  return undefined;
}

function regionFit({ place }: Policy, { places }: Measure, asked: string): Fit {
  const own = places.length > 0 ? places : place === null ? [] : [place];
  const states = own.map((id) => regionState(asked, id));
  const state = states.includes('yes') ? 'yes' : states.includes('unknown') || own.length === 0 ? 'unknown' : 'no';
  const shown = own.filter((_, index) => states[index] === state);
  const [zh, en] = [shown.map((id) => nameOf(id).zh).join('、'), shown.map((id) => nameOf(id).en).join(', ')];
  const { zh: askedZh, en: askedEn } = nameOf(asked);
  const says = {
    yes: { zh: `${askedZh}在其适用地区（${zh}）内`, en: `${askedEn} is in ${en}, where it holds` },
    no: { zh: `${askedZh}不在其适用地区（${zh}）内`, en: `${askedEn} is outside ${en}, where it holds` },
    unknown:
      own.length === 0
        ? { zh: '适用地区未记录', en: 'where it holds is not on record' }
        : { zh: `须说明所在地址是否位于${zh}内`, en: `say whether the address lies in ${en}` },
  };
  return { part: 'region', state, says: says[state] };
}

/** Whether one place lies in another; of two that share an administrative area and neither of which takes the other in, one may. */
function regionState(asked: string, own: string): Fit['state'] {
  const [inner, outer] = [placeById(asked), placeById(own)];
  if (!inner || !outer) return 'unknown';
  const [above, below] = [chainOf(inner), chainOf(outer)];
  if (above.some(({ id }) => id === own)) return 'yes';
  if (below.some(({ id }) => id === asked)) return 'unknown';
  if (inner.kind !== 'cluster' && outer.kind !== 'cluster') return 'no';
  const [a, b] = [above, below].map((chain) => chain.filter(({ kind }) => kind !== 'cluster').map(({ id }) => id)) as [string[], string[]];
  return a.includes(b[0] ?? '') || b.includes(a[0] ?? '') ? 'unknown' : 'no';
}

function timeFit({ effective, issued, until }: Policy, as_of: string): Fit {
  const fit = (state: Fit['state'], zh: string, en: string): Fit => ({ part: 'time', state, says: { zh, en } });
  if (until !== null && until < as_of) return fit('no', `已于 ${until} 到期`, `it ended on ${until}`);
  const end: Both = until === null ? { zh: '未记录截止日期', en: 'no end is on record' } : { zh: `至 ${until}`, en: `until ${until}` };
  const from = effective ?? issued;
  if (from === null) return fit('unknown', '生效日期未记录', 'the day on which it takes effect is not on record');
  if (from.from > as_of)
    return fit(
      'no',
      `${as_of} 时尚未${effective ? '施行' : '发布'}（${days(from)}）`,
      `on ${as_of} it was not yet ${effective ? 'in force' : 'issued'} (${days(from)})`,
    );
  if (effective === null)
    return fit(
      'unknown',
      `已发布（${days(from)}），生效日期未记录`,
      `issued (${days(from)}), but the day on which it takes effect is not on record`,
    );
  if (effective.to > as_of)
    return fit('unknown', `生效日期只知为 ${days(effective)}`, `the day on which it takes effect is only known as ${days(effective)}`);
  return fit('yes', `自 ${days(effective)} 施行，${end.zh}`, `in force since ${days(effective)}, ${end.en}`);
}

function days({ from, to }: Told): string {
  return from === to ? from : `${from}…${to}`;
}

function ownershipFit({ whom }: Measure, asked: string | null): Fit {
  if (whom === null) return { part: 'ownership', state: 'yes', says: { zh: '不限主体', en: 'it is for anybody' } };
  const own = policyTermOf(whom);
  if (asked === null)
    return { part: 'ownership', state: 'unknown', says: { zh: `须说明主体是否为${own.zh}`, en: `say whether the party is a ${own.en}` } };
  const other = policyTermOf(asked);
  if (policyTermsAbove(asked).has(whom))
    return { part: 'ownership', state: 'yes', says: { zh: `适用于${own.zh}`, en: `it is for a ${own.en}` } };
  if (policyTermsAbove(whom).has(asked))
    return {
      part: 'ownership',
      state: 'unknown',
      says: { zh: `只适用于${own.zh}，须说明是否属此`, en: `it is only for a ${own.en}: say whether the party is one` },
    };
  return {
    part: 'ownership',
    state: 'no',
    says: { zh: `只适用于${own.zh}，不适用于${other.zh}`, en: `it is for a ${own.en}, not for a ${other.en}` },
  };
}

function conditionFit(condition: string, { met, unmet }: PolicyCase): Fit {
  const { zh, en } = policyTermOf(condition);
  const base = { part: 'condition', condition } as const;
  if (unmet.includes(condition)) return { ...base, state: 'no', says: { zh: `条件未满足：${zh}`, en: `a condition is not met: ${en}` } };
  if (met.includes(condition)) return { ...base, state: 'yes', says: { zh: `条件已满足：${zh}`, en: `a condition is met: ${en}` } };
  return { ...base, state: 'unknown', says: { zh: `须说明条件是否满足：${zh}`, en: `say whether a condition is met: ${en}` } };
}

function nameOf(id: string): Both {
  const row = placeById(id);
  return { zh: row?.zh[0] ?? id, en: row?.en[0] ?? id };
}
