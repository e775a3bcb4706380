import { matchesIn, meets, type Piece, type SourceText } from './text.ts';

/** A person named with a title. */
export type Person = { name: Piece; title: Piece | undefined };

const SURNAMES =
  '赵钱孙李周吴郑王冯陈蒋沈韩杨朱秦许何吕施张孔曹严华金魏陶姜谢邹章云苏潘葛范彭郎鲁韦马苗方俞任袁柳鲍史唐费薛雷贺倪汤殷罗毕郝安常于时傅齐康伍余顾孟黄穆萧肖尹姚邵汪毛狄米贝戴宋庞熊纪舒项祝董梁杜阮蓝闵席季贾江童颜郭梅盛林钟徐邱骆高夏蔡田樊胡凌霍万柯卢莫房丁邓洪包左石崔吉龚程邢裴陆荣翁曲段侯全谷车宁仇甘厉符刘景詹龙叶黎温聂曾尤饶向文欧覃易廖耿匡寇广沙巢简牛涂白兰焦侍';
const TITLE =
  '院士|教授|主任委员|副主任|主任|副局长|局长|副所长|所长|副院长|院长|会长|理事长|董事长|首席科学家|首席执行官|首席医学官|首席科学官|首席运营官|CEO|CSO|CMO|COO|博士|研究员|秘书长|书记|副市长|市长|次长|署长|校长|主编|主笔|副区长|区长|总裁|总经理|创始人|厅长|处长|部长|司长|负责人|合伙人|总监|医师|医生|专家';
const ZH = new RegExp(
  `((?:[\\p{Script=Han}A-Za-z0-9()、/&]{0,60}?)(?:${TITLE})(?:兼[\\p{Script=Han}]{2,10}(?:${TITLE}))?)([${SURNAMES}][\\p{Script=Han}]{1,2}?)(?=[、,。;:作在表说指介致就分获以和与及出围带做发等从主认也对担详强并先均共到应受还则将向]|教授|博士|院士|研究员|先生|女士|主任|$|\\s)`,
  'gu',
);
const ZH_AFTER = new RegExp(
  `(?<![\\p{Script=Han}])([${SURNAMES}][\\p{Script=Han}]{1,2})(?:院士|教授|博士|主任|研究员|先生|女士|院长|所长|会长)(?=作|发表|表示|说|介绍|指出|出席|致辞|主持|分享|围绕|就|在|[、,])`,
  'gu',
);
const EN =
  /\b([A-Z][a-z]+(?: [A-Z]\.)? [A-Z][a-zA-Z'-]+),? (?:(?:M\.?D|Ph\.?D)\.?,? ?)*(?=(?:is |was )?(?:its |our |their |the |a )?(?:senior |executive |founding |scientific |associate )?(?:co-founder|founder|chief|CEO|president|professor|chair|director|vice))|\b(?:Dr\.?|Prof(?:essor|\.)) ([A-Z][a-z]+(?: [A-Z][a-zA-Z'-]+)?)/g;

/** People of a piece of text who are named with a title. */
export function findPeople(text: SourceText, piece: Piece): Person[] {
  const zh = matchesIn(ZH, text, piece).map(({ start, groups: [, title = '', name = ''] }): Person => {
    const at = start + title.length;
    return { name: { start: at, end: at + name.length }, title: titleOf(start, title) };
  });
  const en = matchesIn(EN, text, piece).map(({ start, groups: [whole = '', first, second] }): Person => {
    const name = first ?? second ?? '';
    const at = start + whole.indexOf(name);
    return { name: { start: at, end: at + name.length }, title: undefined };
  });
  const after = matchesIn(ZH_AFTER, text, piece).map(
    ({ start, groups: [, name = ''] }): Person => ({ name: { start, end: start + name.length }, title: undefined }),
  );
  return [...zh, ...after.filter(({ name }) => !zh.some((one) => meets(one.name, name))), ...en];
}

/** The title without the words of the sentence before it. */
function titleOf(start: number, title: string): Piece | undefined {
  const lead = /^(?:、|和|与|以及|及|由|邀请|来自|其中|包括)+/.exec(title)?.[0].length ?? 0;
  return title.length > lead ? { start: start + lead, end: start + title.length } : undefined;
}
