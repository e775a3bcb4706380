import { DEFAULT_DEFINITION } from '../src/model/definitions.ts';
import type { Atlas } from '../src/view/atlas.ts';
import { changes } from '../src/view/changes.ts';
import { compare } from '../src/view/compare.ts';
import { concentration } from '../src/view/concentration.ts';
import { coverage } from '../src/view/coverage.ts';
import { statementsAbout } from '../src/view/evidence.ts';
import { landscape } from '../src/view/landscape.ts';
import { milestones, openQuestion } from '../src/view/milestones.ts';
import { readShare, share } from '../src/view/share.ts';
import { timeline } from '../src/view/timeline.ts';
import { trend } from '../src/view/trend.ts';
import { whyTrial } from '../src/view/why-trial.ts';

const PLACES = ['Shanghai', 'Beijing', 'Guangdong', 'Jiangsu', 'Zhejiang', 'Hubei', 'Tianjin', 'Sichuan'];
const TARGETS = ['CD19', 'BCMA', 'CD22', 'GPRC5D', 'GPC3'];
const KNOWN_BY = '2026-11-25';

/** One of a list for the nth question. */
function nth<T>(list: readonly T[], at: number): T {
  return list[at % list.length] as T;
}

/** A day that differs from question to question. */
export function askedDay(at: number): string {
  return `20${18 + (at % 8)}-${String(1 + ((at * 5) % 12)).padStart(2, '0')}-${String(1 + ((at * 7) % 28)).padStart(2, '0')}`;
}

function trialAt(at: number): string {
  return `NCT7${String((at * 7919) % 6000).padStart(7, '0')}`;
}

function open(at: number) {
  const filters = { modality: null, target: nth(TARGETS, at), disease: null, source: null, series: null };
  return { ...filters, as_of: askedDay(at), known_by: KNOWN_BY, definition: { ...DEFAULT_DEFINITION, date_rule: 'start' as const } };
}

/** A question of each view, of which no two that follow each other have the same place, target and day; `limit` is the wanted 95th percentile in ms. */
export const QUESTIONS: { name: string; limit: number; ask(atlas: Atlas, at: number): Promise<unknown> }[] = [
  {
    name: 'share, one definition',
    limit: 20,
    ask: (atlas, at) => readShare(atlas, { ...open(at), place: nth(PLACES, at), of: null, target: null }),
  },
  {
    name: 'share, all definitions',
    limit: 60,
    ask: (atlas, at) => share(atlas, { ...open(at), place: nth(PLACES, at), of: null, target: null }),
  },
  {
    name: 'landscape',
    limit: 20,
    ask: (atlas, at) => landscape(atlas, { ...open(at), place: null, rows: 'modality', columns: 'start_year', most: 12 }),
  },
  {
    name: 'landscape, whole field',
    limit: 20,
    ask: (atlas, at) => landscape(atlas, { ...open(at), target: null, place: null, rows: 'modality', columns: 'phase', most: 12 }),
  },
  { name: 'timeline', limit: 20, ask: (atlas, at) => timeline(atlas, { ...open(at), product: null, organisation: null }) },
  {
    name: 'trend',
    limit: 20,
    ask: (atlas, at) => trend(atlas, { ...open(at), place: null, milestone: null, jurisdiction: null, by: 'year', past: '2025-12-01' }),
  },
  {
    name: 'changes',
    limit: 20,
    ask: (atlas, at) =>
      changes(atlas, { ...open(at), place: nth(PLACES, at), from: `2025-12-${String(1 + (at % 28)).padStart(2, '0')}`, to: '2026-11-25' }),
  },
  {
    name: 'concentration',
    limit: 20,
    ask: (atlas, at) => concentration(atlas, { ...open(at), place: 'China', where: 'province', unit: 'trial' }),
  },
  { name: 'compare', limit: 20, ask: (atlas, at) => compare(atlas, { ...open(at), places: [nth(PLACES, at), nth(PLACES, at + 1)] }) },
  {
    name: 'coverage',
    limit: 20,
    ask: (atlas, at) =>
      coverage(atlas, { milestone: 'approved', jurisdiction: 'CN', place: nth(PLACES, at), as_of: askedDay(at), known_by: KNOWN_BY }),
  },
  {
    name: 'milestones',
    limit: 20,
    ask: (atlas, at) => milestones(atlas, { ...openQuestion(askedDay(at), KNOWN_BY), target: nth(TARGETS, at) }),
  },
  { name: 'why a trial', limit: 20, ask: (atlas, at) => whyTrial(atlas, trialAt(at), trialAt(at), KNOWN_BY) },
  { name: 'show a trial', limit: 20, ask: (atlas, at) => statementsAbout(atlas, `trial/${trialAt(at)}`, KNOWN_BY) },
];
