import { seededRandom } from '../src/base/random.ts';
import { DEFAULT_DEFINITION } from '../src/model/definitions.ts';
import type { Atlas } from '../src/view/atlas.ts';
import { chain } from '../src/view/chain.ts';
import { changes } from '../src/view/changes.ts';
import { citationsOf } from '../src/view/citation.ts';
import { compare } from '../src/view/compare.ts';
import { concentration } from '../src/view/concentration.ts';
import { contenders } from '../src/view/contenders.ts';
import { coverage } from '../src/view/coverage.ts';
import { statementsAbout, statementsById } from '../src/view/evidence.ts';
import { landscape } from '../src/view/landscape.ts';
import { milestones, openQuestion } from '../src/view/milestones.ts';
import { namesOn, rightsOn, trialsOf } from '../src/view/product.ts';
import { recheck } from '../src/view/recheck.ts';
import { services } from '../src/view/services.ts';
import { readShare, share } from '../src/view/share.ts';
import { timeline } from '../src/view/timeline.ts';
import { trend } from '../src/view/trend.ts';
import { withStatements } from '../src/view/why.ts';
import { whyEntity } from '../src/view/why-entity.ts';
import { whyNames } from '../src/view/why-names.ts';
import { whyTrial } from '../src/view/why-trial.ts';

const PLACES = ['Shanghai', 'Beijing', 'Guangdong', 'Jiangsu', 'Zhejiang', 'Hubei', 'Tianjin', 'Sichuan', 'China', 'US'];
const TARGETS = ['CD19', 'BCMA', 'CD22', 'GPRC5D', 'GPC3'];
const MODALITIES = ['car_t', 'msc', 'nk'];
const DISEASES = ['multiple myeloma', 'follicular lymphoma', 'leukemia'];
const ORGANISATIONS = ['CARsgen', 'Novartis', 'JW Therapeutics', 'Legend Biotech'];
const PRODUCTS = ['zevorcel', 'relmacabtagene autoleucel', 'ciltacabtagene autoleucel', 'axicabtagene ciloleucel'];
const RULES = ['start', 'first_posted', 'listed'] as const;
const SCOPES = ['strict', 'industry'] as const;

/** Statements that are there, and trials whose record is there, to ask for. */
type Known = { statements: string[]; trials: string[] };

/** One kind of question: the wanted 95th percentile in ms, and the nth question of the kind. */
export type Kind = { name: string; limit: number; ask(atlas: Atlas, at: number): Promise<unknown> };

type Draws = { of<T>(list: readonly T[]): T; day(from: string, days: number): string };

/** Draws for the nth question: the same each time, and other than those of the question before. */
export function drawsFor(at: number): Draws {
  const random = seededRandom(at * 7919 + 17);
  const of = <T>(list: readonly T[]) => list[Math.floor(random() * list.length)] as T;
  return { of, day: (from, days) => new Date(Date.parse(from) + Math.floor(random() * days) * 864e5).toISOString().slice(0, 10) };
}

/** The terms of a question about trials with places, dates, definition and a filter drawn anew; half of the questions name a target, some a modality. */
export function termsOf(at: number) {
  const { of, day } = drawsFor(at);
  const filter = of(['target', 'target', 'modality', 'none'] as const);
  return {
    modality: filter === 'modality' ? of(MODALITIES) : null,
    target: filter === 'target' ? of(TARGETS) : null,
    disease: null,
    source: null,
    series: null,
    as_of: day('2016-01-01', 3900),
    known_by: of(['2026-11-28', day('2025-01-01', 690)]),
    definition: { ...DEFAULT_DEFINITION, scope: of(SCOPES), date_rule: of(RULES), place_rule: of(['site', 'site', 'sponsor'] as const) },
    place: of(PLACES),
  };
}

/** What a question of a pair of days is asked by. */
export function spanOf(at: number) {
  const { day } = drawsFor(at + 500);
  const from = day('2024-06-01', 800);
  return { from, to: new Date(Date.parse(from) + 180 * 864e5).toISOString().slice(0, 10), known_by: '2026-11-28' };
}

