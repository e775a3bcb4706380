import type { PolicyClaim } from '../model/claim.ts';
import { cutOrNull, type Draft, explain, type Reading, spanOf } from './draft.ts';
import { isCarriedIssuer, issuersIn, joined } from './issuers.ts';
import { nearest } from './profiles.ts';
import type { Sentence } from './sentences.ts';
import { cut, insideOf, isIn, matchesIn, meets, type Piece, trimPiece, within } from './text.ts';

const ZH_HEAD =
  '(?:办法|条例|规定|方案|计划|意见|措施|通知|指导原则|指引|指南|目录|法案|法|规范|准则|细则|标准|纲要|公告|规则|决定|规划|清单|政策|条|要求|考虑|共识|办理程序|若干)';
const ZH_NAME = new RegExp(
  `《[^《》\\n]{3,70}?${ZH_HEAD}(?:\\([^()]{1,24}\\))?》(?:\\([^()]{1,16}\\))?|(?<=[“「])[^“”「」\\n]{2,24}(?:办法|条例|规定|目录|条|新政|新规|方案)(?=[”」])|(?:首批|第[一二三四]批)[\\p{Script=Han}]{0,18}目录`,
  'gu',
);
const MONTH = '(?!(?:January|February|March|April|May|June|July|August|September|October|November|December)\\b)';
const CAPITALS = `(?:${MONTH}[A-Z][\\w'-]*|\\([A-Z][\\w -]*\\)|on|of|for|to|in|and|the|with|&)`;
const EN_HEAD = 'Act|Regulations?|Measures|Law|Guidelines?|Directive|Provisions|Action Plan|Guidance|Catalogue|Rules|Ordinance|Decree';
const EN_BROAD = 'Model|Strategy|Framework|Roadmap|Bill|Programme|Program|Order|Scheme|Plan|Package';
const EN_TAIL = `(?: \\(EU\\))?(?: (?:No\\.? )?\\d[\\d/]*)?(?: (?:on|for|of|to|in|concerning)(?: ${CAPITALS})*(?: ${MONTH}[A-Z][\\w-]*))?`;
const EN_NAME = new RegExp(
  [
    '(?<=["“])[A-Z][^"“”\\n]{14,180}(?=[,.]?["”])',
    `(?<![\\w-])(?:(?:[A-Z][\\w'-]*|21st)(?: ${CAPITALS}){0,12} )?(?:${EN_HEAD})\\b${EN_TAIL}(?![\\w-])`,
    `(?<![\\w-])[A-Z][\\w'-]* (?:(?:[A-Z][\\w'-]*|and|of|for) ){1,8}(?:${EN_BROAD})(?![\\w-])`,
  ].join('|'),
  'g',
);
const ISSUED =
  /发布|印发|公布|公告|预告|出台|颁布|发文|制定|通过|施行|实施|生效|上路|起草|征求意见|下发|源于|修订|推出|立法|三读|征求|印送|审议|公开|\b(?:issu(?:ed?|es|ing)|publish(?:ed|es)|releas(?:ed|es)|adopt(?:ed|s)|pass(?:ed|es)|promulgat\w+|unveil\w*|launch(?:ed|es)|t(?:akes?|ook) effect|effective|enact\w*|signed|introduc(?:ed|es)|finali[sz]e[ds]?|under the|(?:comes?|came|enter(?:s|ed)?) into force|in force|appl(?:y|ies|ied) from|draft(?:ed)?|amend\w*|revis\w+|replac(?:ed|es)|consultation|approved|voted)\b/;
const ACT_VERB =
  'issued|published|released|finali[sz]ed|unveiled|adopted|passed|proposed|introduced|launched|revised|updated|drafted|opened|set out|laid out|put out';
const ACT_OBJECT =
  'guidances?|guidelines?|rules?|regulations?|measures|polic(?:y|ies)|notice|framework|catalogue|law|bill|decree|white paper|recommendations|consultation|pathway|scheme|pilot|action plan|roadmap|strategy';
const REPEALED =
  '(?:done away with|removed|eliminated|scrapped|abolished|waived|dropped|lifted)\\b[^.;]{0,30}\\b(?:REMS|requirements?|restrictions?|rules?|guidelines?)';
