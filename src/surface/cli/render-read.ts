import { headline } from '../../model/headline.ts';
import { labelOf } from '../../model/labels.ts';
import type { ArticleReading } from '../../operation/read.ts';
import { cut, textTable, widthOf } from './text-table.ts';

type ReadClaim = ArticleReading['claims'][number];
type Mention = ArticleReading['mentions'][number];

/** Columns that the words of a claim may take in the table. */
const QUOTE = 60;

/**
 * The claims of an article as a table, or one by one with the rule and the words of each slot where the answer explains them; what it mentions counted by
 * type, or with `listed` name by name.
 */
export function renderRead(
  { claims, dateline, mentions, refused = [] }: ArticleReading,
  text: string,
  lang: 'zh' | 'en',
  listed: boolean,
): string {
  const points = [...text];
  const rows = claims.map((claim, at) => [String(at + 1), headline(claim, lang), quoteOf(claim, points)]);
  const [number, said, words] = lang === 'zh' ? ['', '主张', '原文'] : ['', 'claim', 'words'];
  const explained = claims.filter(({ because }) => because !== undefined);
  const body =
    explained.length > 0
      ? claims.map((claim, at) => explain(claim, at + 1, points, lang)).join('\n')
      : textTable([number, said, words] as string[], rows, 90);
  const notes = refused.map(({ reason }) => `${lang === 'zh' ? '未采纳：' : 'refused: '}${reason.replace(/\s+/g, ' ')}\n`).join('');
  const date = dateline ?? (lang === 'zh' ? '未注明' : 'not stated');
  return `${claims.length === 0 ? '' : `${body}\n`}${claims.length} ${lang === 'zh' ? `条主张，文章日期 ${date}` : `claims, day of the article ${date}`}\n${listed ? listOf(mentions, lang) : countsOf(mentions, lang)}${notes}`;
}

/** Mentions of the same words once, in the order of the article. */
function distinct(mentions: Mention[]): Mention[][] {
  return [...Map.groupBy(mentions, ({ type, text }) => `${type} ${text}`).values()];
}

function countsOf(mentions: Mention[], lang: 'zh' | 'en'): string {
  const types = Map.groupBy(distinct(mentions), ([one]) => one?.type ?? '');
  const counts = [...types].map(([type, names]) => `${labelOf('mention', type)[lang]} ${names.length}`);
  const [open, join, more] = lang === 'zh' ? ['提及：', '、', '；--mentions 逐一列出'] : ['mentions: ', ', ', '; --mentions lists them'];
  return counts.length === 0 ? '' : `${open}${counts.join(join)}${more}\n`;
}

function listOf(mentions: Mention[], lang: 'zh' | 'en'): string {
  const header = lang === 'zh' ? ['类型', '原文', '次数', '首见', '编号'] : ['type', 'words', 'times', 'first at', 'id'];
  const rows = distinct(mentions).flatMap((list) => {
    const [one] = list;
    const id = [one?.id, one?.precision && labelOf('precision', one.precision)[lang]].filter(Boolean).join(' · ');
    return one ? [[labelOf('mention', one.type)[lang], one.text, String(list.length), `[${one.start}, ${one.end})`, id]] : [];
  });
  return rows.length === 0 ? '' : `\n${textTable(header, rows)}`;
}

function quoteOf(claim: ReadClaim, points: string[]): string {
  const [start, end] = claim.kind === 'superlative' ? claim.evidence_span : claim.span;
  return cut(points.slice(start, end).join('').replace(/\s+/g, ' '), QUOTE);
}

function explain(claim: ReadClaim, number: number, points: string[], lang: 'zh' | 'en'): string {
  const { rule, words } = claim.because ?? { rule: '', words: {} };
  const rows = Object.entries(words).map(([slot, { start, end, text }]) => {
    const label = labelOf('slot', slot)[lang];
    return `      ${label}${' '.repeat(Math.max(0, 14 - widthOf(label)))}“${cut(text.replace(/\s+/g, ' '), QUOTE)}” [${start}, ${end})`;
  });
  const lines = [
    `${String(number).padStart(3)}  ${headline(claim, lang)}`,
    `      “${quoteOf(claim, points)}”`,
    `      ${ruleOf(rule, lang)}`,
  ];
  return [...lines, ...rows].join('\n');
}

/** A rule in words, its own name behind them; rules of one kind such as `deal:ipo` share the words of the kind. */
function ruleOf(rule: string, lang: 'zh' | 'en'): string {
  const [own, kind] = [rule, rule.split(':')[0] ?? rule].map((name) => ({ name, words: labelOf('rule', name)[lang] }));
  const words = [own, kind].find((one) => one && one.words !== one.name)?.words;
  return words ? `${words} (${rule})` : rule;
}
