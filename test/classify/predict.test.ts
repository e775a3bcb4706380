import assert from 'node:assert/strict';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { predictTrials, type TrialPrediction } from '../../src/classify/predict.ts';

async function predict(content: string): Promise<TrialPrediction[]> {
  const path = join(mkdtempSync(join(tmpdir(), 'classify-')), 'trials.ndjson');
  writeFileSync(path, content);
  return Array.fromAsync(predictTrials(path));
}

const line = JSON.stringify({
  trial_id: 'A1',
  record: { TrialID: 'A1', 'Public title': 'UC-MSC in ARDS', Intervention: 'UC-MSC infusion' },
});

test('predicts a line each and passes over blank lines', async () => {
  const predictions = await predict(`${line}\n\n${line.replaceAll('A1', 'A2')}\n`);
  assert.deepEqual(
    predictions.map(({ probability, ...rest }) => ({ ...rest, isLikely: probability > 0.5 })),
    ['A1', 'A2'].map((trial_id) => ({ trial_id, is_cgt: true, modality: 'msc', cell_source: 'allogeneic', targets: [], isLikely: true })),
  );
});

test('names file and line of a half line and of an unknown record', async () => {
  await assert.rejects(predict(`${line}\n${line.slice(0, 30)}`), /trials\.ndjson, line 2: is not a whole JSON object/);
  await assert.rejects(predict('{"trial_id":"A1","record":{}}\n'), /trials\.ndjson, line 1, record: /);
  await assert.rejects(predict('{"record":{}}\n'), /trials\.ndjson, line 1/);
});
