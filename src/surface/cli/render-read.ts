import { headline } from '../../model/headline.ts';
import type { ArticleReading } from '../../operation/read.ts';
import { cut, textTable } from './text-table.ts';

type ReadClaim = ArticleReading['claims'][number];

/** Columns that the words of a claim may take in the table. */
const QUOTE = 60;

/** The claims of an article as a table, or one by one with the rule and the words of each slot where the answer explains them. */
export function renderRead({ claims, dateline, refused = [] }: ArticleReading, text: string, lang: 'zh' | 'en'): string {
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
  return `${claims.length === 0 ? '' : `${body}\n`}${claims.length} ${lang === 'zh' ? `条主张，文章日期 ${date}` : `claims, day of the article ${date}`}\n${notes}`;
}

function quoteOf(claim: ReadClaim, points: string[]): string {
  const [start, end] = claim.kind === 'superlative' ? claim.evidence_span : claim.span;
  return cut(points.slice(start, end).join('').replace(/\s+/g, ' '), QUOTE);
}

function explain(claim: ReadClaim, number: number, points: string[], lang: 'zh' | 'en'): string {
  const { rule, words } = claim.because ?? { rule: '', words: {} };
  const rows = Object.entries(words).map(
    ([slot, { start, end, text }]) => `      ${slot.padEnd(12)} “${cut(text.replace(/\s+/g, ' '), QUOTE)}” [${start}, ${end})`,
  );
  return [`${String(number).padStart(3)}  ${headline(claim, lang)}`, `      “${quoteOf(claim, points)}”`, `      ${rule}`, ...rows].join(
    '\n',
  );
}
