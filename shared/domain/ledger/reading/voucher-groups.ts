import type { AccountingDate } from '../../../kernel/date.ts';
import { fen, groupedYuan } from '../../../kernel/fen.ts';
import type { Findings } from './findings.ts';
import type { RawSheet } from './grid.ts';
import type { ReadLine, ReadVoucher } from './reading.ts';

/** Whose voucher a line belongs to and what it says of the voucher itself. */
export interface VoucherHead {
  readonly unitName: string;
  readonly date: AccountingDate;
  readonly word: string;
  readonly number: number;
  readonly sourceNumber: string;
}

interface OpenVoucher extends VoucherHead {
  readonly sheet: RawSheet;
  readonly row: number;
  attachments: number;
  preparedBy: string;
  reviewedBy: string;
  postedBy: string;
  readonly lines: ReadLine[];
  debit: number;
  credit: number;
  broken: boolean;
}

/**
 * Gathers lines into vouchers by (unit, year and month, word, number), wherever they stand: a page break, a sort by account or a sheet
 * for each account takes a voucher apart (LAYOUTS 0.11, 0.12).
 */
export class VoucherGroups {
  readonly #vouchers: OpenVoucher[] = [];
  /** (unit, year and month, word) → number → voucher; the first is looked up only when it changes. */
  readonly #series = new Map<string, Map<number, OpenVoucher>>();
  #numbers = new Map<number, OpenVoucher>();
  #month = '';
  #word = '';
  #unitName = '';

  /** The voucher of the head, begun when it comes for the first time. */
  open(head: VoucherHead, sheet: RawSheet, row: number, findings: Findings): OpenVoucher {
    const month = head.date.slice(0, 7);
    if (month !== this.#month || head.word !== this.#word || head.unitName !== this.#unitName) {
      this.#month = month;
      this.#word = head.word;
      this.#unitName = head.unitName;
      const key = `${head.unitName}|${month}|${head.word}`;
      this.#numbers = this.#series.get(key) ?? new Map<number, OpenVoucher>();
      this.#series.set(key, this.#numbers);
    }
    let voucher = this.#numbers.get(head.number);
    if (!voucher) {
      voucher = begun(head, sheet, row);
      this.#numbers.set(head.number, voucher);
      this.#vouchers.push(voucher);
    } else if (voucher.date !== head.date) {
      voucher.broken = true;
      findings.reject(
        sheet,
        row,
        'dates-differ',
        `凭证 ${head.sourceNumber} 的日期 ${head.date} 与第 ${voucher.sheet.rowNumber(voucher.row)} 行的 ${voucher.date} 不一致`,
      );
    }
    return voucher;
  }

  /** Every voucher balances (有借必有贷, 借贷必相等), else it is rejected at its first row with both sums. */
  finish(findings: Findings, severalUnits: boolean, incomplete: string): ReadVoucher[] {
    const vouchers: ReadVoucher[] = [];
    for (const voucher of this.#vouchers) {
      if (voucher.lines.length === 0) continue;
      if (!voucher.broken && voucher.debit !== voucher.credit) {
        voucher.broken = true;
        findings.reject(
          voucher.sheet,
          voucher.row,
          'unbalanced',
          `凭证 ${voucher.date.slice(0, 7)} ${voucher.sourceNumber} 借贷不平：借方 ${yuan(voucher.debit)}，贷方 ${yuan(voucher.credit)}，相差 ${yuan(voucher.debit - voucher.credit)}${incomplete}`,
        );
      }
      if (!voucher.broken) vouchers.push(closed(voucher, severalUnits));
    }
    return vouchers;
  }
}

function begun(head: VoucherHead, sheet: RawSheet, row: number): OpenVoucher {
  const { unitName, date, word, number, sourceNumber } = head;
  return {
    unitName,
    date,
    word,
    number,
    sourceNumber,
    sheet,
    row,
    attachments: 0,
    preparedBy: '',
    reviewedBy: '',
    postedBy: '',
    lines: [],
    debit: 0,
    credit: 0,
    broken: false,
  };
}

const yuan = (amount: number): string => groupedYuan(fen(amount));

function closed(voucher: OpenVoucher, severalUnits: boolean): ReadVoucher {
  const { date, word, number, sourceNumber, attachments, lines } = voucher;
  const read: { -readonly [K in keyof ReadVoucher]: ReadVoucher[K] } = {
    date,
    type: word,
    number,
    sourceNumber,
    attachments,
    lines,
  };
  if (severalUnits) read.unitName = voucher.unitName;
  if (voucher.preparedBy !== '') read.preparedBy = voucher.preparedBy;
  if (voucher.reviewedBy !== '') read.reviewedBy = voucher.reviewedBy;
  if (voucher.postedBy !== '') read.postedBy = voucher.postedBy;
  return read;
}

export type { OpenVoucher };
