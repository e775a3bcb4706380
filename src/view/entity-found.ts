import { UnknownError, UsageError } from '../base/errors.ts';
import type { KnownIdentity } from '../entity/judgement.ts';
import type { Both } from '../model/definitions.ts';
import type { JudgedKind } from '../model/judgement.ts';
import { registryNumber } from '../model/registers.ts';
import type { Atlas } from './atlas.ts';
import { eventsNamed } from './event.ts';
import { trialOnceCalled } from './evidence.ts';
import { isCurated, linkerOf } from './linker.ts';
import { statementsOf } from './lookup.ts';
import { policies } from './park.ts';
import { resolveDisease, resolveTarget } from './resolve.ts';
import { entityName, type StandingJudgement, sayIdentity } from './why.ts';

/** How what was asked for led to an entity of another id: a judgement that made two entities one, a number that a register gave up, or another name. */
export type Led = {
  asked: string;
  how: 'judgement' | 'former_number' | 'name';
  says: Both;
  judgement: StandingJudgement | null;
  statements: string[];
};

/** An entity that was asked for, by its kind and id, with how that led there where it is not the id itself. */
export type Found = { subject: string; led: Led | null };

/** Kinds whose entities have a page of their own sections; other kinds are shown by their statements alone. */
export const ENTITY_KINDS = ['product', 'organisation', 'trial', 'target', 'disease', 'event', 'policy'] as const;
export type EntityKind = (typeof ENTITY_KINDS)[number];

type Finder = (atlas: Atlas, asked: string, known_by: string) => Found | undefined | Promise<Found | undefined>;

const FINDERS: Record<EntityKind, Finder> = {
  product: named('product'),
  organisation: named('organisation'),
  trial: trialFound,
  target: (_, asked) => termFound('target', asked, resolveTarget),
  disease: (_, asked) => termFound('disease', asked, resolveDisease),
  event: eventFound,
  policy: policyFound,
};

/** The entity that `KIND/ID` or `KIND/NAME` stands for by a day. Throws UnknownError where nothing at hand knows it. */
export async function entityFound(atlas: Atlas, what: string, known_by: string): Promise<Found> {
  const at = what.indexOf('/');
  const [kind, asked] = [what.slice(0, at), what.slice(at + 1).trim()];
  const find = FINDERS[kind as EntityKind];
  const found = find === undefined ? await recordFound(atlas, what, known_by) : await find(atlas, asked, known_by);
  if (found === undefined)
    throw new UnknownError(
      `no ${kind} "${asked}" is known to the atlas by ${known_by} from ${atlas.manifest.sources.join(', ')}`,
      `到 ${known_by} 为止，图谱从 ${atlas.manifest.sources.join('、')} 中不知道“${asked}”`,
    );
  return found;
}

function named(kind: JudgedKind): Finder {
  return (atlas, asked, known_by) => {
    const links = linkerOf(atlas, known_by);
    const merged = links.merged(kind).get(asked);
    if (merged) return { subject: `${kind}/${merged.id}`, led: ledByJudgement(`${kind}/${asked}`, merged.by) };
    if (isCurated(kind, asked)) return { subject: `${kind}/${asked}`, led: null };
    const link = links[kind](asked);
    if (!link) return undefined;
    const { zh, en } = link.reason;
    const subject = `${kind}/${link.id}`;
    const name = entityName(subject);
    const says = { zh: `“${asked}”是 ${name.zh} 的名称：${zh}`, en: `“${asked}” is a name of ${name.en}: ${en}` };
    return { subject, led: { asked, how: 'name', says, judgement: link.judgement ? sayIdentity(link.judgement) : null, statements: [] } };
  };
}

function ledByJudgement(asked: string, by: KnownIdentity): Led {
  const [judgement, { zh, en }] = [sayIdentity(by), entityName(asked)];
  return {
    asked,
    how: 'judgement',
    says: {
      zh: `${zh}（${asked}）已并入此处：${by.by} 于 ${by.decided} 判断为相同（${by.why}）`,
      en: `${en} (${asked}) was merged into this: judged the same by ${by.by} on ${by.decided} (${by.why})`,
    },
    judgement,
    statements: [by.statement],
  };
}

async function trialFound(atlas: Atlas, asked: string, known_by: string): Promise<Found | undefined> {
  const number = registryNumber(asked);
  if (number === undefined) return undefined;
  const spelled = number === asked ? null : ledByName(asked, { zh: `登记号写作 ${number}`, en: `the number is written ${number}` });
  if (await isStated(atlas, `trial/${number}`, known_by)) return { subject: `trial/${number}`, led: spelled };
  const former = await trialOnceCalled(atlas, number, known_by);
  if (former === undefined) return undefined;
  const now = former.subject.slice('trial/'.length);
  const says = { zh: `${number} 是 ${now} 的曾用登记号`, en: `${number} is a former number of ${now}` };
  return { subject: former.subject, led: { asked, how: 'former_number', says, judgement: null, statements: [former.id] } };
}

/** Whether anything is said of a subject by a day. */
async function isStated(atlas: Atlas, subject: string, known_by: string): Promise<boolean> {
  const sql = `SELECT 1 AS said FROM ${await statementsOf(atlas, [subject])} WHERE subject = $1 AND observed_at <= $2::DATE LIMIT 1`;
  return (await atlas.db.rows(sql, [subject, known_by])).length > 0;
}

function termFound(kind: 'target' | 'disease', asked: string, resolve: (asked: string) => { id: string; label: Both }): Found | undefined {
  try {
    const { id, label } = resolve(asked);
    const says = { zh: `“${asked}”是 ${label.zh} 的名称`, en: `“${asked}” is a name of ${label.en}` };
    return { subject: `${kind}/${id}`, led: id === asked ? null : ledByName(asked, says) };
  } catch (error) {
    if (error instanceof UsageError) return undefined;
    throw error;
  }
}

async function eventFound(atlas: Atlas, asked: string, known_by: string): Promise<Found | undefined> {
  const found = await eventsNamed(atlas, asked, known_by);
  const [one] = found;
  if (found.length !== 1 || one === undefined) return undefined;
  const says = { zh: `“${asked}”是该活动的名称`, en: `“${asked}” is a name of this event` };
  return { subject: `event/${one.id}`, led: one.id === asked ? null : ledByName(asked, says) };
}

async function policyFound(atlas: Atlas, asked: string, known_by: string): Promise<Found | undefined> {
  const all = await policies(atlas, known_by);
  const one = all.find(({ id }) => id === asked) ?? all.find(({ zh, en, number }) => [...zh, ...en, number].includes(asked));
  const says = { zh: `“${asked}”是该政策的名称或文号`, en: `“${asked}” is a name or the number of this policy` };
  return one && { subject: `policy/${one.id}`, led: one.id === asked ? null : ledByName(asked, says) };
}

async function recordFound(atlas: Atlas, what: string, known_by: string): Promise<Found | undefined> {
  return (await isStated(atlas, what, known_by)) ? { subject: what, led: null } : undefined;
}

function ledByName(asked: string, says: Both): Led {
  return { asked, how: 'name', says, judgement: null, statements: [] };
}
