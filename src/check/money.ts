/** A sum in units of its currency; currency null where the text gives none. */
export type Money = { value: number; currency: string | null };

const SUM =
  /(HK\$|A\$|US\$|RMB|CNY|USD|EUR|[$€£¥])?\s?(\d[\d,]*(?:\.\d+)?)\s?(万亿|千亿|百亿|亿|千万|百万|万|billion|million|bn|mn|m\b|b\b)?\s?(美元|港元|港币|欧元|英镑|日元|日圆|人民币|澳元|元)?/gi;
const SCALE: Record<string, number> = {
  万亿: 1e12,
  千亿: 1e11,
  百亿: 1e10,
  亿: 1e8,
  千万: 1e7,
  百万: 1e6,
  万: 1e4,
  billion: 1e9,
  bn: 1e9,
  b: 1e9,
  million: 1e6,
  mn: 1e6,
  m: 1e6,
};
const CURRENCY: [RegExp, string][] = [
  [/HK\$|港/i, 'HKD'],
  [/A\$|澳元/i, 'AUD'],
  [/US\$|USD|美元|\$/i, 'USD'],
  [/€|EUR|欧元/i, 'EUR'],
  [/£|英镑/i, 'GBP'],
  [/日[元圆]/, 'JPY'],
  [/RMB|CNY|¥|人民币|元/i, 'CNY'],
];

/** The sums that a text names, in order; a number without scale or currency is none. */
export function sumsIn(text: string): Money[] {
  return Array.from(text.normalize('NFKC').matchAll(SUM), ([, sign, digits = '', scale, word]) => ({
    value: Number(digits.replaceAll(',', '')) * (SCALE[scale?.toLowerCase() ?? ''] ?? 1),
    currency: currencyOf(`${sign ?? ''}${word ?? ''}`),
    isSum: scale !== undefined || sign !== undefined || word !== undefined,
  })).flatMap(({ isSum, ...money }) => (isSum ? [money] : []));
}

/** True when two sums are the same within rounding to two digits. */
export function isSameSum(one: Money, other: Money): boolean {
  const isOtherCurrency = one.currency !== null && other.currency !== null && one.currency !== other.currency;
  return !isOtherCurrency && Math.abs(one.value - other.value) <= 0.03 * other.value;
}

/** A sum in words, in millions or thousand millions. */
export function wordedSum({ value, currency }: Money): { zh: string; en: string } {
  const unit = currency ?? '';
  const en = value >= 1e9 ? `${trim(value / 1e9)} billion` : `${trim(value / 1e6)} million`;
  return { zh: `${trim(value / 1e8)} 亿 ${unit}`.trim(), en: `${unit} ${en}`.trim() };
}

function trim(value: number): string {
  return String(Number(value.toFixed(3)));
}

function currencyOf(words: string): string | null {
  return CURRENCY.find(([pattern]) => words !== '' && pattern.test(words))?.[1] ?? null;
}
