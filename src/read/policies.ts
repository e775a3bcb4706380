import type { PolicyClaim } from '../model/claim.ts';
import { cutOrNull, type Draft, explain, type Reading, spanOf } from './draft.ts';
import { nearest } from './profiles.ts';
import type { Sentence } from './sentences.ts';
import { cut, matchesIn, type Piece, trimPiece, within } from './text.ts';

const ZH_NAME =
  /《[^《》\n]{3,70}?(?:办法|条例|规定|方案|计划|意见|措施|通知|指导原则|指南|目录|法案|法|规范|细则|标准|纲要|公告|规则|决定|规划|清单|政策|条|要求|考虑|共识)(?:\([^()]{1,24}\))?》(?:\([^()]{1,16}\))?|(?<=“)[^“”\n]{2,20}(?:办法|条例|规定|目录)(?=”)|(?:首批|第[一二三四]批)[\p{Script=Han}]{0,18}目录/gu;
const EN_NAME =
  /\b(?:[A-Z][\w-]*|21st) (?:(?:[A-Z][\w-]*|on|of|the|for|and|to|in|with) ){0,12}(?:Act|Regulations?|Measures|Law|Guidelines?|Directive|Provisions|Action Plan|Guidance|Catalogue)\b(?: (?:on|for|of) (?:(?:[A-Z][\w-]*|and|of|the|for|in) ?)+)?/g;
