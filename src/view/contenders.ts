import { scopeOfModality } from '../classify/scope.ts';
import type { Grade } from '../model/curation.ts';
import type { Both } from '../model/definitions.ts';
import type { Atlas } from './atlas.ts';
import { productCalled } from './called.ts';
import { type Milestone as MilestoneRow, milestones, openQuestion } from './milestones.ts';
import { type Contender, type Milestone, type RankBasis, rankAt } from './rank.ts';
import { type Resolved, resolveDisease, resolveModality, resolveTarget } from './resolve.ts';
import { lacking, settling } from './settling.ts';

/** Who competes: at which milestone, where, with what; null leaves a part open, and a modality, target or disease is given. `cells` is a source of cells. */
export type ContendersQuestion = {
  milestone: Milestone;
  jurisdiction: string | null;
  modality: string | null;
  target: string | null;
  disease: string | null;
  cells: string | null;
  as_of: string;
  known_by: string;
};

/** One product with the first and last possible day on which it reached the milestone, how these were found, and the strongest grade of proof. */
export type ContenderRow = {
  name: string;
  called: Both;
  product: string | null;
  from: string | null;
  to: string | null;
  basis: RankBasis;
  grade: Grade | null;
  statements: string[];
};

/** Everyone known, earliest first; `missing` is what would have to be at hand for the list to be whole, null where it is. */
export type ContendersAnswer = {
  understood: { modality: Resolved | null; target: Resolved | null; disease: Resolved | null };
  missing: Both | null;
  contenders: ContenderRow[];
};

/** Every contender known to the atlas in the order of its first possible day, undated ones last. Throws UsageError for an unknown term or day. */
export async function contenders(atlas: Atlas, question: ContendersQuestion): Promise<ContendersAnswer> {
  const { milestone, jurisdiction, cells, as_of, known_by } = question;
  const understood = {
    modality: question.modality === null ? null : resolveModality(question.modality),
    target: question.target === null ? null : resolveTarget(question.target),
    disease: question.disease === null ? null : resolveDisease(question.disease),
  };
  const { modality, target, disease } = understood;
  const filters = {
    scope: scopeFor(modality?.id ?? null),
    jurisdiction,
    modality: modality?.ids ?? null,
    target: target?.id ?? null,
    diseases: disease?.ids ?? null,
  };
  const rows = await milestones(atlas, { ...openQuestion(laterOf(as_of, known_by), known_by), ...filters });
  const reached = rows.filter(({ modifier, traits }) => isReached(modifier) && (cells === null || traits.includes(cells)));
  const facts = reached.filter((row) => row.milestone === milestone || !isNews(row.date_kind)).map(contenderOf);
  const ranked = rankAt(reachedBy(facts, milestone, as_of), milestone);
  return {
    understood,
    missing: lacking(await settling(atlas, milestone, jurisdiction), as_of),
    contenders: ranked.map(({ name, called, productId, from, to, basis, grade, facts: own }) => ({
      name,
      called,
      product: productId ?? null,
      from,
      to,
      basis,
      grade,
      statements: own.flatMap(({ statements = [] }) => statements),
    })),
  };
}

/** The later of the two days of a question: a later fact may date what an earlier one left open. */
export function laterOf(as_of: string, known_by: string): string {
  return as_of < known_by ? known_by : as_of;
}

/** The facts of those who may have reached a milestone by a day. */
export function reachedBy(facts: Contender[], milestone: Milestone, day: string): Contender[] {
  const late = rankAt(facts, milestone).filter(({ from }) => from !== null && from > day);
  const dropped = new Set(late.map(({ name, productId }) => productId ?? name));
  return facts.filter(({ name, productId }) => !dropped.has(productId ?? name));
}

/** Products of the field compete with each other, not with vaccines of the same making; what is outside the field, as cord blood, competes where it is asked for. */
export function scopeFor(modality: string | null): 'industry' | 'all' {
  return modality !== null && scopeOfModality(modality) === 'none' ? 'all' : 'industry';
}

/** Whether a milestone with such a modifier was reached: no plan, proposal or refusal. */
export function isReached(modifier: string | null): boolean {
  return modifier === null || modifier === 'conditional';
}

/** A date of news or of a certificate is not the date of the decision; the ranking bounds the decision by it. */
export function isNews(kind: string | null): boolean {
  return kind === 'announcement' || kind === 'certificate' || kind === 'publication';
}

/** A milestone as a dated fact for ranking. */
export function contenderOf(row: MilestoneRow): Contender & { called: Both } {
  return {
    name: row.label,
    called: row.product === null ? { zh: row.label, en: row.label } : productCalled(row.product),
    ...(row.product === null ? {} : { productId: row.product }),
    ...(isNews(row.date_kind)
      ? { event: `${row.milestone} ${row.date_kind}` }
      : { event: row.milestone, milestone: row.milestone as Milestone }),
    date: dateOf(row),
    ...(row.jurisdiction === null ? {} : { place: row.jurisdiction }),
    grade: row.grade,
    statements: [row.statement],
  };
}

/** The date of a milestone as exactly as it is known: YYYY, YYYY-MM or YYYY-MM-DD; null where it has none. */
export function dateOf({ date_from, precision }: Pick<MilestoneRow, 'date_from' | 'precision'>): string | null {
  if (date_from === null) return null;
  return date_from.slice(0, { year: 4, month: 7 }[precision ?? ''] ?? 10);
}
