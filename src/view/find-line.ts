import { dayNumber } from '../base/dates.ts';
import { placeById } from '../entity/place-index.ts';
import { curatedById, organisationRow, productRow } from '../model/curation.ts';
import type { Both } from '../model/definitions.ts';
import { labelOf } from '../model/labels.ts';
import { readLexicon } from '../model/lexicon.ts';
import { serviceTermRow } from '../model/park-words.ts';
import type { Atlas } from './atlas.ts';
import { modalityLabel } from './dimension.ts';
import type { Findable, Known } from './find-names.ts';
import { rolesOfService } from './find-vocabulary.ts';
import { listed, statementsOf } from './lookup.ts';
import { entityName } from './why.ts';

/** A short second line of something: what kind of product it is and whose, where a place lies, the number of a policy, else its name in the other language. */
export function lineOf({ kind, id, label, names }: Findable, known_by: string): Both {
  const known = names.filter(({ known_from }) => known_from <= dayNumber(known_by));
  if (kind === 'product') return productLine(id, label);
  if (kind === 'organisation') return withRole(id, label);
  if (kind === 'place' || kind === 'cluster') return placeLine(id, label);
  if (kind === 'target') return targetLine(label, known);
  if (kind === 'service') return serviceLine(id, label);
  const number = known.find(({ property }) => property === 'number')?.name ?? null;
  return kind === 'policy' ? put(label, [number, number]) : kind === 'application' ? { zh: id, en: id } : put(label);
}

/** The name in the other language where it differs, then more. */
function put(label: Both, [zh, en]: [string | null, string | null] = [null, null]): Both {
  const other = (own: string, its: string) => (own === its ? [] : [its]);
  return {
    zh: [...other(label.zh, label.en), ...(zh === null ? [] : [zh])].join(' · '),
    en: [...other(label.en, label.zh), ...(en === null ? [] : [en])].join(' · '),
  };
}

function productLine(id: string, label: Both): Both {
  const row = curatedById('products', productRow, id);
  if (row === undefined) return put(label);
  const what = row.modality === null ? { zh: null, en: null } : modalityLabel(row.modality);
  const [owner] = row.organisations.map((one) => entityName(`organisation/${one}`));
  const more = (lang: 'zh' | 'en') => [...row.brands, row.targets.join('/'), what[lang], owner?.[lang]].filter(Boolean).join(' · ');
  return put({ zh: '', en: '' }, [more('zh'), more('en')]);
}

function withRole(id: string, label: Both): Both {
  const row = curatedById('organisations', organisationRow, id);
  const role = row?.role == null ? null : labelOf('organisation_role', row.role);
  const seat = row?.seat == null ? undefined : placeById(row.seat);
  const more = (lang: 'zh' | 'en') => [role?.[lang], seat?.[lang][0]].filter(Boolean).join(' · ') || null;
  return put(label, [more('zh'), more('en')]);
}

function placeLine(id: string, label: Both): Both {
  const parent = placeById(placeById(id)?.parent ?? '');
  return put(label, [parent?.zh[0] ?? null, parent?.en[0] ?? null]);
}

function targetLine({ zh }: Both, known: Known[]): Both {
  const [own, other] = [true, false].map((isHan) => known.find(({ name }) => /\p{Script=Han}/u.test(name) === isHan && name !== zh)?.name);
  return { zh: own ?? other ?? '', en: other ?? own ?? '' };
}

function serviceLine(id: string, label: Both): Both {
  const term = readLexicon('services', serviceTermRow).find((one) => one.id === id);
  const [role] = rolesOfService(id);
  const more = role ? labelOf('chain_role', role) : term && labelOf('service', term.service);
  return more ? put({ zh: '', en: '' }, [more.zh, more.en]) : put(label);
}

type Row = { trial: string; phases: string | null; status: string | null; sponsor: string | null };

/** Title, phase, status and sponsor of some trials in one line, as they were known on a day; by their ids. */
export async function trialLines(atlas: Atlas, trials: Findable[], known_by: string): Promise<Map<string, Both>> {
  if (trials.length === 0) return new Map();
  const [rows, titles] = await Promise.all([
    atlas.db.rows<Row>(
      `SELECT trial, array_to_string(phases, '/') AS phases, status, sponsor FROM trial_state WHERE trial IN (${listed(trials.length, 2)}) AND known_from <= $1::DATE
       QUALIFY row_number() OVER (PARTITION BY trial ORDER BY observed_at DESC, state DESC) = 1`,
      [known_by, ...trials.map(({ id }) => id)],
    ),
    titlesOf(atlas, trials, known_by),
  ]);
  return new Map(rows.map((row) => [row.trial, trialLine({ ...row, title: titles.get(row.trial) ?? null })]));
}

/** The last title of each trial that was known on a day: from its names, or from its statements where it was found by its number alone. */
async function titlesOf(atlas: Atlas, trials: Findable[], known_by: string): Promise<Map<string, string>> {
  const titles = new Map<string, string>();
  for (const { id, names } of trials) {
    const title = names.findLast(({ property, known_from }) => property === 'title' && known_from <= dayNumber(known_by));
    if (title !== undefined) titles.set(id, title.name);
  }
  const subjects = trials.filter(({ names }) => names.length === 0).map(({ id }) => `trial/${id}`);
  if (subjects.length === 0) return titles;
  const rows = await atlas.db.rows<{ trial: string; title: string }>(
    `SELECT substring(subject, 7) AS trial, max_by(value, (observed_at, id)) AS title FROM ${await statementsOf(atlas, subjects)}
     WHERE subject IN (${listed(subjects.length, 2)}) AND property = 'title' AND observed_at <= $1::DATE GROUP BY subject`,
    [known_by, ...subjects],
  );
  for (const { trial, title } of rows) titles.set(trial, title);
  return titles;
}

function trialLine({ title, phases, status, sponsor }: Row & { title: string | null }): Both {
  const more = (lang: 'zh' | 'en') =>
    [
      title,
      phases ? labelOf('phase', phases)[lang] : null,
      status ? labelOf('status', status)[lang] : null,
      title === null ? sponsor : null,
    ]
      .filter(Boolean)
      .join(' · ');
  return { zh: more('zh'), en: more('en') };
}
