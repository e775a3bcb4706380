import type { Atlas } from '../../view/atlas.ts';
import { checkDays } from '../../view/milestones.ts';
import { amenitiesSection } from './amenities.ts';
import { bordersSection } from './borders.ts';
import { chainSection } from './chain.ts';
import { companiesSection } from './companies.ts';
import { reportContext } from './context.ts';
import { finishReport } from './finish.ts';
import { firstsSection } from './firsts.ts';
import { quotientsSection } from './quotients.ts';
import type { Report } from './report.ts';
import { sizeSection } from './size.ts';
import { surroundingsSection } from './surroundings.ts';
import { methodSection, unansweredSection } from './unanswered.ts';
import { dayWords } from './words.ts';

/** A cluster on two dates. */
export type ProfileQuestion = { cluster: string; as_of: string; known_by: string };

/**
 * The profile of a cluster on a day: size and age, chain, concentration, output per organisation, firsts, what is cleared across borders, policies, deals,
 * services and events, amenities. Throws UsageError for an unknown cluster or a day that is none.
 */
export async function clusterProfile(atlas: Atlas, { cluster: asked, as_of, known_by }: ProfileQuestion): Promise<Report> {
  checkDays(as_of, known_by);
  const context = await reportContext(atlas, { cluster: asked, from: null, to: as_of, known_by }, 'profile');
  const sections = [
    await sizeSection(context),
    await chainSection(context),
    await quotientsSection(context),
    await companiesSection(context),
    await firstsSection(context),
    await bordersSection(context),
    await surroundingsSection(context),
    await amenitiesSection(context),
    unansweredSection(context),
    methodSection(context),
  ];
  const day = dayWords(as_of, as_of);
  return finishReport(context, sections, {
    kind: 'profile',
    title: { zh: `${context.cluster.label.zh}：园区概况（${day.zh}）`, en: `${context.cluster.label.en}: profile on ${day.en}` },
    from: null,
    to: as_of,
  });
}
