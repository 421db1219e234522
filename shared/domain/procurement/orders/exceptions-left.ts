/** A line that could be ordered, and the exceptions without which it could not. */
export interface LeaningLine {
  /** Packs that are open. */
  readonly open: number;
  /** By their papers' numbers in the books; none where it needs none. */
  readonly overrides: readonly number[];
}

/**
 * How many packs of each line can be ordered at once: all that are open, or what is left of the exceptions that it stands
 * on once the lines before it have taken theirs. `left`: packs by exception; never below nil.
 */
export function packsWithin(lines: readonly LeaningLine[], left: ReadonlyMap<number, number>): number[] {
  const rest = new Map(left);
  return lines.map(({ open, overrides }) => {
    const packs = Math.max(0, Math.min(open, ...overrides.map((id) => rest.get(id) ?? 0)));
    for (const id of overrides) rest.set(id, (rest.get(id) ?? 0) - packs);
    return packs;
  });
}
