import { labelOf } from '../../../model/labels.ts';
import type { Change, ChangeKind } from '../../../view/change.ts';
import { countOf, dateWords, spanWords } from '../format.ts';
import { CHANGE_WORDS } from '../words/changes.ts';
import type { Lang } from '../words/words.ts';

/** Kinds in the order in which people want to hear of them. */
export const KINDS_TOLD: readonly ChangeKind[] = [
  'milestone_new',
  'milestone_learned',
  'milestone_withdrawn',
  'trial_listed',
  'trial_returned',
  'trial_left',
  'phase',
  'status',
  'start_moved',
  'primary_completion_moved',
  'completion_moved',
  'enrolment',
  'sponsor',
  'site_gained',
  'site_lost',
];

const DAY = /^\d{4}-\d{2}/;

/** One side of a change in people's words; `–` where there is none. */
export function sideWords(lang: Lang, kind: ChangeKind, value: string | null): string {
  if (value === null) return '–';
  if (kind.startsWith('milestone')) return milestoneWords(lang, value);
  if (kind.startsWith('site')) return value;
  return value
    .split(' | ')
    .map((one) => valueWords(lang, kind, one))
    .join(' | ');
}

function valueWords(lang: Lang, kind: ChangeKind, value: string): string {
  if (kind === 'status' || kind === 'phase') return labelOf(kind, value)[lang];
  if (kind === 'enrolment') return /^\d+$/.test(value) ? CHANGE_WORDS[lang].participants(countOf(lang, Number(value))) : value;
  if (kind.endsWith('_moved'))
    return value
      .split('/')
      .map((day) => dateWords(lang, day))
      .join(' – ');
  return labelOf('change_value', value)[lang];
}

/** A milestone from its codes: kind, modifier, agency, and its first and last possible day. */
function milestoneWords(lang: Lang, value: string): string {
  return value
    .split(' ')
    .map((part) => (DAY.test(part.replace('null/', '')) ? daysWords(lang, part) : partWords(lang, part)))
    .join(lang === 'zh' ? '，' : ', ');
}

function daysWords(lang: Lang, part: string): string {
  const [from, to] = part.split('/').map((day) => (day === 'null' ? null : day)) as [string | null, string | null | undefined];
  return spanWords(lang, from, to === undefined ? from : to);
}

function partWords(lang: Lang, part: string): string {
  const known = (['milestone', 'modifier'] as const).map((group) => labelOf(group, part)).find(({ zh }) => zh !== part);
  return known?.[lang] ?? part;
}

/** A change in one line: what of what moved. */
export function titleWords(lang: Lang, { kind, subject }: Change): string {
  return `${subject}${CHANGE_WORDS[lang].colon}${labelOf('change', kind)[lang]}`;
}

/** Both sides in one line; one alone where the other is nothing. */
export function turnWords(lang: Lang, { kind, before, after }: Change): string {
  const [was, is] = [before, after].map((value) => (value === null ? null : sideWords(lang, kind, value))) as [
    string | null,
    string | null,
  ];
  return was !== null && is !== null ? CHANGE_WORDS[lang].turned(was, is) : (is ?? was ?? '–');
}
