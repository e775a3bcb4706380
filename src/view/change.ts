import type { Both } from '../model/definitions.ts';
import { labelOf } from '../model/labels.ts';

/** Kinds of change, of trials and of milestones. */
export const CHANGE_KINDS = [
  'trial_listed',
  'trial_left',
  'trial_returned',
  'status',
  'phase',
  'enrolment',
  'sponsor',
  'start_moved',
  'primary_completion_moved',
  'completion_moved',
  'site_gained',
  'site_lost',
  'milestone_new',
  'milestone_learned',
  'milestone_withdrawn',
] as const;
export type ChangeKind = (typeof CHANGE_KINDS)[number];

/** One thing that moved: what the sources said on the first day and on the second, with the statements that say so. */
export type Change = {
  kind: ChangeKind;
  /** A trial id, or the product of a milestone. */
  subject: string;
  /** The id of that product, null for a trial and for a product that the curation does not know. */
  product: string | null;
  before: string | null;
  after: string | null;
  sources: string[];
  before_statements: string[];
  after_statements: string[];
};

/** The words for what a change was from or to: statuses, phases and milestones by their labels, other values as the source writes them. */
export function labelOfChange(kind: ChangeKind, value: string | null): Both {
  if (value === null) return { zh: '–', en: '–' };
  if (kind === 'status' || kind === 'phase') return labelOf(kind, value);
  if (!kind.startsWith('milestone')) return labelOf('change_value', value);
  const parts = value.split(' ').map((part) => [labelOf('milestone', part), labelOf('modifier', part)].find(({ zh }) => zh !== part));
  const words = value.split(' ').map((part, at) => parts[at] ?? { zh: part, en: part });
  return { zh: words.map(({ zh }) => zh).join(' '), en: words.map(({ en }) => en).join(' ') };
}
