import { brandsIn } from './brands.ts';
import { matchesIn, type Piece, type SourceText } from './text.ts';
import { trialNames } from './trial-names.ts';

const CODE =
  /(?<![A-Za-z0-9-])(?=[A-Za-z-]*[A-Z])[A-Za-z]{1,10}-?(?:[A-Za-z]{1,4}-?)?\d{2,5}[A-Za-z]{0,3}(?:-\d{1,3})?(?![A-Za-z0-9])|(?<![A-Za-z0-9-])[A-Z]{2,6}-\d[A-Z]?(?![A-Za-z0-9-])|(?<![A-Za-z0-9-])[A-Z][A-Za-z]{1,8}-[A-Z0-9]{1,3}\d[A-Z0-9]{0,3}(?![A-Za-z0-9-])/g;
const WORD_CODE =
  /(?<![A-Za-z0-9-])(?!(?:CAR|TCR|STAR|CRISPR|AAV|DNA|RNA|HLA|NGS|RT|PCR|FDA|CDE|EMA|NMPA|CFDA|IND|BLA|NDA|US|EU|UK|ICH|SARS|COVID|CGT|ASH|ASCO|BIO|NASDAQ|NYSE|HKEX|SEHK|IPO|ISO|GMP|LNP|TIL|MSC|NK|IPS|ESC|HSC|HSPC|AML|ALL|CLL|NHL|IL|PD|GLP|MHC|HBV|HCV|HIV|HPV|EBV|CMV|WHO|MIT|CEO|ADC|ODD|RMAT|BTD|FTD|RPD)-)[A-Z]{2,5}-[A-Z][A-Z0-9]{2,6}(?![A-Za-z0-9-])/g;
