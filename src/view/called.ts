import { type ProductRow, productRow, readCuration } from '../model/curation.ts';
import type { Both } from '../model/definitions.ts';
import { modalityLabel } from './dimension.ts';
import { entityName } from './why.ts';

/** A curated product by its generic name and its first code; one that nobody has named yet by its kind and owner. */
export function productCalled(id: string): Both {
  const row = readCuration('products', productRow).find((one) => one.id === id);
  if (row !== undefined && isUnnamed(row)) return described(row);
  const plain = entityName(`product/${id}`);
  const code = row?.codes[0];
  const both = (label: string, open: string, close: string) =>
    code === undefined || label.includes(code) ? label : `${label}${open}${code}${close}`;
  return { zh: both(plain.zh, '（', '）'), en: both(plain.en, ' (', ')') };
}

function isUnnamed({ codes, inn, zh, en, brands }: ProductRow): boolean {
  return inn === null && [codes, zh, en, brands].every((names) => names.length === 0);
}

function described({ id, modality, organisations: [owner] }: ProductRow): Both {
  const kind = modality === null ? { zh: id, en: id } : modalityLabel(modality);
  if (owner === undefined) return kind;
  const who = entityName(`organisation/${owner}`);
  return { zh: `${who.zh}的${kind.zh}产品`, en: `${kind.en} product of ${who.en}` };
}
