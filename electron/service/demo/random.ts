/**
 * Chance without chance: each stream is drawn from a seed and the names of what it is for, so that the same seed gives
 * the same county everywhere, and a flow that draws once more leaves every other flow as it was. Whole numbers only.
 */
export interface Stream {
  /** A whole number from 0 up to, not including, the limit (a safe integer above 0). */
  below(limit: number): number;
  /** A whole number from `low` to `high`, both included. */
  between(low: number, high: number): number;
  pick<T>(items: readonly T[]): T;
  /** The amount, up to so many per mille more or less. */
  vary(amount: number, permille: number): number;
}

const FNV_OFFSET = 0x811c9dc5;
const FNV_PRIME = 0x01000193;

/** FNV-1a over UTF-16 code units. */
function digest(text: string): number {
  let hash = FNV_OFFSET;
  for (let i = 0; i < text.length; i += 1) hash = Math.imul(hash ^ text.charCodeAt(i), FNV_PRIME);
  return hash >>> 0;
}

/** The stream that belongs to a seed and a list of names, e.g. `stream(2025, 'H01', 'outpatient', 3)`. */
export function stream(seed: number, ...names: readonly (string | number)[]): Stream {
  let state = digest(`${seed}\u001f${names.join('\u001f')}`) | 0;
  /** mulberry32: 32 bits of state, 32 bits out, integer operations only. */
  const word = (): number => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return (mixed ^ (mixed >>> 14)) >>> 0;
  };
  const below = (limit: number): number => ((word() >>> 11) * 0x1_0000_0000 + word()) % limit;
  const between = (low: number, high: number): number => low + below(high - low + 1);
  return {
    below,
    between,
    pick: (items) => items[below(items.length)]!,
    vary: (amount, permille) => {
      const product = amount * (1000 + between(-permille, permille));
      return (product - (product % 1000)) / 1000;
    },
  };
}
