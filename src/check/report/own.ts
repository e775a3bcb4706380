import { narrowestDiseases } from '../../classify/disease-tree.ts';
import type { Both } from '../../model/definitions.ts';
import { labelOf } from '../../model/labels.ts';
import { productCalled } from '../../view/called.ts';
import { labelOn } from '../../view/dimension.ts';
import { type Milestone, milestones, openQuestion } from '../../view/milestones.ts';
import { ownMilestonesOf } from '../../view/own-milestones.ts';
import { entityName } from '../../view/why.ts';
import { memberNames, type ReportContext } from './context.ts';
import type { Figure } from './report.ts';
import { name } from './say.ts';

/** Milestones of organisations of the cluster. */
export function ownMilestones(context: ReportContext): Promise<Milestone[]> {
  const known = told.get(context.members) ?? findOwn(context);
  told.set(context.members, known);
  return known;
}

/** What is told of the members of one question, which several sections ask for. */
const told = new WeakMap<ReportContext['members'], Promise<Milestone[]>>();

async function findOwn(context: ReportContext): Promise<Milestone[]> {
  const { atlas, as_of, known_by, definition, members } = context;
  const stated = await milestones(atlas, { ...openQuestion(as_of, known_by), scope: definition.scope });
  return ownMilestonesOf(atlas, stated, new Set(members.map(({ organisation }) => organisation)), context);
}

/** The organisations of the cluster behind a milestone, as names with the statements that put them there. */
export function ownersOf(context: ReportContext, { organisations }: Milestone): Figure[] {
  return memberNames(context, organisations, (id) => entityName(`organisation/${id}`));
}

/** The name of the product of a milestone, with its code where people know it by another name. */
export function productName(row: Pick<Milestone, 'product' | 'label' | 'statement'>, ...statements: string[]): Figure {
  return name(row.product === null ? { zh: row.label, en: row.label } : productCalled(row.product), row.statement, ...statements);
}

/** The disease of each milestone in both languages, where the lexicon names it, by statement. */
export async function diseasesOf({ atlas }: ReportContext): Promise<Map<string, Both>> {
  const rows = await atlas.db.rows<{ statement: string; diseases: string[] }>(
    'SELECT statement, list(DISTINCT disease ORDER BY disease) AS diseases FROM milestone_disease GROUP BY statement',
  );
  return new Map(rows.map(({ statement, diseases }) => [statement, joinedLabels(narrowestDiseases(diseases))]));
}

function joinedLabels(ids: string[]): Both {
  const labels = ids.map((id) => labelOn('disease', id));
  return { zh: labels.map(({ zh }) => zh).join('、'), en: labels.map(({ en }) => en).join(', ') };
}

/** Who decided, or where it holds. */
export function authorityOf({ agency, jurisdiction }: Milestone): Both | null {
  if (agency !== null) return { zh: agency, en: agency };
  return jurisdiction === null ? null : labelOf('jurisdiction', jurisdiction);
}
