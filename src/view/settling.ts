import type { Both } from '../model/definitions.ts';
import { proofOf } from '../model/proof.ts';
import { readSourceFacts, sourceNames } from '../statement/source-facts.ts';
import type { Atlas } from './atlas.ts';

/** What is at hand of the source that would settle a milestone: nothing, a part of it, or its rows up to a day; `since` is the day on which it was first seen. */
export type Settling = { label: Both; published: boolean; loaded: boolean; partial: boolean; since: string | null; until: string | null };

/** The source that would settle a milestone of a jurisdiction, and how far it reaches in this atlas. */
export async function settling({ db }: Atlas, milestone: string, jurisdiction: string | null): Promise<Settling> {
  const proof = proofOf(milestone, jurisdiction);
  if (!proof) return { label: { zh: '主管部门的名单', en: "the authority's list" }, published: true, ...NOTHING };
  if (proof.source === null) return { label: proof.label, published: false, ...NOTHING };
  if (proof.curated_until) return { label: proof.label, published: true, ...NOTHING, loaded: true, until: proof.curated_until };
  const [row] = await db.rows<{ since: string; until: string | null }>(
    'SELECT min(first_seen)::VARCHAR AS since, max(last_milestone)::VARCHAR AS until FROM coverage WHERE source = $1 HAVING count(*) > 0',
    [proof.source],
  );
  if (row === undefined) return { label: proof.label, published: true, ...NOTHING };
  return { label: proof.label, published: true, loaded: true, partial: isPartial(proof.source), ...row };
}

const NOTHING = { loaded: false, partial: false, since: null, until: null };

/** True of a register of decisions that is downloaded in parts, so that what is not at hand may still be in it. */
function isPartial(source: string): boolean {
  if (!sourceNames().includes(source)) return false;
  const { listing, authority } = readSourceFacts(source);
  return listing === 'partial' && authority !== null;
}

/** What is missing, in words; null when the source is at hand and reaches past the day. */
export function lacking({ label, published, loaded, partial, until }: Settling, day: string): Both | null {
  if (!published) return label;
  if (!loaded) return { zh: `未加载${label.zh}`, en: `${label.en} is not loaded` };
  if (partial) return { zh: `手头的${label.zh}只是其中一部分`, en: `only a part of ${label.en} is at hand` };
  if (until !== null && until < day) return { zh: `${label.zh}只到 ${until}`, en: `${label.en} at hand ends on ${until}` };
  return null;
}
