import { UsageError } from '../base/errors.ts';
import { memo } from '../base/memo.ts';
import { foldTerm } from '../base/terms.ts';
import { diseases, isDiseaseWithin } from '../classify/disease-tree.ts';
import { findPlace } from '../entity/place.ts';
import type { Both } from '../model/definitions.ts';
import { type Modality, modalityRow, type PlaceRow, readLexicon, type Target, targetRow } from '../model/lexicon.ts';

/** What a word of a question was taken for. */
export type Resolved = { asked: string; id: string; label: Both; ids: string[] };

/** A place by name or code, in Chinese or English. Throws UsageError for an unknown one. */
export function resolvePlaceTerm(asked: string): Resolved {
  const place = findPlace(asked);
  if (!place) {
    throw new UsageError(
      `unknown place "${asked}"; use a country (CN, China, 中国), a Chinese province, city or district (Shanghai, 浦东新区), or a cluster (zhangjiang)`,
      `没有名为“${asked}”的地区；请写国家（CN、中国、China）、中国的省市区县（上海、浦东新区），或园区（zhangjiang）`,
    );
  }
  return { asked, id: place.id, label: labelOf(place), ids: [place.id] };
}

/** A modality by id or any of its words, with everything below it in the tree. Throws UsageError that lists the ids. */
export const resolveModality = memo((asked): Resolved => {
  const rows = readLexicon('modalities', modalityRow);
  const row = rows.find(({ id, claim }) => id === asked || claim === asked) ?? rows.find((one) => hasWord([...one.zh, ...one.en], asked));
  if (!row)
    throw new UsageError(
      `unknown modality "${asked}"; the modalities are ${rows.map(({ id }) => id).join(', ')}`,
      `没有名为“${asked}”的技术类型；已有 ${rows.map(({ id }) => id).join('、')}`,
    );
  return { asked, id: row.id, label: row.label, ids: [...codesBelow(row, rows)] };
});

/** A disease by id, MONDO id or any of its names; narrower ones count with it. Throws UsageError for an unknown one. */
export function resolveDisease(asked: string): Resolved {
  const rows = [...diseases().values()];
  const row =
    rows.find(({ id, mondo }) => id === asked || mondo === asked) ??
    rows.find(({ zh, en, exact }) => hasWord([...zh, ...en, ...exact], asked));
  if (!row)
    throw new UsageError(
      `unknown disease "${asked}"; use a name such as multiple myeloma, 多发性骨髓瘤, or a MONDO id`,
      `没有名为“${asked}”的疾病；请用多发性骨髓瘤、multiple myeloma 之类的名称，或 MONDO 编号`,
    );
  const ids = rows.filter(({ id }) => isDiseaseWithin(id, row.id)).map(({ id }) => id);
  return { asked, id: row.id, label: labelOf(row), ids };
}

/** A target by symbol or any of its names. Throws UsageError that lists the symbols that come close. */
export function resolveTarget(asked: string): Resolved {
  const rows = readLexicon('targets', targetRow);
  const row = rows.find((one) => hasWord(wordsOf(one), asked));
  if (row) return { asked, id: row.id, label: { zh: row.id, en: row.id }, ids: [row.id] };
  const near = rows.filter(({ id }) => id.toLowerCase().startsWith(asked.slice(0, 2).toLowerCase())).map(({ id }) => id);
  const list = (near.length > 0 ? near : rows.map(({ id }) => id)).slice(0, 30).join(', ');
  throw new UsageError(
    `unknown target "${asked}"; targets known to the atlas include ${list}`,
    `没有名为“${asked}”的靶点；图谱所知靶点如 ${list}`,
  );
}

/** Ids of a modality and of all below it; a trial code that is no id of its own goes with its row. */
function codesBelow(row: Modality, rows: Modality[]): Set<string> {
  const codes = new Set([row.id]);
  if (row.trial !== null && !rows.some(({ id }) => id === row.trial)) codes.add(row.trial);
  for (const child of rows.filter(({ parent }) => parent === row.id)) {
    for (const code of codesBelow(child, rows)) codes.add(code);
  }
  return codes;
}

function wordsOf({ id, names, exact }: Target): string[] {
  return [id, ...names, ...exact];
}

function hasWord(words: string[], asked: string): boolean {
  const folded = foldTerm(asked).text;
  return words.some((word) => foldTerm(word).text === folded);
}

function labelOf({ id, zh, en }: Pick<PlaceRow, 'id' | 'zh' | 'en'>): Both {
  return { zh: zh[0] ?? en[0] ?? id, en: en[0] ?? zh[0] ?? id };
}
