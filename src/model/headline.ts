import type { Claim } from './claim.ts';
import { labelOf } from './labels.ts';
import type { CheckedClaim } from './verdict.ts';

/** Characters of the longest name that a headline repeats. */
const SHORT = 30;

/** What a claim says, in a few words of its slots. */
export function headline(claim: Claim | CheckedClaim, lang: 'zh' | 'en'): string {
  const label = (group: string, code: string | null) => (code === null ? null : labelOf(group, code)[lang]);
  const kind = label('kind', claim.kind);
  return [kind, ...slots(claim, label)].filter((part) => part !== null && part !== '').join(' · ');
}

function slots(claim: Claim | CheckedClaim, label: (group: string, code: string | null) => string | null): (string | null)[] {
  switch (claim.kind) {
    case 'milestone': {
      const who = claim.product ?? claim.subject_org ?? claim.modality;
      return [label('milestone', claim.milestone), label('modifier', claim.modifier), who, claim.agency ?? claim.jurisdiction, claim.date];
    }
    case 'superlative':
      return [label('rank', claim.rank), label('scope', claim.scope), claim.subject];
    case 'statistic':
      return [claim.value, short(claim.subject), short(claim.denominator)];
    case 'deal':
      return [label('deal', claim.type), ...claim.parties, claim.amount];
    case 'policy':
      return [claim.name ?? claim.issuer, claim.date];
    case 'event':
      return [claim.name];
  }
}

/** A name; a longer run of words stands in the passage anyway. */
function short(words: string | null): string | null {
  return words !== null && [...words].length <= SHORT ? words : null;
}
