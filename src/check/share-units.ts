import type { ShareDefinition } from '../model/definitions.ts';
import type { Atlas } from '../view/atlas.ts';
import { countedTrials, understandTrials } from '../view/counted.ts';
import { milestones, openQuestion } from '../view/milestones.ts';
import { resolveModality } from '../view/resolve.ts';
import { seatsOn } from '../view/seated.ts';

/** Units of a share that are no trials: how many lie in both places, and how many cannot be placed. */
export type UnitCounts = { numerator: number; denominator: number; unplaced: number; statements: string[] };

type Asked = { subject: string; of: string; as_of: string; known_by: string; scope: ShareDefinition['scope']; modality: string | null };
type Unit = { organisations: string[]; statements: string[] };

/** Dated clearances or approved products of the authority of a country, each product once for each disease or alone, where the organisations behind it are. */
export async function countProducts(
  atlas: Atlas,
  asked: Asked,
  milestone: 'ind_cleared' | 'approved',
  jurisdiction: string,
): Promise<UnitCounts> {
  const modality = asked.modality === null ? null : resolveModality(asked.modality).ids;
  const question = { ...openQuestion(asked.as_of, asked.known_by), scope: asked.scope, milestone, jurisdiction, modality };
  const rows = (await milestones(atlas, question)).filter(
    ({ modifier, date_from }) => date_from !== null && (modifier === null || modifier === 'conditional'),
  );
  const groups = Map.groupBy(rows, ({ product, label, disease }) =>
    milestone === 'approved' ? (product ?? label) : `${product ?? label} ${disease}`,
  );
  const units = [...groups.values()].map((same) => ({
    organisations: same.flatMap(({ organisations }) => organisations),
    statements: same.map(({ statement }) => statement),
  }));
  return tally(units, await seatsOn(atlas, asked.as_of, asked.known_by), asked);
}

/** Organisations that lead a counted trial, each once. */
export async function countSponsors(atlas: Atlas, asked: Asked, definition: ShareDefinition): Promise<UnitCounts> {
  const open = { place: null, modality: asked.modality, target: null, disease: null, source: null, series: null };
  const days = { as_of: asked.as_of, known_by: asked.known_by };
  const { counted } = await countedTrials(atlas, await understandTrials(atlas, { ...open, ...days }), definition, days);
  const led = Map.groupBy(
    counted.flatMap(({ sponsors, statement }) => sponsors.map((sponsor) => ({ sponsor, statement }))),
    ({ sponsor }) => sponsor,
  );
  const units = [...led].map(([sponsor, trials]) => ({
    organisations: [sponsor.replace(/^organisation\//, '')],
    statements: trials.map(({ statement }) => statement),
  }));
  return tally(units, await seatsOn(atlas, asked.as_of, asked.known_by), asked);
}

function tally(units: Unit[], seats: Map<string, string[]>, { subject, of }: Asked): UnitCounts {
  const placed = units.map(({ organisations, statements }) => ({ places: organisations.flatMap((id) => seats.get(id) ?? []), statements }));
  const within = of === 'world' ? placed.filter(({ places }) => places.length > 0) : placed.filter(({ places }) => places.includes(of));
  const inside = within.filter(({ places }) => places.includes(subject));
  return {
    numerator: inside.length,
    denominator: within.length,
    unplaced: placed.filter(({ places }) => places.length === 0).length,
    statements: inside.flatMap(({ statements }) => statements.slice(0, 1)),
  };
}
