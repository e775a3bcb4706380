import { Converter } from 'opencc-js';
import { pinyin } from 'pinyin-pro';
import type { OrganisationRow } from '../src/model/curation.ts';

/** A name as a source might write it, and the id of the organisation it means; null for one that is not listed. */
export type Mention = { name: string; id: string | null };

/** Made-up organisations, two names each, and noisy mentions of them; the same seed gives the same. */
export function makeNames(organisations: number, mentions: number, seed: number): { rows: OrganisationRow[]; mentions: Mention[] } {
  const pick = picker(seed);
  const all = distinct(Array.from({ length: Math.ceil(organisations * 1.3) }, () => makeOrganisation(pick)));
  const rows = all.slice(0, organisations).map(({ zh, en }, at) => rowOf(`o${at}`, zh, en));
  const strangers = all.slice(organisations);
  const made = Array.from({ length: mentions }, (_, at): Mention => {
    const stranger = at % 8 === 7;
    const row = rows[Math.floor(pick.next() * rows.length)] as OrganisationRow;
    const names = stranger ? Object.values(pick.of(strangers)) : [...row.zh, ...row.en];
    return { name: disturb(pick.of(names), pick), id: stranger ? null : row.id };
  });
  return { rows, mentions: made };
}

type Picker = { next(): number; of<T>(list: readonly T[]): T };
type Named = { zh: string; en: string };

/** Mulberry32. */
function picker(seed: number): Picker {
  let state = seed >>> 0;
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
  return { next, of: (list) => list[Math.floor(next() * list.length)] as (typeof list)[number] };
}

function distinct(all: Named[]): Named[] {
  const taken = new Set<string>();
  return all.filter(({ zh, en }) => {
    const known = taken.has(zh) || taken.has(en);
    taken.add(zh).add(en);
    return !known;
  });
}

function rowOf(id: string, zh: string, en: string): OrganisationRow {
  return { id, kind: 'company', zh: [zh], en: [en], former: [], seat: null, parent: null, related: [], role: null, origin: [] };
}

const CITIES: [zh: string, en: string][] = [
  ['上海', 'Shanghai'],
  ['北京', 'Beijing'],
  ['苏州', 'Suzhou'],
  ['深圳', 'Shenzhen'],
  ['广州', 'Guangzhou'],
  ['杭州', 'Hangzhou'],
  ['武汉', 'Wuhan'],
  ['成都', 'Chengdu'],
  ['南京', 'Nanjing'],
  ['天津', 'Tianjin'],
];
const BRAND = '安邦博昌辰达恩飞格恒华佳健金康科朗乐联民宁诺普启瑞赛盛泰天维信兴亚永宇源泽智中卓';
const FIELDS: [zh: string, en: string][] = [
  ['生物科技', 'Biotechnology'],
  ['生物医药', 'Biopharmaceutical'],
  ['医药科技', 'Pharmaceutical Technology'],
  ['制药', 'Pharmaceuticals'],
  ['细胞技术', 'Cell Technology'],
  ['基因技术', 'Gene Technology'],
];
const FORMS: [zh: string, en: string][] = [
  ['有限公司', 'Co., Ltd.'],
  ['股份有限公司', 'Co., Ltd.'],
];
const NUMBERS: [zh: string, en: string][] = [
  ['一', 'First'],
  ['二', 'Second'],
  ['三', 'Third'],
  ['五', 'Fifth'],
];

function makeOrganisation(pick: Picker): Named {
  return pick.next() < 0.8 ? makeCompany(pick) : makeHospital(pick);
}

function makeBrand(pick: Picker): { zh: string; en: string } {
  const zh = Array.from({ length: pick.next() < 0.6 ? 2 : 3 }, () => pick.of([...BRAND])).join('');
  const spelled = pinyin(zh, { toneType: 'none', type: 'array' }).join('');
  return { zh, en: capital(spelled) };
}

function makeCompany(pick: Picker): Named {
  const [brand, city, field, form] = [makeBrand(pick), pick.of(CITIES), pick.of(FIELDS), pick.of(FORMS)];
  return { zh: `${city[0]}${brand.zh}${field[0]}${form[0]}`, en: `${city[1]} ${brand.en} ${field[1]} ${form[1]}` };
}

function makeHospital(pick: Picker): Named {
  const [brand, city, number] = [makeBrand(pick), pick.of(CITIES), pick.of(NUMBERS)];
  if (pick.next() < 0.5) return { zh: `${city[0]}市${brand.zh}医院`, en: `${city[1]} ${brand.en} Hospital` };
  return { zh: `${brand.zh}医科大学附属第${number[0]}医院`, en: `${number[1]} Affiliated Hospital of ${brand.en} Medical University` };
}

function capital(word: string): string {
  return word.slice(0, 1).toUpperCase() + word.slice(1);
}

const toTraditional = Converter({ from: 'cn', to: 't' });
const NOISE: ((name: string) => string)[] = [
  (name) => name,
  (name) => name.toUpperCase(),
  (name) => name.toLowerCase(),
  (name) => name.replace(/[.,]/g, ''),
  (name) => name.replace(/ Co\., Ltd\.$/, ' Co.,Ltd').replace(/(?:股份)?有限公司$/, '有限公司'),
  (name) => name.replace(/ Co\., Ltd\.$/, '').replace(/(?:股份)?有限公司$/, ''),
  (name) => name.replace(/^(\S+) (.*) (Co\., Ltd\.)$/, '$2 ($1) $3').replace(/^(..)(.*?)((?:股份)?有限公司)$/, '$2（$1）$3'),
  (name) => name.replace('Biotechnology', 'Biotech').replace('Pharmaceuticals', 'Pharma'),
  (name) => name.replace(/^(\w+) Affiliated Hospital of (.*)$/, 'The $1 Affiliated Hospital, $2'),
  toTraditional,
];

/** One or two changes that leave the organisation the same. */
function disturb(name: string, pick: Picker): string {
  const once = pick.of(NOISE)(name);
  return pick.next() < 0.3 ? pick.of(NOISE)(once) : once;
}
