import { diseaseFinder } from '../classify/disease.ts';
import { diseases, narrowestDiseases } from '../classify/disease-tree.ts';
import { productKey } from '../entity/names-product.ts';
import { GRADES } from '../model/curation.ts';
import type { Both } from '../model/definitions.ts';
import { labelOf } from '../model/labels.ts';
import { dateOf } from '../view/contenders.ts';
import type { Milestone } from '../view/milestones.ts';

const MOST = 3;

/** Characters of an indication in the words of a list before it is cut. */
const MOST_LETTERS = 80;

/** Milestones on record in words, the best proven first, each date once; `called` is the name that the text uses. */
export function worded(rows: Milestone[], called: string | null): Both {
  const strongest = rows.toSorted((a, b) => GRADES.indexOf(a.grade) - GRADES.indexOf(b.grade));
  const shown = [
    ...new Map(strongest.toReversed().map((row) => [`${dateOf(row)} ${row.milestone} ${row.modifier}`, row])).values(),
  ].reverse();
  const inLang = (lang: 'zh' | 'en') => shown.slice(0, MOST).map((row) => wordedRow(row, called, lang));
  return { zh: inLang('zh').join('；'), en: inLang('en').join('; ') };
}

function wordedRow(row: Milestone, called: string | null, lang: 'zh' | 'en'): string {
  const label = (group: string, code: string | null) => (code === null ? [] : [labelOf(group, code)[lang]]);
  const modifier = label('modifier', row.modifier);
  const milestone = label('milestone', row.milestone);
  const what = lang === 'zh' ? [...modifier, ...milestone].join('') : [...milestone, ...modifier].join(', ');
  const who = row.agency ?? row.jurisdiction;
  const date = dateOf(row) ?? { zh: '日期不详', en: 'date not known' }[lang];
  const disease = row.disease === null ? [] : [diseaseIn(row.disease, lang)];
  const parts = [what, ...(who ? [who] : []), ...disease, date];
  const grade = labelOf('grade', row.grade)[lang];
  return lang === 'zh'
    ? `${nameIn(row, called)}：${parts.join('，')}（${grade}）`
    : `${nameIn(row, called)}: ${parts.join(', ')} (${grade})`;
}

/** The name in the text, with the one on record where that is another. */
function nameIn({ label }: Milestone, called: string | null): string {
  return called === null || productKey(called) === productKey(label) ? label : `${called} (${label})`;
}

/** The name of a disease in a language, as on record, cut where long, where the lexicon has none. */
function diseaseIn(words: string, lang: 'zh' | 'en'): string {
  const ids = diseaseFinder()
    .inText(words)
    .map(({ disease }) => disease);
  const names = narrowestDiseases(ids).flatMap((id) => diseases().get(id)?.[lang][0] ?? []);
  if (names.length > 0) return names.join(lang === 'zh' ? '、' : ' / ');
  return words.length > MOST_LETTERS ? `${words.slice(0, MOST_LETTERS)}…` : words;
}
