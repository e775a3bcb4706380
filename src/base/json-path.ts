/** A value inside a JSON document, with the JSON Pointer (RFC 6901) that leads to it. */
export type JsonFound = { pointer: string; value: unknown };

/** Every value at a path of names below a value, in order; a list on the way stands for each of its elements, and what is absent or null for nothing. */
export function selectJson(from: unknown, path: string, pointer = ''): JsonFound[] {
  const [name = '', ...rest] = path.split('/');
  return spread({ pointer, value: from }).flatMap((one) => {
    const inside = typeof one.value === 'object' && one.value !== null ? (one.value as Record<string, unknown>)[name] : undefined;
    if (inside === undefined || inside === null) return [];
    const found = { pointer: `${one.pointer}/${name.replaceAll('~', '~0').replaceAll('/', '~1')}`, value: inside };
    return rest.length === 0 ? spread(found) : selectJson(inside, rest.join('/'), found.pointer);
  });
}

function spread({ pointer, value }: JsonFound): JsonFound[] {
  if (!Array.isArray(value)) return [{ pointer, value }];
  return value.flatMap((one, at) => spread({ pointer: `${pointer}/${at}`, value: one }));
}