const ACT = new RegExp(
  `(?:联合|共同)?(?:发文|(?:印发|发布|出台|公布|下发|推出)(?:了)?[^,。;《“]{0,30}?(?:通知|公告|意见|政策|新规|细则|指引|指南|指导原则|办法|目录|方案|举措|措施|条例|[十百\\d]条)|(?:部门|部委|[局委会署厅])(?:联合)?(?:宣布|明确|决定)(?=,)|公告(?=[,:]自)|(?:取消|废止|放宽)[^,。;]{0,20}(?:REMS|要求|限制|规定))|\\b(?:${ACT_VERB})\\b[^.;"“]{0,40}?\\b(?:${ACT_OBJECT})\\b|\\b${REPEALED}\\b`,
  'g',
);
const FIELD =
  /CAR-?T|细胞|基因|溶瘤|病毒载体|核酸药物|生物医学新技术|再生医学|再生医疗|细胞制剂|特管|先进治疗|先进疗法|孤儿药|人类遗传|组织工程|\b(?:cell|gene|CGT|ATMP|orphan|regenerative|advanced therap|biomedical|stem)/i;

type Dated = Piece & { iso: string };
type Parts = { name: Piece | undefined; issuer: Piece | undefined; date: Dated | undefined; effect: Piece | undefined };
type Issue = { line: number; issuer: Piece | undefined; date: Dated | undefined };

/** Policy claims of an article: rules named in it, and rules issued or repealed without a name. */
export function readPolicies(reading: Reading): Draft[] {
  const seen = new Set<string>();
  let issue: Issue | undefined;
  return reading.sentences.flatMap((sentence) => {
    const before = issue?.line === sentence.line ? issue : undefined;
    const named = namesIn(reading, sentence, before)
      .filter((name) => isNew(seen, reading.text.plain.slice(name.start, name.end)))
      .map((name) => partsOf(reading, sentence, name, before));
    const act = actIn(reading, sentence, named.at(-1)?.name?.end ?? sentence.start);
    if (act) issue = { line: sentence.line, issuer: act.issuer, date: act.date };
    return [...named, ...(act ? [act] : [])].map((parts) => build(reading, sentence, parts));
  });
}

/** Every rule of the field that a sentence names and says is issued, in order of place. */
export function policyNames(reading: Reading): Piece[] {
  return reading.sentences.flatMap((sentence) => namesIn(reading, sentence, undefined));
}

function isNew(seen: Set<string>, name: string): boolean {
  if (seen.has(name)) return false;
  seen.add(name);
  return true;
}

/** Names of rules of the field that a sentence says are issued, or that follow such a sentence on its line. */
function namesIn(reading: Reading, sentence: Sentence, before: Issue | undefined): Piece[] {
  const { text } = reading;
  const words = text.plain.slice(sentence.start, sentence.end);
  if (!before && !ISSUED.test(words) && !isIssuedNext(reading, sentence)) return [];
  return matchesIn(text.lang === 'zh' ? ZH_NAME : EN_NAME, text, sentence).filter((name) => isPolicy(reading, sentence, name, before));
}

/** True where the next sentence on the line tells that the rule was issued: 该办法由…印发. */
function isIssuedNext({ text, sentences }: Reading, { lead, line }: Sentence): boolean {
  const next = sentences[lead + 1];
  if (next?.line !== line) return false;
  const words = text.plain.slice(next.start, next.end);
  return (
    /^(?:该|上述|这一|此)(?:[\p{Script=Han}]{0,6})(?:办法|条例|规定|方案|意见|措施|原则|指南|指引|目录|规范|文件|通知|公告)/u.test(words) &&
    ISSUED.test(words)
  );
}

