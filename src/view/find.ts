import type { Both } from '../model/definitions.ts';
import { labelOf } from '../model/labels.ts';
import type { Atlas } from './atlas.ts';
import { statementsById } from './evidence.ts';
import { indexOf } from './find-index.ts';
import type { FoundKind, Match } from './find-kinds.ts';
import { lineOf, trialLines } from './find-line.ts';
import { type Find, type Found, search, soughtIn } from './find-search.ts';
import { registersFor } from './registers.ts';

export type FindQuestion = { text: string; kind: FoundKind | null; most: number; as_of: string; known_by: string };

/** Something that a text may mean: its name in both languages, the name that was matched and how, a second line, and how many trials ever had to do with it, which decides among equal hits. */
export type Hit = { kind: FoundKind; id: string; label: Both; also: Both; matched: { name: string; how: Match }; trials: number };

export type FindAnswer = {
  understood: { asked: string; key: string; words: string[]; kind: FoundKind | null; says: Both; dated: Both };
  hits: Hit[];
  /** How many things of each kind the text may mean. */
  counts: { kind: FoundKind; label: Both; count: number }[];
  order: Both;
  /** Registers of trials that are not at hand, or only in part, where nothing was found. */
  missing: Both[];
  as_of: string;
  known_by: string;
  newest_snapshot: string;
};

const ORDER: Both = {
  zh: '全名相同的在前，其次是名称开头、词首、拼音、拼音首字母，再是名称中间，都没有时才取差一两个字母的；同等情况下试验排在其他事物之后，有关试验多的在前，再按名称长短与编号。',
  en: 'Whole names first, then beginnings of names, of words, pinyin, initials of pinyin, what stands inside a name, and only where there is none of these a name that differs in a letter or two; among equals trials come after everything else, then what more trials have to do with, then shorter names and ids.',
};

/** Everything in the atlas that a text may mean, best first: names in Chinese and English, pinyin and its initials, codes and numbers. */
export async function find(atlas: Atlas, { text, kind, most, as_of, known_by }: FindQuestion): Promise<FindAnswer> {
  const sought = soughtIn(text);
  const isStatement = /^[0-9a-f]{16}$/i.test(text.trim());
  const index = await indexOf(atlas);
  const nothing: Found = { finds: [], counts: new Map() };
  const { finds, counts } = sought.key === '' ? nothing : search(index, sought, { kind, known_by, most });
  const stated = isStatement ? await statementHit(atlas, text.trim().toLowerCase(), known_by) : [];
  const hits = [...stated, ...(await hitsOf(atlas, finds, known_by))].slice(0, most);
  for (const { kind: own } of stated) counts.set(own, 1);
  return {
    understood: { asked: text, ...sought, kind, says: saySought(sought.key), dated: sayDated(known_by) },
    hits,
    counts: [...counts].map(([own, count]) => ({ kind: own, label: labelOf('found', own), count })).toSorted((a, b) => b.count - a.count),
    order: ORDER,
    missing: hits.length === 0 ? (await registersFor(atlas, null, known_by)).missing : [],
    as_of,
    known_by,
    newest_snapshot: atlas.manifest.newest,
  };
}

function saySought(key: string): Both {
  return key === ''
    ? { zh: '没有可查的字母、数字或汉字', en: 'there is no letter, digit or Chinese character to look for' }
    : { zh: `查找“${key}”：不分大小写、空格、连字符与简繁`, en: `looked for “${key}”, whatever the case, spaces, hyphens and script` };
}

function sayDated(known_by: string): Both {
  return {
    zh: `产品、机构、试验、政策、活动与申请只按 ${known_by} 为止已知的名称查找，用过的旧名也算；靶点、疾病、技术类型、服务与地点的名称取自词表，不带日期。`,
    en: `Products, organisations, trials, policies, events and applications are found by names known by ${known_by}, former ones among them; names of targets, diseases, modalities, services and places come from word lists and have no date.`,
  };
}

async function hitsOf(atlas: Atlas, finds: Find[], known_by: string): Promise<Hit[]> {
  const trials = finds.map(({ found }) => found).filter(({ kind }) => kind === 'trial');
  const lines = await trialLines(atlas, trials, known_by);
  return finds.map(({ found, matched, weight }) => ({
    kind: found.kind,
    id: found.id,
    label: found.label,
    also: lines.get(found.kind === 'trial' ? found.id : '') ?? lineOf(found, known_by),
    matched,
    trials: weight,
  }));
}

/** The statement with an id, if it was made by a day. */
async function statementHit(atlas: Atlas, id: string, known_by: string): Promise<Hit[]> {
  const [one] = await statementsById(atlas, [id]);
  if (one === undefined || one.observed_at > known_by) return [];
  const property = labelOf('property', one.property);
  const also = { zh: `${property.zh}：${one.value}`, en: `${property.en}: ${one.value}` };
  return [{ kind: 'statement', id, label: { zh: one.subject, en: one.subject }, also, matched: { name: id, how: 'exact' }, trials: 0 }];
}
