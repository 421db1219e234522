import type { RawSheet } from './grid.ts';
import { oneLine, withoutBlanks } from './half-width.ts';
import { readVoucherNumber } from './voucher-number.ts';

/** What is printed around a voucher's own table (记账凭证, one form for each): its number, date, attachments and people. */
export interface VoucherForm {
  readonly number?: string;
  readonly date?: string;
  readonly attachments?: string;
  readonly preparedBy?: string;
  readonly reviewedBy?: string;
  readonly postedBy?: string;
}

const LABELS: readonly (readonly [key: keyof VoucherForm, label: RegExp])[] = [
  ['number', /^(?:记账)?(?:凭证)?(?:字号|编号|号数?|字第)\s*[:：]\s*(.*)$/],
  ['date', /^(?:凭证|制单|记账|填制|业务)?日期\s*[:：]\s*(.*)$/],
  ['attachments', /^附(?:单据|件)(?:数|张数)?\s*[:：]?\s*(\d*)\s*张?$/],
  ['preparedBy', /^制单(?:人)?\s*[:：]\s*(.*)$/],
  ['reviewedBy', /^(?:审核|复核)(?:人)?\s*[:：]\s*(.*)$/],
  ['postedBy', /^(?:记账|过账)(?:人)?\s*[:：]\s*(.*)$/],
];

/** Reads the labelled cells of a row; a label whose cell holds nothing else has its value in the next one. */
export function readVoucherForm(sheet: RawSheet, row: number): VoucherForm {
  const form: { -readonly [K in keyof VoucherForm]: VoucherForm[K] } = {};
  const cells: string[] = [];
  for (let column = 0; column < sheet.width(row); column += 1) {
    const text = oneLine(sheet.text(row, column));
    if (text !== '' && !sheet.copied(row, column)) cells.push(text);
  }
  for (const [at, cell] of cells.entries()) {
    for (const [key, label] of LABELS) {
      const value = label.exec(cell)?.[1];
      if (value !== undefined)
        form[key] ??= value.trim() || (/[:：]/.test(cells[at + 1] ?? '') ? '' : (cells[at + 1] ?? ''));
    }
    const bare = withoutBlanks(cell);
    if (/^.{1,6}字第\d+号$/.test(bare) && readVoucherNumber(bare)) form.number ??= bare;
    if (/^\d{4}年\d{1,2}月\d{1,2}日$/.test(bare)) form.date ??= bare;
  }
  return form;
}

/** True when the rows above a table name a voucher: then the table is that voucher's own. */
export function namesVoucher(sheet: RawSheet, first: number, last: number): boolean {
  let number = false;
  let date = false;
  for (let row = first; row <= last; row += 1) {
    const form = readVoucherForm(sheet, row);
    number ||= form.number !== undefined && readVoucherNumber(form.number) !== undefined;
    date ||= form.date !== undefined;
  }
  return number && date;
}

/** People and attachments of a voucher, which a form says above or below its table. */
export interface Signed {
  attachments: number;
  preparedBy: string;
  reviewedBy: string;
  postedBy: string;
}

/** The form that the rows being read belong to; where vouchers do not come in forms it says nothing. */
export class VoucherForms {
  readonly #active: boolean;
  #current: VoucherForm = {};

  constructor(active: boolean) {
    this.#active = active;
  }

  get number(): string {
    return this.#current.number ?? '';
  }

  get date(): string {
    return this.#current.date ?? '';
  }

  /** Takes what a row says; false when it says nothing of a form. A new number begins a new form. */
  take(sheet: RawSheet, row: number): boolean {
    if (!this.#active) return false;
    const said = readVoucherForm(sheet, row);
    if (Object.keys(said).length === 0) return false;
    const begins = said.number !== undefined && said.number !== this.#current.number;
    this.#current = begins ? said : { ...this.#current, ...said };
    return true;
  }

  /** Gives a voucher what the form says and its rows did not. */
  sign(voucher: Signed): void {
    const { attachments = '', preparedBy = '', reviewedBy = '', postedBy = '' } = this.#current;
    if (voucher.attachments === 0) voucher.attachments = countOf(attachments);
    if (voucher.preparedBy === '') voucher.preparedBy = preparedBy;
    if (voucher.reviewedBy === '') voucher.reviewedBy = reviewedBy;
    if (voucher.postedBy === '') voucher.postedBy = postedBy;
  }
}

/** 附件数: a small whole number, else none. */
export const countOf = (text: string): number => (/^\d{1,5}(\.0+)?$/.test(text) ? Number.parseInt(text, 10) : 0);
