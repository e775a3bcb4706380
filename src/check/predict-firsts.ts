import { basename } from 'node:path';
import { z } from 'zod';
import { parsePartialDate } from '../base/dates.ts';
import { InputError } from '../base/errors.ts';
import { requireFile } from '../base/files.ts';
import { readJsonLines } from '../base/jsonl.ts';
import { readEvent } from '../view/event-kind.ts';
import type { Milestone, RankedContender } from '../view/rank.ts';
import { type FirstVerdict, judgeFirst } from './first.ts';
import { type FirstClaim, readFirstClaim } from './first-claim.ts';
import { curatedFacts, type GivenFact } from './first-curated.ts';
import { profileOf } from './first-profile.ts';
import { bearingFacts, SUBJECT } from './first-rivals.ts';
import { plainSpelling } from './first-spelling.ts';

const date = z
  .string()
  .refine((text) => parsePartialDate(text) !== undefined, 'is not a date; write YYYY, YYYY-Qn, YYYY-MM or YYYY-MM-DD')
  .nullable();
const firstRow = z.looseObject({
  id: z.string().min(1),
  claim: z.string().min(1),
  scope: z.string().nullable(),
  contenders: z.array(z.looseObject({ name: z.string().min(1), event: z.string(), date, precision: z.string().nullish() })),
});
type FirstRow = z.infer<typeof firstRow>;

/** Milestones that the regulators of one jurisdiction publish in full, so that no rival at hand means that there is none. */
const LISTED: Milestone[] = ['approved', 'orphan', 'prime'];

/**
 * Judges the claims of a file of JSON lines `{id, claim, scope, contenders}` by the facts given with each, in the order of the file;
 * of a product that the claim names and the facts leave out, the curated milestones are taken.
 * Throws InputError naming file, line and field.
 */
export function* predictFirsts(path: string): Generator<{ id: string; verdict: FirstVerdict }> {
  requireFile(path);
  const rows = readJsonLines(path, firstRow);
  const seen = new Set<string>();
  for (const { id } of rows) {
    if (seen.has(id)) throw new InputError(`"${id}" is given twice; keep one`, { file: basename(path), field: 'id' });
    seen.add(id);
  }
  for (const row of rows) yield { id: row.id, verdict: judgeClaim(row) };
}

function judgeClaim({ claim: written, scope, contenders }: FirstRow): FirstVerdict {
  const text = plainSpelling(written);
  const given = contenders.map(({ name, event, date, precision }) => ({
    name: plainSpelling(name),
    event: plainSpelling(event),
    date: asPrecise(date, precision ?? null),
  }));
  const facts = [...given, ...curatedFacts(text, given)];
  const claim = readFirstClaim(text, [...new Set(facts.map(({ name }) => name))]);
  if (claim.relation === 'made') return judgeMaker(claim, facts);
  if (claim.relation === null || (claim.relation === 'place' && claim.rank === null)) return 'unclear';
  if (claim.vague || claim.joint) return 'unclear';
  const [verdict, ...others] = areasOf(scope, claim).map((area) => judgeTogether(claim, area, facts));
  if (verdict === undefined || others.some((other) => other !== verdict)) return 'unclear';
  return claim.denied ? opposite(verdict) : verdict;
}

/** Subjects that share a place are no rivals of each other: each is judged without the facts of the others. */
function judgeTogether(claim: FirstClaim, area: Area, facts: GivenFact[]): FirstVerdict {
  const subjects = [claim.subject, ...claim.peers];
  if (subjects.length > 1 && claim.rank !== 'first' && claim.rank !== 'only') return 'unclear';
  const verdicts = subjects.map((subject) => {
    const peers = subjects.filter((one) => one !== subject).flat();
    const bearing = facts.filter(({ name }) => !peers.includes(name));
    return judgeRelation({ ...claim, subject }, area, bearing);
  });
  if (verdicts.includes('contradicted')) return 'contradicted';
  return verdicts.includes('unclear') ? 'unclear' : 'supported';
}

function judgeRelation(claim: FirstClaim, area: Area, facts: GivenFact[]): FirstVerdict {
  const pair = claim.relation !== 'place';
  const taken = pair ? facts.filter(({ name }) => claim.subject.includes(name) || claim.others.includes(name)) : facts;
  const { milestone, contenders, searched, denied } = bearingFacts(pair ? asNamed(claim) : claim, area, taken);
  if (denied) return 'contradicted';
  if (milestone === null) return 'unclear';
  const covered = pair || searched || (area !== null && LISTED.includes(milestone));
  const rank = pair ? 'first' : (claim.rank ?? 'first');
  const coverage = { covered, sources: [], asOf: null, gaps: ['rivals to compare with'] };
  const { verdict, order } = judgeFirst({ subject: SUBJECT, rank, milestone, contenders, coverage });
  if (verdict === 'supported' && order.some((one) => one.productId === SUBJECT && isAtOtherTime(one, claim))) return 'unclear';
  return claim.relation === 'after' ? opposite(verdict) : verdict;
}

/** A claim that names both sides does not ask what they are. */
function asNamed(claim: FirstClaim): FirstClaim {
  return { ...claim, unread: [], profile: { ...claim.profile, modalities: [], targets: [], traits: [] } };
}

/** True when a claim puts the event in a time in which, by the facts, it cannot have been. */
function isAtOtherTime({ from, to }: RankedContender, { stated }: FirstClaim): boolean {
  return stated !== null && ((to !== null && to < stated.from) || (from !== null && from > stated.to));
}

/** A claim that one, not another, made a thing: facts that name a maker or holder decide, unless they name both. */
function judgeMaker({ subject, others, denied }: FirstClaim, facts: GivenFact[]): FirstVerdict {
  const makers = facts.filter(({ event }) => readEvent(event).kind === 'attribution').map(({ name }) => name);
  const own = makers.some((name) => subject.includes(name));
  const rival = makers.some((name) => !subject.includes(name));
  if (own === rival || (rival && others.length === 0)) return 'unclear';
  const verdict = own ? 'supported' : 'contradicted';
  return denied ? opposite(verdict) : verdict;
}

/** A jurisdiction, null for the world. */
type Area = string | null;

/** The area of a claim: its scope and, where its words name one other, that too; none when neither can be read. */
function areasOf(scope: string | null, { profile }: FirstClaim): Area[] {
  const named = profile.jurisdictions.length === 1 ? profile.jurisdictions : [];
  if (scope === null) return named;
  if (/world|global|全球|世界/i.test(scope)) return [null, ...named];
  const inScope = /\basia|亚洲/i.test(scope) ? ['ASIA'] : profileOf(scope, true).jurisdictions;
  return inScope.length === 1 ? [...new Set([...inScope, ...named])] : [];
}

/** A date cut to the precision it is said to have. */
function asPrecise(text: string | null, precision: string | null): string | null {
  if (text === null) return null;
  if (precision === 'year') return text.slice(0, 4);
  if (precision === 'quarter' && /^\d{4}-\d{2}/.test(text)) return `${text.slice(0, 4)}-Q${Math.ceil(Number(text.slice(5, 7)) / 3)}`;
  return precision === 'month' ? text.slice(0, 7) : text;
}

function opposite(verdict: FirstVerdict): FirstVerdict {
  if (verdict === 'unclear') return verdict;
  return verdict === 'supported' ? 'contradicted' : 'supported';
}
