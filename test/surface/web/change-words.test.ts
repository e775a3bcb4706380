import assert from 'node:assert/strict';
import { test } from 'node:test';
import { MILESTONES } from '../../../src/model/claim.ts';
import { labelOf } from '../../../src/model/labels.ts';
import { KINDS_TOLD, sideWords, turnWords } from '../../../src/surface/web/changes/change-words.ts';
import { CHANGE_KINDS, labelOfChange } from '../../../src/view/change.ts';

test('every milestone is told by its label, also where the label is the code', () => {
  for (const milestone of MILESTONES) {
    for (const lang of ['zh', 'en'] as const) {
      assert.ok(
        sideWords(lang, 'milestone_new', `${milestone} FDA 2026-08-06`).startsWith(labelOf('milestone', milestone)[lang]),
        milestone,
      );
    }
    assert.ok(labelOfChange('milestone_new', milestone).zh === labelOf('milestone', milestone).zh, milestone);
  }
});

test('each side of a change is said in words', () => {
  const said: [Parameters<typeof sideWords>[1], string | null, string, string][] = [
    [
      'milestone_new',
      'approved conditional NMPA 2026-06-22',
      '获批上市，附条件，NMPA，2026年6月22日',
      'approved, conditional, NMPA, 22 Jun 2026',
    ],
    ['milestone_new', 'trial_started 2026-05-01/2026-05-31', '试验开始，2026年5月', 'trial started, May 2026'],
    ['milestone_learned', 'orphan null/2026-05-31', '孤儿药资格，… – 2026年5月31日', 'orphan designation, … – 31 May 2026'],
    ['status', 'UNKNOWN | COMPLETED', '状态不明 | 已完成', 'unknown | completed'],
    ['enrolment', '1200', '1,200 人', '1,200 participants'],
    ['start_moved', '2017-12-01/2026-06', '2017年12月1日 – 2026年6月', '1 Dec 2017 – Jun 2026'],
    ['site_lost', 'A | B, China', 'A | B, China', 'A | B, China'],
    ['trial_listed', 'listed', '在名单中', 'listed'],
    ['trial_left', null, '–', '–'],
  ];
  for (const [kind, value, zh, en] of said) assert.deepEqual([sideWords('zh', kind, value), sideWords('en', kind, value)], [zh, en]);
});

test('one side alone stands without an arrow', () => {
  const change = { subject: 'NCT1', product: null, sources: [], before_statements: [], after_statements: [] };
  assert.equal(turnWords('en', { ...change, kind: 'status', before: 'RECRUITING', after: 'COMPLETED' }), 'recruiting → completed');
  assert.equal(turnWords('en', { ...change, kind: 'site_gained', before: null, after: 'A, China' }), 'A, China');
});

test('every kind of change has its place on the page', () => {
  assert.deepEqual(KINDS_TOLD.toSorted(), CHANGE_KINDS.toSorted());
});
