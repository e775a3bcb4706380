import { toSimplified } from '../base/chinese.ts';
import type { NameParts } from './name-parts.ts';
import { different, type NameComparison, placesClash, related, same } from './name-result.ts';
import { chineseSounds, englishSounds, isRomanised, soundLikeness, spell, syllables } from './name-sound.ts';
import { type Translation, translate } from './names-translated.ts';

/** Compares a Chinese name with an English one. */
export function compareAcross(chinese: string, english: string, zh: NameParts, en: NameParts): NameComparison {
  if (zh.kind === 'company' && en.kind === 'company') return compareCompanies(chinese, english, zh, en);
  return compareInstitutions(chinese, english);
}

function compareInstitutions(chinese: string, english: string): NameComparison {
  if (
    spell(chinese) ===
    english
      .normalize('NFKD')
      .replace(/[^A-Za-z]/g, '')
      .toLowerCase()
  )
    return same(0.95, '全名的拼音', 'the whole name in pinyin');
  const all = writings(chinese).map((one) => compareWriting(one, english));
  return all.find(({ label }) => label === 'same') ?? all.find(({ label }) => label === 'related') ?? (all[0] as NameComparison);
}

/** The name, and where brackets hold more than a place or short form, the names outside and inside them. */
function writings(chinese: string): string[] {
  const [, outside = '', inside = ''] = /^(.{4,})[（(](.{6,})[)）]$/.exec(chinese.trim()) ?? [];
  return inside === '' ? [chinese] : [outside, inside, chinese];
}

function compareWriting(chinese: string, english: string): NameComparison {
  const whole = translate(chinese, english);
  const score = Math.min(whole.chinese, whole.english);
  if (isTranslation(whole))
    return (
      compareTechnology(chinese, english) ??
      same(isPromoted(chinese, english) ? 0.72 : 0.75 + 0.2 * score, '逐词对译', 'a translation word by word')
    );
  const own = ownName(chinese, english);
  if (own) return own;
  if (isLaboratory(chinese, whole)) return same(0.72, '除一个未收录的词外逐词对译', 'a translation but for one word that is not known');
  if (whole.english > 0.99 && whole.missingKind && whole.missingLast)
    return related(0.45, '英文名是其上级单位', 'the English name is of its parent');
  if (whole.chinese > 0.99 && whole.extraKind) return related(0.45, '中文名是其上级单位', 'the Chinese name is of its parent');
  return different(0.25 * score, `未对上：${whole.missing.join('、')}`, `no counterpart: ${whole.extra.join(', ')}`);
}

/** A 学院 that calls itself University: often so, but often the name of another school. */
function isPromoted(chinese: string, english: string): boolean {
  return /(?<!医)学院$/.test(toSimplified(chinese)) && /university/i.test(english);
}

/** A key laboratory, whose name is all description, with one word on each side that the vocabulary lacks. */
function isLaboratory(chinese: string, { missing, extra, unknown, chinese: share, english: back }: Translation): boolean {
  return missing.length === 1 && extra.length === 1 && unknown && chinese.endsWith('重点实验室') && Math.min(share, back) >= 0.7;
}

/** 理工 and 工业 are both Technology in English and 科技 is Science and Technology, with exceptions; undefined for other universities and for the clear case. */
function compareTechnology(chinese: string, english: string): NameComparison | undefined {
  const field = /(理工|工业|科技)(?:大学|学院)/.exec(toSimplified(chinese))?.[1];
  const both = /science (?:and|&) technology/i.test(english);
  if (field === undefined || (field === '科技' && both)) return undefined;
  const usual = !/institute|polytechnic/i.test(english) && (field === '理工' || (field === '工业' && !both));
  return usual
    ? same(0.72, `“${field}”的通行译法，偶有例外`, 'the usual English of such a university, with exceptions')
    : different(0.3, '理工、工业、科技的译名混用，不足以认定', 'universities of technology translate alike');
}

/** Nothing of weight may be left over on either side. */
function isTranslation({ chinese, english, missing, extra }: Translation): boolean {
  return missing.length === 0 && extra.length === 0 && Math.min(chinese, english) >= 0.7;
}

/** The unit's own name without that of its parent: after 附属 or the last university or academy, before the first comma. */
function ownName(chinese: string, english: string): NameComparison | undefined {
  const own = /(?:附属|大学|医学院|科学院|管理局|委员会|解放军)(?!.*(?:附属|大学|医学院|科学院|管理局|委员会|解放军))(.{3,})$/.exec(
    chinese,
  )?.[1];
  const segment = english.split(',')[0] ?? '';
  for (const [a, b] of [
    [own, english],
    [chinese, segment],
    [own, segment],
  ]) {
    if (!a || !b || (a === chinese && b === english) || isCommon(a)) continue;
    const part = translate(a, b);
    if (part.chinese > 0.9 && part.english > 0.9) return same(0.82, `“${a}”对译`, `${a} is the unit's own name`);
  }
  return undefined;
}

function isCommon(name: string): boolean {
  return /^(?:研究生院|第[一二三四五六七八九十]+|儿童|肿瘤|口腔|妇产科?|人民|中心|中医|胸科|眼科)*(?:医院|中心|学院)$/.test(name);
}

