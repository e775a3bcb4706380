import assert from 'node:assert/strict';
import { readStored } from '../../src/statement/locator.ts';
import type { Atlas } from '../../src/view/atlas.ts';
import { statementsById } from '../../src/view/evidence.ts';

const STATEMENT = /^[0-9a-f]{16}$/;

/** Every statement id that stands anywhere in an answer, each once. */
export function statementIdsIn(answer: unknown): string[] {
  const found = new Set<string>();
  const walk = (value: unknown): void => {
    if (typeof value === 'string' && STATEMENT.test(value)) found.add(value);
    else if (typeof value === 'object' && value !== null) for (const inner of Object.values(value)) walk(inner);
  };
  walk(answer);
  return [...found];
}

/** Follows statements to the bytes at their locators; each must be there and say its value, or the words that the value is of. */
export async function assertFollowed(atlas: Atlas, ids: string[]): Promise<void> {
  const statements = await statementsById(atlas, ids);
  assert.deepEqual(
    statements.map(({ id }) => id),
    ids,
  );
  for (const statement of statements) {
    const bytes = await readStored(atlas.store, statement.snapshot, statement);
    const said = JSON.stringify(bytes) ?? '';
    assert.ok(said !== '' && said !== 'null', `${statement.id} ${statement.property}`);
    const value = statement.original ?? statement.value;
    if (statement.source === 'curation' && !value.startsWith('{') && statement.property !== 'bounds')
      assert.ok(said.includes(JSON.stringify(value).slice(1, -1)), `${statement.id} ${statement.property}: ${value} against ${said}`);
  }
}
