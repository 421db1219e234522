import type { BookedRole } from './reading.ts';

/** An account of which a line of this side should say its counterparty (往来单位), and the one that the unit used last there. */
export interface CounterpartyAsk {
  readonly role: BookedRole;
  readonly code: string;
  /** `unit:H01` or `party:P001`; null where no line carries one yet. */
  readonly last: string | null;
}

export interface OfferedCounterparty {
  /** '' is none, as a person said; null where nobody has said and nothing is near. */
  readonly counterparty: string | null;
  readonly from: 'remembered' | 'suggested' | 'none';
}

/**
 * What is offered beside a word's account: as it is remembered with the mapping, or as the unit used last with the account.
 * Undefined where the account asks for none. `remembered` belongs to the word with this very account.
 */
export function offeredCounterparty(
  asks: readonly CounterpartyAsk[],
  role: BookedRole,
  code: string | null,
  remembered: string | undefined,
): OfferedCounterparty | undefined {
  const asked = asks.find((each) => each.role === role && each.code === code);
  if (!asked) return undefined;
  if (remembered !== undefined) return { counterparty: remembered, from: 'remembered' };
  return { counterparty: asked.last, from: asked.last === null ? 'none' : 'suggested' };
}
