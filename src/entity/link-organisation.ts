import { once } from '../base/memo.ts';
import type { OrganisationRow } from '../model/curation.ts';
import { type Blocks, brandKeys, type Entry, equalKeys, groupEntries, idsOf, wideKeys } from './block.ts';
import { type NameLink, onlyLink } from './name-link.ts';
import type { NameComparison } from './name-result.ts';
import { nameKey } from './name-words.ts';
import { compareByRule, compareNames } from './names.ts';
import { looksLikePerson } from './person.ts';

/** An entity that a name may stand for: the name of it that comes nearest, the judgement on both, how surely the same (0–1), and why. */
export type Candidate = { id: string; name: string } & NameComparison;

/** The strength from which a rule links; likeness of sound alone never reaches it. */
const BAR = 0.85;
/** The strength from which further names of the same entity are not looked at. */
const SURE = 0.95;
/** The most names of a block that are compared. */
const MOST = 200;

type OrganisationLinker = { link(name: string): NameLink | undefined; review(name: string): Candidate[] };

/** Blocks the names of organisations by key, scores a name against its blocks by the rules of names, and judges; each index is made when first needed. */
export function organisationLinker(rows: OrganisationRow[]): OrganisationLinker {
  const entries = once(() => rows.flatMap(({ id, zh, en, former }) => [...zh, ...en, ...former].map((name) => ({ id, name }))));
  const exact = once(() => groupEntries(entries(), equalKeys));
  const brands = once(() => groupEntries(entries(), brandKeys));
  const wide = once(() => groupEntries(entries(), wideKeys));
  return {
    link(given) {
      const name = withoutOwner(given);
      const ids = idsOf(exact().get(nameKey(given)) ?? exact().get(nameKey(name)));
      if (ids.length > 0) return onlyLink(ids, 1, '名称相同', 'equal names');
      return looksLikePerson(name) ? undefined : bestByRule(name, candidatesIn(brands(), brandKeys(name)));
    },
    review: (given) => ranked(withoutOwner(given), candidatesIn(wide(), [...equalKeys(given), ...wideKeys(withoutOwner(given))])),
  };
}

/** `Kite, A Gilead Company` without the owner that sponsors like to add. */
function withoutOwner(name: string): string {
  return name.replace(/,?\s+an?\s.*\b(?:company|subsidiary|affiliate|division)\b.*$/i, '');
}

function candidatesIn(blocks: Blocks, keys: string[]): Entry[] {
  return [...new Set(keys.flatMap((key) => blocks.get(key) ?? []))].slice(0, MOST);
}

/** Every candidate that the rules call the same must be one entity. */
function bestByRule(name: string, entries: Entry[]): NameLink | undefined {
  let best: NameLink | undefined;
  for (const entry of entries) {
    if (best && best.id === entry.id && best.score >= SURE) continue;
    const { label, score, reason } = compareByRule(name, entry.name);
    if (label !== 'same' || score < BAR) continue;
    if (best && best.id !== entry.id) return undefined;
    if (!best || score > best.score) best = { id: entry.id, score, reason };
  }
  return best;
}

/** The nearest name of each entity that is not plainly another, the likeliest first. */
function ranked(name: string, entries: Entry[]): Candidate[] {
  const compared = entries.map((entry) => ({ ...entry, ...compareNames(name, entry.name, null) }));
  const open = compared.filter(({ label, score }) => label !== 'different' || score >= 0.3).sort((a, b) => b.score - a.score);
  return [...Map.groupBy(open, ({ id }) => id).values()].flatMap(([best]) => best ?? []).slice(0, 10);
}
