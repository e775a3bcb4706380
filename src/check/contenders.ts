import { diseaseFinder } from '../classify/disease.ts';
import { haveCommonPart, isDiseaseWithin } from '../classify/disease-tree.ts';
import type { Both } from '../model/definitions.ts';
import { labelOf } from '../model/labels.ts';
import { readLexicon, traitRow } from '../model/lexicon.ts';
import { proofOf } from '../model/proof.ts';
import { contenderOf, dateOf, isNews, isReached, lastDay, reachedBy, scopeFor } from '../view/contenders.ts';
import { type Milestone as MilestoneRow, milestones, openQuestion } from '../view/milestones.ts';
import type { Contender } from '../view/rank.ts';
import { resolveModality } from '../view/resolve.ts';
import { lacking, settling } from '../view/settling.ts';
import type { CheckContext } from './context.ts';
import type { Predicate } from './predicate.ts';

/** Dated facts of every product that may meet the predicate; where a trait or the place is not on record the fact is in doubt. */
export async function contendersFor(context: CheckContext, predicate: Predicate): Promise<Contender[]> {
  const rows = await rowsFor(context, predicate);
  const own = rows.filter(({ milestone, date_kind }) => milestone === predicate.milestone || !isNews(date_kind));
  const ills = illsOf(own);
  const facts = own.map((row) => toContender(row, predicate, fitOf(row, ills, predicate)));
  return predicate.milestone === null ? facts : reachedBy(facts, predicate.milestone, context.as_of);
}

/** Milestones on record of every product that may meet the predicate, in its jurisdictions. */
export async function rowsFor({ atlas, as_of, known_by }: CheckContext, predicate: Predicate): Promise<MilestoneRow[]> {
  const modality = predicate.modality === null ? null : resolveModality(predicate.modality).ids;
  const rows = await milestones(atlas, {
    ...openQuestion(lastDay(as_of, known_by), known_by),
    scope: scopeFor(predicate.modality),
    modality,
    target: predicate.target,
  });
  const reached = rows.filter(({ modifier }) => isReached(modifier));
  const alike = reached.filter((row) => !isOtherCell(predicate.traits, row.traits) && !isOpposite(predicate.traits, row));
  const ills = illsOf(alike);
  const comparable = alike.filter((row) => fitOf(row, ills, predicate) !== 'misses');
  return inEveryPlace(comparable, predicate);
}

type Fit = 'meets' | 'open' | 'misses';

/** The diseases on record of each product. */
function illsOf(rows: MilestoneRow[]): Map<string, string[]> {
  const groups = Map.groupBy(rows, ({ product, label }) => product ?? label);
  return new Map([...groups].map(([id, same]) => [id, same.flatMap(({ disease }) => disease ?? [])]));
}

/** How a fact stands to the diseases of a claim: by its own disease, or where it names none by those of its product. */
function fitOf({ product, label, disease }: MilestoneRow, ills: Map<string, string[]>, { diseases }: Predicate): Fit {
  const has = disease === null ? (ills.get(product ?? label) ?? []) : [disease];
  const fits: Fit[] = has.length === 0 ? [diseaseFit(diseases, null)] : has.map((one) => diseaseFit(diseases, one));
  return (['meets', 'open', 'misses'] as const).find((fit) => fits.includes(fit)) ?? 'open';
}

/** Facts of the jurisdictions asked; where several are, of products known in more than one of them. A fact without a place counts only if it is of the milestone. */
function inEveryPlace(rows: MilestoneRow[], { jurisdictions, milestone }: Predicate): MilestoneRow[] {
  if (jurisdictions.length === 0) return rows;
  const placed = rows.filter((row) => (row.jurisdiction === null ? row.milestone === milestone : jurisdictions.includes(row.jurisdiction)));
  if (jurisdictions.length === 1) return placed;
  const places = Map.groupBy(placed, ({ product, label }) => product ?? label);
  return placed.filter(({ product, label }) => new Set(places.get(product ?? label)?.map(({ jurisdiction }) => jurisdiction)).size > 1);
}

/** Kinds of cell of which a product has one. */
const CELLS = ['cardiomyocyte', 'dopaminergic', 'nk', 'inkt', 'islet', 'chondrocyte', 'keratinocyte', 'fibroblast', 'limbal_stem_cell'];

function isOtherCell(asked: string[], has: string[]): boolean {
  const wanted = asked.filter((trait) => CELLS.includes(trait));
  return wanted.length > 0 && has.some((trait) => CELLS.includes(trait)) && !wanted.some((trait) => has.includes(trait));
}

/** Traits of which a product has one alone. */
const OPPOSITES = [
  ['autologous', 'allogeneic'],
  ['gene_modified', 'non_gene_modified'],
];
/** Where cells come from; a product without cells has no such trait. */
const ORIGINS = ['autologous', 'allogeneic', 'peripheral_blood', 'cord_blood_derived'];
const WITHOUT_CELLS = [
  'in_vivo_car_t',
  'aav',
  'lentiviral_in_vivo',
  'adenoviral',
  'other_viral_vector',
  'oncolytic_virus',
  'plasmid_nonviral',
  'gene_editing_in_vivo',
  'nucleic_acid',
];

/** Modalities that have a trait by what they are. */
const IMPLIED: Record<string, string[]> = {
  t_cell: ['car_t', 'tcr_t', 'til', 'treg', 'gamma_delta_t', 'ctl_vst'],
  gene_modified: ['car', 'tcr_t', 'hsc_gene_modified', 'gene_editing_ex_vivo'],
  ex_vivo: ['immune_cell', 'stem_cell', 'hsc_gene_modified', 'gene_editing_ex_vivo'],
  in_vivo: WITHOUT_CELLS,
};

