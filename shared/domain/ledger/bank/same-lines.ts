import type { StatementLine } from './line.ts';

/** A line by what it says, so that a second download of it is known (重复导入). */
export interface LineKey {
  /** By day, amount, balance (else the other side and purpose), and how many alike stand before it on that day. */
  readonly key: string;
  /** By the bank's own number, where it has one. */
  readonly serialKey: string;
}

/**
 * The keys of lines in their order. A bank may give several lines one number (a payment and its fee), so that the number
 * counts together with day and amount; where two lines of a day are alike in everything, their order tells them apart.
 */
export function keysOf(lines: readonly StatementLine[]): LineKey[] {
  const seen = new Map<string, number>();
  const counted = (text: string): string => {
    const times = (seen.get(text) ?? 0) + 1;
    seen.set(text, times);
    return `${text}|${times}`;
  };
  return lines.map((line) => {
    const { date, amount, balance, serial, counterpartyAccount, counterparty, purpose } = line;
    const what =
      balance === undefined ? `-|${counterpartyAccount || counterparty}|${purpose}|${serial}` : String(balance);
    return {
      key: counted(`${date}|${amount}|${what}`),
      serialKey: serial === '' ? '' : counted(`#${serial}|${date}|${amount}`),
    };
  });
}

/** Which of the lines are new beside those that are kept, each with its keys. */
export function newLines<L extends StatementLine>(
  lines: readonly L[],
  kept: Iterable<LineKey>,
): { readonly line: L; readonly keys: LineKey }[] {
  const known = new Set<string>();
  for (const { key, serialKey } of kept) {
    known.add(key);
    if (serialKey !== '') known.add(serialKey);
  }
  const keys = keysOf(lines);
  return lines.flatMap((line, at) => {
    const own = keys[at]!;
    return known.has(own.key) || (own.serialKey !== '' && known.has(own.serialKey)) ? [] : [{ line, keys: own }];
  });
}
