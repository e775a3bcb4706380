import { readFileSync } from 'node:fs';
import { shipped } from '../base/root.ts';
import { sideKey } from '../entity/judged.ts';
import type { Candidate } from '../entity/linker.ts';
import { looksLikePerson } from '../entity/person.ts';
import type { Both } from '../model/definitions.ts';
import type { Atlas } from './atlas.ts';
import { judgedLinks, ruleLinker } from './linker.ts';
import { checkDays } from './milestones.ts';

/** An entity that a name may stand for, how surely (0–1), and why. */
export type ReviewCandidate = { entity: string; name: string; label: string; score: number; reason: Both };

/** A name that links to nothing though it comes near an entity; `subjects` is how many trials and applications of the field name it, `examples` up to eight of them. */
export type OpenName = { name: string; subjects: number; statement: string; examples: string[]; candidates: ReviewCandidate[] };

/** A trial whose class is not sure; `probability` is that it belongs to the field. */
export type OpenClass = { trial: string; scope: string; modality: string; probability: number; reasons: string[] };

/** What waits for a person to decide: the names that matter most and the classes that are least sure. */
export type ReviewAnswer = {
  known_by: string;
  newest_snapshot: string;
  /** Names that link to nothing, those of them looked at, and those with a candidate. */
  unlinked: number;
  looked_at: number;
  names: OpenName[];
  /** Trials with a probability between 0.2 and 0.8. */
  unsure: number;
  classes: OpenClass[];
};

/** The score from which an entity is worth a person's look. */
const NEAR = 0.3;
const CANDIDATES = 3;
const NOTHING: Decided = { names: new Set(), classes: new Set() };
const [NAMES, CLASSES] = ['review-names', 'review-classes'].map((name) => readFileSync(shipped('src', 'view', `${name}.sql`), 'utf8')) as [
  string,
  string,
];

/** What was decided since the build, which leaves the queue: names as `sideKey` folds them, and trials by number. */
export type Decided = { names: ReadonlySet<string>; classes: ReadonlySet<string> };

/** The queue of names and classes to decide, `most` of each. */
export async function review(
  atlas: Atlas,
  { known_by, most, decided = NOTHING }: { known_by: string; most: number; decided?: Decided },
): Promise<ReviewAnswer> {
  checkDays(known_by, known_by);
  const open = await atlas.db.rows<Omit<OpenName, 'candidates'>>(NAMES, { known_by });
  const unsure = await atlas.db.rows<OpenClass>(CLASSES, { known_by });
  const classes = unsure.filter(({ trial }) => !decided.classes.has(trial));
  const judged = judgedLinks(atlas);
  const isClosed = (name: string) =>
    looksLikePerson(name) || decided.names.has(sideKey('organisation', name)) || judged.bears('organisation', name);
  const names: OpenName[] = [];
  let looked = 0;
  for (const one of open) {
    if (names.length === most) break;
    looked += 1;
    const candidates = isClosed(one.name) ? [] : candidatesOf(ruleLinker().review(one.name));
    if (candidates.length > 0) names.push({ ...one, candidates });
  }
  return {
    known_by,
    newest_snapshot: atlas.manifest.newest,
    unlinked: open.length,
    looked_at: looked,
    names,
    unsure: classes.length,
    classes: classes.slice(0, most),
  };
}

function candidatesOf(found: Candidate[]): ReviewCandidate[] {
  return found
    .filter(({ score }) => score >= NEAR)
    .slice(0, CANDIDATES)
    .map(({ id, name, label, score, reason }) => ({ entity: `organisation/${id}`, name, label, score, reason }));
}