const ISSUER =
  /国务院(?:办公厅)?|国家(?:药品监督管理局|药监局|卫生健康委员会|卫生健康委|卫健委|发展改革委|发改委|医保局|科技部)|(?:国家)?(?:商务部|科技部|工信部|财政部|教育部)|中国细胞生物学学会|药审中心|CDE|NMPA|CFDA|[\p{Script=Han}]{2,10}?(?:人民政府|人大常委会|管委会|药监局|药品监督管理局|卫健委|卫生健康委(?:员会)?|科委|科技局|科技厅|经信委|发改委|市政府|省政府|区政府|新区(?=连续|发布|印发|出台|近日|日前|[^\p{Script=Han}]))|浦东(?=连续|发布|印发|出台)|(?:北京|上海|深圳|广东|天津|海南|江苏|浙江)[市省]?(?=近日|日前|发布|印发|出台)|\b(?:the )?(?:State Council|European Commission|U\.S\. FDA|FDA|EMA|NMPA|CDE|Congress|Ministry of [A-Z]\w+(?: and [A-Z]\w+)?|National Health Commission|[A-Z]\w+ (?:municipal|city|provincial) government|National People's Congress)\b/gu;
const ISSUED =
  /发布|印发|公布|出台|颁布|发文|制定|审议通过|表决通过|(?<=委员?会|人大)通过|施行|实施|生效|起草|征求意见|下发|源于|依据|修订|\b(?:issued?|publish(?:ed|es)|releas(?:ed|es)|adopt(?:ed|s)|pass(?:ed|es)|promulgat\w+|unveil\w*|takes? effect|took effect|enact\w*|signed|introduc(?:ed|es)|finali[sz]ed|under the|comes? into force|drafted)\b/;
const JOINT =
  /(?:联合|共同)?(?:发文|印发|发布(?:通知|公告|意见|政策|新规))|\b(?:issued|published|released|finali[sz]ed)\b[^.;]{0,30}\b(?:guidance|guidelines|rules|regulations?|measures|policy|notice)\b/;
const FIELD =
  /CAR-?T|细胞|基因|生物医学新技术|再生医学|再生医疗|细胞制剂|特管|先进治疗|先进疗法|孤儿药|人类遗传|组织工程|\b(?:cell|gene|CGT|ATMP|orphan|regenerative|advanced therap|biomedical)/i;

/** Policy claims of an article: rules named in it, and joint notices without a name. */
export function readPolicies(reading: Reading): Draft[] {
  const { text } = reading;
  const pattern = text.lang === 'zh' ? ZH_NAME : EN_NAME;
  const seen = new Set<string>();
  return reading.sentences.flatMap((sentence) => {
    const names = matchesIn(pattern, text.plain, sentence).filter(
      (name) => isPolicy(reading, sentence, name) && isNew(seen, text.plain.slice(name.start, name.end)),
    );
    const named = names.map((name) => draft(reading, sentence, name));
    return [...named, ...unnamed(reading, sentence)];
  });
}

function isNew(seen: Set<string>, name: string): boolean {
  if (seen.has(name)) return false;
  seen.add(name);
  return true;
}

function isPolicy({ text, mentions }: Reading, sentence: Sentence, name: Piece): boolean {
  const whole = text.plain.slice(sentence.start, sentence.end);
  const inField =
    FIELD.test(text.plain.slice(name.start, name.end)) ||
    (FIELD.test(whole.replace(text.plain.slice(name.start, name.end), '')) && mentions.modalities.length > 0);
  return inField && ISSUED.test(whole) && !/作[^,。]{0,10}报告\s*$/.test(text.plain.slice(sentence.start, name.start));
}

function draft(reading: Reading, sentence: Sentence, name: Piece): Draft {
  const { text, mentions } = reading;
  const issuers = issuersBefore(text.plain, sentence, name.start);
  const issuer = joined(issuers) ?? matchesIn(ISSUER, text.plain, { start: name.end, end: sentence.end })[0];
  const date = nearest(
    mentions.dates.filter((one) => !one.soft && within(one, sentence) && !within(one, name) && !isEffective(text.plain, one)),
    name,
  );
  return build(reading, sentence, { name, issuer, date, effect: effectOf(text.plain, { start: name.end, end: sentence.end }) });
}

/** True for the day a rule takes effect, which is not the day it was issued. */
function isEffective(plain: string, { start, end }: Piece): boolean {
  return (
    /^\s?(?:起|正式|开始)*(?:施行|实施|生效|执行)/.test(plain.slice(end, end + 8)) ||
    /\b(?:effect|effective|force)\b(?: (?:on|from|as of))? ?$/.test(plain.slice(start - 24, start))
  );
}

function issuersBefore(plain: string, sentence: Piece, end: number): Piece[] {
  return matchesIn(ISSUER, plain, { start: sentence.start, end });
}

/** Several issuers in a row as one piece; the last run before the name. */
function joined(issuers: Piece[]): Piece | undefined {
  const last = issuers.at(-1);
  if (!last) return undefined;
  const run = issuers.filter((_, i) => issuers.slice(i).every((next, k, rest) => k === 0 || next.start - (rest[k - 1] as Piece).end <= 3));
  return { start: run[0]?.start ?? last.start, end: last.end };
}

function unnamed(reading: Reading, sentence: Sentence): Draft[] {
  const { text } = reading;
  const found = matchesIn(new RegExp(JOINT, 'g'), text.plain, sentence)[0];
  if (!found || !FIELD.test(text.plain.slice(sentence.start, sentence.end))) return [];
  const issuer = joined(issuersBefore(text.plain, sentence, found.start).filter(({ end }) => found.start - end < 40));
  const nextName = text.plain.slice(found.end, found.end + 6).includes('《');
  if (!issuer || nextName) return [];
  return [
    build(reading, sentence, {
      name: undefined,
      issuer,
      date: undefined,
      effect: effectOf(text.plain, { start: found.end, end: sentence.end }),
    }),
  ];
}

function effectOf(plain: string, rest: Piece): Piece | undefined {
  const clause = /[\p{L}][^,。;]{6,80}/u.exec(plain.slice(rest.start, rest.end));
  return clause ? trimPiece(plain, { start: rest.start + clause.index, end: rest.start + clause.index + clause[0].length }) : undefined;
}

type Parts = { name: Piece | undefined; issuer: Piece | undefined; date: (Piece & { iso: string }) | undefined; effect: Piece | undefined };

function build({ text }: Reading, sentence: Sentence, { name, issuer, date, effect }: Parts): Draft {
  const claim: PolicyClaim = {
    kind: 'policy',
    span: spanOf(text, sentence),
    name: name ? cut(text, name) : null,
    issuer: cutOrNull(text, issuer),
    date: date?.iso ?? null,
    effect: cutOrNull(text, effect),
  };
  return { claim, because: explain(text, name ? 'policy:named' : 'policy:joint', { name, issuer, date, effect }) };
}
