import type { z } from 'zod';
import { checkInput } from '../../src/operation/inputs.ts';
import type { Host, Operation } from '../../src/operation/operation.ts';

/** Calls an operation as the surfaces do: the input is checked and what it leaves out is filled in. */
export async function call<I extends z.ZodObject, O>({ name, input, run }: Operation<I, O>, given: object, host: Host): Promise<O> {
  return run(checkInput(name, input, given), host);
}
