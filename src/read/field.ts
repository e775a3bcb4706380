import type { Reading } from './draft.ts';
import type { Found } from './found.ts';

const FIELD = /细胞[与和及、]?基因|基因[与和及、]?细胞|生物医学新技术|细胞产业|\bRMAT\b|\bATMPs?\b|再生医学先进疗法/;

/** True when an article speaks of cell or gene therapy: a modality of the field, or a product whose name tells it. */
export function isInField({ text, mentions, profiles }: Pick<Reading, 'text' | 'mentions' | 'profiles'>): boolean {
  return (
    FIELD.test(text.plain) ||
    mentions.modalities.some(isFieldModality) ||
    profiles.all.some(({ modality, product }) => modality !== undefined || product.meaning !== undefined)
  );
}

/** True for a modality of the field; plain transplants and blood products are none. */
export function isFieldModality({ meaning }: Found): boolean {
  return meaning?.type === 'MODALITY' && meaning.cgt;
}
