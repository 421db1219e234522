import { useEffect, useState } from 'react';

/** Gives a name's pinyin initials (拼音首字母) in small letters: `柳河镇卫生院` → `lhzwsy`; other characters stay. */
export type InitialsOf = (name: string) => string;

/** What a unit, an account or a person is found by. */
export interface Findable {
  readonly code: string;
  readonly name: string;
}

let loading: Promise<InitialsOf> | undefined;

/** Loads the dictionary, once, when it is first wanted: it is larger than all fields together. */
export function loadInitials(): Promise<InitialsOf> {
  loading ??= import('pinyin-pro').then(({ pinyin }) => {
    const known = new Map<string, string>();
    return (name) => {
      let initials = known.get(name);
      if (initials === undefined) {
        initials = pinyin(name, { pattern: 'first', toneType: 'none', type: 'array' }).join('').toLowerCase();
        known.set(name, initials);
      }
      return initials;
    };
  });
  return loading;
}

const NONE: InitialsOf = () => '';

/**
 * The initials for a field that searches, from when it is `wanted`: the dictionary takes a tenth of a second to build,
 * which no page that is being opened should wait for. Before it is there, names are found by code and name alone.
 */
export function useInitials(wanted: boolean): InitialsOf {
  const [initialsOf, setInitialsOf] = useState<InitialsOf>(() => NONE);
  useEffect(() => {
    if (!wanted) return;
    let here = true;
    loadInitials().then(
      (loaded) => here && setInitialsOf(() => loaded),
      () => undefined,
    );
    return () => {
      here = false;
    };
  }, [wanted]);
  return initialsOf;
}

/**
 * How well something answers what was typed: 0 not at all; 4 its code begins so, 3 its name begins so, 2 its initials
 * begin so, 1 one of them holds it. Capitals and spaces do not matter.
 */
export function rankOf(item: Findable, typed: string, initialsOf: InitialsOf): number {
  const wanted = typed.replaceAll(/\s/g, '').toLowerCase();
  if (wanted === '') return 1;
  const code = item.code.toLowerCase();
  const name = item.name.replaceAll(/\s/g, '').toLowerCase();
  if (code.startsWith(wanted)) return 4;
  if (name.startsWith(wanted)) return 3;
  const initials = /^[a-z\d]+$/.test(wanted) ? initialsOf(item.name) : '';
  if (initials.startsWith(wanted)) return 2;
  return code.includes(wanted) || name.includes(wanted) || initials.includes(wanted) ? 1 : 0;
}

/** What answers what was typed, the best first; equals stay in their order. */
export function findAmong<T extends Findable>(
  items: readonly T[],
  typed: string,
  initialsOf: InitialsOf,
  limit = Number.POSITIVE_INFINITY,
): T[] {
  return items
    .map((item, position) => ({ item, position, rank: rankOf(item, typed, initialsOf) }))
    .filter(({ rank }) => rank > 0)
    .sort((a, b) => b.rank - a.rank || a.position - b.position)
    .slice(0, limit)
    .map(({ item }) => item);
}
