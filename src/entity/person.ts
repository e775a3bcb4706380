import { hasHan } from '../base/chinese.ts';
import { cityIds, nameParts } from './name-parts.ts';
import { foldName, nameWords } from './name-words.ts';

const SURNAMES = new Set(
  'wang li zhang liu chen yang zhao huang zhou wu xu sun hu zhu gao lin he guo ma luo liang song zheng xie han tang feng yu dong xiao cheng cao yuan deng fu shen zeng peng lu su jiang cai jia ding wei xue ye yan pan du dai xia zhong tian ren fan fang shi yao tan liao zou xiong jin hao kong bai cui kang mao qiu qin gu hou shao meng long wan duan lei qian yin lai yi chang wen qiao he gong'.split(
    ' ',
  ),
);
const SURNAME_CHARACTERS =
  '王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎余潘杜戴夏钟汪田任姜范方石姚谭廖邹熊金陆郝孔白崔康毛邱秦江史顾侯邵孟龙万段雷钱汤尹黎易常武乔贺赖龚文';
const TITLE = /(?:^|[\s,])(?:dr|prof|professor|md|m\.d\.|phd|ph\.d\.|mr|mrs|ms)\.?(?:[\s,]|$)|(?:教授|博士|医生|主任|医师|先生|女士)$/i;

/** True for what looks like the name of a person: a title, a Chinese name of two to four characters, or two or three words with a Chinese surname. */
export function looksLikePerson(name: string): boolean {
  const text = name.trim();
  if (TITLE.test(text)) return nameParts(text).kind === 'company' && !nameParts(text).legal;
  return hasHan(text) ? isChinesePerson(text) : isRomanisedPerson(text);
}

function isChinesePerson(text: string): boolean {
  if (!/^\p{Script=Han}{2,3}$/u.test(text) || !SURNAME_CHARACTERS.includes(text[0] as string)) return false;
  const { zh } = nameWords();
  return cityIds(text).length === 0 && ![1, 2].some((from) => zh.has(text.slice(from)) && text.slice(from).length >= 2);
}

function isRomanisedPerson(text: string): boolean {
  const words = foldName(text.replaceAll('-', '')).split(' ');
  const { en } = nameWords();
  if (words.length < 2 || words.length > 3 || words.some((word) => !/^[a-z]+$/.test(word) || en.has(word) || cityIds(word).length > 0))
    return false;
  return [words[0], words.at(-1)].some((word) => SURNAMES.has(word as string));
}
