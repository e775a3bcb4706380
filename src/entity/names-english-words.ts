const ALIKE: Record<string, string> = {
  first: '1',
  '1st': '1',
  second: '2',
  '2nd': '2',
  third: '3',
  '3rd': '3',
  fourth: '4',
  '4th': '4',
  fifth: '5',
  '5th': '5',
  sixth: '6',
  '6th': '6',
  seventh: '7',
  '7th': '7',
  eighth: '8',
  '8th': '8',
  ninth: '9',
  '9th': '9',
  tenth: '10',
  lab: 'laboratory',
  labs: 'laboratory',
  laboratories: 'laboratory',
  centre: 'center',
  peoples: 'people',
  childrens: 'children',
  provincial: 'province',
  municipal: 'city',
  municipality: 'city',
  haematology: 'hematology',
  tumour: 'cancer',
  tumor: 'cancer',
  pediatrics: 'pediatric',
  paediatric: 'pediatric',
  paediatrics: 'pediatric',
  gynaecology: 'gynecology',
  orthopaedics: 'orthopedics',
  orthopaedic: 'orthopedics',
  orthopedic: 'orthopedics',
  dental: 'stomatology',
  stomatological: 'stomatology',
  defence: 'defense',
  theatre: 'theater',
  jiaotong: 'jiao tong',
  sunyatsen: 'sun yat sen',
  hkust: 'hong kong university science technology',
  cuhk: 'chinese university hong kong',
  hku: 'university hong kong',
  sysu: 'sun yat sen university',
  zju: 'zhejiang university',
  hust: 'huazhong university science technology',
  ustc: 'university science technology china',
  sjtu: 'shanghai jiao tong university',
  cams: 'chinese academy medical sciences',
  pumc: 'peking union medical college',
  univ: 'university',
  hosp: 'hospital',
  tcm: 'traditional chinese medicine',
  daxue: 'university',
  yiyuan: 'hospital',
  xueyuan: 'college',
  keji: 'science technology',
};

/** A word of an English name in the one form that its spellings share. */
export function normalWord(word: string): string {
  return ALIKE[word] ?? word;
}

const SMALL = new Set(['the', 'of', 'and', 'for', 'in', 'at', 'a', 'to', 'on', 'co', 'ltd', 'no']);

/** The words of a name in normal form, sorted. */
export function bag(name: string): string[] {
  const folded = name
    .normalize('NFKD')
    .replace(/\p{M}|['’‘.]/gu, '')
    .toLowerCase()
    .replace(/\bno(?=\d)/g, 'no ');
  const words = folded.split(/[^\p{L}\p{N}]+/u).filter((word) => word !== '' && !SMALL.has(word));
  return words.flatMap((word) => normalWord(word).split(' ')).sort();
}

const SHARED = new Set([
  'traditional',
  'integrated',
  'western',
  'maternal',
  'child',
  'health',
  'women',
  'military',
  'command',
  'army',
  'region',
  'normal',
  'graduate',
  'branch',
  'campus',
  'hospital',
  'people',
  'union',
  'tongji',
  'central',
  'children',
  'cancer',
  'general',
  'affiliated',
  'university',
  'medical',
  'college',
  'institute',
  'center',
  'province',
  'city',
  '1',
  '2',
  '3',
  '4',
  '5',
  '6',
  '7',
  '8',
  '9',
  '10',
  'state',
  'key',
  'laboratory',
  'school',
  'medicine',
  'science',
  'sciences',
  'technology',
  'academy',
  'national',
  'chinese',
  'china',
  'research',
]);

/** True for a word that many institutions share, such as people or hospital. */
export function isShared(word: string): boolean {
  return SHARED.has(word);
}

/** False for names made of words that many institutions share, such as People's Hospital. */
export function isDistinctive(name: string): boolean {
  return bag(name).some((word) => !SHARED.has(word));
}
