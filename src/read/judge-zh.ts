import { endsInCohort } from './cohorts.ts';
import type { Context, Judge } from './judge.ts';
import type { Numeral } from './numerals.ts';

const ZH_THINGS =
  /企业|公司|产品|药物|新药|项目|管线|批件|批文|品种|申请|患者|受试者|病人|病例|展商|嘉宾|代表|机构|医院|疗法|临床|IND|研究|试验|交易|并购|论坛|平台|受理|获批|上市|认定|从业|人才|员工|专利|专家|参展|在研|在审|分会场|会期|细胞|CAR-?T|基因|溶瘤|靶点|观众|生命|新发|确诊|发病|死亡|目录|技术|载体|基地|门店|学员|国家|会员|职工|床位|条款|标准|摘要|报告|演讲|文章|论文|许可|资格|融资|收案|计划|样本|剂量组|厂房|批次/;
const ZH_STRONG = /[家款项例起宗笔]|人次|件/;
const ZH_RATE_OUT =
  /[涨跌][^,。;]{0,4}$|股价|股权|股份|置信|CI|浓度|纯度|含量|税|折扣|权重|利率|奖励|补贴|补助|资助|给予|支持|报销|减免|存活率不低于/;
const ZH_MONEY_IN =
  /价格|[售单总]价|定价|标价|费用|收费|规模|产值|营业额|营收|收入|销售|销量|合计|总额|总计|累计|花[掉费]|市场|金额|投资|投入|融资|募资|募集|支出|经费|估值|亏损|利润|成本|资产|余额/;
const ZH_AWARD = /奖励|补贴|补助|资助|给予|奖补|支持|注册资本|处罚|罚款|市值/;
const ZH_ROUND =
  /(?:[A-F]\+*|天使|种子)轮|收购|并购|转让|定增|募资(?!总额)|对价|总价|权益[^,。;]{0,6}授予|买下|出价|授权|许可|IPO|首付款(?!总额)|里程碑|签约金/;
const ZH_GROUP = /(?:首批|首例|首位|首名|前|第|每|其他|另外?|剂量|随机)$/;
const NOT_COUNT =
  /^(?:一|两)?(?:个|种|项|名|位|人|条|支|场|套|所|座|张)(?:以上|左右)?$|^一(?:个|种|款|项|例|家|名|位|条|支|场|套|所|座|件|人|笔|起|张|篇)/;

const NOT_THINGS =
  /^(?:[^,。;“《]{0,3}[”》]|资格认定|认定均|适应症|核苷酸|碱基|氨基酸|月|小时|星期|疗程|举措|措施|建议|意见|阶段|周期|方面|问题|因素|步骤|部门|维度|环节|层面|方向)/;
const SMALL_GROUP = /^[一二两三四五六七八九1-9][名位例]$/;
const PERSONS = /^(?:患者|受试者|病人|参与者|志愿者)/;

/** What numbers of Chinese text measure, by unit. */
export const zhJudges: Record<Numeral['unit'], Judge> = {
  share: ({ before, after, value }) => {
    if (isStartOfRange(before, after)) return undefined;
    if (/[例名人位个]\($/.test(before) && after.startsWith(')')) return undefined;
    if (
      ZH_RATE_OUT.test(before.slice(-12)) ||
      /^的?(?:股权|股份|置信|溢价)/.test(after) ||
      (/^\d+\/\d+$/.test(value.trim()) && !/^1\//.test(value.trim()))
    )
      return undefined;
    const ofWhole =
      /占|其中|(?:中|里),?[^,。;]{0,6}$|全[国球市省]的?$|世界的?$/.test(before.slice(-24)) ||
      /^的[^,。;]{2,24}(?:来自|出自|集中|位于|在|由)|^(?:来自|出自|集中于?|位于|由)/.test(after);
    return ofWhole ? 'share' : 'rate';
  },
  money: ({ before, after }) => {
    const near = before.slice(-20);
    const isDeal = ZH_ROUND.test(before) && !/(?:估值|亏损|累计|合计|总额|总金额|费用|销售额?|收入|营收)[^,。;\d]{0,8}$/.test(near);
    if (isStartOfRange(before, after)) return undefined;
    const isPrice =
      ZH_MONEY_IN.test(before.slice(-30)) || /^(?:[一1每]针|\/针)?的?(?:价格|售价|定价|标价|费用)|^(?:一|\/)[针剂]/.test(after);
    return isPrice && !ZH_AWARD.test(near) && !isDeal && !/\($/.test(before) ? 'sum' : undefined;
  },
  time: ({ before }) => (/(?:中位|平均|用时|耗时|为期)[^,。;\d]{0,24}$/.test(before) ? 'rate' : undefined),
  size: ({ before, after, value }) => {
    if (/倍$/.test(value))
      return /增|提高|提升|翻|是|达|为|扩大/.test(before.slice(-10)) || /^(?:增|以上)/.test(after) ? 'rate' : undefined;
    return /产能|产量|面积|批次/.test(before.slice(-14)) ? 'count' : undefined;
  },
  count: (context) => (isRefusedCount(context) ? undefined : isCountOfField(context) ? 'count' : undefined),
  plain: ({ before, after, value }) => {
    if (!/[万亿千百]|\d,\d{3}/.test(value)) return undefined;
    const people = /(?:患者|病人|人群|人数|感染者|病例|人口|死亡|例数|患病|携带者|存量|新增|确诊)[^,。;\d]{0,8}$/.test(before);
    return people || (/占了?$/.test(before) && /患者|病人/.test(before)) || /^(?:条|的?(?:患者|病人|人|人群|新生儿|家庭))/.test(after)
      ? 'count'
      : undefined;
  },
};

/** A single thing, a small group of patients, a step of a procedure or a number in a name is no count. */
function isRefusedCount({ before, after, all, value }: Context): boolean {
  const words = value.trim();
  const isLone = /^1[个家款项例件]$/.test(words) && all.filter(({ unit }) => unit === 'count').length < 2;
  const isGroup = SMALL_GROUP.test(words) && PERSONS.test(after) && !/中[^,。;]{0,6}$/.test(before);
  const isStaff = /[人名]$/.test(words) && /^的(?:企业|公司|机构)/.test(after);
  const isDose = /[万亿]个?$/.test(words) && /^[^,。;]{0,6}细胞(?!治疗|药|产)/.test(after);
  const isCompared = /(?:较|比|相较于?)[^,。;]{0,10}的$/.test(before);
  return (
    isStartOfRange(before, after) ||
    isLone ||
    isGroup ||
    isStaff ||
    isCompared ||
    isDose ||
    NOT_COUNT.test(words) ||
    ZH_GROUP.test(before) ||
    NOT_THINGS.test(after) ||
    /[“《][^”》]{0,6}$/.test(before)
  );
}

function isCountOfField({ before, after, clause, value }: Context): boolean {
  const near = before.slice(-16) + after.slice(0, 16);
  return (
    ZH_STRONG.test(value) ||
    ZH_THINGS.test(near) ||
    before.endsWith('为期') ||
    (/[人名位]/.test(value) && (ZH_THINGS.test(clause) || endsInCohort(before)))
  );
}

/** "从12%升至30%" tells of 30%. */
function isStartOfRange(before: string, after: string): boolean {
  return /[从由](?:[^,。;]{0,8}的)?$/.test(before) && /^[^,。;]{0,8}[到至]/.test(after);
}
