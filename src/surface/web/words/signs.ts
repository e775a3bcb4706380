import type { Both } from '../../../model/definitions.ts';
import type { Verdict } from '../../../model/verdict.ts';

/** What makes each verdict. */
export const VERDICT_MEANINGS: Record<Verdict, Both> = {
  supported: {
    zh: '手头有陈述与主张一致，且没有相反的陈述。“首个”还须：主角最晚可能的日期不晚于任何对手最早可能的日期，且来源足以覆盖这一问题。',
    en: 'Statements at hand say the same and none says otherwise. For a first also: its latest possible day is not after any rival’s earliest, and the sources cover the question.',
  },
  contradicted: {
    zh: '手头有陈述与主张相反。“首个”：有对手必然更早。',
    en: 'Statements at hand say otherwise. For a first: a rival is certainly earlier.',
  },
  partly: {
    zh: '主张的一部分成立，另一部分不成立或没有依据，例如产品对而日期不对。',
    en: 'One part of the claim holds and another does not or rests on nothing, such as the right product on another day.',
  },
  unclear: {
    zh: '手头的来源定不下来；页面会写明缺哪个来源。不明不等于不实。',
    en: 'The sources at hand do not settle it; the page names the one that would. Unclear is not untrue.',
  },
  not_checkable: {
    zh: '评价、展望或没有公开记录可比对的话，不作判断。',
    en: 'An opinion, an outlook, or something of which no public record is kept; it is not judged.',
  },
};

/** What stands behind each proof grade, from the strongest. */
export const GRADE_MEANINGS: Record<string, Both> = {
  register: { zh: '试验登记册或药品登记的条目', en: 'an entry in a register of trials or medicines' },
  regulator: { zh: '监管机构公布的名单、公告或决定', en: 'a list, notice or decision that a regulator published' },
  company: { zh: '公司公告、年报或新闻稿', en: 'a company’s announcement, report or press release' },
  media: { zh: '新闻报道或会议材料', en: 'news or the material of an event' },
  curator: { zh: '整理者依据公开资料写下，手头没有原始页面', en: 'written down by a curator from public knowledge, with no page at hand' },
};

