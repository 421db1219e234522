/**
 * Makes identifiers. Injected, like the clock, so that tests and replays are exact.
 * Shape: 26 characters of Crockford base 32, the first ten from the instant, so that ids sort by time.
 */
export interface IdSource {
  next(): string;
}

/** The time, in UTC milliseconds since 1970: for the trail only. Accounting dates never come from it. */
export interface Clock {
  nowMs(): number;
}

const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/** Ids from a clock and a source of random bytes (0–255). */
export function idSource(clock: Clock, randomBytes: (length: number) => Uint8Array): IdSource {
  return {
    next() {
      let time = clock.nowMs();
      let text = '';
      for (let i = 0; i < 10; i += 1) {
        text = ALPHABET[time % 32] + text;
        time = Math.floor(time / 32);
      }
      for (const byte of randomBytes(16)) text += ALPHABET[byte % 32];
      return text;
    },
  };
}

/** The instant as RFC 3339 in UTC with milliseconds, the form of the trail. */
export const instantText = (ms: number): string => new Date(ms).toISOString();
