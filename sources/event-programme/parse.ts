import { parsePartialDate } from '../../src/base/dates.ts';
import { sha256 } from '../../src/base/hash.ts';
import { readCuration } from '../../src/model/curation.ts';
import { type EventRow, eventRow } from '../../src/model/park.ts';
import type { ParseContext, RawStatement } from '../../src/statement/context.ts';
import { fieldsOf, type LoadedTable, loadTable, type TableColumn } from '../../src/statement/grid.ts';
import { listIntake } from '../../src/statement/intake.ts';
import type { SourceCode } from '../../src/statement/source.ts';

const COLUMNS = {
  event: { headers: ['event', 'Event', '活动', '会议'], required: true },
  topic: { headers: ['topic', 'Topic', '题目', '报告题目'], required: true },
  series: { headers: ['series', 'Series', '系列'] },
  edition: { headers: ['edition', 'Edition', '届'] },
  from: { headers: ['from', 'From', '首日', '开始日期'] },
  to: { headers: ['to', 'To', '末日', '结束日期'] },
  venue: { headers: ['venue', 'Venue', '会场', '地点'] },
  forum: { headers: ['forum', 'Forum', 'session', 'Session', '论坛', '分论坛'] },
  speaker: { headers: ['speaker', 'Speaker', '报告人', '嘉宾'] },
  organisation: { headers: ['organisation', 'Organisation', 'affiliation', 'Affiliation', '单位', '报告人单位'] },
} satisfies Record<string, TableColumn>;

type Row = Record<keyof typeof COLUMNS | 'record', string>;
type Talk = EventRow['talks'][number];
type Sayer = (property: string, column: keyof typeof COLUMNS, value: string, more?: Partial<RawStatement>) => RawStatement[];

/** Reads the programme of events as a table, a talk a row: CSV, XLSX or a saved page; what is said of the event stands in its first row. */
export const source: SourceCode = {
  intake: listIntake,
  parse: async (context) => {
    const part = context.receipt.parts[0].name;
    const loaded = await loadTable(context, part, 'programme', COLUMNS);
    const rows = await context.db.rows<Row>('SELECT * FROM programme ORDER BY row');
    const whole = await withoutNameless(context, part, loaded, rows.map(trimmed));
    const events = Map.groupBy(whole, ({ event }) => event);
    for (const [name, talks] of events) await addEvent(context, part, loaded, name, talks);
  },
};

function trimmed(row: Row): Row {
  return Object.fromEntries(
    Object.entries(row).map(([name, value]) => [
      name,
      String(value ?? '')
        .replace(/\s+/g, ' ')
        .trim(),
    ]),
  ) as Row;
}

async function withoutNameless(context: ParseContext, part: string, loaded: LoadedTable, rows: Row[]): Promise<Row[]> {
  for (const { record, event, topic } of rows)
    if (event === '' || topic === '') {
      const message = 'a talk without its event or topic; the record is left out';
      await context.issue({ part, record, field: fieldsOf(loaded, 'event', 'topic'), severity: 'quarantined', code: 'no-id', message });
    }
  return rows.filter(({ event, topic }) => event !== '' && topic !== '');
}

async function addEvent(context: ParseContext, part: string, loaded: LoadedTable, name: string, talks: Row[]): Promise<void> {
  const subject = `event/${idOf(name)}`;
  const observed = { observed_at: context.observed, observed_to: context.observed };
  const sayer =
    ({ record }: Row): Sayer =>
    (property, column, value, more = {}) =>
      value === '' ? [] : [{ subject, property, value, part, record, field: fieldsOf(loaded, column), ...observed, ...more }];
  const [first] = talks as [Row, ...Row[]];
  await reportDates(context, part, loaded, first);
  const forums = [...Map.groupBy(talks, ({ forum }) => forum).values()].map(([one]) => one as Row);
  await context.add([
    ...eventFacts(first, name, sayer(first)),
    ...forums.flatMap((row) =>
      sayer(row)('forum', 'forum', row.forum === '' ? '' : JSON.stringify({ ...both(row.forum), kind: 'themed', tags: [] })),
    ),
    ...talks.flatMap((row) => sayer(row)('talk', 'topic', JSON.stringify(talkOf(row)))),
  ]);
}

function eventFacts(row: Row, name: string, say: Sayer): RawStatement[] {
  const [from, to] = [row.from, row.to === '' ? row.from : row.to].map(parsePartialDate);
  const days = { valid_from: from?.from ?? null, valid_to: to?.to ?? null, precision: from?.precision ?? null };
  return [
    ...say('held', 'event', idOf(name), from && to && from.from <= to.to ? days : {}),
    ...say('name', 'event', name, { lang: /\p{Script=Han}/u.test(name) ? 'zh' : 'en' }),
    ...say('series', 'series', row.series),
    ...say('edition', 'edition', /^\d{1,3}$/.test(row.edition) ? row.edition : ''),
    ...say('venue', 'venue', row.venue === '' ? '' : JSON.stringify(both(row.venue))),
    ...say('origin', 'event', 'the programme of the organiser'),
  ];
}

async function reportDates(context: ParseContext, part: string, loaded: LoadedTable, row: Row): Promise<void> {
  for (const column of ['from', 'to'] as const)
    if (row[column] !== '' && !parsePartialDate(row[column])) {
      const message = `"${row[column]}" is no day; write YYYY-MM-DD`;
      await context.issue({ part, record: row.record, field: fieldsOf(loaded, column), severity: 'warning', code: 'bad-date', message });
    }
}

function talkOf({ forum, topic, speaker, organisation }: Row): Talk {
  const names = organisation.split(/[;；]/).map((one) => one.trim());
  return {
    forum: forum === '' ? null : forum,
    topic: both(topic),
    speaker: speaker === '' ? null : both(speaker),
    organisations: names.filter((one) => one !== '').map((one) => ({ organisation: null, ...both(one) })),
    tags: [],
  };
}

/** A programme comes in one language, which stands for both. */
function both(text: string): { zh: string; en: string } {
  return { zh: text, en: text };
}

/** The id of the curated event of that very name, else one made of the name: two events with one name in two tables are one until their days differ. */
function idOf(name: string): string {
  const known = readCuration('events', eventRow).find(({ zh, en }) => [...zh, ...en].includes(name));
  return known?.id ?? `programme-${sha256(name).slice(0, 12)}`;
}