function compareCompanies(chinese: string, english: string, zh: NameParts, en: NameParts): NameComparison {
  const brand = zh.core.join('');
  const latin = en.core.join('');
  const clash = placesClash(zh.places, en.places);
  if (brand.length >= 2 && latin !== '' && isRomanised(brand, latin)) return spelled(brand, latin, clash, zh, en);
  if (clash) return different(0.1, '所在地不同', 'the names state different places');
  const translated = translateBrand(chinese, english, zh, en);
  if (translated) return translated;
  if (brand.length < 2 || latin.length < 2) return different(0.1, '没有可比的字号', 'no brand to compare');
  if (isInitials(brand, zh, en))
    return same(0.8, `“${latin}”是“${brand}”的拼音首字母加行业词`, `${latin} is the initials of the pinyin with a word of the field`);
  return compareSounds(brand, [latin, ...longerStems(en)]);
}

function spelled(brand: string, latin: string, clash: boolean, zh: NameParts, en: NameParts): NameComparison {
  if (clash) return related(0.45, `“${latin}”是“${brand}”的拼音，但地区不同`, `${latin} is the pinyin of the brand, in another place`);
  const fields = compareFields(zh.industry.join(''), en.industry.join(' '));
  if (fields === 'other' && zh.legal && en.legal)
    return related(0.5, `“${latin}”是“${brand}”的拼音，业务词不同`, `${latin} is the pinyin of the brand, in another field of work`);
  return same(fields === 'equal' ? 0.93 : 0.8, `“${latin}”是“${brand}”的拼音`, `${latin} is the pinyin of the Chinese brand`);
}

const FIELDS: [RegExp, RegExp][] = [
  [/细胞/, /cell/],
  [/基因/, /gen(?:e|om)/],
  [/药|医疗|医学/, /pharm|medic|therap|drug/],
  [/器械|仪器/, /device|instrument/],
  [/诊断|检测|检验/, /diagnos|test/],
];

/** Whether the words of the industry translate each other, name other special fields, or neither. */
function compareFields(chinese: string, english: string): 'equal' | 'other' | 'open' {
  const { chinese: share, english: back } = translate(chinese, english);
  if (chinese === '' || english === '' || Math.min(share, back) > 0.9) return 'equal';
  const here = FIELDS.filter(([zh]) => zh.test(chinese));
  const there = FIELDS.filter(([, en]) => en.test(english));
  return here.length > 0 && there.length > 0 && !here.some((field) => there.includes(field)) ? 'other' : 'open';
}

function translateBrand(chinese: string, english: string, zh: NameParts, en: NameParts): NameComparison | undefined {
  const brand = translate(zh.core.join(''), en.core.join(' '));
  if (zh.core.length > 0 && en.core.length > 0 && brand.chinese > 0.99 && brand.english > 0.99) {
    const fields = compareFields(zh.industry.join(''), en.industry.join(' '));
    if (fields === 'other') return related(0.5, '字号对译，业务词不同', 'the brands translate each other, in other fields of work');
    return same(fields === 'equal' ? 0.87 : 0.8, '字号对译', 'the brands translate each other');
  }
  const whole = translate(chinese, english);
  return whole.chinese > 0.9 && whole.english > 0.9 ? same(0.85, '逐词对译', 'a translation word by word') : undefined;
}

/** BDgene-like names: the first letters of the pinyin, then a word for the industry that the Chinese name has too. */
function isInitials(brand: string, zh: NameParts, en: NameParts): boolean {
  const initials = syllables(brand)
    .map((one) => one[0])
    .join('');
  const rest = en.words.join('').slice(initials.length);
  const field = /^(gene|cell|bio|pharma|med)/.exec(rest)?.[1] ?? '';
  const words: Record<string, RegExp> = { gene: /基因/, cell: /细胞/, bio: /生物/, pharma: /药/, med: /医/ };
  return en.words.join('').startsWith(initials) && (words[field]?.test(zh.industry.join('')) ?? false);
}

const ENDINGS = ['genes', 'gene', 'gen', 'cells', 'cell', 'biotech', 'bio', 'pharma', 'med', 'therapy', 'tech', 'life'];

function withoutEnding(latin: string): string[] {
  const endings = ENDINGS.filter((end) => latin.endsWith(end) && latin.length - end.length >= 4);
  return [latin, ...endings.map((end) => latin.slice(0, latin.length - end.length))];
}

/** The brand with the words of the industry that follow it, one more at a time. */
function longerStems({ core, words }: NameParts): string[] {
  return words.slice(core.length, core.length + 2).map((_, i) => words.slice(0, core.length + i + 1).join(''));
}

/** Likeness of sound from which two brands count as one: chosen on labelled pairs, where different names begin below 0.6. */
const CLEAR_SOUND = 0.65;

function compareSounds(brand: string, names: string[]): NameComparison {
  const spoken = chineseSounds(brand);
  const stems = names.flatMap(withoutEnding);
  const likeness = Math.max(...stems.map((stem) => soundLikeness(spoken, englishSounds(stem))));
  const clear = likeness >= CLEAR_SOUND && /[A-Z].*[A-Z]/.test(spoken);
  const zh = `读音相近度 ${likeness.toFixed(2)}`;
  const en = `likeness of sound ${likeness.toFixed(2)}`;
  return clear ? same(0.55 + 0.24 * likeness, zh, en) : different(0.3 * likeness, zh, en);
}
