import assert from 'node:assert/strict';
import { join } from 'node:path';
import { test } from 'node:test';
import { z } from 'zod';
import { readJsonLines } from '../../src/base/jsonl.ts';
import { classify } from '../../src/classify/trial.ts';
import { type TrialText, trialText } from '../../src/model/trial-text.ts';

/** A record of our own, what it must be read as, and why; a new term or trap is one line in lexicon/ and one line in cases.jsonl. */
const caseRow = z.strictObject({
  text: z.strictObject({
    title: z.string(),
    names: z.array(z.string()),
    summary: z.string().default(''),
    conditions: z.array(z.string()).default([]),
    studyType: z.string().nullable().default(null),
    sponsor: z.string().default(''),
  }),
  expect: z.record(z.string(), z.unknown()),
  why: z.string().min(5),
});

const cases = readJsonLines(join(import.meta.dirname, 'cases.jsonl'), caseRow);

for (const { text, expect, why } of cases) {
  test(`${text.title}: ${why}`, () => {
    const { names, ...rest } = text;
    const interventions: TrialText['interventions'] = names.map((name) => ({ type: null, name, description: '' }));
    const found: Record<string, unknown> = { ...classify(trialText({ ...rest, interventions })) };
    assert.deepEqual(Object.fromEntries(Object.keys(expect).map((key) => [key, found[key]])), expect);
  });
}
