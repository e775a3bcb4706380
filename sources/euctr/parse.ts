import { unpackGzip } from '../../src/base/containers.ts';
import { decodeText, looksLikeHtml } from '../../src/base/document/decode.ts';
import { InputError } from '../../src/base/errors.ts';
import type { Issue, ParseContext } from '../../src/statement/context.ts';
import { listIntake } from '../../src/statement/intake.ts';
import { addSaid, type Said } from '../../src/statement/said.ts';
import type { SourceCode } from '../../src/statement/source.ts';
import { type CountryRecord, recordsOf } from './form.ts';
import { recordOfPage } from './page.ts';
import { tell } from './trial.ts';

const NUMBER = /^\d{4}-\d{6}-\d{2}$/;

/** Reads the text of full details, with one record a country, and the page of a trial, also gzipped under any name. */
export const source: SourceCode = {
  intake: listIntake,
  parse: async (context) => {
    const part = context.receipt.parts[0].name;
    const text = decodeText(unpackGzip(context.bytes(part), part), part);
    const trials = new Map<string, CountryRecord[]>();
    for (const record of looksLikeHtml(text, part) ? [wholePage(text, part)] : recordsOf(text)) {
      const number = numberOf(record);
      if (number === undefined) await reportNumberless(context, part, record);
      else trials.set(number, [...(trials.get(number) ?? []), record]);
    }
    const issues: Issue[] = [];
    await addSaid(context, part, tellAll(context, part, trials, issues));
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

function* tellAll(context: ParseContext, part: string, trials: Map<string, CountryRecord[]>, issues: Issue[]): Generator<Said> {
  const sections = new Set([...context.facts.ignored, 'IMP', 'Sponsor', '']);
  const strange = new Set<string>();
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
    for (const { fields } of records)
      for (const field of fields)
        if (/^[A-Z]\.\d/.test(field.number) && !sections.has(field.number.slice(0, 1))) strange.add(field.number.slice(0, 1));
  }
  const message = 'a section of the form that source.yml does not know; it is not read';
  for (const field of strange) issues.push({ part, record: '', field, severity: 'note', code: 'unknown-field', message });
}

function warning(part: string, record: string, field: string, code: string, message: string): Issue {
  return { part, record, field, severity: 'warning', code, message };
}
