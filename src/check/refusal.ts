import type { Finding } from '../model/verdict.ts';
import { intervalOf } from './days.ts';

/** Refuses a claim of a day that lies after the day asked about, or after the day up to which anything may be known; undefined otherwise. */
export function refusal(date: string | null, { as_of, known_by }: { as_of: string; known_by: string }): Finding | undefined {
  const from = intervalOf(date)?.from;
  if (from === undefined) return undefined;
  if (from > as_of)
    return refused(
      `文中的日期 ${date} 在所问的 ${as_of} 之后，届时才能核查。`,
      `The date in the text, ${date}, is after the day asked about, ${as_of}; it can be checked only then.`,
    );
  if (from > known_by)
    return refused(
      `只许用 ${known_by} 以前已知的资料，文中的日期 ${date} 在其后。`,
      `Only what was known by ${known_by} may be used; the date in the text, ${date}, is later.`,
    );
  return undefined;
}

function refused(zh: string, en: string): Finding {
  return { verdict: 'unclear', reasons: { zh, en }, evidence: [], missing: [] };
}
