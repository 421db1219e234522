import { addFen, type Fen, ZERO } from '../../../kernel/fen.ts';
import type { Account, Book, Side } from '../account.ts';
import { aggregateFigures } from '../aggregate.ts';
import type { AccountFigure } from '../figures.ts';

/** A row of 科目余额表: balances debit-positive, turnovers in their own direction. */
export interface TrialBalanceRow {
  readonly code: string;
  readonly name: string;
  readonly book: Book;
  readonly side: Side;
  readonly level: number;
  /** Rows that are not leaves repeat what stands below them: add up leaves only. */
  readonly leaf: boolean;
  readonly yearOpening: Fen;
  readonly opening: Fen;
  readonly debit: Fen;
  readonly credit: Fen;
  readonly yearDebit: Fen;
  readonly yearCredit: Fen;
  readonly closing: Fen;
}

const AMOUNTS = ['yearOpening', 'opening', 'debit', 'credit', 'yearDebit', 'yearCredit', 'closing'] as const;
type Amounts = { -readonly [Key in (typeof AMOUNTS)[number]]: Fen };
const nothing = (): Amounts => ({
  yearOpening: ZERO,
  opening: ZERO,
  debit: ZERO,
  credit: ZERO,
  yearDebit: ZERO,
  yearCredit: ZERO,
  closing: ZERO,
});

/**
 * The trial balance of one unit, or of the community when the figures are group figures: both books, by code, over all
 * dimensions.
 *
 * @param parents the chart the figures stand in, to list the accounts above them as well; without it leaves only. An
 *   account that itself holds something and has others below (books that stopped short once) is listed with its total.
 */
export function trialBalance(figures: Iterable<AccountFigure>, parents?: Iterable<Account>): TrialBalanceRow[] {
  const own = new Map(aggregateFigures(figures).map((figure) => [figure.code, figure]));
  const accounts = new Map([...(parents ?? [])].map((account) => [account.code, account]));
  const rows = new Map<string, { amounts: Amounts; above: boolean }>();
  for (const figure of own.values()) {
    add(rows, figure.code, figure, false);
    for (let code = accounts.get(figure.code)?.parent; code !== undefined; code = accounts.get(code)?.parent)
      add(rows, code, figure, true);
  }
  return [...rows]
    .map(([code, { amounts, above }]): TrialBalanceRow => {
      const named = accounts.get(code) ?? own.get(code);
      return {
        code,
        name: named?.name ?? code,
        book: named?.book ?? 'financial',
        side: named?.side ?? 'debit',
        level: accounts.get(code)?.level ?? 1,
        leaf: !above,
        ...amounts,
      };
    })
    .sort((a, b) => (bare(a.code) < bare(b.code) ? -1 : 1));
}

/** Group accounts that only another chart has stand among their siblings (`P300102` after `300102`). */
const bare = (code: string): string => (code.startsWith('P') ? `${code.slice(1)}P` : code);

function add(
  rows: Map<string, { amounts: Amounts; above: boolean }>,
  code: string,
  figure: AccountFigure,
  above: boolean,
): void {
  const row = rows.get(code) ?? { amounts: nothing(), above: false };
  for (const amount of AMOUNTS) row.amounts[amount] = addFen(row.amounts[amount], figure[amount]);
  rows.set(code, { amounts: row.amounts, above: row.above || above });
}
