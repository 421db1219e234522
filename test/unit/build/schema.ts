/** As much of JSON Schema as electron-builder's uses. */
export interface Schema {
  readonly $ref?: string;
  readonly definitions?: Readonly<Record<string, Schema>>;
  readonly type?: string | readonly string[];
  readonly const?: unknown;
  readonly enum?: readonly unknown[];
  readonly anyOf?: readonly Schema[];
  readonly items?: Schema | readonly Schema[];
  readonly minItems?: number;
  readonly maxItems?: number;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly additionalProperties?: boolean | Schema;
}

const typeOf = (value: unknown): string => (value === null ? 'null' : Array.isArray(value) ? 'array' : typeof value);

/** What is wrong with a value, each with its path; empty when the schema holds. */
export function problemsIn(root: Schema, value: unknown, schema: Schema = root, path = ''): string[] {
  const at = path || 'it';
  if (schema.$ref) {
    const target = root.definitions?.[schema.$ref.replace('#/definitions/', '')];
    return target ? problemsIn(root, value, target, path) : [`${at}: the schema lacks ${schema.$ref}`];
  }
  if (schema.anyOf) {
    const tried = schema.anyOf.map((each) => problemsIn(root, value, each, path));
    return tried.some((problems) => problems.length === 0) ? [] : [`${at}: fits none of ${tried.length} forms`];
  }
  const types = schema.type === undefined ? undefined : [schema.type].flat();
  const own = typeOf(value);
  if (types && !types.includes(own) && !(own === 'number' && types.includes('integer')))
    return [`${at}: is no ${types.join()}`];
  if (schema.enum && !schema.enum.includes(value)) return [`${at}: is none of ${schema.enum.join()}`];
  if ('const' in schema && schema.const !== value) return [`${at}: is not ${String(schema.const)}`];
  if (Array.isArray(value)) return problemsInList(root, value, schema, path);
  if (typeof value === 'object' && value !== null) return problemsInObject(root, { ...value }, schema, path);
  return [];
}

function problemsInList(root: Schema, list: readonly unknown[], schema: Schema, path: string): string[] {
  const { items, minItems = 0, maxItems = Number.POSITIVE_INFINITY } = schema;
  if (list.length < minItems || list.length > maxItems) return [`${path}: ${list.length} entries`];
  return list.flatMap((each, index) => {
    const form = Array.isArray(items) ? (items as readonly Schema[])[index] : (items as Schema | undefined);
    return form ? problemsIn(root, each, form, `${path}[${index}]`) : [];
  });
}

function problemsInObject(root: Schema, value: Record<string, unknown>, schema: Schema, path: string): string[] {
  const { properties = {}, required = [], additionalProperties = true } = schema;
  const missing = required.filter((name) => !(name in value)).map((name) => `${path}.${name}: is missing`);
  return Object.entries(value).reduce((found, [name, each]) => {
    const step = path ? `${path}.${name}` : name;
    const form = Object.hasOwn(properties, name) ? properties[name] : additionalProperties;
    if (form === false) found.push(`${step}: not known`);
    else if (typeof form === 'object') found.push(...problemsIn(root, each, form, step));
    return found;
  }, missing);
}
