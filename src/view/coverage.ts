import { readFileSync } from 'node:fs';
import { shipped } from '../base/root.ts';
import { placeAndAncestors } from '../entity/place.ts';
import { JURISDICTIONS } from '../model/claim.ts';
import type { Both } from '../model/definitions.ts';
import { PROOFS } from '../model/proof.ts';
import type { Atlas } from './atlas.ts';
import { checkDays, milestones, openQuestion } from './milestones.ts';
import { type Resolved, resolvePlaceTerm } from './resolve.ts';
import { lacking, type Settling, settling } from './settling.ts';

/** Which question is to be covered; null leaves a part open. */
export type CoverageQuestion = {
  milestone: string | null;
  jurisdiction: string | null;
  place: string | null;
  as_of: string;
  known_by: string;
};

/** The source that would settle a kind of milestone, how far it reaches here, and what else states any. */
export type MilestoneCoverage = {
  milestone: string;
  jurisdiction: string | null;
  source: Both;
  published: boolean;
  loaded: boolean;
  until: string | null;
  missing: Both | null;
  /** Milestones of the kind at hand from whatever source, and a statement of each. */
  at_hand: number;
  statements: string[];
};

/** A listing of trials: the days between which it was seen, its trials, and those that reach the place. */
export type TrialCoverage = {
  source: string;
  series: string;
  first: string;
  last: string;
  trials: number;
  inside: number;
  /** Whether each listing of it holds everything, so that what is not on it is known not to be. */
  is_whole: boolean;
  missing: Both | null;
};

/** An answer that repeats what was understood. */
export type CoverageAnswer = {
  understood: { milestone: string | null; jurisdiction: string | null; place: Resolved | null };
  as_of: string;
  known_by: string;
  newest_snapshot: string | null;
  reasons: Both;
  milestones: MilestoneCoverage[];
  trials: TrialCoverage[];
};

const SQL = readFileSync(shipped('src', 'view', 'coverage.sql'), 'utf8');

/** Which sources at hand cover a question, to which day, and what is missing. Throws UsageError for an unknown place or day. */
export async function coverage(atlas: Atlas, question: CoverageQuestion): Promise<CoverageAnswer> {
  const { as_of, known_by, milestone } = question;
  checkDays(as_of, known_by);
  const place = question.place === null ? null : resolvePlaceTerm(question.place);
  const jurisdiction = question.jurisdiction ?? (place && jurisdictionOf(place.id));
  const stated = await Promise.all(pairsOf(milestone, jurisdiction).map((pair) => milestoneCoverage(atlas, pair, as_of, known_by)));
  const trials = (await listingsBy(atlas, place?.id ?? null, known_by)).map((one) => ({ ...one, missing: lackingListing(one, as_of) }));
  return {
    understood: { milestone, jurisdiction, place },
    as_of,
    known_by,
    newest_snapshot:
      trials
        .map(({ last }) => last)
        .toSorted()
        .at(-1) ?? null,
    reasons: reasonsFor(stated, trials),
    milestones: stated,
    trials,
  };
}

type Looked = { source: string; series: string; day: string; trials: number; inside: number; until: string; is_whole: boolean };

/** Each listing as it was known by a day. */
async function listingsBy({ db }: Atlas, place: string | null, known_by: string): Promise<Omit<TrialCoverage, 'missing'>[]> {
  const looks = (await db.rows<Looked>(SQL, { place })).filter(({ day }) => day <= known_by);
  return [...Map.groupBy(looks, ({ source, series }) => `${source}\n${series}`).values()].map((own) => {
    const { source, series, day, is_whole } = own[0] as Looked;
    const until = own
      .map((look) => look.until)
      .toSorted()
      .at(-1) as string;
    const sum = (part: 'trials' | 'inside') => own.reduce((all, look) => all + look[part], 0);
    return {
      source,
      series,
      first: day,
      last: until < known_by ? until : known_by,
      trials: sum('trials'),
      inside: sum('inside'),
      is_whole,
    };
  });
}

type Pair = { milestone: string; jurisdiction: string | null };

/** The pairs of milestone and jurisdiction asked about: those of the table of proof, or the one pair that was named. */
function pairsOf(milestone: string | null, jurisdiction: string | null): Pair[] {
  if (milestone !== null && jurisdiction !== null) return [{ milestone, jurisdiction }];
  const all = PROOFS.flatMap((proof) => proof.milestones.map((name) => ({ milestone: name as string, jurisdiction: proof.jurisdiction })));
  return all.filter(
    (pair) =>
      (milestone === null || pair.milestone === milestone) &&
      (jurisdiction === null || pair.jurisdiction === null || pair.jurisdiction === jurisdiction),
  );
}

/** The jurisdiction whose regulator decides in a place, null where the atlas knows none. */
function jurisdictionOf(place: string): string | null {
  const country = placeAndAncestors(place).at(-1) ?? place;
  const code = country === 'GB' ? 'UK' : country;
  return JURISDICTIONS.find((one) => one === code) ?? null;
}

async function milestoneCoverage(atlas: Atlas, pair: Pair, as_of: string, known_by: string): Promise<MilestoneCoverage> {
  const settled = knownBy(await settling(atlas, pair.milestone, pair.jurisdiction), known_by);
  const rows = await milestones(atlas, { ...openQuestion(as_of, known_by), ...pair });
  return {
    ...pair,
    source: settled.label,
    published: settled.published,
    loaded: settled.loaded,
    until: settled.until,
    missing: lacking(settled, as_of),
    at_hand: rows.length,
    statements: rows.map(({ statement }) => statement),
  };
}

/** A source that was first seen later was not at hand by the day. */
function knownBy(settled: Settling, day: string): Settling {
  return settled.since !== null && settled.since > day ? { ...settled, loaded: false, until: null } : settled;
}

function lackingListing({ first, last }: Pick<TrialCoverage, 'first' | 'last'>, as_of: string): Both | null {
  if (as_of < first) return { zh: `第一期为 ${first}`, en: `first seen on ${first}` };
  return last < as_of ? { zh: `只到 ${last}`, en: `at hand ends on ${last}` } : null;
}

function reasonsFor(stated: MilestoneCoverage[], trials: TrialCoverage[]): Both {
  const covered = stated.filter(({ missing }) => missing === null).length;
  const listed = trials.filter(({ missing }) => missing === null).length;
  return {
    zh: `${stated.length} 类里程碑中 ${covered} 类的来源在手且覆盖到该日；${trials.length} 个试验名单中 ${listed} 个覆盖该日。`,
    en: `Of ${stated.length} kinds of milestone the source of ${covered} is at hand and reaches the day; of ${trials.length} listings of trials ${listed} cover it.`,
  };
}
