import { DEFAULT_DEFINITION } from '../src/model/definitions.ts';
import type { Atlas } from '../src/view/atlas.ts';
import { concentration } from '../src/view/concentration.ts';
import { contenders } from '../src/view/contenders.ts';
import { coverage } from '../src/view/coverage.ts';
import { landscape } from '../src/view/landscape.ts';
import { resolvePlaceTerm } from '../src/view/resolve.ts';
import { readShare } from '../src/view/share.ts';
import { timeline } from '../src/view/timeline.ts';
import { trend } from '../src/view/trend.ts';
import type { Postgres } from './postgres-server.ts';
import { drawsFor, termsOf } from './views-questions.ts';

/** One kind of question put to both; what each gives is compared. */
export type Pair = { name: string; ours(atlas: Atlas, at: number): Promise<unknown>; theirs(peer: Postgres, at: number): Promise<unknown> };

const SOURCE = 'clinicaltrials-gov';

/** A question about trials of one register, of which no two states hold on one day. */
function asked(at: number) {
  const terms = termsOf(at);
  const date_rule = terms.definition.date_rule === 'listed' ? ('start' as const) : terms.definition.date_rule;
  const target = terms.target ?? (at % 2 === 0 ? 'CD7' : null);
  return {
    ...terms,
    modality: null,
    target,
    source: SOURCE,
    definition: { ...DEFAULT_DEFINITION, scope: terms.definition.scope, place_rule: terms.definition.place_rule, date_rule },
  };
}

type Asked = ReturnType<typeof asked>;

/** The states and classes that a definition counts; $1 as of, $2 known by. */
function counted({ definition, target }: Asked, by = ''): string {
  const scopes = definition.scope === 'strict' ? "c.scope = 'strict'" : "c.scope IN ('strict', 'industry')";
  const last = definition.date_rule === 'start' ? 's.start_to' : 's.posted_to';
  return `FROM trial_state s JOIN trial_class c ON c.trial = s.trial ${by}
    WHERE s.of_field AND s.source = '${SOURCE}' AND s.known_from <= $2 AND s.known_to > $2 AND c.known_from <= $2 AND c.known_to > $2
      AND ${scopes} AND c.role = 'interventional_product' AND ${last} <= $1 ${target === null ? '' : `AND c.targets @> ARRAY['${target}']`}`;
}

/** Whether a state lies in a place by the rule of the definition. */
function lies({ definition }: Asked, parameter: string): string {
  return definition.place_rule === 'site'
    ? `EXISTS (SELECT FROM state_place p WHERE p.state = s.state AND p.place = ${parameter})`
    : `EXISTS (SELECT FROM sponsor_place p WHERE p.name = s.sponsor AND p.place = ${parameter} AND p.known_from <= $2 AND p.known_to > $2 AND p.from_day <= $1 AND p.to_day >= $1)`;
}

/** The statement by which a state lies in a place, null where it does not. */
function placedBy(open: Asked, parameter: string): string {
  return open.definition.place_rule === 'site'
    ? `(SELECT p.statement FROM state_place p WHERE p.state = s.state AND p.place = ${parameter})`
    : `CASE WHEN ${lies(open, parameter)} THEN s.statement END`;
}

const days = ({ as_of, known_by }: Asked) => [as_of, known_by];

