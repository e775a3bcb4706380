import type { Found } from './found.ts';
import { coverOf, insideAny, isIn, matchesIn, type Piece, type SourceText } from './text.ts';

const ZH_END =
  '综合征|缺乏症|缺陷病|贮积症|过多症|血症|贫血|白血病|淋巴瘤|骨髓瘤|肉瘤|细胞瘤|腺瘤|黑色素瘤|癌|营养不良症?|肌萎缩|变性|硬化症?|视网膜病变|神经病变|心肌病|肾病|肝病|疱症|松解症|纤维化|衰竭|关节炎|结肠炎|肝炎|皮炎|溃疡|痴呆|失明|耳聋|血友病|红斑狼疮|重症肌无力|不育症?|不孕症?|[\\p{Script=Han}]病(?![毒例人理房变情患程床]|医院|研究所|专科)|[\\p{Script=Han}]症';
const ZH = new RegExp(`[\\p{Script=Han}A-Za-z0-9αβγ/-]{1,14}?(?:${ZH_END})`, 'gu');
const ZH_LEAD =
  /^.*(?:治疗|用于|针对|适应症(?:为|是)|适应症|患有|患者|面向|对|的|及|和|或|与|在|为|是|因|曾|了|种|名|例|等|晚期|复发性?|难治性?|转移性|中重度|重度|以|其|可|于|性疾病、|、|包括|如|罹患|预防|缓解|导致|引起|伴有|伴|得|将|该|这|一|成人|儿童|岁以上|岁|有|出|款|用|使|从|到|向|让|被)(?=.{2})/u;
const ZH_GENERIC =
  /^(?:.{0,4}?(?:罕见|慢性|慢|免疫|遗传|致死|传染|重大|疑难|相关|多种|各类|其他|某种|单基因|自身免疫性?|血液|神经系统|代谢|眼科|肝脏|心血管|严重|大|生|看|发|治|致|疾|疫|心|老|此|该|毛|患|抗|原|并发|后遗|本|适应|对)(?:疾)?[病症]|炎症|肿瘤|癌症|.*适应症|.*并发症|.*后遗症|罕见病|.{0,2}癌|症)$/u;
const EN_END =
  'disease|syndrome|disorder|cancer|carcinoma|lymphoma|leuk(?:a)?emia|myeloma|sarcoma|glioma|blastoma|melanoma|tumou?rs?|dystrophy|atrophy|deficiency|an(?:a)?emia|(?:neur|retin|nephr|my|cardiomy)opath(?:y|ies)|degeneration|sclerosis|fibrosis|cirrhosis|arthritis|colitis|hepatitis|nephritis|psoriasis|h(?:a)?emophilia(?: [AB])?|thalass(?:a)?emia|mellitus|diabetes|dementia|epilepsy|blindness|hearing loss|failure|angioedema|amyloidosis|mucopolysaccharidosis|hypercholesterolemia|ataxia|bullosa|palsy|lupus|gravis|infarction|stroke';
const EN = new RegExp(`(?:(?<![\\w-])[A-Za-zβα][\\w'/-]* ){0,5}?(?<![\\w-])[\\w'-]*(?:${EN_END})\\b`, 'gi');
const EN_LEAD =
  /^.*\b(?:in|for|of|with|to|from|the|a|an|and|or|treat|treating|patients?|adults?|children|people|against|by|on|its|their|this|that|as|is|are|was|has|have|had|aimed|at|including|such|other|causes?|cause|severe|targeting|treats?|who|whose|following|after|candidate|therapy|program|programme|drug|indications?|designation|experimental|earned|received|granted|won|awarded|cleared|approved|entered|against|into|under|had|who have)\s+(?=\S)/i;
const EN_GENERIC =
  /^(?:(?:rare|genetic|autoimmune|inherited|severe|serious|the|a|chronic|blood|same|other|any|second|first|third|acute|another|each|every|different|underlying|advanced|pediatric|rare pa?ediatric|pa?ediatric|life-threatening|solid|orphan|metabolic|neurological|disease|cancer|tumou?rs?|neurodegenerative|complement-mediated|monogenic|heart|treatment|market|organ|liver|kidney)\s?)*(?:diseases?|disorders?|cancers?|tumou?rs?|syndrome|failure|deficiency|degeneration|fibrosis|atrophy|stroke)$/i;

const STAGE = /^(?:晚期|复发性?|难治性?|转移性|advanced |relapsed |refractory |metastatic )+(?=.{2})/i;

/** Diseases of the lexicon and those that end in a common disease word, in order of place; bracketed acronyms count as a second name of the same. */
export function findDiseases(text: SourceText, known: Found[], products: Piece[]): Found[] {
  const whole = { start: 0, end: text.plain.length };
  const zh = matchesIn(ZH, text, whole)
    .map((one) => trim(text.plain, one, ZH_LEAD))
    .filter((one) => !isIn(ZH_GENERIC, text, one));
  const en = matchesIn(EN, text, whole)
    .map((one) => trim(text.plain, one, EN_LEAD))
    .filter((one) => !isIn(EN_GENERIC, text, one));
  const taken = coverOf(text.plain.length, [...products, ...known]);
  const longer = [...zh, ...en].filter((one) => one.end - one.start >= 3 && !taken.meets(one));
  const isOfProduct = insideAny(text.plain.length, products);
  const found = [
    ...known.filter((one) => !isOfProduct(one)).map((one) => ({ ...one, ...trim(text.plain, one, STAGE) })),
    ...longer.map((one): Found => ({ ...one, type: 'DISEASE' })),
  ];
  return found.filter((one) => !isHarm(text.plain, one)).sort((a, b) => a.start - b.start);
}

/** True for what befell the people of a trial, which is not what a product is for: "died of", "complications of", "free of". */
function isHarm(plain: string, { start }: Piece): boolean {
  return /\b(?:complications? (?:of|from)|die[ds]? (?:of|from)|deaths? (?:of|from)|free (?:of|from)|developed|suffered)\s(?:(?:an?|any|serious|severe|acute|fatal|grade \d) )*$|(?:死于|并发|出现)[^,。;]{0,4}$/.test(
    plain.slice(Math.max(0, start - 40), start),
  );
}

function trim(plain: string, one: Piece, lead: RegExp): Piece {
  const length = lead.exec(plain.slice(one.start, one.end))?.[0].length ?? 0;
  return { start: one.start + length, end: one.end };
}

/** True for words that hold for many diseases, 肿瘤 or cancer, which a narrower name replaces. */
export function isBroad(plain: string, { start, end }: Piece): boolean {
  return /^(?:(?:实体|恶性|血液)?(?:肿瘤|瘤)|癌症?|血癌|血液病|(?:solid )?(?:tumou?rs?|cancers?)|blood cancers?)$/i.test(
    plain.slice(start, end),
  );
}

/** True when a disease only repeats the one before it in brackets: 急性移植物抗宿主病(aGVHD). */
export function isAlias(plain: string, first: Piece, second: Piece): boolean {
  return second.start >= first.end && /^\s?[((]\s?["“]?$/.test(plain.slice(first.end, second.start));
}
