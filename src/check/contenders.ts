import { diseaseFinder } from '../classify/disease.ts';
import { haveCommonPart, isDiseaseWithin } from '../classify/disease-tree.ts';
import type { Both } from '../model/definitions.ts';
import { labelOf } from '../model/labels.ts';
import { proofOf } from '../model/proof.ts';
import { contenderOf, dateOf, isNews, isReached, laterOf, reachedBy, scopeFor } from '../view/contenders.ts';
import { type Milestone as MilestoneRow, milestones, openQuestion } from '../view/milestones.ts';
import type { Contender } from '../view/rank.ts';
import { resolveModality } from '../view/resolve.ts';
import { lacking, settling } from '../view/settling.ts';
import type { CheckContext } from './context.ts';
import type { Predicate } from './predicate.ts';
import { isOfAnotherKind, traitsLacking, traitWords } from './traits.ts';

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
    ...openQuestion(laterOf(as_of, known_by), known_by),
    scope: scopeFor(predicate.modality),
    modality,
    target: predicate.target,
  });
  const reached = rows.filter(({ modifier }) => isReached(modifier));
  const alike = reached.filter((row) => !isOfAnotherKind(predicate.traits, row));
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

function toContender(row: MilestoneRow, { traits, jurisdictions }: Predicate, fit: Fit): Contender {
  const contender = contenderOf(row);
  return { ...contender, ...doubtOf(row, contender.called, traitsLacking(traits, row), jurisdictions, fit) };
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

/** A fact in words, and the statement that says so. */
type Abroad = { words: Both; statement: string };

/** Who reached the milestone earlier in other places than the one asked about, where the kind of product is the same. */
export async function earlierAbroad(context: CheckContext, predicate: Predicate, before: string): Promise<Abroad | undefined> {
  if (predicate.jurisdictions.length !== 1) return undefined;
  const rows = await rowsFor(context, { ...predicate, jurisdictions: [] });
  const own = rows.filter(
    (row) =>
      row.milestone === predicate.milestone &&
      row.jurisdiction !== null &&
      !predicate.jurisdictions.includes(row.jurisdiction) &&
      traitsLacking(predicate.traits, row).length === 0 &&
      diseaseFit(predicate.diseases, row.disease) === 'meets',
  );
  const [first] = own
    .filter(({ date_to }) => date_to !== null && date_to < before)
    .toSorted((a, b) => ((a.date_to ?? '') < (b.date_to ?? '') ? -1 : 1));
  if (!first) return undefined;
  const where = labelOf('jurisdiction', first.jurisdiction ?? '');
  const { called } = contenderOf(first);
  const words = {
    zh: `在${where.zh}更早的有 ${called.zh}（${dateOf(first)}）`,
    en: `earlier in ${where.en}: ${called.en} (${dateOf(first)})`,
  };
  return { words, statement: first.statement };
}
