/** The least characters of a password (口令), as the contract has it. */
export const MIN_PASSWORD = 10;
export const MAX_PASSWORD = 128;

/** Small letters and digits that are not taken for one another on paper or by telephone. */
const LETTERS = 'abcdefghjkmnpqrstuvwxyz23456789';
const GROUPS = 3;
const GROUP = 4;

/**
 * A first password to hand over, `k7wq-m2ht-9zrb`: easy to read out, and long enough not to be guessed (about 59 bits).
 *
 * @param random gives as many random bytes as it is asked for.
 */
export function firstPassword(random: (length: number) => Uint8Array): string {
  const letters: string[] = [];
  // Bytes beyond the last whole multiple are left out, so that every letter is equally likely.
  const fair = 256 - (256 % LETTERS.length);
  while (letters.length < GROUPS * GROUP) {
    for (const byte of random(GROUPS * GROUP)) {
      if (byte < fair && letters.length < GROUPS * GROUP) letters.push(LETTERS[byte % LETTERS.length]!);
    }
  }
  return Array.from({ length: GROUPS }, (_, at) => letters.slice(at * GROUP, (at + 1) * GROUP).join('')).join('-');
}

export const browserRandom = (length: number): Uint8Array => crypto.getRandomValues(new Uint8Array(length));
