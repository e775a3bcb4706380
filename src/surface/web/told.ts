import type { Finding } from '../../model/verdict.ts';
import type { Lang } from './words/words.ts';

/** What a finding says, apart from what is missing; `missing` holds what its reasons do not tell otherwise. */
export function toldApart({ reasons, missing }: Pick<Finding, 'reasons' | 'missing'>, lang: Lang): { says: string; missing: string[] } {
  const lacks = missing.map((one) => one[lang]);
  const tail = lang === 'zh' ? `缺少：${lacks.join('；')}。` : ` Missing: ${lacks.join('; ')}.`;
  if (lacks.length > 0 && reasons[lang].endsWith(tail)) return { says: reasons[lang].slice(0, -tail.length), missing: lacks };
  return { says: reasons[lang], missing: lacks.filter((one) => !reasons[lang].includes(one)) };
}
