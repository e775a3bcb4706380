import type { JudgedLinker } from '../entity/judged.ts';
import { registryNumber } from '../model/registers.ts';

/** The subject of statements that an id or a name stands for; undefined for a name that links to nothing. */
export function subjectOf(what: string, linker: JudgedLinker): string | undefined {
  const text = what.trim();
  if (
    /^(trial|product|organisation|application|article|listing|judgement|event|policy|deal|service|cluster|figure|amenity|chain|offer)\//.test(
      text,
    )
  )
    return text;
  const number = registryNumber(text);
  if (number !== undefined) return `trial/${number}`;
  if (/^[CJ][XY][A-Z]{2}\d{7}$/i.test(text)) return `application/${text.toUpperCase()}`;
  const product = linker.product(text);
  if (product) return `product/${product.id}`;
  const organisation = linker.organisation(text);
  return organisation ? `organisation/${organisation.id}` : undefined;
}
