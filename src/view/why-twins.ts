import { UsageError } from '../base/errors.ts';
import { matterOf } from '../entity/judged.ts';
import { isOfTrials, standing } from '../entity/judgement.ts';
import type { Atlas } from './atlas.ts';
import { pairingsOf, type Registration, registrationsOf, sayPairing } from './registrations.ts';
import { type Draft, type Step, sayIdentity, step } from './why.ts';

/** Why two entries of registers are one trial, may be, or are not. Throws UsageError for one that is not at hand. */
export async function whyTwins(atlas: Atlas, trials: [string, string], known_by: string): Promise<Draft> {
  const [a, b] = trials;
  const group = await registrationsOf(atlas, a, known_by);
  const isOne = group.some(({ trial }) => trial === b);
  const maybe = (await pairingsOf(atlas, a, known_by)).filter((one) => !one.is_one && (one.a === b || one.b === b));
  return {
    kind: 'trials',
    subjects: trials,
    label: isOne ? 'same' : maybe.length > 0 ? 'unsure' : 'different',
    probability: null,
    answer: isOne
      ? { zh: `${a} 与 ${b} 是同一试验的两条登记。`, en: `${a} and ${b} are two entries of one trial.` }
      : { zh: `${a} 与 ${b} 不作为同一试验。`, en: `${a} and ${b} are not held to be one trial.` },
    steps: [
      ...(isOne ? pathTo(b, a, group).map(pairingStep) : maybe.map((pairing) => pairingStep({ pairing, says: sayPairing(pairing) }))),
      ...(isOne || maybe.length > 0 ? [] : [nothingLinks()]),
      ...(await Promise.all(trials.map((trial) => toldStep(atlas, trial, known_by)))),
    ],
    judgements: standing(atlas.judgements, known_by, matterOf)
      .filter(isOfTrials)
      .filter((one) => [one.a, one.b].every((side) => trials.some((trial) => side === `trial/${trial}`)))
      .map(sayIdentity),
    origins: [],
  };
}

/** The pairs that lead from one entry to another of its group. */
function pathTo(to: string, from: string, group: readonly Registration[]): Registration[] {
  const step = group.find(({ trial }) => trial === to);
  if (!step) return [];
  const before = step.pairing.a === to ? step.pairing.b : step.pairing.a;
  return before === from ? [step] : [...pathTo(before, from, group), step];
}

/** A step for each other entry of a trial in the registers at hand. */
export async function registrationSteps(atlas: Atlas, trial: string, known_by: string): Promise<Step[]> {
  return (await registrationsOf(atlas, trial, known_by)).map(pairingStep);
}

function pairingStep({ pairing, says }: Pick<Registration, 'pairing' | 'says'>): Step {
  return step(`同一试验的登记：${says.zh}。`, `Entries of one trial: ${says.en}.`, pairing.statements);
}

function nothingLinks(): Step {
  return step(
    '没有登记号互指，题目、主办方、开始日期与例数也不足以说明是同一试验；或其中一条是另一条的随访、扩展或登记研究，或双方产品、代号、疾病不同。',
    'No number links them, and titles, sponsors, starts and sizes do not bear it out; or one is a follow-up, extension or registry of the other, or products, codes or diseases differ.',
  );
}

type Told = { property: string; value: string; id: string };

/** What the newest record of an entry says of the things by which entries are compared. */
async function toldStep({ db }: Atlas, trial: string, known_by: string): Promise<Step> {
  const told = await db.rows<Told>(
    `SELECT property, arg_max(CASE property WHEN 'outline' THEN value->>'$.title' ELSE value END, (observed_at, id)) AS value, arg_max(id, (observed_at, id)) AS id FROM statement
     WHERE subject = $1 AND observed_at <= $2::DATE AND property IN ('outline', 'title', 'sponsor', 'start_date', 'enrolment') GROUP BY property
     ORDER BY list_position(['outline', 'title', 'sponsor', 'start_date', 'enrolment'], property)`,
    [`trial/${trial}`, known_by],
  );
  if (told.length === 0)
    throw new UsageError(
      `the atlas holds no record of ${trial}; check the number, or add a source that holds it`,
      `图谱没有 ${trial} 的记录；请核对号码，或加入载有它的来源`,
    );
  const values = told.map(({ value }) => value).join('; ');
  return step(
    `${trial}：${values}。`,
    `${trial}: ${values}.`,
    told.map(({ id }) => id),
  );
}
