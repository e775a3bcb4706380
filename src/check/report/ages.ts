import type { FactKind } from '../../model/freshness.ts';
import { ageOf, ageWords } from '../../view/age.ts';
import type { ReportContext } from './context.ts';
import type { Figure } from './report.ts';
import { name } from './say.ts';

/** How old a fact of a kind is on the last day, with the statements that it rests on. */
export function ageFigure(
  kind: FactKind,
  seen: string | null,
  { as_of }: ReportContext,
  until: string | null,
  statements: string[],
): Figure {
  return name(ageWords(ageOf(kind, seen, as_of, until)), ...statements);
}
