/** A figure of a scorer's report: where it stands, dotted; `*` stands for every name at that level and is repeated in the label. */
export type FigureSpec = { label: string; path: string; interval?: string };

/** A figure ready to print. */
export type Figure = { label: string; value: string; interval: string };

/** Reads figures out of a scorer's report; a figure that is not defined is a dash. Throws when the report holds no such path. */
export function figuresOf(report: unknown, specs: FigureSpec[]): Figure[] {
  return specs.flatMap(({ label, path, interval }) =>
    at(report, path.split('.')).map(({ name, value }) => ({
      label: label.replace('*', name),
      value: decimal(value),
      interval: interval === undefined ? '' : span(at(report, interval.split('.'))[0]?.value),
    })),
  );
}

function at(value: unknown, [step, ...rest]: string[], name = ''): { name: string; value: unknown }[] {
  if (step === undefined) return [{ name, value }];
  if (typeof value !== 'object' || value === null) throw new Error(`the report has nothing at "${step}"`);
  if (step === '*') return Object.entries(value).flatMap(([key, inside]) => at(inside, rest, key));
  if (!(step in value)) throw new Error(`the report has no "${step}"; it has ${Object.keys(value).join(', ')}`);
  return at((value as Record<string, unknown>)[step], rest, name);
}

function decimal(value: unknown): string {
  return typeof value === 'number' ? value.toFixed(3) : '–';
}

function span(value: unknown): string {
  return Array.isArray(value) ? value.map(decimal).join('–') : '–';
}
