import { en } from './en/index.ts';
import type { Locale } from './locale.ts';
import { zhCN } from './zh-CN/index.ts';

type Catalogue = typeof zhCN;
export type MessageKey = keyof Catalogue;

/** The names of a message's places: `{count}` and `{count|unit|units}` both want `count`. */
type Places<Text extends string> = Text extends `${string}{${infer Place}}${infer Rest}`
  ? (Place extends `${infer Name}|${string}` ? Name : Place) | Places<Rest>
  : never;

/** What must be given with a key: nothing, or one value for each place. */
export type Values<Key extends MessageKey> = [Places<Catalogue[Key]>] extends [never]
  ? []
  : [values: Record<Places<Catalogue[Key]>, string | number>];

/** The messages that say the same always. */
export type PlainKey = { [Key in MessageKey]: Values<Key> extends [] ? Key : never }[MessageKey];

export type Translate = <Key extends MessageKey>(key: Key, ...values: Values<Key>) => string;

export const CATALOGUES: Readonly<Record<Locale, Readonly<Record<MessageKey, string>>>> = { 'zh-CN': zhCN, en };

const PLACE = /\{(\w+)(?:\|([^|}]*)\|([^|}]*))?\}/g;

/** Whether a key made at run time (of an error's code, say) names a message without places. */
export const isPlainKey = (key: string): key is PlainKey =>
  Object.hasOwn(zhCN, key) && zhCN[key as MessageKey].search(PLACE) < 0;

/** Fills a text in: `{name}` becomes its value, `{count|unit|units}` the first word for 1 and the second otherwise. */
export function fill(text: string, values: Readonly<Record<string, string | number>>): string {
  return text.replace(PLACE, (place, name: string, one?: string, many?: string) => {
    const value = values[name];
    if (value === undefined) return place;
    if (one === undefined || many === undefined) return String(value);
    return Number(value) === 1 ? one : many;
  });
}

/** Speaks one language. */
export const translator =
  (locale: Locale): Translate =>
  (key, ...values) =>
    fill(CATALOGUES[locale][key], values[0] ?? {});
