const HALVES: Record<string, number> = {
  half: 0.5,
  一半: 0.5,
  半数: 0.5,
  quarter: 0.25,
  third: 1 / 3,
  四分之一: 0.25,
  三分之一: 1 / 3,
  六分之一: 1 / 6,
};

/** A share written as a fraction, a percentage or a word, between 0 and 1; undefined for anything else. */
export function parseShare(text: string): number | undefined {
  const plain = text.normalize('NFKC').toLowerCase();
  const percent = /(\d+(?:\.\d+)?)\s*(?:%|percent|per cent)/.exec(plain);
  if (percent) return Number(percent[1]) / 100;
  const fraction = /(\d+)\s*[/⁄]\s*(\d+)/.exec(plain);
  if (fraction && Number(fraction[2]) > 0) return Number(fraction[1]) / Number(fraction[2]);
  const word = Object.keys(HALVES).find((name) => plain.includes(name));
  return word === undefined ? undefined : HALVES[word];
}
