import { MILESTONES } from '../model/claim.ts';

/**
 * What a dated fact is about: a milestone, or the news or paper that follows a decision, or who holds or makes a product, or the end of its rights;
 * `aside` is what comes near a milestone and is none: a plan, a panel's advice, a refusal, an ethics approval, a stock market listing.
 */
export const EVENT_KINDS = [...MILESTONES, 'announcement', 'certificate', 'attribution', 'withdrawn', 'aside'] as const;
export type EventKind = (typeof EVENT_KINDS)[number];

/**
 * A short description of a dated fact, read: its kind (null when it says none), the highest trial phase it names, whether it says that the
 * fact was there before (`prior`), whether it is hearsay (`hedged`), whether it is of an investigator's trial, and what it denies.
 */
export type EventReading = {
  kind: EventKind | null;
  phase: number | null;
  prior: boolean;
  hedged: boolean;
  investigator: boolean;
  denied: string[];
};

const APPLICATION = '(?:\\bBLA\\b|\\bNDA\\b|marketing (?:authori[sz]ation )?application|上市(?:许可|注册)?申请)';
const TRIAL_APPLICATION = '(?:\\bIND\\b|\\bCTA\\b|clinical[- ]trial application|临床(?:试验)?申请)';
const ANY_APPLICATION = '(?:\\bapplication\\b|\\bdossier\\b|申请)';
const SUBMITTED = '(?:submi|filed|filing|appli(?:ed|cation)|lodged|提交|递交|申报|申请)';
const ACCEPTED = '(?:accepted|受理)';

/** Wordings of each kind, the telling ones first: an IND approval is not an approval, and news of an approval has the date of the news. */
const WORDINGS: readonly (readonly [EventKind, RegExp])[] = [
  ['aside', near(`(?:${APPLICATION}|${TRIAL_APPLICATION}|${ANY_APPLICATION})`, '(?:withdr[ae]w|refus|reject|撤回|驳回|不予)')],
  [
    'withdrawn',
    /\bwithdr(?:[ae]wn?|awal)\b|\bdelisted\b|\bdiscontinued\b|\brevoked\b|\bexpired\b|\blapsed\b|撤市|退市|撤销|注销|停售|停产/i,
  ],
  ['aside', /\b(?:refus(?:ed|al)|reject(?:ed|ion)|declined|complete response|CRL|negative opinion)\b|不予批准|未获批|未通过|驳回|被拒/i],
  ['aside', /\bpositive opinion|\brecommend(?:s|ed|ation)?\b(?! (?:phase|dose))|advisory committee|积极意见|建议批准/i],
  ['aside', /\b(?:plan(?:s|ned)?|expect(?:s|ed)?|anticipated?|scheduled|intends?|will)\b|预计|计划|拟(?!纳入|突破)|将[于在]|有望/i],
  ['aside', /\bethics\b|\bIRB\b|伦理|\bIPO\b|stock exchange|港股|科创板|港交所|挂牌|\bGMP\b|生产许可/i],
  ['suspended', /clinical hold|\bon hold\b|暂停|叫停/i],
  ['nda_bla_accepted', near(APPLICATION, ACCEPTED)],
  ['nda_bla_accepted', /上市[^,。;]{0,6}受理|受理[^,。;]{0,6}上市/],
  ['nda_bla_submitted', new RegExp(APPLICATION, 'i')],
  ['nda_bla_submitted', /(?:申报|提交|递交|申请)[^,。;]{0,4}上市/],
  ['ind_accepted', near(TRIAL_APPLICATION, ACCEPTED)],
  ['ind_submitted', near(TRIAL_APPLICATION, SUBMITTED)],
  ['ind_submitted', /(?:申报|申请)临床|临床申报/],
  ['ind_cleared', near(TRIAL_APPLICATION, '(?:approv|clear|获批|批准|许可)')],
  ['nda_bla_accepted', near(ANY_APPLICATION, ACCEPTED)],
  ['nda_bla_submitted', near(ANY_APPLICATION, '(?:submi|filed|lodged|提交|递交)')],
  ['orphan', /orphan|孤儿药/i],
  ['rmat', /\bRMAT\b|regenerative medicine advanced|再生医学先进/i],
  ['fast_track', /fast[- ]track|快速通道/i],
  ['prime', /\bPRIME\b|优先药物/],
  ['rare_pediatric', /rare pa?ediatric|罕见儿科|儿科罕见/i],
  ['breakthrough_proposed', /拟纳入突破|拟突破|proposed.{0,30}breakthrough|breakthrough.{0,30}proposed/i],
  ['breakthrough', /breakthrough|突破性/i],
  ['priority_review', /priority review|优先审评/i],
  [
    'attribution',
    /\b(?:holder|maker|manufacturer|developer|owner|originator|developed|discovered|invented)\b|持有人|生产商|研发方|研制|原研/i,
  ],
  ['ind_cleared', /\bIND\b|\bclear(?:ed|ance|s)?\b|\bgreenlit\b|green light|默示许可/i],
  ['ind_cleared', /(?:approv|authori[sz]|permi|allow)\w*\b.{0,25}\b(?:trials?|testing|stud(?:y|ies)|clinic)\b/i],
  ['ind_cleared', /\btrials? (?:approv|authori[sz]|permi)/i],
  ['ind_cleared', /(?:获批|批准|许可|同意|获准)[^,。;]{0,8}临床|临床(?:试验)?(?:研究)?[^,。;]{0,4}(?:获批|批准|许可|批件)/],
  ['certificate', /certificate|证书|注册批件/i],
  ['announcement', /\bannounc|\bpress release|公告|宣布|公布|公示/i],
  ['suspended', /suspend/i],
  [
    'first_patient_dosed',
    /first[- ](?:patient|subject|participant)|\bdos(?:ed|es?|ing)\b|\binfus(?:ed|ion)\b|首例|给药|回输|入组|first[- ]in[- ]human/i,
  ],
  ['trial_result', /\bresults?\b|\bdata\b|readout|published|publication|结果|数据|发表/i],
  ['approved', /approv|licen[cs]ed|authori[sz]|conditional|\bmarket(?:ed|ing)?\b|commerciali|launched|registered|registration granted/i],
  ['approved', /获批|批准|获准|上市|附条件/],
  ['trial_started', /\btrials?\b|\bstudy\b|\bphase\b|\bpivotal\b|\benrol|临床|试验|[ⅠⅡⅢI123一二三]期/i],
];

