import { matchesIn, type Piece, type SourceText, withoutOverlap } from './text.ts';

const SUFFIX =
  '生医|生技|生命科学|再生医学|再生|生物制药|生物科技|生物技术|生物医药|医药科技|细胞科技|基因科技|生物|药业|医药|制药|基因|细胞|免疫|医疗|科技|创新|健康(?!委)|干细胞|医学|控股|集团|赛药|编辑|资本|投资|基金|创投';
const LEGAL = /[\p{Script=Han}A-Za-z0-9()·]{2,28}?(?:有限责任公司|股份有限公司|有限公司)/gu;
const BODY =
  /[\p{Script=Han}]{2,22}?(?:大学(?:[\p{Script=Han}]{0,10}?(?:医院|研究院|研究所|实验室))?|医院|(?:医学|研究|治疗)中心|研究院|研究所|学会|协会|委员会|实验室|科学院|药监局|管理局|卫健委|人民政府|管委会|工信厅|科技厅|科委|商务部)/gu;
const BY_SUFFIX = new RegExp(
  `(?:[\\p{Script=Han}]{2,4}|[A-Z][A-Za-z]{1,9})(?:${SUFFIX})(?<=(?:细胞|基因|免疫|干细胞|医疗|健康)(?![\\p{Script=Han}]{0,3}(?:治疗|疗法|产业|技术|领域|编辑|产品|药物|制品|学|群|人才))|(?:生物|医药|制药|科技|药业|创新|医学|生医|生技|生命科学|再生|控股|集团|赛药|编辑|资本|投资|基金|创投|制药|技术|学)(?!医药产业|产业|技术|领域|药物|制品|样本|学|安全|相似|等效|力|人才|类似|标志|活性|治疗))(?!疗|性|型|病)`,
  'gu',
);
const ACTS =
  '(?:的?在研|自主研[发制]|自主开发|自研|独立研发|独立开发|研发的|开发的|旗下|宣布|宣告|公告|公布|发布公告|表示|透露|申报的|提交的|递交的|生产的|完成|获得|获|收到|递交|启动|与(?=[\\p{Script=Han}A-Z]{2,12}(?:达成|签署|签订|合作)))';
const BY_ACT = new RegExp(
  `(?<=^|[,;。、:"“(\\s】)年月日]|据|由)(?:[\\p{Script=Han}]{2,6}|[A-Z][A-Za-z]{2,14}(?: [A-Z][a-z]+){0,2})(?=\\s?(?:(?:于|在)?(?:\\d{4}年)?(?:\\d{1,2}月)?(?:\\d{1,2}日)?)${ACTS})`,
  'gu',
);
const LATIN = /(?<=药企|公司|企业|巨头|厂商|与|和|由|收购|收购了|引进|授予)\s?[A-Z][A-Za-z]{2,}(?: [A-Z][A-Za-z]+){0,2}(?![A-Za-z0-9-])/g;
/** A name in Latin letters that is told to be a company's or owns what it is followed by. */
const LATIN_MAKER =
  /(?<![A-Za-z0-9-])(?!(?:Biotech|Pharma|First|Phase|Series|Pre|License)\b)(?=[A-Za-z]*[a-z])[A-Za-z]{3,}(?: [A-Z][A-Za-z]+){0,2}(?=\s?(?:公司|集团)|的[^,。;]{0,24}(?:疗法|药物|新药|项目|候选|产品))|(?<=(?:开发商|研发商|研发方|制造商|厂商|申办方|合作伙伴)(?:为|是|:)?\s?)[A-Za-z]{3,}(?: [A-Z][A-Za-z]+){0,2}(?![A-Za-z0-9-])/g;
