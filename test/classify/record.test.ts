import assert from 'node:assert/strict';
import { test } from 'node:test';
import { InputError } from '../../src/base/errors.ts';
import { trialTextOf } from '../../src/classify/record.ts';

test('reads an API v2 study with parts missing', () => {
  const text = trialTextOf({
    protocolSection: {
      identificationModule: { nctId: 'NCT1', briefTitle: 'CD19 CAR-T' },
      armsInterventionsModule: { interventions: [{ type: 'BIOLOGICAL', name: 'CAR-T', otherNames: ['code 1'] }] },
    },
  });
  assert.deepEqual([text.id, text.title, text.summary, text.studyType], ['NCT1', 'CD19 CAR-T', '', null]);
  assert.deepEqual(text.interventions, [{ type: 'BIOLOGICAL', name: 'CAR-T; code 1', description: '' }]);
});

test('reads a text-only record: title, then paragraphs', () => {
  const text = trialTextOf({ nct_id: 'NCT2', story: '(firstPart)MSC in cirrhosis.   First paragraph.\n\n Second one.' });
  assert.deepEqual([text.title, text.summary], ['MSC in cirrhosis', 'First paragraph. Second one.']);
});

test('reads ICTRP rows of both column styles, with markup', () => {
  const spaced = trialTextOf({
    TrialID: 'X1',
    'Public title': 'NK cells',
    Intervention: '<br>NK group:NK cells<br>',
    Condition: 'Pneumonia',
  });
  const underscored = trialTextOf({ TrialID: 'X1', Public_title: 'NK cells', Study_type: 'Interventional study' });
  assert.deepEqual(
    [spaced.title, spaced.interventions[0]?.description, spaced.conditions],
    ['NK cells', 'NK group:NK cells', ['Pneumonia']],
  );
  assert.equal(underscored.studyType, 'Interventional study');
});

test('refuses any other shape', () => {
  for (const record of [null, 7, [], {}, { protocolSection: { identificationModule: 'x' } }])
    assert.throws(() => trialTextOf(record), InputError);
});
