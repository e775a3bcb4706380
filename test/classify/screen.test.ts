import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { fieldScreen } from '../../src/classify/field-screen.ts';
import { mayHold, mayHoldJson } from '../../src/classify/gate.ts';
import { classify } from '../../src/classify/trial.ts';
import { vocabulary } from '../../src/classify/vocabulary.ts';
import { trialText } from '../../src/model/trial-text.ts';
import { loadScreen } from '../../src/statement/screen.ts';

const { module, words, keeps } = fieldScreen();
const { text: passes } = await loadScreen(structuredClone({ module, words }));
const named = (title: string, names: string[], more = {}) =>
  trialText({ title, interventions: names.map((name) => ({ type: null, name, description: '' })), studyType: 'INTERVENTIONAL', ...more });

test('every case of the classifier that is of the field passes the screen, as a thread loads it', () => {
  const lines = readFileSync(join(import.meta.dirname, 'cases.jsonl'), 'utf8')
    .trim()
    .split('\n');
  let ofField = 0;
  for (const line of lines) {
    const { title, names, ...more } = JSON.parse(line).text as { title: string; names: string[] };
    const text = named(title, names, more);
    if (classify(text).isCgt === false) continue;
    ofField += 1;
    assert.ok(passes(text) && keeps(text), title);
  }
  assert.ok(ofField > 30);
});

test('every product known by name passes wherever it stands', () => {
  const { concepts } = vocabulary();
  assert.ok(concepts.size > 30);
  for (const name of ['axicabtagene ciloleucel', '瑞基奥仑赛', 'onasemnogene abeparvovec', 'talimogene laherparepvec', 'lovo-cel']) {
    assert.ok(mayHold(vocabulary().gate, name), name);
    for (const part of ['title', 'officialTitle', 'summary'] as const)
      assert.ok(passes(trialText({ [part]: `a study of ${name}` })), `${part} ${name}`);
    assert.ok(passes(trialText({ description: `a study of ${name}`, title: 'A study' })), `description ${name}`);
    assert.ok(passes(trialText({ arms: [`Arm A: ${name}`] })) && passes(trialText({ keywords: [name] })));
  }
});

test('a bare code passes by its sponsor or by what is given around it, and most trials do not pass', () => {
  assert.ok(passes(named('A study in lymphoma', ['ABC-101', 'Fludarabine', 'Cyclophosphamide'])));
  assert.ok(!passes(named('A study in hypertension', ['ABC-101'])));
  assert.ok(!passes(named('Metformin in type 2 diabetes', ['Metformin', 'Placebo'], { summary: 'Blood sugar after twelve weeks.' })));
});

test('the bytes of a text in JSON hold a term where the text does, beside letters outside ASCII too', () => {
  const { gate } = vocabulary();
  const texts = [
    '“tisagenlecleucel”',
    'β-cell and CAR-T',
    'naïve huCART19',
    'é瑞基奥仑赛',
    'étude of mesenchymal stem cells',
    'xx axi-cel',
    'Übung 28z',
    'fooleucel',
  ];
  for (const text of [...texts, 'α blood pressure', 'daily tablets – naïve patients', 'car and msc in small letters']) {
    const bytes = Buffer.from(JSON.stringify({ text }));
    assert.equal(mayHoldJson(gate, bytes, 0, bytes.length), mayHold(gate, text), text);
  }
  assert.ok(texts.every((text) => mayHold(gate, text)));
});
