import { unpackGzip } from '../../src/base/containers.ts';
import { decodeText, looksLikeHtml } from '../../src/base/document/decode.ts';
import { InputError } from '../../src/base/errors.ts';
import type { Issue, ParseContext } from '../../src/statement/context.ts';
import { countRecord, noCounts, noteField, reportFields, useByName } from '../../src/statement/fields.ts';
import { listIntake } from '../../src/statement/intake.ts';
import { addSaid, type Said } from '../../src/statement/said.ts';
import type { SourceCode } from '../../src/statement/source.ts';
import { type CountryRecord, recordsOf } from './form.ts';
import { recordOfPage } from './page.ts';
import { countedAs, isReadAs, tell } from './trial.ts';

const NUMBER = /^\d{4}-\d{6}-\d{2}$/;

/** Reads the text of full details, with one record a country, and the page of a trial, also gzipped under any name. */
export const source: SourceCode = {
  intake: listIntake,
  parse: async (context) => {
    const part = context.receipt.parts[0].name;
    const text = decodeText(unpackGzip(context.bytes(part), part), part);
    const trials = new Map<string, CountryRecord[]>();
    const counts = noCounts();
    const useOf = useByName(context, isReadAs);
    for (const record of looksLikeHtml(text, part) ? [wholePage(text, part)] : recordsOf(text)) {
      countRecord(counts, filledFields(record), useOf);
      const number = numberOf(record);
      if (number === undefined) await reportNumberless(context, part, record);
      else trials.set(number, [...(trials.get(number) ?? []), record]);
    }
    await reportFields(context, part, counts, { noun: 'a section of the form' });
    const issues: Issue[] = [];
    await addSaid(context, part, tellAll(part, trials, issues));
    for (const issue of issues) await context.issue(issue);
  },
};

function wholePage(text: string, part: string): CountryRecord {
  const record = recordOfPage(text);
  if (!/<\/html>\s*$/i.test(text)) throw new InputError('ends before the page does; take it again', { file: part });
  return record;
}

function numberOf({ fields }: CountryRecord): string | undefined {
  const number = fields.find(({ label }) => label === 'EudraCT Number')?.value ?? '';
  return NUMBER.test(number) ? number : undefined;
}

async function reportNumberless(context: ParseContext, part: string, { line }: CountryRecord): Promise<void> {
  const message = `no EudraCT number in the record that begins in line ${line}; it is left out`;
  await context.issue({ part, record: '', field: 'EudraCT Number', severity: 'quarantined', code: 'no-id', message });
}

function* tellAll(part: string, trials: Map<string, CountryRecord[]>, issues: Issue[]): Generator<Said> {
  for (const [number, records] of trials) {
    const { said, unclear, unknown } = tell(number, records);
    yield* said;
    issues.push(
      ...unclear.map(({ number: field, value, at }) =>
        warning(part, at, field, 'unclear-answer', `neither yes nor no; not read: ${value.slice(0, 40)}`),
      ),
    );
    issues.push(
      ...unknown.map(({ value, at }) =>
        warning(part, at, 'Trial Status', 'unknown-state', `a state that is not known: ${value.slice(0, 40)}`),
      ),
    );
  }
}

function filledFields({ fields }: CountryRecord): Map<string, boolean> {
  const filled = new Map<string, boolean>();
  for (const field of fields) {
    const name = countedAs(field);
    if (name !== undefined) noteField(filled, name, field.value !== '');
  }
  return filled;
}

function warning(part: string, record: string, field: string, code: string, message: string): Issue {
  return { part, record, field, severity: 'warning', code, message };
}
