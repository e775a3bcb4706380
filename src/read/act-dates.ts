import type { Act } from './act.ts';
import { isAnyIn } from './alternatives.ts';
import type { DateMention } from './dates.ts';
import type { Reading } from './draft.ts';
import { lexicons } from './lexicons.ts';
import { headingOf } from './lists.ts';
import { nearest } from './profiles.ts';
import { pieceAt, type Sentence } from './sentences.ts';
import { ROUNDUP } from './subjects.ts';
import { insideOf, isIn, type Piece, type SourceText, within } from './text.ts';

/** How far into a text the title of a digest may stand. */
const HEAD_LENGTH = 120;
/** A report from a meeting, whose results are news of its days. */
const MEETING = /\b(?:[Cc]ongress|[Ss]ymposium|(?:annual|Annual) [Mm]eeting|[Cc]onference|ASGCT|ESGCT|ASCO|ESMO|EHA|ASH)\b/;
const MEETING_HEAD = 400;
/** Words that set an act apart in time from what was told before it. */
const LATER = /^(?:此后|其后|随后|之后|后来|此前)|^(?:and )?(?:later|since then|thereafter|subsequently|previously)\b/;
/** What holds at the time of a report without having happened then. */
const STANDING =
  /此前|早前|早已|早在|先前|曾|目前已?(?:拥有|持有)|\b(?:already|previously|earlier|carries|holds|held|had been|has (?:orphan|fast|breakthrough|PRIME|RMAT))\b/;

/** The date nearest an act: in its clause, else before it in the segment, else anywhere before it in the sentence, else after it. */
export function dateOf(reading: Reading, { at, sentence, milestone, modifier }: Act, local: boolean): DateMention | undefined {
  const { text, mentions } = reading;
  const dates = insideOf(mentions.dates, sentence).filter((one) => !isAhead(text.plain, one) && !isTaken(text, sentence, at, one));
  const isImposed = ({ start }: Piece) => /\b(?:imposed|placed|put|issued)\b[^.;,]{0,16}$/.test(text.plain.slice(sentence.start, start));
  const inside = (piece: Piece) =>
    dates.filter((one) => !one.soft && within(one, piece) && !(modifier === 'lifted' && text.lang === 'en' && isImposed(one)));
  const clause = pieceAt(sentence.clauses, at.start);
  const own = text.lang === 'en' ? nearestDate(text.plain, inside(clause), at) : nearest(inside(clause), at);
  if (own || local || LATER.test(text.plain.slice(clause.start, at.start))) return own;
  const segment = pieceAt(sentence.segments, at.start);
  const told = milestone === 'trial_result' ? segment : sentence;
  const before = inside({ start: segment.start, end: at.start }).at(-1) ?? inside({ start: told.start, end: at.start }).at(-1);
  return (
    before ??
    nearest(inside(segment), at) ??
    dates.find(({ soft }) => soft) ??
    dateBracketedBehind(reading, sentence) ??
    headingDate(reading, sentence) ??
    dateAhead(reading, sentence)
  );
}

/** The one day of the sentence before on the line, where that only leads up to the act: "10月17日上午,…躺上病床。…完成首例给药". */
function dateAhead({ text, mentions, sentences }: Reading, { lead, line }: Sentence): DateMention | undefined {
  const before = sentences[lead - 1];
  if (text.lang === 'en' || before?.line !== line) return undefined;
  const [date, ...others] = insideOf(mentions.dates, before).filter(({ soft }) => !soft);
  const { approve, accept, submit, dose, hold, grant } = lexicons().phrases.zh;
  const tellsAct = [approve, accept, submit, dose, hold, grant].some((words) => isAnyIn(words, text, before));
  return others.length > 0 || tellsAct ? undefined : date;
}

/** The day in brackets behind a sentence: "…获受理。(8月8日)". */
function dateBracketedBehind({ text, mentions }: Reading, { end }: Sentence): DateMention | undefined {
  return mentions.dates.find(({ start, soft }) => !soft && start - end <= 2 && start > end && text.plain[start - 1] === '(');
}

/** The day in the line that a list stands under. */
function headingDate(reading: Reading, sentence: Sentence): DateMention | undefined {
  const heading = headingOf(reading, sentence);
  return heading && reading.mentions.dates.find((one) => !one.soft && within(one, heading) && !isAhead(reading.text.plain, one));
}

/** The date nearest an act, where "and" or "then" between them counts as a long way: "orphan status in May and RMAT in June". */
function nearestDate(plain: string, dates: DateMention[], at: Piece): DateMention | undefined {
  const way = (one: Piece) => {
    const between = one.start >= at.end ? plain.slice(at.end, one.start) : plain.slice(one.end, Math.max(one.end, at.start));
    return between.length + (/\b(?:and|then|but|before|after)\b/.test(between) ? 40 : 0);
  };
  return dates.toSorted((a, b) => way(a) - way(b))[0];
}

/** The day of the news release that a line of a list of references tells of. */
export function referenceDate({ text, mentions, sentences }: Reading, { sentence }: Act): DateMention | undefined {
  const line = sentences.filter((one) => one.line === sentence.line && one.lead >= sentence.lead);
  const last = line.at(-1);
  if (!last || !/\b(?:[Nn]ews|[Pp]ress) release\b/.test(text.plain.slice(sentence.start, last.end))) return undefined;
  return mentions.dates.find((one) => !one.soft && one.start >= sentence.start && one.end <= last.end);
}

/** True for a date whose own clause tells another act: "申请于3月受理,现获批" dates the acceptance. */
function isTaken(text: SourceText, sentence: Sentence, at: Piece, date: Piece): boolean {
  const clause = pieceAt(sentence.clauses, date.start);
  if (within(at, clause)) return false;
  const { approve, accept, submit, dose, hold } = lexicons().phrases[text.lang];
  return [approve, accept, submit, dose, hold].some((words) => isAnyIn(words, text, clause));
}

/** True for the day of something expected in a sentence that also tells what happened: "should start by the end of 2022". */
function isAhead(plain: string, { start }: Piece): boolean {
  return /\b(?:should|due|will|PDUFA|target action|goal date|decision (?:date|is expected))\b[^,.;]{0,24}$|(?:审评期限|PDUFA|公示期|截止日?|截至)[^,。;]{0,8}$/.test(
    plain.slice(Math.max(0, start - 40), start),
  );
}

/** The day of the report, for an act told as its news: at its head, or anywhere in a digest. */
export function leadDate({ text, dateline }: Reading, { at, sentence, milestone }: Act, local: boolean): string | null {
  const clause = pieceAt(sentence.clauses, at.start);
  const isDigest = ROUNDUP.test(text.plain.slice(0, HEAD_LENGTH));
  const isStanding = isIn(STANDING, text, clause);
  const isOfMeeting = milestone === 'trial_result' && MEETING.test(text.plain.slice(0, MEETING_HEAD));
  return (sentence.lead <= 2 || isDigest || isOfMeeting) && !local && !isStanding ? dateline : null;
}
