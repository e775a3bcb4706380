import { type Act, clauseOf, has, hits, isVoid, type Reader } from './act.ts';
import { nearestObject, objectOf } from './act-objects.ts';
import { modifierOf } from './modifiers.ts';
import type { Piece } from './text.ts';

/** Approvals, clearances and refusals of a sentence. */
export function decisions(reader: Reader): Act[] {
  const approved = hits(reader, 'approve', reader.sentence).flatMap((at) => judgeApproval(reader, at));
  const rejected = hits(reader, 'reject', reader.sentence).flatMap((at): Act[] => {
    const object = nearestObject(reader, clauseOf(reader, at), at) ?? (reader.text.lang === 'zh' ? objectOf(reader, at) : null);
    if (isVoid(reader, at) || isAhead(reader, at) || has(reader, 'designation', clauseOf(reader, at))) return [];
    return [
      {
        milestone: object === 'trial' ? 'ind_cleared' : 'approved',
        modifier: 'rejected',
        at,
        rule: 'reject',
        sentence: reader.sentence,
      },
    ];
  });
  const [refusal] = rejected;
  return refusal ? [refusal, ...approved.filter(({ at }) => isTurned(reader, at, refusal.at))] : approved;
}

/** "Velexa, the first gene therapy approved anywhere" ranks a product; it tells no decision. */
function isApposed(reader: Reader, at: Piece): boolean {
  const { start, end } = clauseOf(reader, at);
  const { plain } = reader.text;
  return (
    /^the (?:[\w-]+ )?(?:first|second|third|only)\b/.test(plain.slice(start, at.start)) &&
    !/\b(?:by|in|on)\b/.test(plain.slice(at.end, end))
  );
}

/** "will withdraw the product from the market" has not happened. */
function isAhead(reader: Reader, at: Piece): boolean {
  return /\b(?:will|plans? to|intends? to|is to) $/.test(reader.text.plain.slice(clauseOf(reader, at).start, at.start));
}

/** An approval stands beside a refusal that is told after it with "but", or that came "before approving it". */
function isTurned({ text }: Reader, at: Piece, refusal: Piece): boolean {
  if (refusal.end <= at.start && /\bbefore (?:it |the \w+ )?$/.test(text.plain.slice(refusal.end, at.start))) return true;
  return at.end <= refusal.start && /\b(?:but|however|then|later)\b|但|却|然而|此后|随后/.test(text.plain.slice(at.end, refusal.start + 2));
}

function judgeApproval(reader: Reader, at: Piece): Act[] {
  if (isVoid(reader, at) || isAttributive(reader, at) || isSought(reader, at) || isApposed(reader, at) || isOfOther(reader, at)) return [];
  const object = objectOf(reader, at);
  const modifier = modifierOf(reader, at, ['recommended', 'planned', ...(object === 'trial' ? [] : (['conditional'] as const))]);
  if (modifier === 'planned') return [];
  const base = { modifier, at, sentence: reader.sentence };
  if (object === 'trial') return [{ ...base, milestone: 'ind_cleared', rule: 'approve+trial' }];
  if (object === 'market') return [{ ...base, milestone: 'approved', rule: 'approve+market' }];
  if (has(reader, 'designation', clauseOf(reader, at))) return [];
  const milestone = isPermit(reader, at) ? 'ind_cleared' : 'approved';
  return [{ ...base, milestone, rule: 'approve', open: true }];
}

/** Asking for an approval is not having it: "filed for approval of", "asked the FDA to clear". */
export function isSought(reader: Reader, at: Piece): boolean {
  const before = reader.text.plain.slice(clauseOf(reader, at).start, at.start);
  return /\b(?:fil(?:ed?|es|ing)|appl(?:y|ied|ies|ying)|ask(?:s|ed|ing)?|request(?:s|ed|ing)?|petition\w*|submit\w*|seek(?:s|ing)?|sought)\b[^.;]{0,60}?\b(?:for|to|of|seeking)\s+(?:[\w'-]+ ){0,4}$|\b(?:seek(?:s|ing)?|sought|request(?:s|ed|ing)?)\s+(?:[\w'-]+ ){0,3}$/i.test(
    before,
  );
}

/** What a regulator of medicines decides on. */
const DECIDED =
  /[A-Z\d]|\b(?:therap|treat|product|drug|medic|trial|stud|test|applic|use|label|indicat|dos|cell|gene|vaccin|inject|infus|start|design|candidate|program|amend|request|filing|submission|compan|sponsor|develop|firm|maker|team|hospital|group|researchers|doctors|biotech|virus|vector|graft|skin|cartilage|implant|tissue|stem|experiment|transplant|option|expan|move|first|next|plans?\b|one\b|two\b|same|way\b|path|door|supplement|formul|version|shot|cure|asset|approach)\w*/;

/** "cleared the takeover", "approved a glucose meter": what is decided on is named, and is neither a medicine nor a trial. */
function isOfOther({ text, sentence }: Reader, at: Piece): boolean {
  if (text.lang !== 'en' || !/(?:ed|es|s)$/.test(text.plain.slice(at.start, at.end))) return false;
  const object = /^ (?:the|an?|its|their)((?: (?:of|[\w-]+))+)/.exec(text.plain.slice(at.end, Math.min(sentence.end, at.end + 80)));
  const words = object?.[1]?.split(/ (?:in|on|for|to|by|at|with|after|that|which|and|from) /)[0];
  return words !== undefined && words.trim().length > 2 && !DECIDED.test(words);
}

/** Words such as "go-ahead" that, said of nothing else, let a trial begin. */
function isPermit(reader: Reader, at: Piece): boolean {
  return (
    has(reader, 'permit', at) &&
    !/^ for (?!(?:a |the |its )?(?:phase|trial|clinical|stud|human|test))/i.test(reader.text.plain.slice(at.end, at.end + 30))
  );
}

/** "已批准的…项目" and "approved therapies" speak of a class, not of a decision. */
function isAttributive(reader: Reader, at: Piece): boolean {
  const { plain } = reader.text;
  const [before, after] = [plain.slice(Math.max(0, at.start - 12), at.start), plain.slice(at.end, at.end + 40)];
  if (reader.text.lang === 'zh')
    return (
      /(?:已|全部|累计|所有)$/.test(before) && /^(?:上市)?的[^,。;]{0,20}(?:项目|产品|药物|疗法)[^,。;]{0,6}(?:中|共|有|达|数)/.test(after)
    );
  return (
    /^ed (?:[A-Za-z-]+ )?(?:therapies|products|drugs|treatments|medicines|cell|gene)\b/.test(plain.slice(at.end - 2, at.end + 20)) &&
    /\b(?:of|all|no|other|the|already|currently|several|many|few|two|three|four|five|six|seven|eight|nine|ten|\d+)\s$/.test(before)
  );
}
