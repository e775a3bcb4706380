import { InputError } from '../../base/errors.ts';
import type { ArticleCheck } from '../../check/article.ts';
import { headline } from '../../model/headline.ts';
import { labelOf } from '../../model/labels.ts';
import { type CheckedClaim, VERDICTS } from '../../model/verdict.ts';
import type { Citation } from '../../view/citation.ts';
import { claimReviews } from './claim-review.ts';
import { type Block, type Document, type Lang, noteBook, noted, type Span } from './document.ts';
import { passagesOf, spanOf } from './passages.ts';
import { WORDS } from './words.ts';

type Book = ReturnType<typeof noteBook>;

/** Every statement that a checked article cites. */
export function citedIn({ claims }: ArticleCheck): string[] {
  return [...new Set(claims.flatMap((one) => [...one.evidence, ...(one.contenders ?? []).flatMap(({ statements }) => statements)]))];
}

/** A checked article as a document: its text with claims marked, then each claim with reasons, evidence and what is missing. Throws InputError where the article makes no claim. */
export function fromCheck(check: ArticleCheck, text: string, citations: Citation[], lang: Lang, url?: string): Document {
  const { claims, as_of, spoken, known_by, newest_snapshot, sources } = check;
  const words = WORDS[lang];
  if (claims.length === 0)
    throw new InputError(
      'the article makes no claim that the atlas reads, so there is nothing to report; `atlas read` shows what was found',
    );
  const book = noteBook(citations);
  const points = [...text];
  const rating = VERDICTS.flatMap((verdict) => {
    const count = claims.filter((one) => one.verdict === verdict).length;
    return count === 0 ? [] : [`${labelOf('verdict', verdict)[lang]} ${count}`];
  });
  return {
    lang,
    title: `${words.audited}${lang === 'zh' ? '：' : ': '}${titleOf(text)}`,
    made: words.checked,
    facts: [
      [words.rating, rating.join(lang === 'zh' ? '，' : ', ')],
      [words.as_of, as_of],
      [words.spoken, spoken],
      [words.known_by, known_by],
      [words.newest, newest_snapshot],
      [words.sources, sources.join(', ')],
    ],
    sections: [
      { id: 'article', title: words.article, blocks: articleBlocks(text, claims) },
      { id: 'claims', title: words.claims, blocks: claims.flatMap((claim, at) => claimBlocks(claim, at + 1, points, lang, book)) },
    ],
    notes: book.notes,
    reviews: claimReviews(check, text, lang, url),
  };
}

/** The first line of an article without marks of Markdown. */
function titleOf(text: string): string {
  const line = text.split('\n').find((one) => one.trim() !== '') ?? '';
  return withoutMark(line).trim().slice(0, 80);
}

/** A line without the mark of a Markdown heading. */
function withoutMark(line: string): string {
  return line.replace(/^#+\s*/, '');
}

function articleBlocks(text: string, claims: CheckedClaim[]): Block[] {
  return passagesOf(text, claims).map((passages) => ({
    kind: 'paragraph',
    spans: passages.flatMap(({ text: piece, verdict, ending }, at): Span[] => [
      verdict === undefined ? { text: at === 0 ? withoutMark(piece) : piece } : { text: piece, verdict },
      ...ending.map((number) => ({ text: ` [${number}]`, link: `#claim-${number}` })),
    ]),
  }));
}

function claimBlocks(claim: CheckedClaim, number: number, points: string[], lang: Lang, book: Book): Block[] {
  const words = WORDS[lang];
  const [start, end] = spanOf(claim);
  const verdict: Span = { text: labelOf('verdict', claim.verdict)[lang], verdict: claim.verdict, bold: true };
  const untold = claim.missing.map((one) => one[lang]).filter((one) => !claim.reasons[lang].includes(one));
  const missing = untold.join(lang === 'zh' ? '；' : '; ');
  return [
    {
      kind: 'paragraph',
      tone: 'heading',
      id: `claim-${number}`,
      spans: [{ text: `${number}. ` }, verdict, { text: ` ${headline(claim, lang)}` }],
    },
    { kind: 'paragraph', tone: 'quote', spans: [{ text: points.slice(start, end).join('').trim() }] },
    { kind: 'paragraph', spans: [noted(claim.reasons[lang], book.noteOf(claim.evidence))] },
    ...contenderBlock(claim, lang, book),
    ...readingsBlock(claim, lang),
    ...(missing === ''
      ? []
      : [{ kind: 'paragraph' as const, spans: [{ text: `${words.missing}${lang === 'zh' ? '：' : ': '}${missing}` }] }]),
  ];
}

function contenderBlock({ contenders = [] }: CheckedClaim, lang: Lang, book: Book): Block[] {
  if (contenders.length === 0) return [];
  const words = WORDS[lang];
  const rows = contenders.map((one): Span[][] => [
    [noted(one.is_subject ? `${one.called[lang]} ${words.subject}` : one.called[lang], book.noteOf(one.statements))],
    [{ text: one.from ?? '?' }],
    [{ text: one.to ?? '?' }],
    [{ text: one.grade === null ? '?' : labelOf('grade', one.grade)[lang] }],
  ]);
  const header = [words.contender, words.earliest, words.latest, words.grade];
  return [{ kind: 'table', table: { title: words.contenders, header, rows } }];
}

function readingsBlock({ readings = [] }: CheckedClaim, lang: Lang): Block[] {
  if (readings.length === 0) return [];
  const words = WORDS[lang];
  const percent = (value: number) => `${(value * 100).toFixed(1)} %`;
  const rows = readings.map((one): Span[][] => [
    [{ text: one.note === null ? one.definition[lang] : `${one.definition[lang]} (${one.note[lang]})` }],
    [{ text: one.share === null ? '–' : percent(one.share) }],
    [{ text: `${one.numerator} / ${one.denominator}` }],
    [{ text: one.interval === null ? '–' : one.interval.map(percent).join(' – ') }],
  ]);
  const header = [words.definition, words.share, words.counts, words.interval];
  return [{ kind: 'table', table: { title: words.readings, header, rows } }];
}
