/** One field of what an event changed: as it was and as it became; undefined where it did not stand there. */
export interface Change {
  readonly field: string;
  readonly before: string | undefined;
  readonly after: string | undefined;
}

const textOf = (value: unknown): string => (typeof value === 'string' ? value : JSON.stringify(value));

/** The fields of a value that the trail keeps as JSON, flat; a plain value stands under an empty name. */
function fieldsOf(text: string | null): Map<string, string> {
  const fields = new Map<string, string>();
  if (text === null) return fields;
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    value = text;
  }
  const isGroup = (one: unknown): one is Record<string, unknown> =>
    typeof one === 'object' && one !== null && !Array.isArray(one);
  const walk = (one: unknown, path: string): void => {
    if (isGroup(one))
      for (const [key, inside] of Object.entries(one)) walk(inside, path === '' ? key : `${path}.${key}`);
    else fields.set(path, textOf(one));
  };
  walk(value, '');
  return fields;
}

/** What an event changed, field by field, in the order in which they stand. */
export function changesOf(before: string | null, after: string | null): Change[] {
  const [from, to] = [fieldsOf(before), fieldsOf(after)];
  return [...new Set([...from.keys(), ...to.keys()])].map((field) => ({
    field,
    before: from.get(field),
    after: to.get(field),
  }));
}
