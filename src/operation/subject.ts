import type { JudgedLinker } from '../entity/judged.ts';

/** The subject of statements that an id or a name stands for; undefined for a name that links to nothing. */
export function subjectOf(what: string, linker: JudgedLinker): string | undefined {
  const text = what.trim();
  if (/^(trial|product|organisation|application|article|listing|judgement)\//.test(text)) return text;
  if (/^(NCT\d{8}|ChiCTR\w+)$/i.test(text)) return `trial/${text.toUpperCase().replace('CHICTR', 'ChiCTR')}`;
  if (/^[CJ][XY][A-Z]{2}\d{7}$/i.test(text)) return `application/${text.toUpperCase()}`;
  const product = linker.product(text);
  if (product) return `product/${product.id}`;
  const organisation = linker.organisation(text);
  return organisation ? `organisation/${organisation.id}` : undefined;
}
