import type { ArticleCheck } from '../../check/article.ts';
import { headline } from '../../model/headline.ts';
import { labelOf } from '../../model/labels.ts';
import { type CheckedClaim, VERDICTS } from '../../model/verdict.ts';
import { cut } from './text-table.ts';

const MARKS = { supported: '✔', contradicted: '✘', partly: '◐', unclear: '?', not_checkable: '–' } as const;

/** A checked article for a person: each claim where it stands, its verdict, why, and the statements behind it. */
export function renderCheck(result: ArticleCheck, text: string, lang: 'zh' | 'en'): string {
  const points = [...text];
  const claims = result.claims.map((claim, at) => renderClaim(claim, at + 1, points, lang));
  const counts = Object.groupBy(result.claims, ({ verdict }) => verdict);
  const summary = VERDICTS.flatMap((name) => (counts[name] ? `${labelOf('verdict', name)[lang]} ${counts[name].length}` : [])).join(', ');
  const dates =
    lang === 'zh'
      ? `截至 ${result.as_of}，已知至 ${result.known_by}，最新快照 ${result.newest_snapshot}`
      : `as of ${result.as_of}, known by ${result.known_by}, newest snapshot ${result.newest_snapshot}`;
  return `${claims.join('\n')}\n${result.claims.length} ${lang === 'zh' ? '条主张' : 'claims'}: ${summary}\n${dates}\n`;
}

function renderClaim(claim: CheckedClaim, number: number, points: string[], lang: 'zh' | 'en'): string {
  const [start, end] = claim.kind === 'superlative' ? claim.evidence_span : claim.span;
  const quote = cut(points.slice(start, end).join('').replace(/\s+/g, ' '), 100);
  const lines = [
    `${MARKS[claim.verdict]} ${String(number).padStart(2)}  ${labelOf('verdict', claim.verdict)[lang]}  ${headline(claim, lang)}`,
    `      “${quote}” [${start}, ${end})`,
    `      ${claim.reasons[lang]}`,
  ];
  for (const one of (claim.contenders ?? []).slice(0, 5))
    lines.push(
      `      · ${one.from ?? '?'}  ${one.name}${one.is_subject ? '  ◀' : ''}  (${one.grade === null ? '?' : labelOf('grade', one.grade)[lang]})`,
    );
  if (claim.evidence.length > 0)
    lines.push(
      `      ${lang === 'zh' ? '证据' : 'evidence'} ${claim.evidence.slice(0, 3).join(' ')}${claim.evidence.length > 3 ? ` … ${claim.evidence.length}` : ''}`,
    );
  return `${lines.join('\n')}\n`;
}
