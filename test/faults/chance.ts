/** Chance that repeats itself: the same seed gives the same numbers, so that a failure can be looked at again. */
export interface Chance {
  /** A whole number from 0 to n − 1. */
  below(n: number): number;
}

export function chance(seed: number): Chance {
  let state = seed >>> 0;
  return {
    below(n) {
      // mulberry32
      state = (state + 0x6d2b79f5) >>> 0;
      let mixed = Math.imul(state ^ (state >>> 15), state | 1);
      mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
      return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32) * n);
    },
  };
}
