import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { claimsOf } from './helpers.ts';

const FILLINGS = {
  en: { P: 'LK-101', D: 'multiple myeloma', T: 'on 3 June 2024', M: 'CAR-T', L: 'the United States' },
  zh: { P: 'LK-101注射液', D: '多发性骨髓瘤', T: '2024年6月3日', M: 'CAR-T', L: '中国' },
} as const;
const MAKERS = {
  en: ['Larkspur Bio', 'Orion Cell Therapeutics', 'Tern Genetics'],
  zh: ['岚序生物', '昆仑细胞', '景行基因'],
} as const;
const OPENINGS = {
  en: 'SHANGHAI, June 10, 2024 -- Larkspur Bio develops LK-101, a CAR-T therapy for multiple myeloma.',
  zh: '岚序生物 2024-06-10\n岚序生物的LK-101注射液是一款CAR-T细胞治疗产品,用于多发性骨髓瘤。',
} as const;
type Language = keyof typeof FILLINGS;

for (const lang of ['en', 'zh'] as const)
  test(`every phrase is read as its milestone, or as none: ${lang}`, () => {
    const lines = readFileSync(join(import.meta.dirname, 'phrases', `${lang}.txt`), 'utf8').split('\n');
    const phrases = lines.filter((line) => line !== '' && !line.startsWith('#'));
    assert.ok(phrases.length > 300);
    assert.deepEqual(phrases.map((line) => misread(lang, line)).filter(Boolean), []);
  });

/** A phrase with what it is read as, where that is not what it tells. */
function misread(lang: Language, line: string): string | undefined {
  const at = line.indexOf(': ');
  const [milestone, phrase] = [line.slice(0, at), line.slice(at + 2)];
  const told = claimsOf(`${OPENINGS[lang]}\n${sentenceOf(lang, milestone, phrase)}`, 'milestone').map((claim) => claim.milestone);
  const isRight = milestone === 'none' ? told.length === 0 : told.some((one) => one === milestone);
  return isRight ? undefined : `${line} -> ${told.join(', ')}`;
}

function sentenceOf(lang: Language, milestone: string, phrase: string): string {
  let makers = 0;
  const filled = phrase.replace(/\{([POADTML])\}/g, (_, slot: string) => {
    if (slot === 'O') return MAKERS[lang][makers++ % MAKERS[lang].length] ?? '';
    return slot === 'A' ? agencyOf(lang, milestone, phrase) : (FILLINGS[lang][slot as keyof (typeof FILLINGS)['en']] ?? '');
  });
  const end = /[??]$/.test(filled) ? '' : { en: '.', zh: '。' }[lang];
  return `${filled.charAt(0).toUpperCase()}${filled.slice(1)}${end}`;
}

/** The office that decides on such a milestone. */
function agencyOf(lang: Language, milestone: string, phrase: string): string {
  if (lang === 'en') return milestone === 'prime' || /CTA|marketing authori/.test(phrase) ? 'EMA' : 'FDA';
  if (milestone === 'prime') return '欧洲药品管理局';
  if (/orphan|fast_track|rmat|rare/.test(milestone)) return 'FDA';
  return /breakthrough|accepted|priority/.test(milestone) ? 'CDE' : '国家药监局';
}
