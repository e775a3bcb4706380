import assert from 'node:assert/strict';
import { test } from 'node:test';
import { nameParts, readFirstClaim } from '../../src/check/first-claim.ts';

test('reads place, milestone and subject on either side of the verb', () => {
  const names = ['alfa-cel', 'beta-cel'];
  const one = readFirstClaim('alfa-cel is the second CAR-T approved in China', names);
  assert.deepEqual([one.relation, one.rank, one.milestone, one.subject], ['place', 'second', 'approved', ['alfa-cel']]);
  const other = readFirstClaim('The first BCMA CAR-T cleared for trials in Japan is beta-cel', names);
  assert.deepEqual([other.rank, other.milestone, other.subject], ['first', 'ind_cleared', ['beta-cel']]);
  assert.deepEqual(other.profile.targets, ['BCMA']);
  assert.deepEqual(other.profile.jurisdictions, ['JP']);
});

test('reads Chinese claims', () => {
  const names = ['甲仑赛', '乙仑赛'];
  const one = readFirstClaim('甲仑赛是国内第三款获批上市的CAR-T产品', names);
  assert.deepEqual([one.rank, one.milestone, one.subject], ['third', 'approved', ['甲仑赛']]);
  const other = readFirstClaim('全球首个进入III期临床的干细胞药物为乙仑赛', names);
  assert.deepEqual([other.rank, other.phase, other.subject], ['first', 3, ['乙仑赛']]);
  const only = readFirstClaim('乙仑赛是中国唯一获批的TIL疗法', names);
  assert.equal(only.rank, 'only');
});

test('takes a name and its brand in brackets as one subject', () => {
  const claim = readFirstClaim('Code-1 (Brandix/甲仑赛) is the first TIL therapy approved by the FDA', ['Brandix', 'Code-1', '甲仑赛']);
  assert.deepEqual(claim.subject.toSorted(), ['Brandix', 'Code-1', '甲仑赛']);
});

test('reads comparisons with a named other, and who made a thing', () => {
  const names = ['Alfa-1', 'Beta-2'];
  const before = readFirstClaim('Alfa-1 was approved in China before Beta-2', names);
  assert.deepEqual([before.relation, before.subject, before.others], ['before', ['Alfa-1'], ['Beta-2']]);
  const after = readFirstClaim('Alfa-1在中国获批晚于Beta-2', names);
  assert.deepEqual([after.relation, after.subject, after.others], ['after', ['Alfa-1'], ['Beta-2']]);
  const made = readFirstClaim('Delta Bio (not Gamma Bio) developed Alfa-1', ['Gamma Bio', 'Delta Bio']);
  assert.deepEqual([made.relation, made.subject, made.others], ['made', ['Delta Bio'], ['Gamma Bio']]);
});

test('notices denial, vagueness, several jurisdictions at once and a time', () => {
  assert.equal(readFirstClaim('Alfa-1 is not the first CAR-T approved in the US', ['Alfa-1']).denied, true);
  assert.equal(readFirstClaim('Alfa-1 is the first trial of its kind', ['Alfa-1']).vague, true);
  assert.equal(readFirstClaim('The first CAR-NK cleared in China and the US at once', []).joint, true);
  const { window } = readFirstClaim('Alfa-1 was the only CAR-T approved in Japan as of 2020', ['Alfa-1']);
  assert.deepEqual(window, { from: '0000-01-01', to: '2020-12-31' });
});

test('does not take first-line and first-patient for a place', () => {
  assert.equal(readFirstClaim('Alfa-1 is a first-line CAR-T', ['Alfa-1']).rank, null);
  assert.equal(readFirstClaim('Alfa-1 had its first patient dosed', ['Alfa-1']).rank, null);
});

test('keeps the words of a description that it cannot read', () => {
  assert.deepEqual(readFirstClaim('Alfa-1 is the first lyophilised CAR-T approved in China', ['Alfa-1']).unread, ['lyophilised']);
});

test('finds the names in a name', () => {
  assert.deepEqual(nameParts('甲仑赛 Alfaleucel (Code-1/Brandix)'), ['甲仑赛 Alfaleucel', '甲仑赛', 'Alfaleucel', 'Code-1', 'Brandix']);
  assert.deepEqual(nameParts('Alfa-1 (TCR-T, not CAR-T)'), ['Alfa-1']);
  assert.deepEqual(nameParts('Alfa-1 (US)'), ['Alfa-1']);
});
