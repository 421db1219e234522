import * as z from 'zod';
import type { NamedOperation } from '../../../shared/contract/operation.ts';
import type { Caller, Grant } from '../../../shared/domain/organisation/access.ts';
import { permissionsOf, ROLE_CODES, ROLES, type RoleCode } from '../../../shared/domain/organisation/roles.ts';

/** A value of JSON, as an example is one. */
export type JsonValue = null | boolean | number | string | JsonValue[] | { [key: string]: JsonValue };
type Path = readonly (string | number)[];

/** Every leaf and list of an example, with the way to it. */
export function placesIn(value: JsonValue, path: Path = []): { path: Path; value: JsonValue }[] {
  if (value === null || typeof value !== 'object') return [{ path, value }];
  const inner = Array.isArray(value)
    ? value.flatMap((item, at) => placesIn(item, [...path, at]))
    : Object.entries(value).flatMap(([key, item]) => placesIn(item, [...path, key]));
  return Array.isArray(value) ? [{ path, value }, ...inner] : inner;
}

/** The example with one place holding something else. */
export function withPlace(value: JsonValue, [step, ...rest]: Path, next: JsonValue): JsonValue {
  if (step === undefined) return next;
  if (Array.isArray(value)) return value.map((item, at) => (at === step ? withPlace(item, rest, next) : item));
  if (value === null || typeof value !== 'object') return { [step]: withPlace({}, rest, next) };
  return { ...value, [step]: withPlace(value[step] ?? {}, rest, next) };
}

/** The example with every named unit exchanged for another. */
export function withUnit(example: JsonValue, paths: readonly string[], unit: string): JsonValue {
  const exchange = (value: JsonValue, steps: readonly string[]): JsonValue => {
    const [step, ...rest] = steps;
    if (Array.isArray(value)) return value.map((item) => exchange(item, steps));
    if (step === undefined) return unit;
    if (value === null || typeof value !== 'object') return value;
    return { ...value, [step]: step in value || rest.length === 0 ? exchange(value[step] ?? '', rest) : {} };
  };
  return paths.reduce((input, path) => exchange(input, path.split('.')), example);
}

interface Schema {
  readonly type?: string;
  readonly anyOf?: readonly Schema[];
  readonly allOf?: readonly Schema[];
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly additionalProperties?: Schema | boolean;
  readonly propertyNames?: Schema;
  readonly items?: Schema;
  readonly enum?: readonly unknown[];
  readonly const?: unknown;
  readonly maxLength?: number;
  readonly maxItems?: number;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly pattern?: string;
}

/** What in an input has no upper limit: each text, list, map and number by its path. */
export function unlimitedIn(schema: z.ZodType): string[] {
  const root = z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' }) as Schema;
  const look = (node: Schema, path: string): string[] => {
    const branches = [...(node.anyOf ?? []), ...(node.allOf ?? [])].flatMap((branch) => look(branch, path));
    if (node.enum || 'const' in node) return branches;
    switch (node.type) {
      case 'string':
        return node.maxLength !== undefined || endsSomewhere(node.pattern) ? branches : [...branches, `${path}: text`];
      case 'number':
        return [...branches, `${path}: a number that need not be whole`];
      case 'integer':
        return node.minimum !== undefined && node.maximum !== undefined ? branches : [...branches, `${path}: integer`];
      case 'array': {
        const own = node.maxItems === undefined ? [`${path}: list`] : [];
        return [...branches, ...own, ...look(node.items ?? {}, `${path}[]`)];
      }
      case 'object': {
        const members = Object.entries(node.properties ?? {}).flatMap(([key, member]) =>
          look(member, `${path}.${key}`),
        );
        const open = node.propertyNames ? look({ type: 'string', ...node.propertyNames }, `${path} keys`) : [];
        const loose = node.additionalProperties === undefined ? [`${path}: takes unknown members`] : [];
        return [...branches, ...members, ...open, ...loose];
      }
      default:
        return branches;
    }
  };
  return look(root, '');
}

/** Whether an anchored pattern fixes the greatest length: no `*`, `+` or `{n,}` outside character classes. */
function endsSomewhere(pattern: string | undefined): boolean {
  if (!pattern?.startsWith('^') || !pattern.endsWith('$')) return false;
  const bare = pattern.replace(/\\./g, 'x').replace(/\[[^\]]*\]/g, 'x');
  return !/[*+]|\{\d+,\}/.test(bare);
}

/** Someone with these roles and no others. */
export const someone = (...grants: Grant[]): Caller => ({
  kind: 'person',
  id: '01JC0000000000000000000000',
  name: 'walker',
  display: '查验人',
  grants,
  session: '0'.repeat(64),
});

const hasIt = (role: RoleCode, { operation }: NamedOperation): boolean =>
  permissionsOf(role).includes(operation['~orpc'].meta.permission);
const at = (role: RoleCode, unit: string): string => (ROLES[role].held === 'community' ? '' : unit);

/** Everyone who lacks the permission: each such role alone, and all of them together. */
export function strangersTo(operation: NamedOperation): Caller[] {
  const lacking = ROLE_CODES.filter((role) => !hasIt(role, operation));
  const grants = lacking.map((role) => ({ role, unit: at(role, 'T01') }));
  return [someone(), ...grants.map((grant) => someone(grant)), someone(...grants)];
}

/** Each role that has the permission and can be held at one unit, held at that unit. */
export function holdersAt(operation: NamedOperation, unit: string): Caller[] {
  const roles = ROLE_CODES.filter((role) => hasIt(role, operation) && ROLES[role].held !== 'community');
  return roles.map((role) => someone({ role, unit }));
}

/** Someone who may do it everywhere: a role over the community, else one at every unit. */
export function holder(operation: NamedOperation, units: readonly string[]): Caller {
  const { permission } = operation.operation['~orpc'].meta;
  if (permission === 'public' || permission === 'self') return someone();
  const roles = ROLE_CODES.filter((role) => hasIt(role, operation));
  const wide = roles.find((role) => ROLES[role].held !== 'unit');
  if (wide) return someone({ role: wide, unit: '' });
  return roles[0]
    ? someone(...units.map((unit) => ({ role: roles[0] as string, unit })))
    : { kind: 'local', osUser: 'wang' };
}
