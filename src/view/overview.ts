import { GRADES } from '../model/curation.ts';
import type { Both } from '../model/definitions.ts';
import type { Atlas } from './atlas.ts';
import { productCalled } from './called.ts';
import { statementsOfKinds } from './lookup.ts';
import { type Milestone, milestones, openQuestion } from './milestones.ts';

/** How much the atlas held by a day: trials of the field, curated products and organisations, milestones, and sources. */
export type Held = { trials: number; products: number; organisations: number; milestones: number; sources: number };

/** A milestone once, as the strongest of those who tell it does: the statement of that word, and how many words there are. */
export type NewMilestone = Pick<
  Milestone,
  'product' | 'milestone' | 'modifier' | 'agency' | 'jurisdiction' | 'date_from' | 'date_to' | 'precision' | 'grade' | 'statement'
> & { label: Both; told: number };

export type Overview = { held: Held; newest: NewMilestone[]; as_of: string; known_by: string; newest_snapshot: string };

const FIELD = `SELECT count(DISTINCT c.trial)::INTEGER AS trials FROM trial_class c SEMI JOIN (SELECT DISTINCT trial FROM trial_state WHERE known_from <= $1::DATE) s ON s.trial = c.trial
  WHERE scope IN ('strict', 'industry') AND known_from <= $1::DATE AND (known_to IS NULL OR known_to > $1::DATE)`;

/** What the atlas held by a day, and the newest milestones that had happened on another. */
export async function overview(atlas: Atlas, most: number, as_of: string, known_by: string): Promise<Overview> {
  const dated = (await milestones(atlas, openQuestion(as_of, known_by))).filter(({ date_from }) => date_from !== null);
  const once = onceEach(dated);
  return {
    held: { ...(await countHeld(atlas, known_by)), milestones: once.length },
    newest: once.slice(0, most),
    as_of,
    known_by,
    newest_snapshot: atlas.manifest.newest,
  };
}

async function countHeld(atlas: Atlas, known_by: string): Promise<Omit<Held, 'milestones'>> {
  const [[field], named, [covered]] = await Promise.all([
    atlas.db.rows<{ trials: number }>(FIELD, [known_by]),
    atlas.db.rows<{ kind: string; count: number }>(
      `SELECT split_part(subject, '/', 1) AS kind, count(DISTINCT subject)::INTEGER AS count FROM ${await statementsOfKinds(atlas, ['product/', 'organisation/'])}
       WHERE (subject LIKE 'product/%' OR subject LIKE 'organisation/%') AND subject NOT LIKE 'organisation/ror-%' AND observed_at <= $1::DATE GROUP BY ALL`,
      [known_by],
    ),
    atlas.db.rows<{ sources: number }>('SELECT count(DISTINCT source)::INTEGER AS sources FROM coverage WHERE first_seen <= $1::DATE', [
      known_by,
    ]),
  ]);
  const countOf = (kind: string) => named.find((one) => one.kind === kind)?.count ?? 0;
  return {
    trials: field?.trials ?? 0,
    products: countOf('product'),
    organisations: countOf('organisation'),
    sources: covered?.sources ?? 0,
  };
}

/** Milestones of which several tell once, newest first; a milestone is one of a product, kind, jurisdiction and month. */
function onceEach(rows: Milestone[]): NewMilestone[] {
  const told = Map.groupBy(rows, (row) =>
    JSON.stringify([row.product ?? row.label, row.milestone, row.modifier, row.jurisdiction, row.date_from?.slice(0, 7)]),
  );
  const once = [...told.values()].map((own) => {
    const [best] = own.toSorted((a, b) => GRADES.indexOf(a.grade) - GRADES.indexOf(b.grade) || widthOf(a) - widthOf(b)) as [Milestone];
    return newMilestone(best, own.length);
  });
  return once.toSorted((a, b) => ((a.date_to ?? '') > (b.date_to ?? '') ? -1 : (a.date_to ?? '') < (b.date_to ?? '') ? 1 : 0));
}

/** How inexact the date of a milestone is: longer texts stand for fewer days. */
function widthOf({ precision }: Milestone): number {
  return ['day', 'month', 'quarter', 'year'].indexOf(precision ?? 'year');
}

function newMilestone(row: Milestone, told: number): NewMilestone {
  const { product, milestone, modifier, agency, jurisdiction, date_from, date_to, precision, grade, statement } = row;
  const label = product === null ? { zh: row.label, en: row.label } : productCalled(product);
  return { product, milestone, modifier, agency, jurisdiction, date_from, date_to, precision, grade, statement, label, told };
}
