/** What may show two payees to be one: 同一账户, 同一电话, 同一法定代表人. */
export interface PayeeTies {
  readonly code: string;
  readonly accounts: readonly string[];
  readonly phones: readonly string[];
  readonly representatives: readonly string[];
}

export const TIE_KINDS = ['account', 'phone', 'representative'] as const;

/** What ties two payees, with what they share. */
export interface Tie {
  readonly by: (typeof TIE_KINDS)[number];
  readonly value: string;
  readonly payees: readonly string[];
}

/** Payees that are one, through others too (A has B's account, B has C's telephone). */
export interface Related {
  /** One name for a payee and all that are one with it. */
  readonly groupOf: (payee: string) => string;
  /** The ties among these payees. */
  readonly tiesAmong: (payees: readonly string[]) => readonly Tie[];
}

const plain = (text: string): string => text.replaceAll(/[\s-]/g, '');

export function relatedOf(payees: readonly PayeeTies[]): Related {
  const ties = new Map<string, Tie>();
  for (const { code, accounts, phones, representatives } of payees)
    for (const [by, values] of [
      ['account', accounts],
      ['phone', phones],
      ['representative', representatives],
    ] as const)
      for (const value of new Set(values.map(plain).filter(Boolean))) {
        const key = `${by} ${value}`;
        ties.set(key, { by, value, payees: [...(ties.get(key)?.payees ?? []), code] });
      }
  const shared = [...ties.values()].filter((tie) => tie.payees.length > 1);
  const above = new Map<string, string>();
  const groupOf = (payee: string): string => {
    const next = above.get(payee);
    if (next === undefined) return payee;
    const top = groupOf(next);
    above.set(payee, top);
    return top;
  };
  for (const {
    payees: [first, ...rest],
  } of shared)
    for (const other of rest) {
      const [one, two] = [groupOf(first!), groupOf(other)].sort();
      if (one !== two) above.set(two!, one!);
    }
  const tiesAmong = (some: readonly string[]): readonly Tie[] =>
    shared.flatMap((tie) => {
      const among = tie.payees.filter((payee) => some.includes(payee));
      return among.length > 1 ? [{ ...tie, payees: among }] : [];
    });
  return { groupOf, tiesAmong };
}
