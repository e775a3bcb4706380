import type { Reading } from './draft.ts';
import type { Found } from './mentions.ts';

/** True when an article speaks of cell or gene therapy: a modality of the field, or a product whose name tells it. */
export function isInField({ mentions, profiles }: Pick<Reading, 'mentions' | 'profiles'>): boolean {
  return (
    mentions.modalities.some(isFieldModality) ||
    profiles.all.some(({ modality, product }) => modality !== undefined || product.meaning !== undefined)
  );
}

/** True for a modality of the field; plain transplants and blood products are none. */
export function isFieldModality({ meaning }: Found): boolean {
  return meaning?.type === 'MODALITY' && meaning.cgt;
}
