import type { Reading } from './draft.ts';
import { insideOf, matchesIn, type Piece, within } from './text.ts';

const ZH_BODY =
  '国务院(?:办公厅)?|全国人大常委会|国家(?:药品监督管理局|药监局|卫生健康委员会|卫生健康委|卫健委|发展改革委|发改委|医保局|科技部)(?:药审中心)?|(?:国家)?(?:商务部|科技部|工信部|财政部|教育部|海关总署)|药审中心|CDE|NMPA|CFDA|FDA|EMA|总统|立法院|行政院|(?:日本)?(?:参|众)议院|欧盟委员会|(?:台湾|香港)?(?:卫生署|食药署|卫福部|厚劳省|厚生劳动省|医务卫生局)|[\\p{Script=Han}]{2,14}?(?:人民政府|人大常委会|管委会|管理局|监管局|监督局|药监局|卫健委|卫健局|卫生健康委(?:员会)?|委员会|科委|科技局|科技厅|工信厅|经信委|经信局|发改委|商务厅|财政局|医保局|市政府|省政府|区政府|学会|协会|联盟|研究会|先行区(?![\\p{Script=Han}]{0,4}[局委会])|新区(?=连续|发布|印发|出台|近日|日前|[^\\p{Script=Han}]))|浦东(?=连续|发布|印发|出台)|中检院|(?:市|省)政府办公厅|[\\p{Script=Han}]{2,8}(?:工业园区|开发区|高新区|经开区|示范区|自贸区|[区县])(?=(?:近日|日前)?(?:发布|印发|出台|推出|公布))|(?:北京|上海|深圳|广东|天津|海南|江苏|浙江|[\\p{Script=Han}]{2}市|[\\p{Script=Han}]{2}省)[市省]?(?=近日|日前|发布|印发|出台|推出)';
const ZH = new RegExp(`(?:${ZH_BODY})(?:等[\\p{Script=Han}\\d]{0,3}(?:部门|部委|单位|机构))?`, 'gu');
const ZH_LEAD = /^.*(?:近日|日前|今日|昨日|同日|此前|随后|[年月]|日(?!本)|由|据|经|的|在|于|会同|联合)(?=.{3})/u;
const EN =
  /\b(?:the )?(?:State Council|European Commission|European Parliament|(?:U\.S\. )?Congress|(?:[A-Z]\w+'s? )?[Pp]arliament|Senate|House of Representatives|CMS|NICE|Ministry of [A-Z]\w+(?:,? (?:and )?[A-Z]\w+)*|National Health Commission|[A-Z]\w+ (?:municipal|city|provincial|state) government|National People's Congress|White House|WHO|Food and Drug Administration|Alliance for [A-Z]\w+(?: [A-Z]\w+)*|International Society for [A-Z]\w+(?: (?:and |& )?[A-Z]\w+)*)\b/g;
const EN_CARRIED = /\b(?:the (?:agency|regulator|ministry|commission|watchdog|authority|administration)|it)\b/i;

/** The bodies that may issue a rule inside a piece of text, in order of place. */
export function issuersIn({ text, mentions }: Reading, piece: Piece): Piece[] {
  if (text.lang === 'zh') return matchesIn(ZH, text, piece).map((one) => trimLead(text.plain, one));
  const agencies = insideOf(mentions.agencies, piece);
  const bodies = matchesIn(EN, text, piece).filter((one) => !agencies.some((other) => within(other, one)));
  return [...agencies, ...bodies].sort((a, b) => a.start - b.start);
}

function trimLead(plain: string, { start, end }: Piece): Piece {
  return { start: start + (ZH_LEAD.exec(plain.slice(start, end))?.[0].length ?? 0), end };
}

/** Several issuers in a row as one piece; the last run of the list. */
export function joined(plain: string, issuers: Piece[]): Piece | undefined {
  const last = issuers.at(-1);
  if (!last) return undefined;
  let { start } = last;
  for (const one of issuers.slice(0, -1).reverse()) {
    if (!/^(?:、|和|与|及|会同|联合|, ?| and |,? and the )$/.test(plain.slice(one.end, start))) break;
    start = one.start;
  }
  return { start, end: last.end };
}

/** True where English text speaks of an agency named before. */
export function isCarriedIssuer(words: string): boolean {
  return EN_CARRIED.test(words);
}
