import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { decodeUtf8 } from '../../src/base/containers.ts';
import { requireFile } from '../../src/base/files.ts';
import { type Judgement, readLog } from '../../src/model/judgement.ts';
import type { RawStatement } from '../../src/statement/context.ts';
import { reportRecords } from '../../src/statement/fields.ts';
import type { SourceCode } from '../../src/statement/source.ts';

/** Reads a log of judgements; each is known from the day on which it was decided, and the log has the date of its last line. */
export const source: SourceCode = {
  intake: (paths) =>
    paths.map((path) => {
      requireFile(path);
      const last = readLog(decodeUtf8(readFileSync(path), path), basename(path)).at(-1);
      return { files: [path], series: null, published: last?.decided ?? null, from: basename(path) };
    }),
  parse: async (context) => {
    for (const { name } of context.receipt.parts) {
      const rows = readLog(decodeUtf8(context.bytes(name), name), name);
      await context.add(rows.flatMap((row, index) => statements(row, name, index + 1)));
      await reportRecords(context, name, rows.length);
    }
  },
};

function statements(row: Judgement, part: string, line: number): RawStatement[] {
  const fixed = { subject: `judgement/${row.id}`, part, record: `line=${line}`, observed_at: row.decided, observed_to: row.decided };
  return [...decision(row), ['judged_by', '/by', row.by], ['judged_why', '/why', row.why]].map(
    ([property = '', field = '', value = '']) => ({
      ...fixed,
      property,
      field,
      value,
    }),
  );
}

function decision(row: Judgement): string[][] {
  if (row.about === 'undo') return [['undoes', '/undoes', row.undoes]];
  if (row.about === 'class') {
    const value = typeof row.value === 'string' ? row.value : JSON.stringify(row.value);
    return [
      ['judged', '/value', value],
      ['judged_subject', '/subject', row.subject],
      ['judged_field', '/field', row.field],
    ];
  }
  return [
    ['judged', '/label', row.label],
    ['judged_kind', '/kind', row.kind],
    ['judged_a', '/a', row.a],
    ['judged_b', '/b', row.b],
  ];
}
