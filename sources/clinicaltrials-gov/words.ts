/** Older words for what the API calls otherwise. */
const RENAMED: Record<string, string> = { UNKNOWN_STATUS: 'UNKNOWN', U_S_FED: 'FED', OBSERVATIONAL_PATIENT_REGISTRY: 'OBSERVATIONAL' };
const PHASES: Record<string, string> = { 'N/A': 'NA', 'Not Applicable': 'NA', 'Phase 0': 'EARLY_PHASE1' };

/** A status, type or class as older formats write it, in the API's words: `Active, not recruiting` is ACTIVE_NOT_RECRUITING. */
export function apiWord(text: string): string {
  const word = text
    .toUpperCase()
    .replace(/[^A-Z0-9]+/g, '_')
    .replace(/^_|_$/g, '');
  return text.trim() === 'N/A' ? '' : (RENAMED[word] ?? word);
}

/** Phases as older formats write them, in the API's words, which give none to a study that is not interventional. */
export function apiPhases(text: string, studyType: string): string[] {
  if (apiWord(studyType) !== 'INTERVENTIONAL') return [];
  const parts = text.trim() === 'N/A' ? ['N/A'] : text.split(/[/|]/).map((one) => one.trim());
  return parts.filter((one) => one !== '').map((one) => PHASES[one] ?? apiWord(one).replace(/PHASE_?(\d)/, 'PHASE$1'));
}

/** A block of text without its indentation: single line ends join lines, blank lines and bullets keep theirs. */
export function unwrapped(text: string): string {
  return text
    .replaceAll('\r', '')
    .split(/\n\s*\n/)
    .map((paragraph) =>
      paragraph
        .replace(/\s*\n\s*(?!\s*[-•*] )/g, ' ')
        .replace(/[^\S\n]+/g, ' ')
        .trim(),
    )
    .filter((paragraph) => paragraph !== '')
    .join('\n\n');
}
