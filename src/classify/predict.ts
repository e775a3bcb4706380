import { createReadStream } from 'node:fs';
import { basename } from 'node:path';
import { createInterface } from 'node:readline';
import { z } from 'zod';
import { InputError, messageOf } from '../base/errors.ts';
import { trialTextOf } from './record.ts';
import { classify } from './trial.ts';

const line = z.object({ trial_id: z.string(), record: z.unknown() });

/** A classified trial in the words of the trial score. */
export type TrialPrediction = {
  trial_id: string;
  is_cgt: true | false | 'borderline';
  modality: string;
  cell_source: string;
  targets: string[];
  /** Calibrated probability that `is_cgt` is not false. */
  probability: number;
};

/** Classifies the trials of a file of JSON lines {"trial_id", "record"}, one at a time. Throws InputError naming file and line. */
export async function* predictTrials(path: string): AsyncGenerator<TrialPrediction> {
  let number = 0;
  for await (const row of createInterface({ input: createReadStream(path), crlfDelay: Number.POSITIVE_INFINITY })) {
    number += 1;
    if (row.trim() !== '') yield predictLine(row, { file: basename(path), record: `line ${number}` });
  }
}

function predictLine(row: string, place: { file: string; record: string }): TrialPrediction {
  const { trial_id, record } = readLine(row, place);
  try {
    const { isCgt, modality, cellSource, targets, probability } = classify(trialTextOf(record));
    return { trial_id, is_cgt: isCgt, modality, cell_source: cellSource, targets, probability };
  } catch (error) {
    if (error instanceof InputError) throw new InputError(messageOf(error), { ...place, field: 'record' }, error);
    throw error;
  }
}

function readLine(row: string, place: { file: string; record: string }): z.infer<typeof line> {
  try {
    return line.parse(JSON.parse(row));
  } catch (error) {
    throw new InputError('is not a whole JSON object with trial_id and record; mend or remove the line', place, error);
  }
}
