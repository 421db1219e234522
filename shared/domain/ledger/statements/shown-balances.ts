interface Balance {
  readonly level: number;
  readonly opening: string;
  readonly debit: string;
  readonly credit: string;
  readonly closing: string;
}

const isNil = (amount: string): boolean => /^-?0*\.?0*$/.test(amount);

/** The accounts that are listed: down to a level, and with or without those that hold and moved nothing. */
export const shownBalances = <Row extends Balance>(
  rows: readonly Row[],
  { zero, level }: { readonly zero: boolean; readonly level: number | undefined },
): Row[] =>
  rows.filter(
    (row) =>
      (level === undefined || row.level <= level) &&
      (zero || ![row.opening, row.debit, row.credit, row.closing].every(isNil)),
  );
