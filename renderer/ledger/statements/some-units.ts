/** Units that a person looks at together (部分单位): what the address says of them, and those that were given a name. */

const UNIT = /^[A-Z0-9]{1,12}$/;

/** The units that the address names, each once; undefined where there are not at least two. */
export function readSome(word: string | undefined): readonly string[] | undefined {
  const codes = [...new Set((word ?? '').split(',').filter((code) => UNIT.test(code)))];
  return codes.length > 1 ? codes : undefined;
}

/** The word of the address for units, in the register's order; undefined for fewer than two. */
export function writeSome(
  chosen: ReadonlySet<string>,
  units: readonly { readonly code: string }[],
): string | undefined {
  const codes = units.map(({ code }) => code).filter((code) => chosen.has(code));
  return codes.length > 1 ? codes.join(',') : undefined;
}

/** Ticks all of some units, or where all of them are ticked none. */
export function flipped(chosen: ReadonlySet<string>, codes: readonly string[]): ReadonlySet<string> {
  const next = new Set(chosen);
  const all = codes.every((code) => chosen.has(code));
  for (const code of codes) {
    if (all) next.delete(code);
    else next.add(code);
  }
  return next;
}

/** A choice that a person has named, to be found again. */
export interface NamedChoice {
  readonly name: string;
  readonly units: readonly string[];
}

const CHOICES_MAX = 30;

/** What was kept last time; anything unreadable counts as not kept. */
export function readChoices(kept: string | null): readonly NamedChoice[] {
  try {
    const list: unknown = JSON.parse(kept ?? '[]');
    if (!Array.isArray(list)) return [];
    return list.flatMap((each: unknown): NamedChoice[] => {
      const { name, units } = (each ?? {}) as Partial<Record<keyof NamedChoice, unknown>>;
      const codes = Array.isArray(units) ? units.filter((code) => typeof code === 'string' && UNIT.test(code)) : [];
      return typeof name === 'string' && name !== '' && codes.length > 1 ? [{ name, units: codes as string[] }] : [];
    });
  } catch {
    return [];
  }
}

/** The list with one more choice; one of the same name is replaced. */
export const withChoice = (list: readonly NamedChoice[], added: NamedChoice): readonly NamedChoice[] =>
  [...list.filter(({ name }) => name !== added.name), added].slice(-CHOICES_MAX);

/** The name under which these units were kept, if they were. */
export const nameOfChoice = (list: readonly NamedChoice[], units: readonly string[]): string | undefined => {
  const key = [...units].sort().join();
  return list.find((each) => [...each.units].sort().join() === key)?.name;
};
