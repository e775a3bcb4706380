import { type Act, clauseOf, has, hits, isVoid, type Reader, segmentOf } from './act.ts';
import { modifierOf } from './modifiers.ts';
import type { Piece } from './text.ts';

/** Trials that a sentence says have begun. */
export function starts(reader: Reader): Act[] {
  return hits(reader, 'start', reader.sentence).flatMap((at): Act[] => {
    const clause = clauseOf(reader, at);
    const object =
      hits(reader, 'trial', clause).find(({ start }) => Math.abs(start - at.end) < 45) ??
      (reader.text.lang === 'en'
        ? hits(reader, 'trial', segmentOf(reader, at)).find(({ end }) => end < at.start && at.start - end < 110)
        : undefined);
    const decided =
      has(reader, 'approve', reader.text.lang === 'en' ? clause : segmentOf(reader, at)) ||
      has(reader, 'hold', segmentOf(reader, at)) ||
      has(reader, 'submit', clause);
    const isTrait =
      /^[^,。;]{0,6}的/.test(reader.text.plain.slice(object?.end ?? at.end, clause.end)) &&
      /最早|最先|首|唯一|第[一二三四五]/.test(reader.text.plain.slice(clause.start, at.start));
    const isLet =
      /\b(?:let|allow|enabl|permit|clear|free)\w*\b[^.;,]{0,50}$|\bto $/i.test(reader.text.plain.slice(clause.start, at.start)) &&
      !modifierOf(reader, at, ['planned']);
    const isRanked = /(?:first|only)[\w\s]{0,20} to\s+$/i.test(reader.text.plain.slice(clause.start, at.start));
    const isFull = /\b(?:complet|finish|clos|conclud)\w* (?:[\w-]+ ){0,2}$|\bfully $/i.test(
      reader.text.plain.slice(clause.start, at.start),
    );
    const isEnded =
      /^[^.;,]{0,40}\b(?:remain\w*|is|was|has been) (?:now |also )?(?:paused|halted|suspended|stopped|complete|completed|closed)\b/.test(
        reader.text.plain.slice(at.end, clause.end),
      );
    if (
      !object ||
      decided ||
      isEnded ||
      isFull ||
      isRanked ||
      isLet ||
      isTrait ||
      isVoid(reader, at) ||
      has(reader, 'dose', reader.text.lang === 'zh' ? clause : segmentOf(reader, at))
    )
      return [];
    return [
      { milestone: 'trial_started', modifier: modifierOf(reader, at, ['planned']), at, rule: 'start+trial', sentence: reader.sentence },
    ];
  });
}

/** A hold, and its end where a later clause tells that: "the FDA halted the trial; the hold was lifted in May". */
function holdAndRelease(reader: Reader, at: Piece): Act[] {
  const clause = clauseOf(reader, at);
  const hold: Act = { milestone: 'suspended', modifier: null, at, rule: 'suspended', sentence: reader.sentence };
  if (has(reader, 'lifted', clause)) {
    const imposed = /\b(?:imposed|placed|put|issued|instituted)\b/.exec(reader.text.plain.slice(at.end, clause.end));
    const start = at.end + (imposed?.index ?? 0);
    const lifted: Act = { ...hold, modifier: 'lifted' };
    return imposed ? [{ ...hold, at: { start, end: start + imposed[0].length } }, lifted] : [lifted];
  }
  const [lifted] = hits(reader, 'lifted', { start: clause.end, end: reader.sentence.end });
  const isKnown = /\b(?:the|its|that|this) (?:[\w-]+ ){0,3}hold$/i.test(reader.text.plain.slice(clause.start, at.end));
  if (lifted) return [...(isKnown ? [] : [hold]), { ...hold, modifier: 'lifted', at: lifted }];
  return [has(reader, 'lifted', segmentOf(reader, at)) ? { ...hold, modifier: 'lifted' } : hold];
}

/** "may be placed on hold" supposes. */
function isSupposed(reader: Reader, at: Piece): boolean {
  const { plain } = reader.text;
  const isLeave = /^(?:resum|restart)/i.test(plain.slice(at.start, at.end));
  return (
    !isLeave && /\b(?:may|could|might|would|can)\b[^.;,]{0,40}$|可能[^,。;]{0,16}$/.test(plain.slice(clauseOf(reader, at).start, at.start))
  );
}

/** Enrolling the first participant starts a trial; nobody has been dosed yet. */
function isOnlyEnrolled({ text }: Reader, { start, end }: Piece): boolean {
  const words = text.plain.slice(start, end);
  return (
    /入组|收案|招募|\benrol|\brandomi|\bscreened|\bconsented|\bsigned up|\bwelcomed|\bjoined|\brecruit/i.test(words) &&
    !/给药|回输|输注|治疗|用药|注射|\b(?:dos(?:ed|ing)|treat|infus|inject)/i.test(words)
  );
}

function onePerSegment<T extends { at: Piece }>(reader: Reader, list: T[]): T[] {
  return list.filter(({ at }, i) => list.findIndex((other) => segmentOf(reader, other.at) === segmentOf(reader, at)) === i);
}

/** Animals and dishes are no trial of people. */
function isPreclinical(reader: Reader, at: Piece): boolean {
  const { start, end } = segmentOf(reader, at);
  return /[小大]鼠|动物|猴|体外[试实]验|类器官|临床前/.test(reader.text.plain.slice(start, end));
}

/** First doses, holds and results of a sentence. */
export function plainActs(reader: Reader): Act[] {
  const dosed = hits(reader, 'dose', reader.sentence).map((at) => ({
    at,
    milestone: isOnlyEnrolled(reader, at) ? ('trial_started' as const) : ('first_patient_dosed' as const),
  }));
  const held = hits(reader, 'hold', reader.sentence).map((at) => ({ at, milestone: 'suspended' as const }));
  const results = hits(reader, 'result', reader.sentence).map((at) => ({ at, milestone: 'trial_result' as const }));
  return [...dosed, ...held.slice(0, 1), ...onePerSegment(reader, results)].flatMap(({ at, milestone }): Act[] => {
    if (isVoid(reader, at)) return [];
    if (milestone === 'suspended') return isSupposed(reader, at) ? [] : holdAndRelease(reader, at);
    const modifier = modifierOf(reader, at, ['planned']);
    if (milestone === 'trial_result' && (modifier || isPreclinical(reader, at))) return [];
    return [{ milestone, modifier, at, rule: milestone, sentence: reader.sentence }];
  });
}