/** A code that ends in a word, beside Chinese: AG-Pompe, ZH-Skin. */
const ZH_WORD_CODE =
  /(?<=\p{Script=Han}[\s“"(]?)(?!(?:CAR|TCR|CRISPR|AAV|DNA|RNA|mRNA|HLA|AI|US|EU|UK|BIO|ISO|GMP|II|III|IV)-)[A-Z]{2,4}-(?:[A-Z][a-z]{2,10}|[a-z]{1,3}[A-Z]{1,3}\d{0,3})(?![A-Za-z0-9-])/gu;
const NOT_CODE =
  /^(?:[CJX][XY][SHZ][LBSH]\d|CD\d|IL-?\d|PD-?L?\d|NCT|CTR\d|CTR-|ChiCTR|ISRCTN|EUCTR|JRCT|COVID|SARS|HPV|HLA|Cas\d|dCas|MAGE|KRAS|TP53|BRCA|HER\d|EGFR|Q\d|H\d|FY|ICD|ISO|CAR-?T|Phase|Grade|Day|Week|Section|Part|A\d{3}|SEQ|Figure|Table|GMP|ISS|No|UTC|GMT|RMB|USD|CNY|HKD|HK|US\d|EUR|GBP|HK\d|IgA|IgG|GD2|MUC\d|AAV-?\d|scAAV|rAAV|AAVrh|AAV[A-Z]|BCL\d|FLT\d|CLDN|FCRL|GPC-?\d|CTLA|TIM-|LAG-|NY-|BCL-|CLL-|COX-|GM-|TCR|PSMA|STAT\d|TGF|VEGF|TNF|P\d|T\d|B\d|F\d|V\d|MPS|G20|APEC|ASH|ASCO|EHA|ASGCT|mRNA|[A-Z]\d{2,4}[A-Z]$)/i;
const FORM =
  '(?:腺相关病毒|自体|异体|人源|人脐带|间充质干细胞|干细胞|溶瘤病毒|细胞|CAR-T|CAR-NK|嵌合抗原受体T)*(?:细胞)?(?:注射液|输注液|注射剂|滴眼液|制剂|眼用注射液)';
const CODE_FORM = new RegExp(`^\\s?(?:${FORM}|\\s?injection\\b)`, 'i');
const ZH_GENERIC = /[\p{Script=Han}A-Zα-ωⅠ-Ⅻ]{3,16}?(?:注射液|输注液|注射用[\p{Script=Han}]{2,8})/gu;
const ZH_LEAD =
  /^.*(?:自主研发|自研|研发|开发|申报|批准|公司|企业|受理|启动|完成|递交|提交|推出|获得|旗下|的|了|款|个|为|是|即|由|将|和|与|及|开出|对|在研|名|称|产品|药物|新药|疗法|候选药|临床试验)(?=.{4})/u;
const ZH_BODY =
  /^(?:自体|异体|人源|人|脐带|间充质|干细胞|嵌合抗原受体|CAR|T|NK|细胞|基因|病毒|腺相关|重组|溶瘤|同种|异基因|胎盘|脂肪|来源|药物|治疗|产品|一款|这款|该|首个|静脉|肌肉|皮下)*(?:注射液|输注液)$/u;
const ZH_MAKER = /^[\p{Script=Han}]{2,4}(?:生物|医药|药业|制药|科技|集团|基因)(?=.{4})/u;
const BRAND = /[\p{Script=Han}A-Za-z]{2,12}(?=[®™])[®™]/gu;
const INN =
  /(?<![A-Za-z'-])(?:(?!(?:therapy|treatment|product|candidate|medicine|infusion|called|named|dubbed|approved|cells?|agent|using|given|version|known|about)\b)[a-z]{5,} )?[A-Za-z]*(?:leucel|tigene|parvovec|gene vec|repvec|tovec|lisvec|mestrocel|stemcel|siran|rsen|temcel|autotemcel|kinogene|cabtagene|lucel|\bcel)\b(?: [a-z]+(?:leucel|parvovec|temcel|vec|cel))?|(?<![A-Za-z-])[a-z]+(?:gene|cel|vec) [a-z]+(?:cel|vec|vecum)\b|\b[a-z]+-(?:cel|vec|siran)\b|\b[a-z]+cel-[LT]\b|(?<![A-Za-z'-])(?!(?:cancel|parcel|excel|chancel|marcel|tunnel)\b)[A-Za-z]{5,}(?:cel|vec)\b/gi;
const BEFORE_PAREN = /(?<![A-Za-z-])[A-Z][a-z]{3,14}(?=\s?\((?:[a-z]+(?:gene|cel|vec|mab|nib|siran|rsen)|[a-z]+ [a-z]+(?:cel|vec))\b)/g;
const ZH_INN =
  /(?<![\p{Script=Han}])[\p{Script=Han}]{1,4}(?:仑赛|迈托赛)(?:注射液)?|(?<=[的款药品物法和与及对将由为获])(?![物品])[\p{Script=Han}]{1,4}(?:仑赛|迈托赛)(?:注射液)?/gu;
const QUOTED =
  /(?<=商品名(?:称)?(?:为|是|[::])?[“"]?)[\p{Script=Han}A-Za-z]{2,8}(?=[”",。;)、])|(?<=(?:产品|疗法|药物|新药|皮肤|注射液|病毒|细胞|制剂|疫苗|软骨|角膜|膜片)[“"])[\p{Script=Han}A-Za-z0-9-]{2,10}(?=[”"])|(?<=[“"])[\p{Script=Han}A-Za-z0-9-]{2,8}(?=[”"](?:的)?(?:上市申请|获批|注射液|临床|IND|BLA|NDA))/gu;
const ZH_BRAND =
  /(?<=的|批准|片|细胞|制剂|皮肤|药物|产品|疗法|和|与|、|,|\()\s?[A-Z][a-z]{4,13}(?=[\p{Script=Han},。、(])(?!的(?!上市|申请|新药|适应症))/gu;
const NAMED =
  /(?<=^|[.;]\s)[A-Z][a-z]{3,}[A-Za-z]*(?=, (?:an?|its|the)(?: [\w-]+){0,5}? (?:therapy|treatment|product|virus|sheet|medicine)\b(?! (?:company|developer|firm|maker|group|biotech|specialist)))|(?<![\w-])(?!(?:January|February|March|April|August|September|October|November|December|Company|China|Europe|Japan)\b)[A-Z][a-z]{4,}[A-Za-z]*(?= (?:became|becomes|is|was) (?:the|[\w.]+'s) (?:first|second|third|only)(?: [\w-]+){0,4}? (?:therapy|product|treatment|drug)\b)|(?<=\b(?:approv\w+|clear\w+|for|of|to|with|called|named|therapy|therapies|treatment|product|drug|vaccine|virus|sheet)\s)[A-Z][a-z]{3,}[A-Za-z]*(?=, (?:an?|its|the|[A-Z]\w+'s?)(?: [\w-]+){0,6}? (?:therapy|treatment|product|virus|sheet|medicine|editor)\b)|(?<=\b(?:therapy|therapies|product|treatment|virus|sheet|CAR-?T|candidate)\s)(?!Phase|Trial|Therap|Product|Summit|Cong|Conf|Forum|Market|Compan|Develop)[A-Z][a-z]{3,}[A-Za-z]*(?=[\s,.;](?!Therapeutics|Bio|Inc|Pharma|Summit|Cong|Conf|Forum))/g;
const IN_CONTEXT =
  /(?<=(?:产品|管线|候选药物?|疗法|项目|药物|注射液|新药)\s?)[A-Z]{2,6}-[A-Z][A-Za-z0-9]{1,6}(?![A-Za-z0-9-])|(?<=\b(?:product|candidate|therapy|drug|programme|program|treatment|vector|virus|medicine|editor|siRNA|cells|CAR-T|called|named|dubbed|code-named|codenamed|asset) )(?:[A-Z]{2,6}-[A-Z][A-Za-z0-9]{1,6}|[A-Z]{2,4}\d{1,2})(?![A-Za-z0-9-])/g;
const APPOSED =
  /(?<=\b(?:approv\w+|clear\w+|for|of|to|with|called|named|and|by|on|sell|dubbed|given) )(?!(?:The|This|Phase|Fast|Orphan|Breakthrough|Priority|Regenerative|Rare|January|February|March|April|June|July|August|September|October|November|December)\b)[A-Z][A-Za-z]{3,}(?=, (?:an?|its|the) (?![^,.;]{0,60}\b(?:maker|developer|company|firm|biotech|start-?up|specialist|unit|subsidiary|group|lab|laboratory|university|institute|hospital|partner|spin-?out|drugmaker|city|agency)\b)[^,.;]{0,60}\b(?:scaffold|sheet|vector|cells?|CAR-?T|virus|therapy|editor|graft|product|treatment|candidate|medicine|AAV|siRNA)\b)/g;
const OBJECT =
  /(?<=\b(?:approv(?:ed|es|al of)|cleared|licen[cs]ed|authori[sz]ed|greenlit|backed|rejected|launched|sells|markets|called|named|dubbed|branded|sold as|marketed as|known as|brand name|trade name) ["“']?)(?!(?:January|February|March|April|August|September|October|November|December|Phase|Monday|Tuesday|Wednesday|Thursday|Friday|Chinese|Japanese|European|American|Regenerative|Therap|Orphan|Breakthrough|Priority)\b)[A-Z][a-z]{4,}(?=["”']?(?:\)| \(| for | to treat| as | in | on |,|\.|;))/g;
const SHORT_CODE = /(?<![A-Za-z0-9-])[A-Z]{1,4}\d{1,3}(?=,? \(?(?:or |also |also known as |formerly )?[a-z]{5,}(?:gene|cel|vec)\b)/g;
const DESCRIBED = /(?<=\b(?:its|to its|the)\s)[a-z]{0,5}-?[A-Za-z0-9]*Cas[A-Za-z0-9]*(?: [A-Za-z]+){0,4}? (?:editor|therapy)\b/g;

/** Product names by code, generic name, brand mark and INN stem. */
export function findProducts(text: SourceText, piece: Piece): Piece[] {
  const { plain } = text;
  const trials = trialNames(plain);
  const codes = [CODE, WORD_CODE, ZH_WORD_CODE]
    .flatMap((pattern) => matchesIn(pattern, text, piece))
    .filter(({ start, end }) => !NOT_CODE.test(plain.slice(start, end)) && !isTrial(plain, trials, start, end));
  const named = [BRAND, ZH_INN, QUOTED, INN, BEFORE_PAREN, ZH_BRAND, NAMED, SHORT_CODE, OBJECT, APPOSED, IN_CONTEXT, DESCRIBED].flatMap(
    (pattern) => matchesIn(pattern, text, piece),
  );
  return keepLongest([
    ...codes.map((one) => withForm(plain, one, piece.end)),
    ...named.map((one) => trimLead(plain, one)),
    ...(text.lang === 'en' ? brandsIn(text, piece) : []),
    ...generics(text, piece),
  ]);
}

/** True for a trial called by a code: "the IGNYTE-3 trial", "a trial, IGNYTE-3". */
function isTrial(plain: string, trials: Set<string>, start: number, end: number): boolean {
  const isCoined = /^(?:[A-Z]{4,}-?\d?|[A-Z]{6,}-?\d*|[A-Za-z]*[a-z][A-Za-z]*-?\d*)$/.test(plain.slice(start, end));
  return (
    (isCoined && /^ (?:trial|study)\b/.test(plain.slice(end, end + 7))) ||
    /(?<!\b[Ii]n (?:an?|the|its) (?:[\w-]+ ){0,2})\b(?:trial|study),? (?:called |named )?$/.test(
      plain.slice(Math.max(0, start - 40), start),
    ) ||
    trials.has(plain.slice(start, end))
  );
}

function withForm(plain: string, one: Piece, limit: number): Piece {
  const form = CODE_FORM.exec(plain.slice(one.end, Math.min(limit, one.end + 40)))?.[0] ?? '';
  return { start: one.start, end: one.end + form.length };
}

function trimLead(plain: string, one: Piece): Piece {
  const name = plain.slice(one.start, one.end);
  const lead = /^\s/.exec(name)?.[0].length ?? /^.*(?:产品|疗法|药物|新药|的)(?=[^®™]{2,}[®™]$)/u.exec(name)?.[0].length ?? 0;
  return { start: one.start + lead, end: one.end };
}

function generics(text: SourceText, piece: Piece): Piece[] {
  return matchesIn(ZH_GENERIC, text, piece).flatMap(({ start, end }) => {
    const words = text.plain.slice(start, end);
    const lead = ZH_LEAD.exec(words)?.[0].length ?? 0;
    const maker = ZH_MAKER.exec(words.slice(lead))?.[0].length ?? 0;
    return ZH_BODY.test(words.slice(lead)) ? [] : [{ start: start + lead + maker, end }];
  });
}

function keepLongest(pieces: Piece[]): Piece[] {
  const sorted = pieces.toSorted((a, b) => b.end - b.start - (a.end - a.start));
  const kept: Piece[] = [];
  for (const one of sorted) if (!kept.some((other) => one.start < other.end && other.start < one.end)) kept.push(one);
  return kept.sort((a, b) => a.start - b.start);
}
