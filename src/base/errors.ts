/** Where bad input was met; every part that is known is printed, in this order. */
export type Place = { file?: string; record?: string; field?: string };

/** Input that a person can mend: one line that names file, record and field, and says what to do. */
export class InputError extends Error {
  readonly place: Place;
  constructor(message: string, place: Place = {}, cause?: unknown) {
    super(describe(message, place), cause === undefined ? undefined : { cause });
    this.name = 'InputError';
    this.place = place;
  }
}

/** A call that does not fit an operation: unknown command, option or value. */
export class UsageError extends Error {
  /** The same in Chinese, where a page may show it. */
  readonly zh: string | undefined;
  constructor(message: string, zh?: string) {
    super(message);
    this.name = 'UsageError';
    this.zh = zh;
  }
}

/** A call for one thing, by its id or name, that nothing at hand knows. */
export class UnknownError extends UsageError {}

function describe(message: string, { file, record, field }: Place): string {
  const where = [file, record, field].filter((part) => part !== undefined && part !== '');
  return where.length === 0 ? message : `${where.join(', ')}: ${message}`;
}

/** The message of anything thrown, on one line. */
export function messageOf(error: unknown): string {
  const text = error instanceof Error ? error.message : String(error);
  return text.replace(/\s*\n\s*/g, ' ').trim();
}