function isImplied(trait: string, modality: string | null): boolean {
  if (modality === null || (trait === 'ex_vivo' && isOf(WITHOUT_CELLS, modality))) return false;
  return isOf(IMPLIED[trait] ?? [], modality);
}

function isOf(roots: string[], modality: string): boolean {
  return roots.some((root) => resolveModality(root).ids.includes(modality));
}

/** True for a product that surely lacks a trait asked for: it has the opposite one, or no cells at all. */
function isOpposite(asked: string[], { traits, modality }: MilestoneRow): boolean {
  const isOther = OPPOSITES.some(
    (pair) =>
      pair.some((one) => asked.includes(one) && !traits.includes(one)) && pair.every((one) => asked.includes(one) !== traits.includes(one)),
  );
  const hasNone = modality !== null && isOf(WITHOUT_CELLS, modality);
  return isOther || (hasNone && asked.some((trait) => ORIGINS.includes(trait)));
}

function toContender(row: MilestoneRow, { traits, jurisdictions }: Predicate, fit: Fit): Contender {
  const lacks = traits.filter((trait) => !row.traits.includes(trait) && !isImplied(trait, row.modality));
  const contender = contenderOf(row);
  const called = contender.called ?? { zh: row.label, en: row.label };
  return { ...contender, ...doubtOf(row, called, lacks, jurisdictions, fit) };
}

function doubtOf({ jurisdiction }: MilestoneRow, called: Both, lacks: string[], jurisdictions: string[], fit: Fit): { doubt?: Both } {
  if (lacks.length > 0) {
    const words = lacks.map(traitWords);
    return {
      doubt: {
        zh: `${called.zh}是否“${words.map(({ zh }) => zh).join('、')}”没有记录`,
        en: `whether ${called.en} is ${words.map(({ en }) => en).join(' and ')} is not on record`,
      },
    };
  }
  if (fit === 'open')
    return { doubt: { zh: `${called.zh}是否用于该病没有记录`, en: `whether ${called.en} is for that disease is not on record` } };
  if (jurisdiction !== null || jurisdictions.length === 0) return {};
  return { doubt: { zh: `${called.zh}在何地没有记录`, en: `where ${called.en} did is not on record` } };
}

function traitWords(id: string): Both {
  const row = readLexicon('traits', traitRow).find((one) => one.id === id);
  return { zh: row?.zh[0] ?? id, en: row?.en[0] ?? id };
}

/** How the disease of a milestone stands to those of a claim. */
function diseaseFit(asked: string[], disease: string | null): Fit {
  if (asked.length === 0) return 'meets';
  const has =
    disease === null
      ? []
      : diseaseFinder()
          .inText(disease)
          .map((one) => one.disease);
  if (has.some((one) => asked.some((root) => isDiseaseWithin(one, root)))) return 'meets';
  const isBroader = has.some((one) => asked.some((root) => haveCommonPart(one, root)));
  return has.length === 0 || isBroader ? 'open' : 'misses';
}

/**
 * What is missing to settle a place in the order, by the day up to which the sources must reach; lists of the curation hold no nucleic-acid drugs.
 * `until` is the last possible day of the subject: what came later cannot take a first or a second place from it.
 */
export async function missingFor(context: CheckContext, { milestone, jurisdictions, modality }: Predicate, until: string): Promise<Both[]> {
  const places = jurisdictions.length > 0 ? jurisdictions : [null];
  const found = [];
  for (const place of places) {
    const source = await settling(context.atlas, milestone ?? '', place);
    const isOutside =
      proofOf(milestone ?? '', place)?.curated_until !== undefined &&
      modality !== null &&
      resolveModality('nucleic_acid').ids.includes(modality);
    found.push(
      isOutside ? { zh: `${source.label.zh}不含核酸药物`, en: `${source.label.en} holds no nucleic-acid drugs` } : lacking(source, until),
    );
  }
  if (jurisdictions.length === 0) found.push({ zh: '各国监管机构名单未全部加载', en: "not every country's lists are loaded" });
  return found.filter((one): one is Both => one !== null);
}

/** Who reached the milestone earlier in other places than the one asked about, where the kind of product is the same. */
export async function earlierAbroad(context: CheckContext, predicate: Predicate, before: string): Promise<Both | undefined> {
  if (predicate.jurisdictions.length !== 1) return undefined;
  const rows = await rowsFor(context, { ...predicate, jurisdictions: [] });
  const own = rows.filter(
    (row) =>
      row.milestone === predicate.milestone &&
      row.jurisdiction !== null &&
      !predicate.jurisdictions.includes(row.jurisdiction) &&
      predicate.traits.every((trait) => row.traits.includes(trait)) &&
      diseaseFit(predicate.diseases, row.disease) === 'meets',
  );
  const [first] = own
    .filter(({ date_to }) => date_to !== null && date_to < before)
    .toSorted((a, b) => ((a.date_to ?? '') < (b.date_to ?? '') ? -1 : 1));
  if (!first) return undefined;
  const where = labelOf('jurisdiction', first.jurisdiction ?? '');
  const { called = { zh: first.label, en: first.label } } = contenderOf(first);
  return {
    zh: `在${where.zh}更早的有 ${called.zh}（${dateOf(first)}）`,
    en: `earlier in ${where.en}: ${called.en} (${dateOf(first)})`,
  };
}
