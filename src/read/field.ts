import type { Reading } from './draft.ts';
import type { Found } from './found.ts';
import { otherDrugsIn } from './profiles.ts';
import { insideOf, isIn, matchesIn, type Piece } from './text.ts';

const FIELD =
  /细胞[与和及、]?基因|基因[与和及、]?细胞|生物医学新技术|细胞产业|\bRMAT\b|\bATMPs?\b|再生医学先进疗法|基因修饰|细胞免疫|免疫细胞|细胞药物|基因药物|细胞治疗|基因治疗|再生医疗|\b(?:cell|gene)(?: and gene| and cell|-based)? (?:therap(?:y|ies)|treatments?|medicines?|products?)\b|\badvanced therap(?:y|ies)\b/gi;

/** True when an article is about cell or gene therapy: it speaks of the field, and not less than of antibodies, small molecules or devices. */
export function isInField({ text, mentions, profiles, sentences }: Reading): boolean {
  const whole = { start: 0, end: text.plain.length };
  const products = profiles.all.filter(({ modality, product, cgt }) => cgt && (modality !== undefined || product.meaning !== undefined));
  const inside = mentions.modalities.filter(isFieldModality).length + matchesIn(FIELD, text, whole).length + products.length;
  const outside = otherDrugsIn(text, whole).length;
  const opening = { start: 0, end: sentences[1]?.end ?? text.plain.length };
  const opensOutside = isOutside({ text, mentions, profiles }, opening);
  return inside > 0 && inside >= (opensOutside ? 2 * outside : outside);
}

/** True where a passage speaks of antibodies, small molecules or devices and names nothing of the field. */
export function isOutside({ text, mentions, profiles }: Pick<Reading, 'text' | 'mentions' | 'profiles'>, piece: Piece): boolean {
  const products = insideOf(mentions.products, piece).map(profiles.of);
  if (products.length > 0 && products.every(({ cgt }) => !cgt)) return true;
  return (
    otherDrugsIn(text, piece).length > 0 &&
    matchesIn(FIELD, text, piece).length === 0 &&
    !products.some(({ modality }) => modality !== undefined) &&
    !insideOf(mentions.modalities, piece).some((one) => isFieldModality(one))
  );
}

/** True for a modality of the field; plain transplants and blood products are none. */
export function isFieldModality({ meaning }: Found): boolean {
  return meaning?.type === 'MODALITY' && meaning.cgt;
}

const PRETENDED = /所谓[“‘"]|为噱头|谎称|冒充|虚假宣传|\bfalsely (?:claim|advertis|market)\w*|\b(?:scam|bogus|fake)\b/i;

/** True where a passage tells what sellers pretend, such as a licence that nobody gave. */
export function isPretended({ text }: Pick<Reading, 'text'>, piece: Piece): boolean {
  return isIn(PRETENDED, text, piece);
}
