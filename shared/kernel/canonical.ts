import { assert } from './assert.ts';

/** What can be put on the trail: JSON values whose numbers are finite. */
export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json | undefined };

/**
 * Canonical JSON as RFC 8785 (JCS) says: no white space, keys sorted by UTF-16 code units, numbers and strings as
 * ECMAScript writes them. Undefined members are left out. Equal values give equal text, so that hashes can be compared.
 */
export function canonicalJson(value: Json): string {
  if (value === null || typeof value === 'boolean' || typeof value === 'string')
    return JSON.stringify(wellFormed(value));
  if (typeof value === 'number') {
    assert(Number.isFinite(value), 'canonical JSON has no NaN or infinity');
    return JSON.stringify(value);
  }
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`;
  const object = value as { readonly [key: string]: Json | undefined };
  const members = Object.keys(object)
    .sort()
    .filter((key) => object[key] !== undefined)
    .map((key) => `${JSON.stringify(wellFormed(key))}:${canonicalJson(object[key] as Json)}`);
  return `{${members.join(',')}}`;
}

/** RFC 8785 works on I-JSON: lone surrogates have no UTF-8 form and must be refused, not silently replaced. */
function wellFormed<T extends null | boolean | string>(value: T): T {
  if (typeof value === 'string') assert(!/\p{Surrogate}/u.test(value), 'text with a lone surrogate');
  return value;
}