const PRIOR = /\b(?:already|previously|earlier|prior)\b|此前|先前|早已|已经?(?=进入|开展|启动|处于|有|在)|更早/i;
const HEDGED =
  /\b(?:candidate|claimed|reportedly|reported|rumou?red|possibl[ey]|maybe|unverified|unconfirmed|unknown|see|not in excerpt|allegedly|apparently|media|unsourced|no (?:official|primary) source)\b|候选|据[^,。;]{0,6}(?:报道|称|传|悉)|媒体|网传|传闻|疑似|可能|未证实|未见官方|待核实|待证/i;
const INVESTIGATOR = /\binvestigator|\bIIT\b|\bacademic\b|研究者发起|研究者/i;
const DENIAL = /\b(?:no|not|without|never)\b[ -]|没有|并非|不是|尚未|未/i;
/** A word denied by its prefix, which leaves the rest of the description as it stands. */
const DENIED_WORD = /\bnon-?(\w[\w-]*)|(?<!并)非(\p{Script=Han}{1,6})/giu;
const PHASE = /\bphase[ -]?(?:(I{1,3}|IV|[1-4])(?:[ab])?(?:\s?\/\s?(I{1,3}|[1-4]))?)|([ⅠⅡⅢIⅣ]{1,3}|[1-4一二三四])期/gi;
const PHASES: Record<string, number> = { I: 1, II: 2, III: 3, IV: 4, Ⅰ: 1, Ⅱ: 2, Ⅲ: 3, Ⅳ: 4, 一: 1, 二: 2, 三: 3, 四: 4 };

function near(one: string, other: string): RegExp {
  return new RegExp(`${one}.{0,25}${other}|${other}.{0,25}${one}`, 'i');
}

/** The pieces of a description that do not deny something: what stands after a comma, semicolon or in brackets is a piece of its own. */
export function statedPieces(text: string): string[] {
  return piecesOf(text).filter((piece) => !DENIAL.test(piece));
}

function piecesOf(text: string): string[] {
  const pieces = text.split(/[;;,,、。()()]/).map((piece) => piece.trim());
  return pieces.filter((piece) => piece !== '');
}

/** Reads the description of a fact, Chinese or English, piece by piece. */
export function readEvent(text: string): EventReading {
  const pieces = piecesOf(text);
  const stated = statedPieces(text);
  return {
    kind: strongest(stated.map(kindOf)),
    phase: phaseOf(stated.join(';')),
    prior: stated.some((piece) => PRIOR.test(piece)),
    hedged: HEDGED.test(text),
    investigator: INVESTIGATOR.test(text),
    denied: [
      ...pieces.filter((piece) => DENIAL.test(piece)).map((piece) => piece.replace(DENIAL, '').trim()),
      ...Array.from(stated.join(';').matchAll(DENIED_WORD), ([, latin, han]) => latin ?? han ?? ''),
    ],
  };
}

/** The kind of event that a piece of text names, null for none. */
export function kindOf(text: string): EventKind | null {
  return WORDINGS.find(([, wording]) => wording.test(text))?.[0] ?? null;
}

/** The highest trial phase, 1 to 4, that a text names; null for none. */
export function phaseOf(text: string): number | null {
  const found = Array.from(text.matchAll(PHASE), (match) => match.slice(1).map(phaseNumber));
  const highest = Math.max(0, ...found.flat());
  return highest === 0 ? null : highest;
}

function phaseNumber(text: string | undefined): number {
  if (text === undefined) return 0;
  return PHASES[text.toUpperCase()] ?? (Number(text) || 0);
}

/** A decision itself before the paper or the news of it; otherwise the one named first. */
function strongest(kinds: (EventKind | null)[]): EventKind | null {
  const named = kinds.filter((kind) => kind !== null);
  return named.find((kind) => kind !== 'announcement' && kind !== 'certificate') ?? named[0] ?? null;
}
