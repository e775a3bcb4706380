import type { Grade } from '../model/curation.ts';
import type { Both } from '../model/definitions.ts';
import { EXPECTED_LIFE, FACT_KINDS, type FactKind } from '../model/freshness.ts';
import { labelOf } from '../model/labels.ts';
import { type Age, ageOf } from './age.ts';
import type { Atlas } from './atlas.ts';
import { productCalled } from './called.ts';
import { amenities, chainRoles, clusters, figures, offers } from './cluster.ts';
import { placeLabel } from './dimension.ts';
import { checkDays } from './milestones.ts';
import { serviceLabel } from './need.ts';
import { policies } from './park.ts';
import { rightsHeld } from './product.ts';
import type { Recorded, Told } from './register.ts';
import { isSeated, seatingOf } from './seated.ts';
import { entityName } from './why.ts';

/** Curated facts of one kind, or of all, by how long a check is overdue. */
export type RecheckQuestion = { kind: FactKind | null; as_of: string; known_by: string };

/** A curated fact that still holds on the day: of whom or what it is, what it says, and how old that is. */
export type AgedFact = { kind: FactKind; of: Both; says: Both; age: Age; grade: Grade | null; origin: string | null; statements: string[] };

/** An answer that repeats what was understood; facts most overdue come first, then those whose day of reading is not recorded. */
export type RecheckAnswer = {
  kind: FactKind | null;
  as_of: string;
  known_by: string;
  newest_snapshot: string;
  /** Of each kind its expected life in years, and how many facts there are, are overdue, and have no day of reading. */
  kinds: { kind: FactKind; label: Both; years: number; facts: number; overdue: number; undated: number }[];
  facts: AgedFact[];
};

type Days = { as_of: string; known_by: string };

/** The curated facts that a curator may have to check again. Throws UsageError for a day that is none. */
export async function recheck(atlas: Atlas, { kind, as_of, known_by }: RecheckQuestion): Promise<RecheckAnswer> {
  checkDays(as_of, known_by);
  const all = (await Promise.all(READERS.map((read) => read(atlas, { as_of, known_by })))).flat();
  const kinds = FACT_KINDS.map((one) => {
    const own = all.filter((fact) => fact.kind === one);
    const [overdue, undated] = [own.filter(({ age }) => age.overdue > 0).length, own.filter(({ age }) => age.seen === null).length];
    return { kind: one, label: labelOf('fact_kind', one), years: EXPECTED_LIFE[one], facts: own.length, overdue, undated };
  });
  const asked = kind === null ? all : all.filter((fact) => fact.kind === kind);
  return { kind, as_of, known_by, newest_snapshot: atlas.manifest.newest, kinds, facts: asked.toSorted(byAge) };
}

function byAge({ age: a }: AgedFact, { age: b }: AgedFact): number {
  return b.overdue - a.overdue || Number(b.seen === null) - Number(a.seen === null) || (b.days ?? 0) - (a.days ?? 0);
}

/** A fact of a register with its age; nothing where it had ended by the day. */
function aged(
  kind: FactKind,
  row: Recorded & { to?: string | null },
  told: Told | null,
  texts: Pick<AgedFact, 'of' | 'says'>,
  as_of: string,
): AgedFact[] {
  const { grade, origin, statements, to = null } = row;
  if (to !== null && to < as_of) return [];
  return [{ kind, ...texts, age: ageOf(kind, (told ?? row.read)?.from ?? null, as_of, to), grade, origin, statements }];
}

