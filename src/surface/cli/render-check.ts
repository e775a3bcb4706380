import type { ArticleCheck } from '../../check/article.ts';
import { headline } from '../../model/headline.ts';
import { labelOf } from '../../model/labels.ts';
import { type CheckedClaim, type Reading, VERDICTS } from '../../model/verdict.ts';
import { cut, percent } from './text-table.ts';

const MARKS = { supported: '✔', contradicted: '✘', partly: '◐', unclear: '?', not_checkable: '–' } as const;

/** Contenders or readings below a claim before the rest is left to --json. */
const SHOWN = 5;

/** Characters below which words of rank do not explain themselves. */
const FEW = 12;

/** A checked article for a person: each claim where it stands, its verdict, why, and the statements behind it. */
export function renderCheck(result: ArticleCheck, text: string, lang: 'zh' | 'en'): string {
  const points = [...text];
  const claims = result.claims.map((claim, at) => renderClaim(claim, at + 1, points, lang));
  const counts = Object.groupBy(result.claims, ({ verdict }) => verdict);
  const summary = VERDICTS.flatMap((name) => (counts[name] ? `${labelOf('verdict', name)[lang]} ${counts[name].length}` : [])).join(', ');
  const own =
    result.spoken === result.as_of
      ? { zh: '', en: '' }
      : { zh: `（名次与数字截至文章之日 ${result.spoken}）`, en: ` (ranks and figures as of the article's day, ${result.spoken})` };
  const dates =
    lang === 'zh'
      ? `截至 ${result.as_of}${own.zh}，已知至 ${result.known_by}，最新快照 ${result.newest_snapshot}`
      : `as of ${result.as_of}${own.en}, known by ${result.known_by}, newest snapshot ${result.newest_snapshot}`;
  return `${claims.join('\n')}\n${result.claims.length} ${lang === 'zh' ? '条主张' : 'claims'}: ${summary}\n${dates}\n`;
}

/** One definition under which a share was computed. */
function renderReading({ numerator, denominator, share, interval, favoured, ...rules }: Reading, lang: 'zh' | 'en'): string {
  const around = interval === null ? '' : ` [${interval.map(percent).join('–')}]`;
  const words = [
    labelOf('unit', rules.unit),
    labelOf('place_rule', rules.place_rule),
    labelOf('date_rule', rules.date_rule),
    labelOf('scope_rule', rules.scope),
  ].map((label) => label[lang]);
  const rule = words.join(lang === 'zh' ? '、' : ', ');
  return `      · ${share === null ? '–' : percent(share)} (${numerator}/${denominator})${around}  ${rule}${favoured ? '  ◀' : ''}`;
}

/** The words of a claim; a rank of one or two words is quoted with its sentence. */
function passageOf(claim: CheckedClaim): [number, number] {
  if (claim.kind !== 'superlative') return claim.span;
  const [start, end] = claim.evidence_span;
  return end - start < FEW ? claim.span : claim.evidence_span;
}

function renderClaim(claim: CheckedClaim, number: number, points: string[], lang: 'zh' | 'en'): string {
  const [start, end] = passageOf(claim);
  const quote = cut(points.slice(start, end).join('').replace(/\s+/g, ' '), 100);
  const lines = [
    `${MARKS[claim.verdict]} ${String(number).padStart(2)}  ${labelOf('verdict', claim.verdict)[lang]}  ${headline(claim, lang)}`,
    `      “${quote}” [${start}, ${end})`,
    `      ${claim.reasons[lang]}`,
  ];
  for (const one of (claim.contenders ?? []).slice(0, SHOWN))
    lines.push(
      `      · ${one.from ?? '?'}  ${one.called[lang]}${one.is_subject ? '  ◀' : ''}  (${one.grade === null ? '?' : labelOf('grade', one.grade)[lang]})`,
    );
  lines.push(
    ...(claim.readings ?? [])
      .filter(({ share }) => share !== null)
      .slice(0, SHOWN)
      .map((one) => renderReading(one, lang)),
  );
  if (claim.evidence.length > 0)
    lines.push(
      `      ${lang === 'zh' ? '证据' : 'evidence'} ${claim.evidence.slice(0, 3).join(' ')}${claim.evidence.length > 3 ? ` … ${claim.evidence.length}` : ''}`,
    );
  return `${lines.join('\n')}\n`;
}
