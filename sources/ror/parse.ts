import { literal } from '../../src/base/duck.ts';
import { type Fact, type FactTable, factsQuery } from '../../src/statement/derive.ts';
import { listIntake } from '../../src/statement/intake.ts';
import { loadJson, reportMembers } from '../../src/statement/json-lines.ts';
import type { SourceCode } from '../../src/statement/source.ts';

/** A list of a record, by its keys in either form; empty where it is no list. */
function listOf(type: string, ...keys: string[]): string {
  const list = `coalesce(${keys.map((key) => `text->'$.${key}'`).join(', ')})`;
  return `CASE WHEN json_type(${list}) = 'ARRAY' THEN ${list} ELSE '[]' END::${type}[]`;
}

/** Records as ROR publishes them (schema 2), or with the same fields under shorter keys. */
const LOAD = `CREATE OR REPLACE TABLE organisation AS SELECT record,
  regexp_extract(text->>'$.id', '(?:ror\\.org/)?(0[a-z0-9]{6}\\d{2})$', 1) AS id, text->>'$.status' AS status, ${listOf('VARCHAR', 'types')} AS types,
  ${listOf('JSON', 'names')} AS names, '/names/' AS names_at,
  ${listOf('JSON', 'locations', 'loc')} AS locations, CASE WHEN json_exists(text, '$.locations') THEN '/locations/' ELSE '/loc/' END AS locations_at,
  ${listOf('JSON', 'relationships', 'rel')} AS relations, CASE WHEN json_exists(text, '$.relationships') THEN '/relationships/' ELSE '/rel/' END AS relations_at
  FROM line`;

const LISTS = ['types', 'names', 'locations', 'loc', 'relationships', 'rel'];
/** Members that are read, of either form. */
const READ = new Set(['id', 'status', ...LISTS]);

const KINDS = `coalesce(item->'$.types', item->'$.t')::VARCHAR`;

/** A fact of each item of a list of the record. */
function ofEach(list: 'names' | 'locations' | 'relations', property: string, value: string, more: Partial<Fact> = {}): Fact {
  const from = `(SELECT *, unnest(${list}) AS item, generate_subscripts(${list}, 1) - 1 AS nth FROM known)`;
  return { property, value, fieldOf: `${list}_at || nth`, from, ...more };
}

function named(property: string, kind: string): Fact[] {
  const languages = [{ lang: 'zh' }, { lang: 'en' }, {}] as const;
  return languages.map((more) => {
    const spoken = 'lang' in more ? `(item->>'$.lang') = '${more.lang}'` : `coalesce(item->>'$.lang', '') NOT IN ('zh', 'en')`;
    return ofEach('names', property, `CASE WHEN ${kind} AND ${spoken} THEN coalesce(item->>'$.value', item->>'$.v') END`, more);
  });
}

const FACTS: Fact[] = [
  ...named('name', `NOT contains(${KINDS}, 'acronym') AND NOT contains(${KINDS}, 'alias')`),
  ...named('synonym', `contains(${KINDS}, 'alias')`),
  ...named('acronym', `contains(${KINDS}, 'acronym')`),
  { property: 'kind', value: 'item', field: '/types', from: '(SELECT *, unnest(types) AS item FROM known)' },
  { property: 'status', value: 'status', field: '/status' },
  ofEach('locations', 'city', `coalesce(item->>'$.geonames_details.name', item->>'$.city')`),
  ofEach('locations', 'country', `coalesce(item->>'$.geonames_details.country_code', item->>'$.cc')`),
  ofEach('relations', 'related', `'ror-' || nullif(regexp_extract(coalesce(item->>'$.id', item->>'$[1]'), '0[a-z0-9]{6}\\d{2}$', 0), '')`, {
    original: `concat_ws(' ', lower(coalesce(item->>'$.type', item->>'$[0]')), coalesce(item->>'$.label', item->>'$[2]'))`,
  }),
];

/** Reads records of ROR: JSON lines, an array, or the zip of a release. */
export const source: SourceCode = {
  intake: listIntake,
  parse: async (context) => {
    const part = context.receipt.parts[0].name;
    await loadJson(context, part, 'items');
    await reportMembers(context, part, (name) => (READ.has(name) ? 'read' : context.facts.ignored.includes(name) ? 'ignored' : 'unknown'));
    await context.db.run(LOAD);
    await context.db.run(`CREATE OR REPLACE VIEW known AS SELECT * FROM organisation WHERE id <> ''`);
    const where: FactTable = {
      table: 'known',
      subject: `'organisation/ror-' || id`,
      part: literal(part),
      record: 'record',
      observedAt: `${literal(context.observed)}::DATE`,
    };
    await context.statements(factsQuery(where, FACTS));
    await context.issues(`SELECT ${literal(part)} AS part, record, '/id' AS field, 'quarantined' AS severity, 'no-id' AS code,
      'an organisation without a ROR id; the record is left out' AS message FROM organisation WHERE id = ''`);
    await context.issues(`SELECT ${literal(part)} AS part, record, '/' || key AS field, 'warning' AS severity, 'bad-list' AS code,
      'is no list; it is left out' AS message FROM line, unnest([${LISTS.map(literal).join(', ')}]) AS of(key)
      WHERE json_type(text, '$.' || key) NOT IN ('ARRAY', 'NULL')`);
  },
};
