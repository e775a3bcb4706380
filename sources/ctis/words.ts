import { registerDate } from '../../src/statement/trial/day.ts';

/** Public states of a trial by their code in the API, which the search list writes in words. */
const STATES = [
  ['Under evaluation', 'NOT_YET_RECRUITING'],
  ['Authorised, recruitment pending', 'NOT_YET_RECRUITING'],
  ['Authorised, recruiting', 'RECRUITING'],
  ['Ongoing, recruiting', 'RECRUITING'],
  ['Ongoing, recruitment ended', 'ACTIVE_NOT_RECRUITING'],
  ['Temporarily halted', 'SUSPENDED'],
  ['Suspended', 'SUSPENDED'],
  ['Ended', 'COMPLETED'],
  ['Expired', 'WITHDRAWN'],
  ['Revoked', 'TERMINATED'],
  ['Not authorised', 'WITHDRAWN'],
  ['Cancelled', 'WITHDRAWN'],
  // Layout before 17 June 2024.
  ['Authorised, not started', 'NOT_YET_RECRUITING'],
  ['Ongoing', 'ACTIVE_NOT_RECRUITING'],
  ['Halted', 'SUSPENDED'],
] as const;
const ROMAN = ['I', 'II', 'III', 'IV'];

/** The state that a code or the words of the register stand for; undefined for any other. */
export function stateOf(text: string): string | undefined {
  const number = Number(text);
  return (Number.isInteger(number) && number >= 1 && number <= 12 ? STATES[number - 1] : STATES.find(([words]) => words === text))?.[1];
}

/** The phases in words such as `Phase I and Phase II (Integrated)- Other`. */
export function phasesOf(text: string): string[] {
  const found = [...text.matchAll(/\bphase (IV|I{1,3})\b/gi)].map(([, roman = '']) => `PHASE${ROMAN.indexOf(roman.toUpperCase()) + 1}`);
  return [...new Set(found)];
}

/** A day written DD/MM/YYYY, or with a time after it, as YYYY-MM-DD; anything else stays as it is. */
export function dayOf(text: string): string {
  return registerDate(text.replace(/[T ].*$/, '')) ?? text;
}