/** Every kind of question that the tables answer; each answer holds the trials with their statements, and what is compared is counted from it. */
export const PAIRS: Pair[] = [
  {
    name: 'share of a place, with its trials',
    ours: async (atlas, at) => {
      const { counts } = await readShare(atlas, { ...asked(at), of: 'world' });
      return [counts.numerator, counts.denominator];
    },
    theirs: async (peer, at) => {
      const sql = `SELECT s.trial, s.statement, ${placedBy(asked(at), '$3')} AS placed ${counted(asked(at))} ORDER BY s.trial`;
      const rows = await peer.ask<{ placed: string | null }>(sql, [...days(asked(at)), resolvePlaceTerm(asked(at).place).id]);
      return [rows.filter(({ placed }) => placed !== null).length, rows.length];
    },
  },
  {
    name: 'landscape: modality by start year, with its trials',
    ours: async (atlas, at) => {
      const { rows, columns, cells } = await landscape(atlas, { ...asked(at), rows: 'modality', columns: 'start_year', most: 100 });
      const all = rows.flatMap((row, nth) => columns.map((column, across) => [row.id, column.id, cells[nth]?.[across] ?? 0] as const));
      return all
        .filter(([, , count]) => count > 0)
        .map(String)
        .sort();
    },
    theirs: async (peer, at) => {
      const sql = `SELECT c.modality, extract(year FROM s.start_from)::int AS year, count(*)::int AS trials, array_agg(s.trial) AS ids, array_agg(s.statement) AS statements
        ${counted(asked(at))} AND ${lies(asked(at), '$3')} GROUP BY 1, 2`;
      const rows = await peer.ask<{ modality: string; year: number; trials: number }>(sql, [
        ...days(asked(at)),
        resolvePlaceTerm(asked(at).place).id,
      ]);
      return rows.map(({ modality, year, trials }) => `${modality},${year},${trials}`).sort();
    },
  },
  {
    name: 'timeline of a target: trial starts',
    ours: async (atlas, at) => {
      const { as_of, known_by } = asked(at);
      const definition = { ...DEFAULT_DEFINITION, scope: 'industry' as const, date_rule: 'start' as const };
      const { events } = await timeline(atlas, {
        product: null,
        organisation: null,
        target: drawsFor(at).of(['CD19', 'BCMA', 'CD22', 'GPC3']),
        as_of,
        known_by,
        definition,
      });
      return events
        .filter(({ kind, subject }) => kind === 'trial_started' && /^(?:NCT|ChiCTR)7/.test(subject))
        .map(({ from, subject }) => `${from} ${subject}`);
    },
    theirs: async (peer, at) => {
      const target = drawsFor(at).of(['CD19', 'BCMA', 'CD22', 'GPC3']);
      const open = { ...asked(at), target, definition: { ...DEFAULT_DEFINITION, scope: 'industry' as const, date_rule: 'start' as const } };
      const sql = `SELECT s.start_from::text || ' ' || s.trial AS event, s.statement ${counted(open)} ORDER BY s.start_from, s.start_to, s.trial COLLATE "C"`;
      return (await peer.ask<{ event: string }>(sql, days(open))).map(({ event }) => event);
    },
  },
  {
    name: 'trend: trials a year, then and now',
    ours: async (atlas, at) => {
      const { definition, ...rest } = asked(at);
      const question = {
        ...rest,
        definition: { ...definition, date_rule: 'start' as const },
        place: null,
        milestone: null,
        jurisdiction: null,
        by: 'year' as const,
        past: '2024-12-31',
      };
      const { periods } = await trend(atlas, question);
      return periods
        .filter(({ past, now }) => past + now > 0)
        .map(({ period, past, now, added, removed }) => [period, past, now, added.length, removed.length].join(' '));
    },
    theirs: async (peer, at) => {
      const open = { ...asked(at), definition: { ...asked(at).definition, date_rule: 'start' as const } };
      const dated = (as_of: string, known_by: string) =>
        `SELECT s.trial, s.statement, extract(year FROM s.start_from)::int AS year ${counted(open).replaceAll('$1', as_of).replaceAll('$2', known_by)}`;
      const sql = `WITH past AS (${dated('least($1, $3)', '$3')}), now AS (${dated('$1', '$2')})
        SELECT coalesce(p.year, n.year) AS year, count(p.trial)::int AS past, count(n.trial)::int AS now,
          count(*) FILTER (WHERE p.trial IS NULL)::int AS added, count(*) FILTER (WHERE n.trial IS NULL)::int AS removed,
          array_agg(coalesce(n.trial, p.trial)) AS ids, array_agg(coalesce(n.statement, p.statement)) AS statements
        FROM past p FULL JOIN now n ON n.trial = p.trial AND n.year = p.year GROUP BY 1 ORDER BY 1`;
      const rows = await peer.ask<Record<string, number>>(
        sql.replaceAll('$1', '$1::date').replaceAll('$2', '$2::date').replaceAll('$3', '$3::date'),
        [...days(open), '2024-12-31'],
      );
      return rows.map(({ year, past, now, added, removed }) => [year, past, now, added, removed].join(' '));
    },
  },
  {
    name: 'concentration of a target on provinces',
    ours: async (atlas, at) => {
      const { definition, ...rest } = asked(at);
      const question = {
        ...rest,
        definition: { ...definition, place_rule: 'site' as const },
        disease: null,
        place: 'China',
        where: 'province' as const,
        unit: 'trial' as const,
      };
      const { values } = await concentration(atlas, { ...question, target: question.target ?? 'CD19' });
      return values.map(({ id, group, base }) => `${id} ${group} ${base}`).sort();
    },
    theirs: async (peer, at) => {
      const open = { ...asked(at), target: null };
      const own = asked(at).target ?? 'CD19';
      const sql = `SELECT q.place, count(*) FILTER (WHERE c.targets @> ARRAY[$3])::int AS own, count(*)::int AS base, array_agg(s.statement) FILTER (WHERE c.targets @> ARRAY[$3]) AS statements
        ${counted(open, 'JOIN state_place q ON q.state = s.state')} AND q.place ~ '^[0-9]{2}0000$' GROUP BY 1`;
      const rows = await peer.ask<{ place: string; own: number; base: number }>(sql, [...days(open), own]);
      return rows.some((row) => row.own > 0) ? rows.map((row) => `${row.place} ${row.own} ${row.base}`).sort() : [];
    },
  },
  {
    name: 'contenders for a milestone',
    ours: async (atlas, at) => {
      const { as_of, known_by, target, milestone, jurisdiction } = contended(at);
      const found = await contenders(atlas, {
        milestone,
        jurisdiction,
        target,
        modality: null,
        disease: null,
        cells: null,
        as_of,
        known_by,
      });
      return found.contenders
        .filter(({ name }) => name.startsWith('Example'))
        .filter(({ basis }) => basis === 'stated')
        .map(({ name, from }) => `${from} ${name}`)
        .sort();
    },
    theirs: async (peer, at) => {
      const { as_of, known_by, target, milestone, jurisdiction } = contended(at);
      const sql = `SELECT label, min(date_from)::text AS first, array_agg(statement) AS statements FROM milestone
        WHERE milestone = $3 AND jurisdiction = $4 AND targets @> ARRAY[$5] AND date_from <= $1 AND known_from <= $2 AND known_to > $2 AND modifier IS NULL
          AND label LIKE 'Example%' GROUP BY label`;
      const rows = await peer.ask<{ label: string; first: string }>(sql, [as_of, known_by, milestone, jurisdiction, target]);
      return rows.map(({ label, first }) => `${first} ${label}`).sort();
    },
  },
  {
    name: 'coverage of a place by the register',
    ours: async (atlas, at) => {
      const { trials } = await coverage(atlas, {
        milestone: 'approved',
        jurisdiction: 'CN',
        place: asked(at).place,
        as_of: asked(at).as_of,
        known_by: asked(at).known_by,
      });
      return trials.filter(({ source }) => source === SOURCE).map(({ trials: all, inside }) => [all, inside])[0];
    },
    theirs: async (peer, at) => {
      const sql = `SELECT count(DISTINCT s.trial)::int AS trials, count(DISTINCT s.trial) FILTER (WHERE p.state IS NOT NULL)::int AS inside
        FROM trial_state s LEFT JOIN state_place p ON p.state = s.state AND p.place = $2 WHERE s.source = '${SOURCE}' AND s.observed_at <= $1`;
      const [row] = await peer.ask<{ trials: number; inside: number }>(sql, [asked(at).known_by, resolvePlaceTerm(asked(at).place).id]);
      return [row?.trials, row?.inside];
    },
  },
];

function contended(at: number) {
  const { of } = drawsFor(at);
  const { as_of, known_by } = asked(at);
  return {
    as_of,
    known_by,
    target: of(['CD19', 'BCMA', 'GPC3']),
    milestone: of(['ind_cleared', 'approved', 'breakthrough'] as const),
    jurisdiction: of(['CN', 'US']),
  };
}
