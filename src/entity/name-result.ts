/** Whether two names stand for one organisation or product; `related` means parent, subsidiary, joint venture or unit. */
export type NameComparison = {
  label: 'same' | 'related' | 'different';
  /** 0–1, higher = more surely the same; related lies between. */
  score: number;
  reason: { zh: string; en: string };
};

/** A verdict `same`. */
export function same(score: number, zh: string, en: string): NameComparison {
  return { label: 'same', score, reason: { zh, en } };
}

/** A verdict `related`. */
export function related(score: number, zh: string, en: string): NameComparison {
  return { label: 'related', score, reason: { zh, en } };
}

/** A verdict `different`. */
export function different(score: number, zh: string, en: string): NameComparison {
  return { label: 'different', score, reason: { zh, en } };
}

/** Shared character pairs of two texts, 0–1 (Dice). */
export function bigramLikeness(a: string, b: string): number {
  const left = bigrams(a);
  const right = new Set(bigrams(b));
  const shared = left.filter((pair) => right.has(pair)).length;
  return left.length + right.size === 0 ? 0 : (2 * shared) / (left.length + right.size);
}

function bigrams(text: string): string[] {
  return [...new Set(Array.from({ length: Math.max(0, text.length - 1) }, (_, i) => text.slice(i, i + 2)))];
}

/** True when two lists of places name a city each and share none. */
export function placesClash(a: string[], b: string[]): boolean {
  return a.length > 0 && b.length > 0 && !a.some((one) => b.some((other) => contains(one, other)));
}

function contains(one: string, other: string): boolean {
  const province = (id: string) => (/^\d{6}$/.test(id) ? `${id.slice(0, 2)}0000` : id);
  return one === other || one === 'CN' || other === 'CN' || province(one) === other || province(other) === one;
}
