import type { DEAL_TYPES } from '../model/claim.ts';

export type DealType = (typeof DEAL_TYPES)[number];

/** How a type of deal is told, and what else its sentence must name: one party, two, or a sum. */
export type DealRule = { type: DealType; needs: 'one' | 'two' | 'amount'; pattern: RegExp };

const MARKETS = '科创板|创业板|北交所|上交所|深交所|港交所|联交所|纳斯达克|纽交所|主板|港股|新三板|A股|H股';
const PACT = 'agreement|collaboration|deal|partnership|licen[cs]e|merger|pact|alliance|option|tie-up';
const EXCHANGE = 'Nasdaq|NASDAQ|NYSE|New York Stock Exchange|London Stock Exchange|Hong Kong|Euronext|Exchange|STAR';

const anyOf = (...ways: string[]): RegExp => new RegExp(ways.join('|'), 'gi');

/** The ways deals are told, the more telling ones first. */
export const DEAL_RULES: DealRule[] = [
  {
    type: 'termination',
    needs: 'one',
    pattern: anyOf(
      '(?:终止|解除|结束|中止)(?:了)?[^,。;]{0,40}(?:合作|协议|授权|交易|收购|许可)',
      '(?:合作|协议|授权|交易)[^,。;]{0,8}(?:终止|破裂|告吹)',
      '(?:退回|归还|交还|返还|收回)[^,。;]{0,24}权|权[利益][^,。;]{0,6}(?:返还|归还|退回)|(?:退出|叫停)[^,。;]{0,24}(?:合作|协议)|(?:宣布|正式)[^,。;]{0,24}(?:分手|分道扬镳)|合作[^,。;]{0,6}(?:到此为止|画上句号)',
      `\\b(?:terminat(?:e[sd]?|ing|ion)|end(?:s|ed|ing)?|scrap(?:s|ped)|walk(?:s|ed|ing) away from|call(?:s|ed) off|pull(?:s|ed|ing) out of|exit(?:s|ed)|dissolv(?:es|ed)|discontinu(?:e[sd]?|ing)|cancel(?:s|led|ed))\\b[^.;]{0,50}\\b(?:${PACT})\\b`,
      `\\b(?:will|would|does|did|do) not (?:continue|renew|extend|exercise|pursue|take up)\\b[^.;]{0,50}\\b(?:${PACT})\\b|\\b(?:walk(?:s|ed)? out of|parts? ways|parted ways|back(?:s|ed) out of|drop(?:s|ped)|quits?|abandon(?:s|ed))\\b[^.;]{0,50}\\b(?:${PACT})\\b|\\bparted ways\\b|\\b(?:rights|programme|program) (?:revert|reverted|return|returned|go back|went back)s?\\b`,
      '\\b(?:hand(?:s|ed|ing)?|g[ia]v(?:e[sn]?|ing)) back\\b[^.;]{0,50}\\brights\\b',
      '\\breturn(?:s|ed|ing)?\\b[^.;]{0,50}\\brights\\b',
    ),
  },
  {
    type: 'acquisition_of_asset',
    needs: 'one',
    pattern: anyOf(
      '(?:收购|购买|受让|买入|剥离|出售|转让)[^,。;]{0,24}(?:资产|管线|技术平台|项目|批件|业务|生产线|厂房|工厂|生产基地)',
      '\\b(?:acquir(?:e[sd]?|ing)|bought|buys|buying)\\b[^.;]{0,40}\\b(?:assets?|programs?|programmes?|portfolio|candidate|plant|facility|patents)\\b',
      '\\b(?:sold|sells|divest(?:s|ed))\\b[^.;]{0,60}\\b(?:assets?|programs?|programmes?|portfolio|candidate|plant|facility|business|unit|rights)\\b[^.;]{0,30}\\bto\\b',
    ),
  },
  {
    type: 'acquisition',
    needs: 'one',
    pattern: anyOf(
      '收购|并购(?!基金|交易|市场|案)|买下|全资控股|揽入|并入|收入囊中|纳入麾下|(?:获得?|取得|受让)[^,。;]{0,20}\\d+%的?(?:股权|股份)|控股权',
      '\\bacquir(?:e[sd]?|ing)\\b(?![^.;]{0,50}\\b(?:rights|licen[cs]e)\\b)',
      '\\bacquisition of\\b|\\b(?:to|will|would|agreed to|agrees to) buy\\b|\\bis buying\\b|\\bbuys\\b|\\bbought\\b|\\b(?:takeover|buyout) of\\b|\\b(?:takes?|took|taking) over\\b|\\bmerg(?:es?|ed|ing) with\\b',
    ),
  },
  {
    type: 'acquisition',
    needs: 'two',
    pattern: anyOf(
      '\\b(?:picks?|picked|snaps?|snapped|scoops?|scooped) up\\b|\\bswallow(?:s|ed)\\b|\\bon the table for\\b',
      "\\b(?:agreed to pay|paid|pays|to pay|paying)\\b[^.;]{0,90}?\\bfor (?=(?:[A-Z][\\w-]*'s? )?[A-Z])(?![^.;]{0,60}\\brights\\b)",
    ),
  },
  {
    type: 'ipo_filing',
    needs: 'one',
    pattern: anyOf(
      `(?:递交|提交|报送|披露)[^,。;]{0,12}(?:招股|${MARKETS}|IPO)|递表|(?:向|在)(?:${MARKETS})[^,。;]{0,8}(?:递交|提交|报送)`,
      `(?:${MARKETS})[^,。;]{0,10}(?:上市申请|IPO)[^,。;]{0,8}(?:受理|过会|问询|注册)`,
      'IPO申请|IPO[^,。;]{0,8}受理|通过[^,。;]{0,6}聆讯',
      `\\bfil(?:ed|es|ing)\\b(?: \\w+)? (?:for|a|an|its|with)\\b[^;]{0,40}\\b(?:IPO|initial public offering|listing|prospectus)\\b`,
    ),
  },
  {
    type: 'ipo',
    needs: 'one',
    pattern: anyOf(
      `(?:${MARKETS})[^,。;]{0,8}(?:上市(?!公司|申请)|挂牌|IPO)|(?:登陆|登录|亮相)[^,。;]{0,6}(?:${MARKETS})|IPO|敲钟`,
      `\\binitial public offering\\b|\\b(?:listed|lists|debut(?:s|ed)?|went public|goes public|began trading|started trading)\\b[^.;]{0,40}\\b(?:${EXCHANGE})\\b`,
    ),
  },
  {
    type: 'out_license',
    needs: 'amount',
    pattern: anyOf(
      '对外授权|授出[^,。;]{0,16}权|License[- ]?out|出海(?:大单|交易|授权)|海外(?:权益|授权)[^,。;]{0,8}授',
      '\\bout-?licens\\w+',
    ),
  },
  {
    type: 'license',
    needs: 'two',
    pattern: anyOf(
      '(?:独家)?(?:授权|许可)(?:协议|合作|引进|合约|合同)|独家[^,。;]{0,10}(?:商业化|推广|经销|代理)(?:协议|合作)|权益?花落|License[- ]?in|独家[^,。;]{0,10}权(?:利|益)|首付款|(?:商业|独家|全球)许可(?![证权人])',
      '[将把][^,。;]{0,40}(?:授权|许可)给',
      '(?:授予|获得?|取得|引进|换取)[^,。;]{0,30}(?:独家)?(?:商业化|开发|推广|销售|商业)[^,。;]{0,6}(?:权(?!威)|许可)',
      '(?:授出|受让|获得|拿下|引进|取得)[^,。;]{0,30}(?:权益|权利|开发权|许可权)|独家(?:授权|许可)(?![证权人])|[将把][^,。;]{0,30}权[利益]?[^,。;]{0,6}(?:授予|授权给|许可给)',
      '\\b(?:agreed (?:on|to)|sign(?:s|ed)|str(?:ikes?|uck)|entered into|ink(?:s|ed)|closed|announced)\\b[^.;]{0,40}\\blicen[cs](?:e|ing)\\b|\\bworldwide rights\\b|\\b(?:pays?|paid|paying)\\b[^.;]{0,90}\\b(?:rights|licen[cs]e)\\b|\\b(?:hand(?:s|ed)|grant(?:s|ed)|sold|sells|gave|gives)\\b[^.;]{0,60}\\brights\\b',
      '\\bexclusive\\b[^.;]{0,40}\\b(?:rights|licen[cs]e)\\b|\\blicens(?:e|ing) (?:agreement|deal|pact)\\b|\\bin-?licens\\w+|\\bcommerciali?[sz]ation rights\\b|\\brights to\\b',
      '\\b(?:took|takes|taken|taking|has|bought|secured) (?:an? |the |its )?(?:exclusive |global |worldwide )*(?:licen[cs]e (?:for|to|on|from|covering)|options? (?:with|on|from))\\b|\\boption\\b[^.;]{0,60}\\b(?:licen[cs]e|rights|acquire|gene therapy|cell therapy|programme?s?)\\b|\\blicen[cs](?:e[sd]?|ing)\\b(?=[^.;]{0,60}\\b(?:to|from)\\b)',
      '\\b(?:took|takes|gets?|got|secured|bought|obtained|gained|acquired)\\b[^.;]{0,50}\\brights\\b|\\b(?:upfront|up-front|up front)\\b',
    ),
  },
  {
    type: 'co-development',
    needs: 'two',
    pattern: anyOf(
      '(?:合作|共同|联合)(?:研发|开发|推进)(?!的)|战略合作|(?:达成|签(?:署|订|下))[^,。;]{0,14}合作',
      '\\b(?:is|are|will|agreed) (?:to )?develop\\b[^.;]{0,60}\\btogether\\b|\\b(?:join(?:ed|s)?|combine[sd]?) (?:forces|hands)\\b|\\bwork(?:s|ed|ing)? (?:together )?with [A-Z]|\\bresearch (?:pact|alliance|partnership|collaboration)\\b|\\bco-?develop\\w*|\\bcollaborat(?:e[sd]?|ion)\\b|\\bjoint(?:ly)? develop\\w*|\\bstrategic (?:alliance|partnership)\\b|\\bdevelop\\b[^.;]{0,60}\\b(?:together|jointly)\\b',
      '\\bteam(?:s|ed|ing)? up with\\b|\\bpartner(?:s|ed|ing) with\\b|\\bjoin(?:s|ed|ing) forces\\b',
    ),
  },
  {
    type: 'business_development',
    needs: 'two',
    pattern: anyOf(
      '(?<![A-Za-z])BD(?:交易|合作)?(?![A-Za-z])|(?:CDMO|CMO|CRO|供应|代工|生产)(?:战略|合作|服务)*(?:框架)?(?:协议|合同|合约)',
      '\\b(?:supply|manufacturing|services?|distribution) (?:agreement|deal|contract|pact)\\b',
    ),
  },
  {
    type: 'financing',
    needs: 'one',
    pattern: anyOf(
      '(?:种子|天使|Pre-?[A-D]|[A-F]\\d?\\+*)轮|(?:完成|获得?|宣布|启动)[^,。;]{0,20}(?:融资|战略投资|定增)',
      '\\bseed (?:money|capital|investment)\\b|\\b(?:brought (?:home|in)|pulled in|secured|landed|closed|bagged|picked up|took in|collected|hauled in)\\b(?=[^.;]{0,14}(?:\\$|€|£|RMB|\\d+ million)[^.;]{0,50}\\b(?:round|financing|funding|investors?|seed|from|led by)\\b)|\\b(?:public|follow-on|registered direct) offering\\b|\\bventure (?:round|financing|funding)\\b',
      '\\b(?:pre-)?series [A-F]\\d?\\b|\\bseed (?:round|financing|funding)\\b|\\b(?:financing|funding) round\\b|\\brais(?:ed|es|ing)\\b(?=[^.;]{0,30}(?:\\$|million|billion|RMB|€|£))|\\bprivate placement\\b',
    ),
  },
  {
    type: 'institute_founding',
    needs: 'one',
    pattern: anyOf(
      '(?:研究院|联合实验室|研究中心|创新中心)[^,。;]{0,8}(?:揭牌|成立|落成)',
      '(?:共建|成立|设立|组建|揭牌|合建)[^,。;]{0,20}(?:研究院|联合实验室|研究中心|创新中心|研究所)(?!所长|院长)',
      '\\b(?:open(?:s|ed)|found(?:s|ed)|establish(?:es|ed)|set(?:s)? up|launch(?:es|ed)|create[sd]?)\\b[^.;]{0,50}\\b(?:institute|research cent(?:re|er)|joint laboratory|joint lab)\\b',
    ),
  },
];

/** The deal type of a financing: its round where the words name one of A to D or a seed round. */
export function financingType(words: string): DealType {
  if (/种子|天使|\bseed\b/i.test(words)) return 'financing_seed';
  const letter = /(?<!pre-?)\b([A-D])\d?\+*轮|series ([A-D])/i.exec(words);
  const series = (letter?.[1] ?? letter?.[2])?.toLowerCase();
  return series && !/pre-?(?:series|[A-D]轮)/i.test(words) ? (`financing_series_${series}` as DealType) : 'financing';
}
