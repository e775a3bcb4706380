import { explainDefinition } from '../../model/definitions.ts';
import { citationsOf } from '../../view/citation.ts';
import type { ReportContext } from './context.ts';
import { citedBy, type Report, type Section } from './report.ts';

/** A report of the sections that say something, with what was understood, its definition and its citations. */
export async function finishReport(
  context: ReportContext,
  made: readonly Section[],
  told: Pick<Report, 'kind' | 'title' | 'from' | 'to'>,
): Promise<Report> {
  const { atlas, cluster, city, nation, known_by, definition, trials } = context;
  const sections = made.filter(({ blocks }) => blocks.length > 0);
  return {
    ...told,
    understood: { cluster, city, nation },
    known_by,
    newest_snapshot: trials.newest,
    definition,
    definition_words: explainDefinition(definition),
    sections,
    citations: await citationsOf(atlas, citedBy(sections)),
  };
}
