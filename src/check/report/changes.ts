import { labelOf } from '../../model/labels.ts';
import { readSourceFacts } from '../../statement/source-facts.ts';
import { type Change, type ChangeKind, labelOfChange } from '../../view/change.ts';
import { type ChangesAnswer, changes } from '../../view/changes.ts';
import { clusterName, type PeriodContext } from './context.ts';
import type { Row, Section, Sentence } from './report.ts';
import { count, given, givenDay, name, say, some, words } from './say.ts';

/** Changes listed one by one before the rest is only counted. */
const LISTED = 25;

/** Milestones of the period have a section of their own. */
const TOLD_BEFORE: readonly ChangeKind[] = ['milestone_new'];

/** What moved between the two days: trials, their states, sites and dates, and what sources began or ceased to say. */
export async function changesSection(context: PeriodContext): Promise<Section> {
  const { atlas, cluster, from, as_of, known_by, definition } = context;
  const open = { modality: null, target: null, disease: null, source: null, series: null };
  const answer = await changes(atlas, { ...open, place: cluster.id, from, to: as_of, known_by, definition });
  const moved = answer.changes.filter(({ kind }) => !TOLD_BEFORE.includes(kind));
  return {
    id: 'changes',
    title: { zh: '两日之间的变化', en: 'What changed between the two days' },
    blocks: [
      { kind: 'paragraph', sentences: [...compared(context, answer), ...counts(context, answer, moved)] },
      ...(moved.length === 0 ? [] : [{ kind: 'table' as const, ...HEAD, rows: moved.slice(0, LISTED).map(rowOf) }]),
    ],
  };
}

const HEAD = {
  title: { zh: '变化明细（先列若干条，全部见数据）', en: 'The changes one by one (the first of them; the data hold all)' },
  header: [
    { zh: '变化', en: 'Change' },
    { zh: '对象', en: 'Subject' },
    { zh: '之前', en: 'Before' },
    { zh: '之后', en: 'After' },
  ],
};

/** Which listings were compared, and which could not be. */
function compared({ from }: PeriodContext, { listings }: ChangesAnswer): Sentence[] {
  if (listings.length === 0)
    return [
      say(
        'unclear',
        words`试验有何变化尚不清楚，因为在这两天都没有可用的试验名单。`,
        words`What moved in trials is unclear, because no listing of trials is at hand for either day.`,
      ),
    ];
  return listings.map(({ source, series, before, after }) => {
    const { title } = readSourceFacts(source);
    const label = given({ zh: `${title.zh} ${series}`.trim(), en: `${title.en} ${series}`.trim() });
    if (before === null || after === null)
      return say(
        'unclear',
        words`${label}中的试验有何变化尚不清楚，因为它在${givenDay(from)}及之前没有快照。`,
        words`What moved in ${label} is unclear, because it has no listing on or before ${givenDay(from)}.`,
      );
    if (before === after)
      return say(
        'unclear',
        words`${label}中的试验有何变化尚不清楚，因为两天适用同一期快照（${givenDay(after)}）。`,
        words`What moved in ${label} is unclear, because the same listing (${givenDay(after)}) was in force on both days.`,
      );
    return say(
      'method',
      words`${label}比较的是${givenDay(before)}与${givenDay(after)}两期。`,
      words`Of ${label} the listings of ${givenDay(before)} and ${givenDay(after)} were compared.`,
    );
  });
}

function counts(context: PeriodContext, { listings }: ChangesAnswer, moved: Change[]): Sentence[] {
  const isSeen = listings.some(({ before, after }) => before !== null && before !== after);
  if (moved.length === 0 && isSeen)
    return [
      say(
        'unclear',
        words`在可以比较的名单中，没有看到${clusterName(context)}机构的试验有变化。`,
        words`In the listings that could be compared, no trial led from ${clusterName(context)} was seen to move.`,
      ),
    ];
  return [...Map.groupBy(moved, ({ kind }) => kind)].map(([kind, list]) => {
    const what = given(labelOf('change', kind));
    const all = count(list.flatMap(rowsOf));
    const subjects = count(list.flatMap((one) => rowsOf(one).map(({ statement }) => ({ subject: one.subject, statement }))));
    return say(
      'fact',
      words`${what}：${all}处，涉及${subjects}个对象。`,
      words`Changes of kind “${what}”: ${all}, of ${some(subjects, 'subject')}.`,
    );
  });
}

/** A change as rows: one subject for the change itself, with every statement behind it. */
function rowsOf(change: Change): Row[] {
  const { kind, subject, before, after, before_statements, after_statements } = change;
  return [...before_statements, ...after_statements].map((statement) => ({
    subject: JSON.stringify([kind, subject, before, after]),
    statement,
  }));
}

function rowOf(change: Change): Sentence[] {
  const { kind, subject, before, after, before_statements, after_statements } = change;
  const all = [...before_statements, ...after_statements];
  const side = (value: string | null, statements: string[]) => {
    if (value === null || statements.length === 0) return say('method', ['–'], ['–']);
    const label = name(labelOfChange(kind, value), ...statements);
    return say('fact', [label], [label]);
  };
  const what = name(labelOf('change', kind), ...all);
  const who = name(subject.replace(/^trial\//, ''), ...all);
  return [say('fact', [what], [what]), say('fact', [who], [who]), side(before, before_statements), side(after, after_statements)];
}
