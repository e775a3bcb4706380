import type { Both } from '../model/definitions.ts';

/** Reasons with what is missing said after them. */
export function withMissing(reasons: Both, missing: Both[]): Both {
  if (missing.length === 0) return reasons;
  return {
    zh: `${reasons.zh}缺少：${missing.map(({ zh }) => zh).join('；')}。`,
    en: `${reasons.en} Missing: ${missing.map(({ en }) => en).join('; ')}.`,
  };
}

/** Sentences one after the other in both languages; each ends in its own stop. */
export function joinSentences(sentences: Both[]): Both {
  return { zh: sentences.map(({ zh }) => zh).join(''), en: sentences.map(({ en }) => en).join(' ') };
}

/** Words in a list: 日期、地点 and "date and place". */
export function listWords(words: Both[]): Both {
  const en = words.map((word) => word.en);
  const last = en.pop() ?? '';
  return { zh: words.map(({ zh }) => zh).join('、'), en: en.length === 0 ? last : `${en.join(', ')} and ${last}` };
}

/** An English sentence begins with a capital; a name such as pCAR-19 keeps its letters. */
export function capital(text: string): string {
  return text.replace(/^[a-z]+(?=[\s,.]|$)/, (word) => word.slice(0, 1).toUpperCase() + word.slice(1));
}