/** Ids that the store holds. */
export async function knownIn({ db }: Atlas): Promise<Known> {
  const rows = await db.rows<{ trial: string; statement: string }>(
    'SELECT trial, start_statement AS statement FROM trial_state WHERE start_statement IS NOT NULL AND hash(state) % 1500 = 0 ORDER BY hash(state)',
  );
  return { statements: rows.map(({ statement }) => statement), trials: rows.map(({ trial }) => trial) };
}

/** A question of each view; no two that follow each other have the same place, days and filters. */
export function questions(known: Known): Kind[] {
  const kinds = [...shares(), ...trials(), ...milestonesAsked(), ...clustersAsked(), ...records(known)];
  return kinds.map((kind, nth) => ({ ...kind, ask: (atlas, at) => kind.ask(atlas, at + nth * 1000) }));
}

const whole = { modality: null, target: null, place: null };

function shares(): Kind[] {
  const ask = (at: number) => ({ ...termsOf(at), of: null, as_of: termsOf(at).as_of });
  return [
    { name: 'share, one definition', limit: 20, ask: (atlas, at) => readShare(atlas, ask(at)) },
    { name: 'share, all definitions', limit: 60, ask: (atlas, at) => share(atlas, ask(at)) },
    {
      name: 'compare two places',
      limit: 20,
      ask: (atlas, at) => {
        const { place, disease: _, ...rest } = termsOf(at);
        return compare(atlas, { ...rest, places: [place, place === 'Hubei' ? 'Tianjin' : 'Hubei'] });
      },
    },
  ];
}

function trials(): Kind[] {
  const axes = [
    { rows: 'modality', columns: 'start_year', most: 12 },
    { rows: 'organisation', columns: 'phase', most: 12 },
    { rows: 'province', columns: 'target', most: 12 },
  ] as const;
  return [
    { name: 'landscape', limit: 20, ask: (atlas, at) => landscape(atlas, { ...termsOf(at), ...drawsFor(at).of(axes) }) },
    {
      name: 'landscape, whole field',
      limit: 20,
      ask: (atlas, at) => landscape(atlas, { ...termsOf(at), ...whole, ...drawsFor(at).of(axes) }),
    },
    {
      name: 'timeline of a target',
      limit: 20,
      ask: (atlas, at) => timeline(atlas, { ...termsOf(at), target: drawsFor(at).of(TARGETS), product: null, organisation: null }),
    },
    {
      name: 'timeline of an organisation',
      limit: 20,
      ask: (atlas, at) => timeline(atlas, { ...termsOf(at), target: null, product: null, organisation: drawsFor(at).of(ORGANISATIONS) }),
    },
    {
      name: 'timeline of a product',
      limit: 20,
      ask: (atlas, at) => timeline(atlas, { ...termsOf(at), target: null, product: drawsFor(at).of(PRODUCTS), organisation: null }),
    },
    { name: 'trend', limit: 20, ask: (atlas, at) => trend(atlas, { ...termsOf(at), ...spent, by: drawsFor(at).of(['year', 'quarter']) }) },
    { name: 'trend, whole field', limit: 20, ask: (atlas, at) => trend(atlas, { ...termsOf(at), ...whole, ...spent, by: 'year' }) },
    { name: 'changes', limit: 20, ask: (atlas, at) => changes(atlas, { ...termsOf(at), ...spanOf(at) }) },
    {
      name: 'concentration',
      limit: 20,
      ask: (atlas, at) => {
        const { of } = drawsFor(at);
        const kind = of([
          { target: of(TARGETS), disease: null },
          { target: null, disease: of(DISEASES) },
        ]);
        return concentration(atlas, {
          ...termsOf(at),
          ...kind,
          place: 'China',
          where: of(['province', 'city']),
          unit: of(['trial', 'organisation']),
        });
      },
    },
  ];
}

const spent = { milestone: null, jurisdiction: null, past: '2024-12-31' };

