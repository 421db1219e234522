import { hash, verify } from '@node-rs/argon2';

/** Keeps passwords as Argon2id hashes and checks them; slow by design, hence outside any transaction. */
export interface Passwords {
  hash(password: string): Promise<string>;
  verify(kept: string, password: string): Promise<boolean>;
  /** Takes as long as a real check: an unknown name must not answer faster than a known one. */
  verifyNobody(password: string): Promise<false>;
}

export interface PasswordCost {
  readonly memoryKib: number;
  readonly passes: number;
}

/** 19 MiB and two passes: the least that OWASP recommends for Argon2id, some tens of milliseconds on a desk. */
export const PASSWORD_COST: PasswordCost = { memoryKib: 19_456, passes: 2 };

/** At most so many at once: sign-ins must not take the memory or the cores from everyone else. */
const CONCURRENT = 2;
const MAX_WAITING = 64;

/** Thrown when too many sign-ins wait already; the pipeline answers BUSY. */
export class TooManySignIns extends Error {
  override readonly name = 'TooManySignIns';
}

/**
 * Argon2id passwords with a salt of 16 bytes each.
 * @param randomBytes chance, injected.
 */
export function argonPasswords(
  randomBytes: (length: number) => Uint8Array,
  cost: PasswordCost = PASSWORD_COST,
): Passwords {
  // The library's default algorithm is Argon2id; its enumeration cannot be imported as a value, a test holds it.
  const options = { memoryCost: cost.memoryKib, timeCost: cost.passes, parallelism: 1 };
  const inTurn = turnstile(CONCURRENT, MAX_WAITING);
  let nobody: Promise<string> | undefined;
  const make = (password: string) => hash(password, { ...options, salt: randomBytes(16) });
  return {
    hash: (password) => inTurn(() => make(password)),
    verify: (kept, password) => inTurn(() => verify(kept, password)),
    async verifyNobody(password) {
      nobody ??= make('no one has this password');
      const kept = await nobody;
      await inTurn(() => verify(kept, password));
      return false;
    },
  };
}

/** Lets so many in at once, keeps so many waiting, and turns the rest away. */
function turnstile(places: number, maxWaiting: number) {
  let taken = 0;
  const waiting: (() => void)[] = [];
  return async <T>(work: () => Promise<T>): Promise<T> => {
    if (taken >= places) {
      if (waiting.length >= maxWaiting) throw new TooManySignIns();
      await new Promise<void>((resolve) => waiting.push(resolve));
    }
    taken += 1;
    try {
      return await work();
    } finally {
      taken -= 1;
      waiting.shift()?.();
    }
  };
}
