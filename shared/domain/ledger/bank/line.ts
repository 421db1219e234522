import type { AccountingDate } from '../../../kernel/date.ts';
import type { Fen } from '../../../kernel/fen.ts';

/**
 * One line of a bank's statement (银行流水), from the holder's side: money that came in is positive, money that went out
 * negative. The bank's own 借方 is money out, for to the bank the account is a debt.
 */
export interface StatementLine {
  readonly date: AccountingDate;
  /** `HH:MM:SS`, or '' where the bank gives none. */
  readonly time: string;
  /** 分; never 0. */
  readonly amount: Fen;
  /** 余额 after this line; undefined where the bank gives none. */
  readonly balance: Fen | undefined;
  readonly counterparty: string;
  readonly counterpartyAccount: string;
  /** 摘要, 用途 and 附言 as one text. */
  readonly purpose: string;
  /** 凭证号, 支票号; '' where there is none. */
  readonly document: string;
  /** 交易流水号: the bank's own number of the line; '' where there is none. */
  readonly serial: string;
}

/** A line with the row of the file in which it stands (1-based, as a spreadsheet shows it). */
export interface ReadStatementLine extends StatementLine {
  readonly row: number;
}