function isPolicy({ text, mentions }: Reading, sentence: Sentence, name: Piece, before: Issue | undefined): boolean {
  const own = text.plain.slice(name.start, name.end);
  const others = text.plain.slice(sentence.start, name.start) + text.plain.slice(name.end, sentence.end);
  const isQuoted = text.lang === 'en' && /["“]/.test(text.plain[name.start - 1] ?? '');
  if (isQuoted && !before && !/\b(?:guidance|guideline|rule|draft|act|law|regulation|paper|policy|document)\b/i.test(others)) return false;
  if (!isQuoted && text.lang === 'en' && own.split(' ').length < 2) return false;
  if (
    /(?:将|拟|还将|计划)(?:会|于|在)?[^,。;]{0,10}[“「《]?$|\b(?:will|plans? to|expected to|intends? to)\b[^.;,]{0,40}$/.test(
      text.plain.slice(sentence.start, name.start),
    )
  )
    return false;
  const isTitle = /作[^,。]{0,10}报告\s*$|题为\s*$/.test(text.plain.slice(sentence.start, name.start));
  return (
    !isTitle &&
    (FIELD.test(own) || before !== undefined || (FIELD.test(others) && mentions.modalities.length > 0) || /批/.test(own[1] ?? ''))
  );
}

function partsOf(reading: Reading, sentence: Sentence, name: Piece, before: Issue | undefined): Parts {
  const { plain } = reading.text;
  const ahead = joined(
    plain,
    issuersIn(reading, { start: sentence.start, end: name.start }).filter((one) => !meets(one, name)),
  );
  const behind = issuersIn(reading, { start: name.end, end: sentence.end }).find((one) =>
    /由$|\bby $/.test(plain.slice(one.start - 3, one.start)),
  );
  const next = isIssuedNext(reading, sentence) ? reading.sentences[sentence.lead + 1] : undefined;
  const later = next && issuersIn(reading, next)[0];
  const issuer = behind ?? ahead ?? later ?? issuersIn(reading, { start: name.end, end: sentence.end })[0] ?? before?.issuer;
  const date = issueDate(reading, sentence, name) ?? (next && issueDate(reading, next, next)) ?? before?.date;
  return { name, issuer, date, effect: effectOf(plain, { start: name.end, end: sentence.end }) };
}

function issueDate({ text, mentions }: Reading, sentence: Sentence, name: Piece): Dated | undefined {
  const dates = insideOf(mentions.dates, sentence).filter((one) => !one.soft && !within(one, name) && !isEffective(text.plain, one));
  return nearest(dates, name);
}

/** True for the day a rule takes effect, which is not the day it was issued. */
function isEffective(plain: string, { start, end }: Piece): boolean {
  return (
    /^\s?(?:起|正式|开始)*(?:施行|实施|生效|执行)/.test(plain.slice(end, end + 8)) ||
    /\b(?:effect|effective|force)\b(?: (?:on|from|as of))? ?$/.test(plain.slice(start - 24, start))
  );
}

/** An act of issuing or repealing a rule that the sentence does not name, behind the rules it names. */
function actIn(reading: Reading, sentence: Sentence, from: number): Parts | undefined {
  const { text } = reading;
  const rest = { start: from, end: sentence.end };
  const found = matchesIn(ACT, text, rest)[0];
  if (!found || text.plain.slice(found.end, found.end + 6).includes('《')) return undefined;
  const ahead = { start: from, end: found.start };
  const near = issuersIn(reading, ahead).filter(({ end }) => found.start - end < 60);
  const issuer =
    joined(text.plain, near) ?? (isCarriedIssuer(text.plain.slice(ahead.start, ahead.end)) ? lastIssuer(reading, sentence) : undefined);
  const isOfField =
    isIn(FIELD, text, sentence) || (text.lang === 'en' && reading.mentions.agencies.some((one) => issuer && meets(one, issuer)));
  if (!issuer || !isOfField) return undefined;
  const effect = effectOf(text.plain, { start: found.end, end: sentence.end });
  return { name: undefined, issuer, date: issueDate(reading, sentence, found), effect };
}

function lastIssuer(reading: Reading, sentence: Sentence): Piece | undefined {
  return issuersIn(reading, { start: 0, end: sentence.start }).at(-1);
}

function effectOf(plain: string, rest: Piece): Piece | undefined {
  const clause = /[\p{L}\d][^,。;]{6,80}/u.exec(plain.slice(rest.start, rest.end));
  return clause ? trimPiece(plain, { start: rest.start + clause.index, end: rest.start + clause.index + clause[0].length }) : undefined;
}

function build({ text }: Reading, sentence: Sentence, { name, issuer, date, effect }: Parts): Draft {
  const claim: PolicyClaim = {
    kind: 'policy',
    span: spanOf(text, sentence),
    name: name ? cut(text, name) : null,
    issuer: cutOrNull(text, issuer),
    date: date?.iso ?? null,
    effect: cutOrNull(text, effect),
  };
  return { claim, because: explain(text, name ? 'policy:named' : 'policy:act', { name, issuer, date, effect }) };
}
