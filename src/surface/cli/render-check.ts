import type { ArticleCheck } from '../../check/article.ts';
import { type CheckedClaim, VERDICTS } from '../../model/verdict.ts';
import { cut } from './text-table.ts';

const MARKS = { supported: '✔', contradicted: '✘', partly: '◐', unclear: '?', not_checkable: '–' } as const;
const WORDS = {
  zh: { supported: '支持', contradicted: '矛盾', partly: '部分成立', unclear: '不明', not_checkable: '不可核查' },
  en: { supported: 'supported', contradicted: 'contradicted', partly: 'partly', unclear: 'unclear', not_checkable: 'not checkable' },
} as const;

/** A checked article for a person: each claim where it stands, its verdict, why, and the statements behind it. */
export function renderCheck(result: ArticleCheck, text: string, lang: 'zh' | 'en'): string {
  const points = [...text];
  const claims = result.claims.map((claim, at) => renderClaim(claim, at + 1, points, lang));
  const counts = Object.groupBy(result.claims, ({ verdict }) => verdict);
  const summary = VERDICTS.flatMap((name) => (counts[name] ? `${WORDS[lang][name]} ${counts[name].length}` : [])).join(', ');
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
    `${MARKS[claim.verdict]} ${String(number).padStart(2)}  ${WORDS[lang][claim.verdict]}  ${headline(claim)}`,
    `      “${quote}” [${start}, ${end})`,
    `      ${claim.reasons[lang]}`,
  ];
  for (const one of (claim.contenders ?? []).slice(0, 5))
    lines.push(`      · ${one.from ?? '?'}  ${one.name}${one.is_subject ? '  ◀' : ''}  (${one.grade ?? '?'})`);
  if (claim.evidence.length > 0)
    lines.push(
      `      ${lang === 'zh' ? '证据' : 'evidence'} ${claim.evidence.slice(0, 3).join(' ')}${claim.evidence.length > 3 ? ` … ${claim.evidence.length}` : ''}`,
    );
  return `${lines.join('\n')}\n`;
}

/** What a claim says, in a few words of its slots. */
export function headline(claim: CheckedClaim): string {
  switch (claim.kind) {
    case 'milestone':
      return [
        claim.kind,
        claim.milestone,
        claim.modifier,
        claim.product ?? claim.subject_org ?? claim.modality,
        claim.agency ?? claim.jurisdiction,
        claim.date,
      ]
        .filter(Boolean)
        .join(' · ');
    case 'superlative':
      return [claim.kind, claim.rank, claim.scope, claim.subject].filter(Boolean).join(' · ');
    case 'statistic':
      return [claim.kind, claim.subject, claim.measure, claim.value, claim.denominator].filter(Boolean).join(' · ');
    case 'deal':
      return [claim.kind, claim.type, claim.parties.join(', '), claim.amount].filter(Boolean).join(' · ');
    default:
      return [claim.kind, claim.name].filter(Boolean).join(' · ');
  }
}
