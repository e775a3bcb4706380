import { isIn, type Piece, type SourceText } from './text.ts';

const FURNITURE = [
  /^\s*(?:上一篇|下一篇|上一条|下一条|相关阅读|推荐阅读|相关推荐|延伸阅读|猜你喜欢|网友评论|热门评论|最新评论|本站广告|广告|扫码|扫一扫|分享到|分享至|点赞|收藏|举报|责任编辑|编辑[::]|免责声明|版权声明|声明[::]|本公司及董事会全体成员|敬请(?:广大)?投资者|香港交易及结算所|概不保证|本文不构成|如有侵权|友情链接|往期回顾|风险提示|前瞻性声明|登录后|阅读量|点击(?:蓝字|查看|下载|关注)|关注我们|返回(?:顶部|列表)|打印|字号|来源[::]\S{0,20}$)/,
  /^\s*(?:share (?:this|on)|follow us|related (?:articles?|stories|posts?)|read (?:more|next)|recommended|subscribe|sign up|log ?in|advertisement|sponsored|cookie|copyright|all rights reserved|full story|editor:|tags?:|previous(?: article)?:|next(?: article)?:|click here|back to top|comments?\b|forward-looking statements|cautionary (?:note|statement)|media contact|(?:investor|press|media) (?:relations|enquiries|inquiries)|certified advis[eo]r|(?:pursuant to|in accordance with) the requirements of the securities|signatures?\s*$|safe harbor|disclosure notice|for (?:further|more) information|sponsored content|stock code|hong kong exchanges and clearing limited)/i,
  /\b(?:use of cookies|privacy policy|terms of (?:use|service)|your privacy matters)\b/i,
  /\d{4}-\d{2}-\d{2} \d{2}:\d{2}(?::\d{2})? ?(?:推荐|回复|顶|赞)/,
];

const INSTRUCTION =
  /\b(?:(?:ignore|disregard) (?:all |any |the )*(?:previous|prior|above|earlier)|(?:summari[sz]ers?|language models?|AI (?:assistants?|systems?|models?|agents?|readers?)|LLMs?|chatbots?|crawlers?|(?:artificial|automated|automatic|machine|robotic|digital) (?:readers?|summari[sz]ers?|systems?|agents?|assistants?)|(?:any |automated )?(?:program|system|model|assistant)s? reading this)\b.{0,60}\b(?:should|must|shall|please|(?:are|is) (?:kindly |hereby |politely |strongly )?(?:to|asked|requested|instructed|invited|reminded|told|required|urged))|(?:note|attention|instructions?) (?:to|for) (?:AI|LLMs?|language models?|summari[sz]ers?|automated))|(?:忽略|无视)(?:以上|上述|之前|此前|前面)|(?:AI|人工智能|大模型|语言模型|摘要|阅读|抽取|机器|自动|智能)(?:程[序式]|助手|系统|模型|工具|软件|读者|阅读者|代理|机器人|爬虫|器)*(?:请|敬请|烦请|应当|应该|必须|务必|需要?|在阅读)|(?:请|务必)(?:AI|大模型|语言模型|摘要程序)/i;

/** True for a line of the page that is no part of the article: buttons, advertisements, links, comments, text that instructs a reader program. */
export function isFurniture(text: SourceText, line: Piece): boolean {
  return text.plain.slice(line.start, line.end).trim() === '' || [...FURNITURE, INSTRUCTION].some((pattern) => isIn(pattern, text, line));
}
