/** A field of the EudraCT form: its number, empty in the summary, its label, its value and the span of the value in code points of the file. */
export type Field = { number: string; label: string; value: string; at: string };

/** The record of one country: fields in their order; a mark such as `D.IMP: 1` or `Sponsor 1` is a field without a label. */
export type CountryRecord = { line: number; fields: Field[] };

const NUMBERED =
  /^([A-Z](?:\.\d+)*\.?(?:\d+)?(?:(?: and | to )[A-Z][\d.]+)?)[ \t]+(?![ \t])([^:]{0,1000}?)[ \t]*(?:\([a-z]{2}\))?[ \t]*:(?:[ \t]+|$)/;
const GROUP = /^(?:[BD]\.)?(IMP|Sponsor)(?:: | )(\d+)$/;
const SUMMARY =
  /^(EudraCT Number|National Competent Authority|Trial Status|Date on which this record was first entered in the EudraCT database|Clinical Trial Type|Sponsor's Protocol Code Number|Trial Results|Link|Date of the global end of the trial): ?/;
/** Fields whose value goes on in the lines after it. */
const MORE = new Set(['E.1.1', 'E.8.6.3']);
const OTHER_LANGUAGE = /\([a-z]{2}\)[ \t]*:/;

/** The country records of a full-details text. */
export function* recordsOf(text: string): Generator<CountryRecord> {
  let record: CountryRecord | undefined;
  let start = 0;
  let line = 0;
  for (const written of text.split('\n')) {
    line += 1;
    const content = written.endsWith('\r') ? written.slice(0, -1) : written;
    if (content.startsWith('EudraCT Number:')) {
      if (record) yield record;
      record = { line, fields: [] };
    }
    if (record) readLine(record.fields, content, start);
    start += points(written) + 1;
  }
  if (record) yield record;
}

/** Reads a line into the fields before it: a field of its own, a mark of a group, or one more line of the value before. */
function readLine(fields: Field[], content: string, start: number): void {
  const group = GROUP.exec(content.trim());
  const [head, number = '', label = ''] = NUMBERED.exec(content) ?? [];
  const [summary, name = ''] = head === undefined ? (SUMMARY.exec(content) ?? []) : [];
  if (group) fields.push({ number: group[1] ?? '', label: '', value: group[2] ?? '', at: '' });
  else if (head !== undefined) put(fields, OTHER_LANGUAGE.test(head) ? '' : number, label, content, head.length, start);
  else if (summary !== undefined) put(fields, '', name, content, summary.length, start);
  else if (content.trim() !== '') more(fields, content, start);
}

function put(fields: Field[], number: string, label: string, content: string, from: number, start: number): void {
  const value = content.slice(from).trim();
  const first = start + points(content.slice(0, content.length - content.slice(from).trimStart().length));
  fields.push({ number, label, value, at: `char=${first},${first + points(value)}` });
}

/** A further line of a value has the number and label of the field before it. */
function more(fields: Field[], content: string, start: number): void {
  const last = fields.at(-1);
  if (last && MORE.has(last.number)) put(fields, last.number, last.label, content, 0, start);
}

/** Length in code points. */
function points(text: string): number {
  return /[\ud800-\udbff]/.test(text) ? [...text].length : text.length;
}
