import { curatedById, type ProductRow, productRow } from '../model/curation.ts';
import type { Both } from '../model/definitions.ts';
import { modalityLabel } from './dimension.ts';
import { entityName } from './why.ts';

/** A curated product by its generic name and its first code; one that nobody has named yet by its kind and owner. */
export function productCalled(id: string): Both {
  const row = curatedById('products', productRow, id);
  if (row !== undefined && isUnnamed(row)) return described(row);
  const { zh = [], en = [], brands = [], inn = null, codes = [] } = row ?? {};
  const own = (isChinese: boolean) => brands.find((name) => /\p{Script=Han}/u.test(name) === isChinese);
  const coded = (label: string, open: string, close: string) =>
    codes[0] === undefined || label.includes(codes[0]) ? label : `${label}${open}${codes[0]}${close}`;
  const latin = inn ?? en[0] ?? own(false) ?? codes[0];
  const local = zh[0] ?? own(true);
  return { zh: coded(local ?? latin ?? id, '（', '）'), en: coded(latin ?? local ?? id, ' (', ')') };
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