const READERS: ((atlas: Atlas, days: Days) => Promise<AgedFact[]>)[] = [
  async (atlas, { as_of, known_by }) =>
    (await chainRoles(atlas, known_by)).flatMap((row) =>
      aged(
        'role',
        row,
        row.seen,
        { of: entityName(`organisation/${row.organisation}`), says: withMore(labelOf('chain_role', row.role), row.of) },
        as_of,
      ),
    ),
  async (atlas, { as_of, known_by }) =>
    (await offers(atlas, known_by)).flatMap((row) =>
      aged('offer', row, row.seen, { of: entityName(`organisation/${row.organisation}`), says: serviceLabel(row.offer) }, as_of),
    ),
  async (atlas, { as_of, known_by }) =>
    (await figures(atlas, known_by)).flatMap((row) =>
      aged(
        'figure',
        row,
        row.told,
        { of: placeLabel(row.cluster), says: numbered(withMore(labelOf('figure', row.figure), row.of), row.value) },
        as_of,
      ),
    ),
  async (atlas, { as_of, known_by }) =>
    (await amenities(atlas, known_by)).flatMap((row) =>
      aged('amenity', row, row.seen, { of: placeLabel(row.cluster), says: withMore(row, labelOf('amenity_state', row.state)) }, as_of),
    ),
  async (atlas, { as_of, known_by }) =>
    (await clusters(atlas, known_by)).flatMap((row) =>
      aged('cluster', row, null, { of: placeLabel(row.id), says: labelOf('fact_kind', 'cluster') }, as_of),
    ),
  policiesIn,
  membershipsIn,
  rightsIn,
];

/** A policy is due at its end, if it has one, and stays to be checked for what took its place. */
async function policiesIn(atlas: Atlas, { as_of, known_by }: Days): Promise<AgedFact[]> {
  return (await policies(atlas, known_by)).map(({ zh, en, place, until, read, grade, origin, statements }) => ({
    kind: 'policy' as const,
    of: place === null ? { zh: '–', en: '–' } : placeLabel(place),
    says: { zh: zh[0] ?? en[0] ?? '', en: en[0] ?? zh[0] ?? '' },
    age: ageOf('policy', read?.from ?? null, as_of, until),
    grade,
    origin,
    statements,
  }));
}

async function membershipsIn(atlas: Atlas, { as_of, known_by }: Days): Promise<AgedFact[]> {
  const { seats } = await seatingOf(atlas);
  return [...seats.values()].flat().flatMap((seat) => {
    if (seat.role === null || !isSeated(seat, as_of, known_by)) return [];
    const { organisation, role, places, to_day, seen_from, seen_statement, statement } = seat;
    const statements = [statement, ...(seen_statement === null ? [] : [seen_statement])];
    const says = withMore(placeLabel(places[0] ?? ''), labelOf('membership_role', role));
    return [
      {
        kind: 'membership' as const,
        of: entityName(`organisation/${organisation}`),
        says,
        age: ageOf('membership', seen_from, as_of, to_day),
        grade: null,
        origin: null,
        statements,
      },
    ];
  });
}

async function rightsIn(atlas: Atlas, { as_of, known_by }: Days): Promise<AgedFact[]> {
  return (await rightsHeld(atlas, as_of, known_by)).map(({ product, organisation, role, territory, seen, statement }) => ({
    kind: 'right' as const,
    of: productCalled(product),
    says: rightWords(organisation, role, territory),
    age: ageOf('right', seen, as_of),
    grade: null,
    origin: null,
    statements: [statement],
  }));
}

function withMore({ zh, en }: Both, more: Both | null): Both {
  return more === null || more.en === '' ? { zh, en } : { zh: `${zh}（${more.zh}）`, en: `${en} (${more.en})` };
}

function numbered({ zh, en }: Both, value: number | string): Both {
  const sum = value.toLocaleString('en');
  return { zh: `${zh}：${sum}`, en: `${en}: ${sum}` };
}

function rightWords(organisation: string, role: string, territory: string): Both {
  const [what, wide] = [labelOf('right', role), labelOf('territory', territory)];
  const where = wide.en === territory ? placeLabel(territory) : wide;
  return withMore(entityName(`organisation/${organisation}`), { zh: `${what.zh}，${where.zh}`, en: `${what.en}, ${where.en}` });
}
