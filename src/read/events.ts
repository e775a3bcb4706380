import type { EventClaim } from '../model/claim.ts';
import { cutOrNull, type Draft, explain, type Reading, spanOf } from './draft.ts';
import { findPeople, type Person } from './people.ts';
import { nearest } from './profiles.ts';
import type { Sentence } from './sentences.ts';
import { cut, insideOf, isIn, matchesIn, meets, once, type Piece, within } from './text.ts';

const ZH_NAME =
  /[\p{Script=Han}A-Za-z0-9()·&+-]{3,60}?(?:高峰论坛|高峰对话|峰会|大会|论坛|研讨会|年会|学术会议|博览会|交流会|座谈会|洽谈会|对接会|推介会|沙龙|创新周|学术周|训练营|培训班|研讨班|推进会|宣讲会|圆桌会议?|圆桌论坛|恳谈会|展览会|讨论会|高研班|学术会|对话会|交流论坛|博览周|生物周|创业大赛|创新大赛|主题沙龙|路演活动)(?:暨[\p{Script=Han}A-Za-z0-9()·]{3,40}?(?:峰会|大会|论坛|研讨会|年会|会议|盛典|仪式))?/gu;
const ZH_LEAD =
  /^.*(?:(?:承办|主办|举办|召开|举行|协办|指导|支持|组织|发起)的|出席|参加|出自|亮相|了|宣布|由|(?<=[\d日])在|在(?=20|第|首|“)|于(?=20|第|首)|[月日](?=第|首|20|\p{Script=Han})|近日|日前|本届|的(?=20|第|首)|[“”,、。:])(?=.{4})/u;
const ZH_GENERIC =
  /^(?:.{0,4}(?:本次|此次|本届|下届|该|这次|上届|届时|大型|主|分|主题|平行|专题|前沿|[\d一二三四五六七八九十]+大?(?:场|个)?).{0,4}(?:峰会|大会|论坛|研讨会|年会|会议|交流会)|.{0,6}(?:人大|人民代表|股东|董事会|党代表|新闻发布).{0,4}会?.*)$/u;