function milestonesAsked(): Kind[] {
  const asked = (at: number) => {
    const { of } = drawsFor(at);
    const { as_of, known_by } = termsOf(at);
    return {
      milestone: of(['ind_cleared', 'approved', 'breakthrough'] as const),
      jurisdiction: of(['CN', 'US', null]),
      target: of(TARGETS),
      as_of,
      known_by,
    };
  };
  return [
    { name: 'contenders', limit: 60, ask: (atlas, at) => contenders(atlas, { ...asked(at), modality: null, disease: null, cells: null }) },
    {
      name: 'milestones',
      limit: 20,
      ask: (atlas, at) => milestones(atlas, { ...openQuestion(asked(at).as_of, asked(at).known_by), target: asked(at).target }),
    },
    {
      name: 'trend of milestones',
      limit: 20,
      ask: (atlas, at) => trend(atlas, { ...termsOf(at), ...spent, ...asked(at), place: null, by: 'year' }),
    },
    { name: 'coverage', limit: 20, ask: (atlas, at) => coverage(atlas, { ...asked(at), place: termsOf(at).place }) },
    {
      name: 'names, rights and trials of a product',
      limit: 20,
      ask: async (atlas, at) => {
        const [{ as_of, known_by }, product] = [termsOf(at), drawsFor(at).of(['zevorcel', 'relma', 'carvykti', 'yescarta'])];
        return [
          await namesOn(atlas, product, as_of, known_by),
          await rightsOn(atlas, { product }, as_of, known_by),
          await trialsOf(atlas, product, known_by),
        ];
      },
    },
  ];
}

const CLUSTERS = ['zhangjiang', 'biobay', 'yizhuang', 'guangzhou-development-district'];
const NEEDS = ['IND-enabling toxicology', 'AAV plasmids', 'iPSC banking', 'manufacturing', '慢病毒'];

function clustersAsked(): Kind[] {
  const days = (at: number) => ({ as_of: drawsFor(at).day('2022-01-01', 1790), known_by: '2026-11-28' });
  return [
    {
      name: 'chain of a cluster',
      limit: 20,
      ask: (atlas, at) => chain(atlas, { cluster: drawsFor(at).of(CLUSTERS), with: null, ...days(at) }),
    },
    { name: 'services', limit: 20, ask: (atlas, at) => services(atlas, { need: drawsFor(at).of(NEEDS), in: null, ...days(at) }) },
    { name: 'facts to check again', limit: 20, ask: (atlas, at) => recheck(atlas, { kind: null, ...days(at) }) },
  ];
}

function records({ statements, trials: subjects }: Known): Kind[] {
  const [subject, statement] = [
    (at: number) => subjects[at % subjects.length] as string,
    (at: number) => statements[at % statements.length] as string,
  ];
  const known_by = '2026-11-28';
  return [
    { name: 'show a trial', limit: 20, ask: (atlas, at) => statementsAbout(atlas, `trial/${subject(at)}`, known_by) },
    { name: 'a statement by its id', limit: 20, ask: (atlas, at) => statementsById(atlas, [statement(at)]) },
    {
      name: 'ten citations',
      limit: 20,
      ask: (atlas, at) =>
        citationsOf(
          atlas,
          Array.from({ length: 10 }, (_, nth) => statement(at * 10 + nth)),
        ),
    },
    {
      name: 'why a trial',
      limit: 20,
      ask: async (atlas, at) => withStatements(atlas, await whyTrial(atlas, subject(at), subject(at), known_by), `trial/${subject(at)}`),
    },
    {
      name: 'why a name',
      limit: 20,
      ask: async (atlas, at) =>
        withStatements(
          atlas,
          await whyEntity(atlas, drawsFor(at).of([...ORGANISATIONS, 'Example Institute 77', 'Example Product 12']), known_by),
        ),
    },
    {
      name: 'why two names',
      limit: 20,
      ask: async (atlas, at) =>
        withStatements(atlas, await whyNames(atlas, [drawsFor(at).of(ORGANISATIONS), `Example Institute ${at}`], known_by)),
    },
  ];
}
