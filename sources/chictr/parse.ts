import { unpackGzip } from '../../src/base/containers.ts';
import { decodeText } from '../../src/base/document/decode.ts';
import type { Pair } from '../../src/base/document/html-pairs.ts';
import { xmlRoot } from '../../src/base/xml.ts';
import type { ParseContext } from '../../src/statement/context.ts';
import { listIntake } from '../../src/statement/intake.ts';
import type { SourceCode } from '../../src/statement/source.ts';
import type { EntrySite } from '../../src/statement/trial/entry.ts';
import { tellList } from '../../src/statement/trial/list.ts';
import { type PageLabels, readPage } from '../../src/statement/trial/page.ts';
import { tellEntries } from '../../src/statement/trial/tell.ts';
import { fieldsOfPaths, WHO_IMPORT, xmlEntries } from '../../src/statement/trial/who.ts';

/** The list that a search shows; the institution below a title bears no label and is not read. */
const LIST = {
  id: { headers: ['注册号'], required: true as const },
  title: { headers: ['注册题目'], required: true as const },
  study_type: { headers: ['研究类型'] },
  registered: { headers: ['注册时间'], required: true as const },
};

const LABELS: PageLabels = {
  id: ['注册号', 'Registration number'],
  updated: ['最近更新日期', 'Date of Last Refreshed on'],
  registered: ['注册时间', 'Date of Registration'],
  title: ['注册题目'],
  title_en: ['Public title'],
  official_title: ['研究课题的正式科学名称'],
  official_title_en: ['Scientific title'],
  summary: ['研究目的'],
  summary_en: ['Objectives of Study'],
  study_id: ['研究课题代号(代码)', 'Study subject ID'],
  secondary_id: ['在二级注册机构或其它机构的注册号', 'The registration number of the Partner Registry or other register'],
  sponsor: ['研究实施负责（组长）单位'],
  sponsor_en: ['Primary sponsor'],
  co_sponsor: ['经费或物资来源', 'Source(s) of funding'],
  condition: ['研究疾病'],
  condition_en: ['Target disease'],
  study_type: ['研究类型', 'Study type'],
  phase: ['研究所处阶段', 'Study phase'],
  start: ['征募观察对象时间', 'Recruiting time'],
  completion: ['研究实施时间', 'Study execute time'],
  status: ['征募研究对象情况', 'Recruiting status'],
  intervention: ['干预措施', 'Interventions'],
  intervention_en: ['干预措施', 'Interventions'],
  size: ['干预措施', 'Interventions'],
  country: ['研究实施地点', 'Countries of recruitment and research settings'],
};
const SECONDARY = ['试验主办单位(项目批准或申办者)', 'Secondary sponsor'];

/** Reads the XML that the register gives of a trial, saved pages of one trial, and saved lists of a search. */
export const source: SourceCode = {
  intake: listIntake,
  parse: async (context) => {
    const part = context.receipt.parts[0].name;
    const bytes = unpackGzip(context.bytes(part), part);
    const root = xmlRoot(bytes);
    if (root !== null)
      await tellEntries(
        context,
        part,
        { headers: fieldsOfPaths(WHO_IMPORT), lang: 'en' },
        xmlEntries(context, part, { root, record: 'Triall', paths: WHO_IMPORT }),
      );
    else if (/下载XML文档|Download XML|name=["']pid["']/.test(decodeText(bytes, part))) await tellPage(context, part);
    else
      await tellList(context, part, LIST, { lang: 'zh', series: 'list' }, (texts) => ({
        ...texts,
        title: texts.title?.split('\n')[0] ?? '',
      }));
  },
};

async function tellPage(context: ParseContext, part: string): Promise<void> {
  const { pairs, entry, headers } = await readPage(context, part, LABELS, (label) => SECONDARY.includes(label));
  const inside = (labels: string[] = []) => [
    ...Map.groupBy(
      pairs.filter(({ within }) => labels.includes(within ?? '')),
      ({ table }) => table,
    ).values(),
  ];
  const arms = inside(LABELS.intervention);
  const secondary = inside(SECONDARY).map((group) => valueIn(group, '单位(医院)', 'Institution hospital'));
  const funded = headers.get('co_sponsor') ?? '';
  headers.set('co_sponsor', [SECONDARY[0], funded].join(';'));
  const texts = {
    ...entry.texts,
    start: spanOf(entry.texts.start).from || spanOf(entry.texts.completion).from,
    completion: spanOf(entry.texts.completion).to,
    co_sponsor: [...secondary, entry.texts.co_sponsor ?? ''].join('\n'),
    size: arms.map((arm) => `${valueIn(arm, '组别')}:${valueIn(arm, '样本量', 'Sample size')};`).join(''),
    intervention: arms.map((arm) => `${valueIn(arm, '组别')}:${valueIn(arm, '干预措施')};`).join(''),
    intervention_en: arms.map((arm) => `${valueIn(arm, 'Group')}:${valueIn(arm, 'Intervention')};`).join(''),
  };
  await tellEntries(context, part, { headers, lang: 'zh' }, [{ ...entry, texts, sites: inside(LABELS.country).map(siteOf) }]);
}

function siteOf(group: Pair[]): EntrySite {
  return {
    facility: valueIn(group, '单位(医院)', 'Institution hospital'),
    city: valueIn(group, '市(区县)', 'City'),
    region: valueIn(group, '省(直辖市)', 'Province'),
    country: valueIn(group, '国家', 'Country'),
  };
}

/** What stands under the first of the labels that the group has filled. */
function valueIn(group: Pair[], ...labels: string[]): string {
  const found = labels.flatMap((label) => group.filter((pair) => pair.label === label && pair.value !== ''));
  return (found[0]?.value ?? '').replace(/[;；\n]+/g, '，');
}

/** First and last day of a text such as 从 2024-06-01 00:00:00 至 2029-10-01 00:00:00. */
function spanOf(text = ''): { from: string; to: string } {
  const [from = '', to = ''] = text.match(/\d{4}-\d{2}-\d{2}/g) ?? [];
  return { from, to };
}