const OF_PRODUCT = /(?<=^|[,;。、:"“(\s】])[\p{Script=Han}]{2,6}(?=的[A-Z][A-Za-z]+-?[A-Za-z0-9-]{2,})/gu;
const STRONG_LEAD =
  /^.*(?:批准|受理|授予|放行|同意|允许|核准|支持|还有|看好|途径|对话|专访|走进|花落|落户|企业|公司(?!$)|旗下(?:的)?|子公司|客户|伙伴|巨头|机构|日前|近日|日|年|月|由|对|向|为|的|是|在|将|被|把|给|从|于|以|让|使|据|称|该|了|到|而|但|并|或|,|、)(?=.{2})/u;
const WEAK_LEAD = /^.*(?:与|和|及|等|其|中|家)(?=.{2})/u;
const GENERIC_STEM =
  /^(?:中心自|本院|我院|医院自|自愿|本公司|同日|同一天|亦|借助|外商|非(?=基因|细胞)|敬请|特此|潜在|核心|每|部分|中美|美两|两国|两地|招股书|同一|保荐|发行人|股东|机构|组委会|主办方|大会|今日|今天|昨日|昨天|近日|日前|若|如果|一旦|最终|会上|会后|此前|随后|目前|截至|上述|另外|另据|有关|根据|按照|对于|关于|随着|通过|获批|获准|上市|自主|在研|已批|已上市|已获|申报|获得|靶向|开发|第|上半|下半|赋能|天使|风险|战略|股权|科研|推动|促进|助力|加快|加速|专注|聚焦|国内|全球|中国|上海|北京|深圳|广东|江苏|浙江|张江|浦东|我国|国际|国家|传统|现代|合成|分子|免疫|创新|多家|一家|相关|头部|本土|新型|人类|首个|首款|该|本|此次|公司|企业|团队|园区|其|多个|部分|这些|这家|某|干|肿瘤|正常|单个|体细胞|靶|致病|突变|编码|编辑|治疗|缺陷|病毒|植物|动物|微|所有|目标|自体|异体|通用|造血|血|神经|个|种|类|有|无|可|不|通过|利用|采用|生命|数字|人工|智能|临床|精准|前沿|健康|现有|患者|供者|受者|负责|项目|会议|大会|峰会|产品|药物|疗法|双方|后者|前者|两者|研究|数据|结果|目前|此前|已|将|曾|正|仍|此外|同时|随后|最终|已经|正式|成功|率先|同年|当年|今年|去年|我们|他们|它|首席|董事|专家|记者|美国|欧洲|欧盟|日本|英国|主任|教授|院士)|(?:新|老|大|小|多|种|类|项|个|的|了|在|是|与|和|及|被|已|将|该|这|那)$/u;

/** The city before the name proper of a registered company. */
const CITY = /^(?:上海|北京|深圳|广东|江苏|浙江)[市省]?(?=[\p{Script=Han}]{2})/u;

/** Organisation names of Chinese text by legal form, by institution, by trade word, and by what they do. */
export function chineseOrganisations(text: SourceText, piece: Piece): Piece[] {
  const { plain } = text;
  const legal = matchesIn(LEGAL, text, piece)
    .map((one) => trimLead(plain, one, 4))
    .filter(({ start, end }) => isName(plain.slice(start, end).replace(CITY, '')));
  const bodies = matchesIn(BODY, text, piece).map((one) => lastOfPair(plain, trimLead(plain, one, 3)));
  const traded = matchesIn(BY_SUFFIX, text, piece).map((one) => trimLead(plain, one, 3));
  const acting = [BY_ACT, OF_PRODUCT]
    .flatMap((pattern) => matchesIn(pattern, text, piece))
    .map((one) => trimLead(plain, one, 2))
    .filter(({ start, end }) => !STRAY.test(plain.slice(start, end)));
  const latin = [LATIN, LATIN_MAKER].flatMap((pattern) => matchesIn(pattern, text, piece)).map((one) => trimLead(plain, one, 2));
  const named = [...bodies, ...traded, ...acting, ...latin].filter((one) => isName(plain.slice(one.start, one.end)));
  const heads = headsOf(plain, named);
  return withoutOverlap(text, [...legal, ...named.map((one) => withoutPrefix(plain, one, heads))]);
}

/** The second of two bodies that were taken for one: 甲港与乙大学. */
function lastOfPair(plain: string, { start, end }: Piece): Piece {
  const lead =
    /^[\p{Script=Han}]{3,}(?:与|携手|联合)(?=(?![\p{Script=Han}]*(?:共建|成立|联合|合作))[\p{Script=Han}]{4,}$)/u.exec(
      plain.slice(start, end),
    )?.[0].length ?? 0;
  return { start: start + lead, end };
}

/** Words of a sentence that are no part of a name known only by what it does. */
const STRAY =
  /^(?:刚刚?|才|已经)$|[的了是被把其者也都就再又更最这那我你他它们称等]|同意|推进|治疗|专治|一起|对外|对此|据此|联合|携手|首次|正式|近期|早前|本轮|途径/;

/** Names that stand at the head of a clause, each with its place among them. */
function headsOf(plain: string, all: Piece[]): Map<string, number> {
  const heads = all.filter(({ start, end }) => end - start >= 3 && /^$|[\s,。;:、“(]/.test(plain.slice(start - 1, start)));
  return new Map(heads.map(({ start, end }, at) => [plain.slice(start, end), at] as const).toReversed());
}

/** A name as it stands elsewhere at the head of a clause, where this one only has more words before it: 话百岁兰生物. */
function withoutPrefix(plain: string, { start, end }: Piece, heads: Map<string, number>): Piece {
  let first = { start, at: Infinity };
  for (let from = start + 1; from <= end - 3; from += 1) {
    const at = heads.get(plain.slice(from, end)) ?? Infinity;
    if (at < first.at) first = { start: from, at };
  }
  return { start: first.start, end };
}

/** A name without the words of the sentence before it; `least` is the shortest name that may be left. */
function trimLead(plain: string, one: Piece, least: number): Piece {
  const strong = dropMatch(plain, one, STRONG_LEAD, least);
  if (/[,;:。、\n“(]|^$/.test(plain.slice(strong.start - 1, strong.start).trimEnd() || '\n') && strong.start === one.start) return strong;
  return dropMatch(plain, strong, WEAK_LEAD, Math.max(least, 3));
}

/** A piece without the longest lead that leaves a name: 还有柏年再生 gives up 还有 and keeps the 年 of the name. */
function dropMatch(plain: string, { start, end }: Piece, lead: RegExp, least: number): Piece {
  for (let to = end; to > start; to -= 1) {
    const length = lead.exec(plain.slice(start, to))?.[0].length ?? 0;
    if (length === 0) break;
    if (end - start - length >= least) return { start: start + length, end };
    to = Math.min(to, start + length + 2);
  }
  return { start, end };
}

const CELLS =
  /(?:淋巴|干|免疫|杀伤|肿瘤|癌|上皮|基质|祖|体|靶|[TBN]K?|单核|巨噬|心肌|内皮|滋养层|红|白|血|神经|肝|胰岛|软骨|效应|记忆|活|种子|工程)细胞$|(?:致病|目的|外源|功能|抑癌|治疗|缺陷|靶|突变|编辑)基因$/;

function isName(text: string): boolean {
  return !CELLS.test(text) && !GENERIC_STEM.test(text) && !/[,、。]/.test(text);
}

const WORD = "[A-ZÀ-ÖØ-Þ][\\wÀ-ÖØ-öø-ÿ&-]*(?:'[A-Z]\\w+)?|[a-z]{1,4}[A-Z][\\w-]*";
const EN_SUFFIX =
  'Therapeutics|Bio[Tt]herapeutics|Biopharma(?:ceuticals?)?|BioPharma|Bio[Tt]ech(?:nology|nologies)?|Biosciences?|BioSciences?|Biologics|Biomedical?|Biomedicine|Pharma(?:ceuticals?|tech)?|PHARMA|Bio|Medicines?|Genetics|Genomics|Sciences|Oncology|Immunotherapeutics|Immunotherapies|Cellular|Technologies|Holdings|Group|Labs?|Laboratories|Healthcare|Immune|Neuro|Neurosciences?|Neurogenics|Ophthalmics?|Orthobiologics|CellBio|Vectors|Bioworks|Cures|RNA|Biomed|Regenerative(?! Med| Ther)|Capital|Ventures|Partners|Hospital|University|Institute|Medical Center|Clinic|Foundation|College';
const EN_LEGAL =
  '(?:,? \\(?(?:Inc|Corp|Co|Ltd|LLC|Limited|plc|PLC|AG|SA|S\\.A|N\\.V|GmbH|B\\.V|Holdings|Corporation|Company|Group|Hangzhou|Shanghai|Suzhou|Nanjing|Beijing|China)\\)?\\b\\.?)*';
const BY_NAME = new RegExp(
  `(?<![\\w-])(?:(?:${WORD}) (?:& )?){1,3}(?:${EN_SUFFIX})\\b${EN_LEGAL}|(?<![\\w-])(?:${WORD})(?: (?:${WORD})){0,3}(?: Co\\.?)?,? (?:Inc|Corp|Ltd|LLC|LIMITED|INC|LTD|CORP|CORPORATION|plc|GmbH|N\\.V|NV|AB|A/S|ASA|SE|S\\.p\\.A|K\\.K)\\b\\.?`,
  'g',
);
/** "Nordlys Cell has chosen": a name that ends in a word of the field. */
const BY_FIELD =
  /(?<![\w-])(?!(?:Stem|Sickle|Merkel|Small|Large|Mantle|Natural|Killer|Immune|Base|Donor|Base|Blood|Plasma|Target|Advanced|Human|Chinese|American|European)\b)[A-Z][a-z]{3,} (?:Cell|Gene)(?=(?:'s)? (?:[a-z]+|\()|[,.;])/g;
const ONE_WORD = /\b(?:[A-Z][a-z]{2,} )?[A-Z][A-Za-z]{2,}(?:[Gg]ene|Bio|[Bb]iotech|[Tt]herapeutics|[Pp]harma|Rx|[Cc]ells?)\b/g;
const NAME = `(?:${WORD})(?: (?:& )?(?:${WORD})){0,2}`;
const EN_ACT =
  '(?:has|had|will|may|is|was|became|began|won|wins|got|gets|bought|buys|sold|sells|struck|spun|says|said|gave|put|took|takes|paid|pays|agreed|inked|bags|nabs|lands|scores|clears|plans|expects|intends|aims|hopes|seeks|needs|files|doses|[a-z]{3,}(?:ed|izes|ises|ches|nches|ses|ines|ires|ains|ives|orts|ects|ends|ures|ates|nses|loses|aises|igns|nces|iles|tarts|oses|lans))';
const BY_EN_ACT = new RegExp(
  `(?<=^\\s{0,4}|[.;:]\\s{1,3}|\\)\\s|--\\s|—\\s|and |that |, |'s |The |while |when |after |as |since )(${NAME})(?=(?: \\([^()]{2,30}\\))?,? ${EN_ACT}\\b)`,
  'gm',
);
const BY_OWNER = new RegExp(
  `(?<![A-Z][a-z]+,? of )(?<!\\b(?:farmer|man|woman|boy|girl|patient|resident|native|teacher|people|volunteer|mother|father|child|children|adult|family|families)s? from )(?<=\\b(?:from|by|of|with|partner|developer|maker|sponsor|company|biotech|firm)\\s{1,6})(${NAME})(?=[\\s,.;:)/'])`,
  'g',
);
const OWNER = new RegExp(`(${NAME})(?='s? )`, 'g');
const PAPER = /^ (?:Letter|Ledger|News|Daily|Weekly|Journal|Wire|Times|Bulletin|Review|Digest|Insider|Intelligence)\b/;
const LEAD_WORDS =
  /^(?:The|A|An|In|On|At|By|For|From|Its|Our|This|That|U\.S|US|Chinese|American|European|[A-Z][\w.]+-based|Biotech|Drugmaker|Startup|Start-up|Developer|When|After|Before|With|And|But|Meanwhile|Also|Both|Earlier|Today|Source|Update|About)\s+/;

/** Organisation names of English text by trade word and legal form; `loose` ones go only by what they do and need a second look. */
export function englishOrganisations(text: SourceText, piece: Piece): { sure: Piece[]; loose: Piece[] } {
  const { plain } = text;
  const sure = [...matchesIn(BY_NAME, text, piece), ...matchesIn(ONE_WORD, text, piece), ...matchesIn(BY_FIELD, text, piece)]
    .map((one) => dropLead(plain, one))
    .filter(({ start, end }) => plain.slice(start, end) !== 'Group' && !PAPER.test(plain.slice(end, end + 16)));
  const loose = [BY_EN_ACT, BY_OWNER, OWNER].flatMap((pattern) => matchesIn(pattern, text, piece)).map((one) => dropLead(plain, one));
  return {
    sure: withoutOverlap(text, sure),
    loose: withoutOverlap(
      text,
      loose.filter(({ start, end }) => isEnglishName(plain.slice(start, end))),
    ),
  };
}

/** What stands before a name in a title written with capitals: "First Patient Treated With Novelle". */
const TITLE_LEAD = /^.*\b(?:With|For|From|By|To|In|On|At|Against|After|Into|As|Its)\s+/;

function dropLead(plain: string, one: Piece): Piece {
  const name = plain.slice(one.start, one.end);
  const lead = TITLE_LEAD.exec(name)?.[0] ?? LEAD_WORDS.exec(name)?.[0] ?? '';
  return { start: one.start + lead.length, end: one.end };
}

const NOT_NAMES =
  /^(?:Nothing|Nobody|None|Never|Now|Today|Here|Still|Yet|Even|Just|Vision|Triglycerides|Survival|Enrolment|Attacks|Rejections|Only|Earlier|Later|Other|Another|Every|Any|Half|Twelve|Fourteen|Chief|Executive|The|A|An|It|Its|He|She|They|We|This|That|These|Those|There|Phase|Patients?|Company|China|Chinese|Japan|Europe|European|United|States|U|UK|US|January|February|March|April|May|June|July|August|September|October|November|December|Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday|Full|Dr|Mr|Ms|Professor|Prof|New|North|South|Which|What|Who|All|Some|Both|Each|Gene|Cell|Trial|Study|Drug|Shares?|Approval|Orphan|Fast|Breakthrough|Regenerative|Clinical|Class|CAR|IND|BLA|NDA|Data|Results|Treatment|Therapy|Therapies|Analysts?|Executives?|Among|Under|Until|If|As|How|Why|Where|While|Once|Then|Only|Not|No|Yes|One|Two|Three|Four|Five|Six|Seven|Eight|Nine|Ten|In|On|At|Of|And|Or|But|For|With|By|To|Is|Are|Was|Were|Be|Been|Children|Adults|People|Regulators?|Researchers?|Investigators?|Scientists?|Enrollment|Enrolment|Dosing|Parkinson|Alzheimer|Huntington|Crohn|Wilson|Hodgkin|Leber|Stargardt|Bietti|Duchenne|Worldwide|Globally|Elsewhere|Congress|Parliament|Beijing|Shanghai|London|Boston|Tokyo|Paris|California|Massachusetts|Texas|Maryland|Cambridge|Melbourne|Sydney|Brisbane|Philadelphia|Seattle|Houston|Germany|France|Britain|Australia|Canada|Korea|Singapore|India|Switzerland|Israel|Italy|Spain|Sweden|Denmark|Netherlands|Hangzhou|Nanjing|Wuhan|Chengdu|Tianjin|Hainan|Boao|Pudong|Jiangsu|Zhejiang|Guangdong|Taiwan|Asia|America|Investors|Results|Nature|Science|Lancet|Blood|Journal|Office|Therapeutic Products|You|Your|We|Our|My|Me|Neither|Either|Everyone|Nobody|Rule|Rules|Listing|Board|Chairman|Frost|Group|Published|Correction|Note|Table|Figure|Section|Part|Chapter|Analyst|Sponsored|Shareholders|Potential|Prior|Officials|Doctors|Scientists|Experts|Nearly|About|Around|Over|More|Since|Last|Next|First|Second|Third|Following|Based|According|However|Meanwhile|Overall|Median|Mean|Total|Sales|Funding|Financing|Cleared|Approved|Founded|Led|Backed|Given|Granted|Designated|Although|Though|During|Because|Despite|With|Without|Cells|Genes|Viral|Vector|Median|Safety|Efficacy|Hong|Shenzhen|Suzhou|Guangzhou|Zhangjiang)\b/;

/** Endings of common words that open a sentence: Recruitment, Vision, Researchers. */
const COMMON_WORD = /^[A-Z][a-z]*(?:ment|tion|sion|ing|ity|ness|ance|ence|ists|eons|tors|ers|cacy|ival|ants|ies)$/;

function isEnglishName(text: string): boolean {
  return (
    !COMMON_WORD.test(text) &&
    text.length >= 3 &&
    !NOT_NAMES.test(text) &&
    !/^[A-Z0-9]{1,8}-?\d/.test(text) &&
    !/^[A-Z]{1,3}$/.test(text) &&
    text !== 'Group'
  );
}
