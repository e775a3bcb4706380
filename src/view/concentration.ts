import { UsageError } from '../base/errors.ts';
import { fisherExact, holm } from '../base/hypergeometric.ts';
import { type Both, explainDefinition, type ShareDefinition } from '../model/definitions.ts';
import type { Atlas } from './atlas.ts';
import { type TrialScope, type TrialTerms, understandTrials } from './counted.ts';
import { labelOn } from './dimension.ts';
import { type Unit, type UnitKind, unitsOf, type Where } from './unit.ts';

/** Where a modality, target or disease is concentrated, against everything that the definition counts. */
export type ConcentrationQuestion = TrialTerms & {
  where: Where;
  unit: UnitKind;
  as_of: string;
  known_by: string;
  definition: ShareDefinition;
};

/** One place or organisation: `group` of its `base` units are of the kind asked about. Formulae stand in docs/commands.md. */
export type Concentrated = {
  id: string;
  label: Both;
  group: number;
  base: number;
  /** The count of the group if kind and place had nothing to do with each other. */
  expected: number;
  location_quotient: number;
  cluster_quotient: number;
  /** Fisher's exact test, two-sided, and the same corrected for all values by Holm. */
  p: number;
  p_adjusted: number;
  finding: 'over' | 'under' | 'not_distinguishable';
  statements: string[];
};

/** Units that are counted, those of which no place is known, and how evenly they spread over the values. */
export type Spread = { units: number; unplaced: number; herfindahl: number | null; effective: number | null };

/** An answer that repeats what was understood. */
export type ConcentrationAnswer = {
  understood: TrialScope & { where: Where; unit: UnitKind };
  definition: ShareDefinition;
  definition_words: Both;
  as_of: string;
  known_by: string;
  newest_snapshot: string | null;
  verdict: 'answered' | 'unclear';
  reasons: Both;
  group: Spread;
  base: Spread;
  values: Concentrated[];
};

/** Below this a corrected probability counts as a finding. */
const SIGNIFICANT = 0.05;

/** How a kind of product concentrates on places or organisations. Throws UsageError for an unknown term or day, or when no kind is named. */
export async function concentration(atlas: Atlas, question: ConcentrationQuestion): Promise<ConcentrationAnswer> {
  const { where, unit, as_of, known_by, definition } = question;
  checkQuestion(question);
  const scope = await understandTrials(atlas, question);
  const base = await unitsOf(atlas, { ...scope, modality: null, target: null, disease: null }, question);
  const group = await unitsOf(atlas, scope, question);
  const values = compare(where, group.units.filter(placed), base.units.filter(placed));
  const spread = { group: spreadOf(group.units), base: spreadOf(base.units) };
  return {
    understood: { ...scope, where, unit },
    definition,
    definition_words: explainDefinition(unit === 'clearance' ? { unit, scope: definition.scope } : { ...definition, unit }),
    as_of,
    known_by,
    newest_snapshot: base.newest,
    ...judge(spread, values),
    ...spread,
    values,
  };
}

function checkQuestion({ modality, target, disease, where, unit, series, definition }: ConcentrationQuestion): void {
  if (modality === null && target === null && disease === null)
    throw new UsageError(
      'concentration: give --modality, --target or --disease; the kind is compared with all that the definition counts',
      '集中度：请给出 --modality、--target 或 --disease，即与口径所计全部相比的那一类',
    );
  if (where === 'cluster' && unit !== 'clearance' && definition.place_rule === 'site')
    throw new UsageError(
      'concentration: sites are known by city and never put a trial in a cluster; give --place-rule sponsor',
      '集中度：中心只知所在城市，不能据以归入园区；请用 --place-rule sponsor',
    );
  if (unit === 'clearance' && (disease !== null || series !== null))
    throw new UsageError(
      'concentration: a disease or a series is a filter of trials; leave it out for clearances',
      '集中度：疾病与系列只用于筛选试验；按默示许可计数时请勿给出',
    );
}

function placed({ isPlaced }: Unit): boolean {
  return isPlaced;
}

function compare(where: Where, group: Unit[], base: Unit[]): Concentrated[] {
  if (group.length === 0) return [];
  const [inGroup, inBase] = [byValue(group), byValue(base)];
  const rows = [...inBase].map(([id, all]) => rowOf(id, where, inGroup.get(id) ?? [], all.length, group.length, base.length, inBase.size));
  const adjusted = holm(rows.map(({ p }) => p));
  const judged = rows.map((row, at) => withFinding(row, adjusted[at] as number));
  return judged.toSorted((a, b) => b.group - a.group || b.location_quotient - a.location_quotient || (a.id < b.id ? -1 : 1));
}

type Row = Omit<Concentrated, 'p_adjusted' | 'finding'>;

function rowOf(id: string, where: Where, own: Unit[], base: number, marked: number, total: number, values: number): Row {
  const expected = (marked * base) / total;
  const location_quotient = own.length / expected;
  return {
    id,
    label: labelOn(where, id),
    group: own.length,
    base,
    expected,
    location_quotient,
    cluster_quotient: location_quotient * (own.length / marked) * values,
    p: fisherExact(own.length, base, marked, total),
    statements: [...new Set(own.flatMap(({ statements }) => statements()))],
  };
}

function withFinding(row: Row, p_adjusted: number): Concentrated {
  const direction = row.location_quotient > 1 ? 'over' : 'under';
  return { ...row, p_adjusted, finding: p_adjusted < SIGNIFICANT ? direction : 'not_distinguishable' };
}

function byValue(units: Unit[]): Map<string, Unit[]> {
  const found = new Map<string, Unit[]>();
  for (const unit of units) {
    for (const value of unit.values) {
      const own = found.get(value);
      if (own) own.push(unit);
      else found.set(value, [unit]);
    }
  }
  return found;
}

/** The Herfindahl index of the shares of the values; a unit with several values counts under each. */
function spreadOf(all: Unit[]): Spread {
  const inside = all.filter(placed);
  const counts = [...byValue(inside).values()].map((units) => units.length);
  const sum = counts.reduce((so_far, count) => so_far + count, 0);
  const herfindahl = sum === 0 ? null : counts.reduce((so_far, count) => so_far + (count / sum) ** 2, 0);
  return { units: inside.length, unplaced: all.length - inside.length, herfindahl, effective: herfindahl === null ? null : 1 / herfindahl };
}

function judge({ group, base }: { group: Spread; base: Spread }, values: Concentrated[]): Pick<ConcentrationAnswer, 'verdict' | 'reasons'> {
  if (base.units === 0) {
    const zh = '分母为零：这一口径下没有任何可定位的单位。';
    return { verdict: 'unclear', reasons: { zh, en: 'The denominator is zero: nothing that the definition counts can be placed.' } };
  }
  if (group.units === 0) {
    const zh = `分母为零：${base.units} 个可定位的单位中没有所问的一类。`;
    return {
      verdict: 'unclear',
      reasons: { zh, en: `The denominator is zero: of ${base.units} units that can be placed none is of the kind asked about.` },
    };
  }
  const [over, under] = ['over', 'under'].map((finding) => values.filter((one) => one.finding === finding).length);
  const zh = `所问的一类 ${group.units} 个，全部 ${base.units} 个；${values.length} 个取值中 ${over} 个显著偏高，${under} 个显著偏低（Fisher 精确检验，Holm 校正，5 %）。`;
  const en = `${group.units} of the kind among ${base.units}; of ${values.length} values ${over} are significantly over and ${under} under (Fisher's exact test, Holm, 5 %).`;
  return { verdict: 'answered', reasons: { zh, en } };
}