/** Words of the page of signs and definitions in both languages. */
export const SIGNS_WORDS = {
  zh: {
    title: '图例与口径',
    says: '各页用到的符号、等级、日期和口径，在此各说一次。',
    contents: '本页内容',
    verdicts: '结论',
    verdicts_says: '每条主张得到五种结论之一。颜色、符号和文字三者同时给出，不靠颜色分辨。',
    sign: '符号',
    verdict: '结论',
    means: '怎样得出',
    grades: '证明等级',
    grades_says: '同一件事有多种说法时，等级高的在前；等级说的是出处有多硬，不是说得对不对。',
    grade: '等级',
    behind: '出处',
    times: '两个时间',
    times_says:
      '每条陈述带两个时间，从不混用。事实时间是事情在世上成立的日子；获知时间是我们见到这句话的日子。登记册常在事后补记，所以“8 月 31 日的情况”用当时知道的算和用今天知道的算会得出不同的数。',
    times_label:
      '时间线：试验于 3 月开始（事实时间），登记册于 5 月才写出（获知时间）；4 月时问“已开始多少”，按当时所知不含它，按今天所知含它。',
    happened: '试验开始',
    observed: '登记册写出',
    asked: '问及的日子',
    as_then: '按当时所知：不计',
    as_today: '按今天所知：计入',
    as_of: '“截至”指事实时间',
    known_by: '“已知至”指获知时间',
    scope: '细胞与基因治疗的范围',
    scope_says: '未经操作的造血干细胞移植、血液制品和预防用病毒载体疫苗都不在内。',
    definition: '占比与计数的口径',
    definition_says: '同一个“占比”换一项口径就是另一个数，所以每个答案都写出全部各项。',
    parts: {
      unit: '计数单位',
      place_rule: '地点规则',
      date_rule: '日期规则',
      scope: '范围',
      track: '试验轨道',
      duplicate_rule: '重复规则',
      role: '试验角色',
    } as Record<string, string>,
    first: '“首个”是什么意思',
    first_says: [
      '“首个”＝谓词（靶点、技术类型、适应症等）× 里程碑 × 辖区 × 名次。四项说清了才能判断。',
      '图谱会把所有候选列出来，各带最早与最晚可能的日期和证明等级；日期只到月份的，按整月计。',
      '拟纳入不是纳入；计划、专家委员会意见和伦理批件都不算里程碑。',
      '结论永远是“就手头来源、在某日所知的首个”，不是“世上首个”。',
    ],
    interval: '区间与上下限',
    interval_says:
      '90 % 区间来自两处不确定：分类可能有误，同一试验可能在两个登记册各记一次。上下限另算：无法定位或无法断定日期的试验全归一侧时，占比最低与最高是多少。',
    cite: '怎样引用',
    cite_says: [
      '每一页的地址都含全部问题：口径、筛选与两个日期。要固定下来，请写明“截至”和“已知至”两个日期；日后再开，仍只用那天以前获知的陈述来算。',
      '每个数字下面的编号（如 0b1c66a3…）是一条陈述，点开可见原始字节、收据与发布者页面。',
      '引用时请写：来源名称、快照日期、口径、两个日期和页面地址。来源各有许可，见来源页。',
    ],
    example: '固定了两个日期的例子',
    words: '用词',
    more: '每一步的细节见产品文档 docs/。',
  },
  en: {
    title: 'Signs and definitions',
    says: 'Signs, grades, days and definitions of all pages, each said once.',
    contents: 'On this page',
    verdicts: 'Verdicts',
    verdicts_says: 'Every claim gets one of five. Each has a sign, a word and a colour, and colour is never the only one.',
    sign: 'Sign',
    verdict: 'Verdict',
    means: 'What makes it',
    grades: 'Proof grades',
    grades_says: 'Where sources differ the stronger grade goes first. A grade says how firm the origin is, not that it is right.',
    grade: 'Grade',
    behind: 'What stands behind it',
    times: 'Two times',
    times_says:
      'Every statement has two times that are never mixed. Valid time is when a thing holds in the world; known time is when we saw it said. Registers fill in the past later, so what held on 31 August is one number by what was known then and another by what is known today.',
    times_label:
      'A time line: a trial starts in March (valid time) and the register says so in May (known time). Asked in April how many had started, what was known then leaves it out; what is known today counts it.',
    happened: 'trial starts',
    observed: 'register says so',
    asked: 'day asked about',
    as_then: 'as known then: left out',
    as_today: 'as known today: counted',
    as_of: '“As of” is valid time',
    known_by: '“Known by” is known time',
    scope: 'Scope of cell and gene therapy',
    scope_says:
      'Unmanipulated transplants of blood stem cells, blood products and preventive vaccines on viral vectors are in none of them.',
    definition: 'Definition of shares and counts',
    definition_says: 'A share under another definition is another number, so every answer names all the parts.',
    parts: {
      unit: 'Unit',
      place_rule: 'Place rule',
      date_rule: 'Date rule',
      scope: 'Scope',
      track: 'Track',
      duplicate_rule: 'Duplicates',
      role: 'Role of trials',
    } as Record<string, string>,
    first: 'What “first” means',
    first_says: [
      'A first is a predicate (target, modality, disease …) × milestone × jurisdiction × rank. Only with all four can it be judged.',
      'All contenders are listed, each with its first and last possible day and its proof grade; a date known to the month stands for the whole month.',
      'Proposed is not granted; a plan, a panel’s advice or an ethics approval is no milestone.',
      'It is always the first known from the sources at hand on a day, never the first in the world.',
    ],
    interval: 'Intervals and bounds',
    interval_says:
      'The 90 % interval comes from two doubts: a class may be wrong, and one trial may stand in two registers. Bounds are apart: the lowest and highest share if all trials that cannot be placed or dated fell one way.',
    cite: 'How to cite',
    cite_says: [
      'The address of a page holds the whole question: definition, filters and both days. To fix it, give “as of” and “known by”; opened later, it is worked out from what was known by then alone.',
      'The number under a figure (such as 0b1c66a3…) is a statement; open it for the bytes, the receipt and the publisher’s page.',
      'Cite the source, the day of its snapshot, the definition, both days and the address. Each source has its own licence, on the page of sources.',
    ],
    example: 'An example with both days fixed',
    words: 'Words',
    more: 'The documentation in docs/ has the details of each step.',
  },
} as const;