const EN_NAME =
  /(?<![\w-])(?:(?:the )?(?:\d{4}|\d+(?:st|nd|rd|th)|(?:First|Second|Third|Fourth|Fifth|Sixth|Seventh|Eighth|Ninth|Tenth)|[A-Z][\w&'-]*),? (?:(?:on|of|for|and|the|in|&) )*){1,9}(?:Congress|Summit|Conference|Symposium|Forum|Expo|Workshop|Convention(?! Cent)|Week|Days(?= 20\d\d| in [A-Z])|Colloquium|Showcase|Seminar|Webinar|Roundtable|Annual Meeting|Meeting(?: on the [A-Z]\w+)?)(?: (?:on|of|for) (?:(?:[A-Z][\w&-]*|and|of|&) ?)+)?(?: \d{4})?|(?:\d+(?:st|nd|rd|th) )?[Aa]nnual (?:meeting|congress|conference|symposium) of (?:the )?[A-Z][\w-]*(?: (?:[A-Z][\w&-]*|and|of|for|the|&))*(?= )|(?<![\w-])(?:[A-Z][\w&-]* ){1,8}(?:[Aa]nnual )(?:meeting|congress|conference)(?! \d*of)|(?<![\w-])[A-Z]{3,6}(?:-[A-Z]\w+)? 20\d\d(?![\w-])|\b[A-Z]{3,6} (?:annual meeting|annual congress|congress|conference|summit)\b|\bBIO-?[A-Z][a-z]+ (?:conference|meeting)\b/g;
const HELD =
  /(?:出席|参加)[^。;]{0,30}时[^,。;]{0,4}(?:表示|指出|说|称|透露)|召开|举行|举办|开幕|落幕|闭幕|启幕|拉开帷幕|圆满|齐聚|[会坛”]上(?:[说指表介做作发分报公宣]|首次|正式)|出自|主办|承办|登场|收官|开讲|帷幕|拉开|为期|会场|(?<=上|的“[^”]{4,30}”)演讲|”演讲|\b(?:held|took place|takes place|opened|opens|convened|kick(?:s|ed) off|gathered|hosted|hosts|brought together|wrapped up|closed|concluded|attended|welcomed|drew|filled|ran|wrapped|runs|takes? place|will (?:hold|be held|take place|open|meet)|hold|met|meets|gathers|began|begins|ended|ends|returns|returned|brings|draws|welcomes|featured|organi[sz]ed by|presented|told|spoke|(?:said|speaking|showed|reported|gave|lectured|delivered|chaired|moderated|shared|discussed|described|outlined)(?= [^.]{0,80}\bat (?:the|this))|^At the)\b/;
const SPOKE =
  /主讲|授课|以《[^》]*》为题|圆桌[^,。]{0,8}主持|作(?:了)?(?:题为|主题|主旨|特邀|大会|专题|开场)?[^,。;]{0,40}(?:报告|演讲|分享|发言|致辞)|致(?:开幕|欢迎)?[辞词]|主旨演讲|出席(?:了)?(?:本次|此次|会议|大会|活动|开幕)|\b(?:keynote|spoke|speech|gave (?:a|an|the) (?:[\w-]+ )?(?:talk|lecture|address|presentation)|panel(?:l)?ist|speakers? (?:were|included|include))\b/i;

/** Event claims of an article: the event where it is told to take place, and each sentence in which people speak at it. */
export function readEvents(reading: Reading): Draft[] {
  const names = eventNames(reading);
  if (names.length === 0) return unnamedEvents(reading);
  return [...mainClaims(reading, names), ...talkClaims(reading, names)];
}

/** Every event named in the body of an article, in order of place. */
export const eventNames = once(({ text, sentences }: Pick<Reading, 'text' | 'sentences'>): Piece[] => {
  const pattern = text.lang === 'zh' ? ZH_NAME : EN_NAME;
  return sentences.flatMap((sentence) =>
    matchesIn(pattern, text, sentence)
      .map(({ start, end }) => trim(text.plain, { start, end }))
      .filter(({ start, end }) => !ZH_GENERIC.test(text.plain.slice(start, end)) && end - start > 4 && !insideTitle(text.plain, start)),
  );
});

function trim(plain: string, one: Piece): Piece {
  const name = plain.slice(one.start, one.end);
  const lead = /^(?:(?:At|In|During|From|On) )?(?:the|The) /.exec(name)?.[0] ?? ZH_LEAD.exec(name)?.[0] ?? '';
  return { start: one.start + lead.length, end: one.end };
}

/** True inside 《…》: a talk, a paper or a rule, not an event. */
function insideTitle(plain: string, at: number): boolean {
  return plain.lastIndexOf('《', at) > plain.lastIndexOf('》', at) && at - plain.lastIndexOf('《', at) < 60;
}

function mainClaims(reading: Reading, names: Piece[]): Draft[] {
  const { text, sentences } = reading;
  const told = names.flatMap((name) => {
    const sentence = sentences.find((one) => within(name, one));
    return sentence && isIn(HELD, text, sentence) ? [{ name, sentence }] : [];
  });
  const fullest = told.toSorted((a, b) => detail(reading, b.sentence) - detail(reading, a.sentence));
  const one = fullest.filter(({ name }, i) => !fullest.slice(0, i).some((other) => isSameEvent(cut(text, other.name), cut(text, name))));
  return one.map(({ name, sentence }) => {
    const later = sentences.filter((next) => next.lead > sentence.lead && isTalkInProse(reading, next, names));
    const people = [sentence, ...(one.length === 1 ? later : [])].flatMap((next) => speakersIn(reading, next, names));
    return draft(reading, sentence, name, people, 'event:held');
  });
}

const AT_EVENT = /(?:大会|会议|论坛|峰会|研讨会)(?=开幕式|上|现场|期间)/g;

/** An event that an article never names, told by people who speak at it: "大会开幕式上,…先后致辞". */
function unnamedEvents(reading: Reading): Draft[] {
  const { text, sentences } = reading;
  const told = sentences.flatMap((sentence) => {
    const [name] = matchesIn(AT_EVENT, text, sentence);
    const people = name && isIn(SPOKE, text, sentence) ? speakersIn(reading, sentence, []) : [];
    return name && people.length > 1 ? [draft(reading, sentence, name, people, 'event:held')] : [];
  });
  return told.slice(0, 1);
}

/** How much a sentence tells of an event: its day and its place. */
function detail({ text, mentions }: Reading, sentence: Sentence): number {
  const isDated = insideOf(mentions.dates, sentence).some((one) => !one.soft);
  return Number(isDated) + Number(placeOf(text.plain, sentence) !== undefined);
}

/** True where people speak at an event in a line of more than one sentence; a line of its own is a talk of its own. */
function isTalkInProse({ text, sentences }: Reading, sentence: Sentence, names: Piece[]): boolean {
  const isAlone = [-1, 1].every((step) => sentences[sentence.lead + step]?.line !== sentence.line);
  return !isAlone && isIn(SPOKE, text, sentence) && !names.some((name) => within(name, sentence));
}

function isSameEvent(one: string, other: string): boolean {
  return one.includes(other) || other.includes(one) || one.slice(-8) === other.slice(-8);
}

function talkClaims(reading: Reading, names: Piece[]): Draft[] {
  return reading.sentences.flatMap((sentence) => {
    if (!isIn(SPOKE, reading.text, sentence) || names.some((name) => within(name, sentence))) return [];
    if (isTalkInProse(reading, sentence, names)) return [];
    const name = names.findLast(({ end }) => end <= sentence.start);
    const people = speakersIn(reading, sentence, names);
    return name && people.length > 0 ? [draft(reading, sentence, name, people, 'event:talk')] : [];
  });
}

function speakersIn({ text }: Reading, sentence: Sentence, names: Piece[]): Person[] {
  return findPeople(text, sentence).filter(({ name }) => !names.some((other) => meets(name, other)));
}

function draft(reading: Reading, sentence: Sentence, name: Piece, people: Person[], rule: string): Draft {
  const { text, mentions } = reading;
  const dates = insideOf(mentions.dates, sentence).filter((one) => !one.soft && !within(one, name));
  const date = nearest(dates, within(name, sentence) ? name : sentence);
  const talk = /《([^《》]{2,60})》/.exec(text.raw.slice(sentence.start, sentence.end))?.[1] ?? null;
  const place = placeOf(text.plain, sentence);
  const claim: EventClaim = {
    kind: 'event',
    span: spanOf(text, sentence),
    name: cut(text, name),
    date: date?.iso ?? (rule === 'event:held' ? reading.dateline : null),
    place: cutOrNull(text, place),
    organisers: organisersOf(text.raw, text.plain, sentence),
    speakers: people.map((person) => ({
      name: cut(text, person.name),
      title: cutOrNull(text, person.title),
      talk: rule === 'event:talk' && people.length === 1 ? talk : null,
    })),
  };
  return { claim, because: explain(text, rule, { name, date, place, speakers: people[0]?.name }) };
}

function placeOf(plain: string, sentence: Piece): Piece | undefined {
  const match =
    /在([\p{Script=Han}A-Za-z()·]{2,20}?)(?:隆重|盛大|顺利|成功|正式)?(?:召开|举行|举办|开幕|落幕)|(?:held|took place|takes place|opened|convened) (?:in|at) ((?:the )?[A-Z][\w' -]*?)(?= on|,|\.| from|$)/u.exec(
      plain.slice(sentence.start, sentence.end),
    );
  const place = match?.[1] ?? match?.[2];
  if (!match || !place) return undefined;
  const start = sentence.start + match.index + match[0].indexOf(place);
  return { start, end: start + place.length };
}

function organisersOf(raw: string, plain: string, sentence: Piece): string[] {
  const match = /(?:^|[,。;由])([^,。;]{2,80}?)(?:联合|共同)?主办/.exec(plain.slice(sentence.start, sentence.end));
  if (!match?.[1]) return [];
  const start = sentence.start + match.index + match[0].indexOf(match[1]);
  const list = raw.slice(start, start + match[1].length).replace(/^.*由/, '');
  return list.split(/[、和与]/).filter((name) => name.trim().length > 1);
}
