import { isDay } from '../../base/dates.ts';
import { UsageError } from '../../base/errors.ts';
import type { Atlas } from '../../view/atlas.ts';
import { amenitiesSection } from './amenities.ts';
import { bordersSection } from './borders.ts';
import { chainSection } from './chain.ts';
import { changesSection } from './changes.ts';
import { chartsSection } from './charts.ts';
import { companiesSection } from './companies.ts';
import { comparisonSection } from './comparison.ts';
import { type ClusterQuestion, reportContext } from './context.ts';
import { finishReport } from './finish.ts';
import { firstsSection } from './firsts.ts';
import { milestonesSection } from './milestones.ts';
import { numbersSection } from './numbers.ts';
import type { Report } from './report.ts';
import { sizeSection } from './size.ts';
import { surroundingsSection } from './surroundings.ts';
import { methodSection, unansweredSection } from './unanswered.ts';
import { dayWords } from './words.ts';

/**
 * The report on a cluster: sections of sentences in both languages, charts and tables, each number with its statements. Throws UsageError for an unknown
 * cluster (which names the known ones), a day that is none, or days in the wrong order.
 */
export async function clusterReport(atlas: Atlas, question: ClusterQuestion): Promise<Report> {
  const { from, to } = question;
  checkPeriod(question);
  const context = { ...(await reportContext(atlas, question, 'report')), from };
  const sections = [
    await numbersSection(context),
    await sizeSection(context),
    await chainSection(context),
    chartsSection(context),
    await milestonesSection(context),
    await firstsSection(context),
    await companiesSection(context),
    await bordersSection(context),
    await surroundingsSection(context),
    await amenitiesSection(context),
    await changesSection(context),
    await comparisonSection(context),
    unansweredSection(context),
    methodSection(context),
  ];
  const [first, last] = [dayWords(from, from), dayWords(to, to)];
  return finishReport(context, sections, {
    kind: 'cluster',
    title: {
      zh: `${context.cluster.label.zh}细胞与基因治疗产业报告：${first.zh}至${last.zh}`,
      en: `Cell and gene therapy in ${context.cluster.label.en}: ${first.en} to ${last.en}`,
    },
    from,
    to,
  });
}

function checkPeriod({ from, to, known_by }: ClusterQuestion): void {
  for (const [name, day] of Object.entries({ from, to, 'known-by': known_by })) {
    if (!isDay(day))
      throw new UsageError(
        `report: --${name} "${day}" is not a calendar day; write YYYY-MM-DD`,
        `--${name} “${day}” 不是日历上的一天；请写作 YYYY-MM-DD`,
      );
  }
  if (from >= to) throw new UsageError(`report: --from ${from} must lie before --to ${to}`, `--from ${from} 须早于 --to ${to}`);
}
