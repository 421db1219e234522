import { createHash } from 'node:crypto';
import type * as z from 'zod';
import type { Issue } from '../../../shared/contract/errors.ts';
import { canonicalJson, type Json } from '../../../shared/kernel/canonical.ts';
import { Failure } from './failure.ts';

/** Limits on any input, whatever its schema says: so that the schema itself is never asked to read a flood. */
const MAX_DEPTH = 24;
const MAX_NODES = 400_000;
/** As many issues as a person can read; the rest is repetition. */
const MAX_ISSUES = 50;

export const sha256Text = (value: string): string => createHash('sha256').update(value, 'utf8').digest('hex');

/**
 * Takes what came from outside as plain JSON: objects, lists, texts, finite numbers, booleans, null. Undefined members
 * count as absent. Refuses (as a Failure) cycles and depth, floods, lone surrogates, and everything that is not JSON.
 */
export function plainInput(value: unknown): Json {
  let nodes = 0;
  const take = (item: unknown, path: string, depth: number): Json => {
    nodes += 1;
    if (nodes > MAX_NODES) throw new Failure('TOO_LARGE', { limit: MAX_NODES, unit: '项' });
    if (depth > MAX_DEPTH) throw invalid(path, '嵌套过深');
    if (item === null || typeof item === 'boolean') return item;
    if (typeof item === 'string') {
      if (/\p{Surrogate}/u.test(item)) throw invalid(path, '含有不成对的代理字符');
      return item;
    }
    if (typeof item === 'number') {
      if (!Number.isFinite(item)) throw invalid(path, '不是有限的数');
      return item;
    }
    if (Array.isArray(item)) return item.map((element, index) => take(element, join(path, String(index)), depth + 1));
    if (typeof item === 'object' && isPlain(item)) {
      const members: [string, Json][] = [];
      for (const [key, member] of Object.entries(item)) {
        if (member !== undefined) members.push([key, take(member, join(path, key), depth + 1)]);
      }
      return Object.fromEntries(members);
    }
    throw invalid(path, '不是 JSON 值');
  };
  return take(value ?? {}, '', 0);
}

const isPlain = (item: object): boolean => {
  const prototype = Object.getPrototypeOf(item);
  return prototype === null || prototype === Object.prototype;
};

const join = (path: string, key: string): string => (path === '' ? key : `${path}.${key}`);

const invalid = (path: string, message: string): Failure<'INVALID_INPUT'> =>
  new Failure('INVALID_INPUT', { issues: [{ path, message }] });

/** The digest that the trail keeps and a repeated key is compared by; secret fields take no part in it. */
export function inputDigest(input: Json, secret: readonly string[]): string {
  if (secret.length === 0 || input === null || typeof input !== 'object' || Array.isArray(input))
    return sha256Text(canonicalJson(input));
  const open = Object.entries(input).filter(([key]) => !secret.includes(key));
  return sha256Text(canonicalJson(Object.fromEntries(open)));
}

/** Reads the input through its schema; every field that does not hold becomes an issue with its path. */
export function throughSchema(schema: z.ZodType | undefined, input: Json): unknown {
  if (!schema) return input;
  const result = schema.safeParse(input);
  if (result.success) return result.data;
  const issues: Issue[] = result.error.issues
    .slice(0, MAX_ISSUES)
    .map(({ path, message }) => ({ path: path.map(String).join('.'), message }));
  throw new Failure('INVALID_INPUT', { issues });
}
