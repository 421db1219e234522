import { parseDate } from '../../kernel/date.ts';
import { type Fen, parseYuan, ZERO } from '../../kernel/fen.ts';
import type { AuxiliaryValue, ReadLine, ReadVoucher, Rejection } from './reading/reading.ts';

/** More vouchers than this in one file are refused, as a file that is no month of any unit. */
const MAX_VOUCHERS = 1_000_000;
const MAX_LINES = 2000;

export interface JsonVouchers {
  readonly vouchers: readonly ReadVoucher[];
  readonly rejections: readonly Rejection[];
  /** Lines in all. */
  readonly rows: number;
}

/**
 * Reads vouchers given as JSON (CLI.md): `[{"date","summary","entries":[{"side":"D"|"C","code","amount", …}]}]`, also with
 * `type`, `attachments` and `sourceNumber`. Rows count the entries from 1 through the whole file; amounts are decimal
 * strings in 元, or numbers of at most two decimals. Whatever does not fit is a rejection with its place, never a guess.
 */
export function readVoucherJson(value: unknown): JsonVouchers {
  const reader = new JsonReader();
  if (!Array.isArray(value)) reader.reject(1, 'not-a-list', '文件应是一个 JSON 数组，每个元素一张凭证');
  else if (value.length > MAX_VOUCHERS)
    reader.reject(1, 'too-many-vouchers', `凭证超过 ${MAX_VOUCHERS} 张，请分开导入`);
  else if (value.length === 0) reader.reject(1, 'no-vouchers', '文件中没有凭证');
  else for (const item of value) reader.voucher(item);
  return { vouchers: reader.vouchers, rejections: reader.rejections, rows: reader.row };
}

type Fields = Readonly<Record<string, unknown>>;
const isFields = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const VOUCHER_FIELDS = new Set(['date', 'summary', 'entries', 'type', 'attachments', 'sourceNumber']);
const ENTRY_FIELDS = new Set([
  'side',
  'code',
  'amount',
  'summary',
  'counterparty',
  'department',
  'fund',
  'project',
  'document',
  'name',
]);

class JsonReader {
  readonly vouchers: ReadVoucher[] = [];
  readonly rejections: Rejection[] = [];
  row = 0;

  reject(row: number, code: string, message: string, column?: string): void {
    this.rejections.push({ row, code, message, ...(column === undefined ? {} : { column }) });
  }

  voucher(item: unknown): void {
    const first = this.row + 1;
    const at = this.vouchers.length + 1;
    if (!isFields(item)) {
      this.reject(first, 'not-a-voucher', `第 ${at} 张凭证不是 JSON 对象`);
      return;
    }
    for (const field of Object.keys(item)) {
      if (!VOUCHER_FIELDS.has(field)) this.reject(first, 'unknown-field', `凭证中有不认识的字段 ${field}`, field);
    }
    const date = typeof item['date'] === 'string' ? parseDate(item['date']) : undefined;
    if (!date)
      this.reject(first, 'impossible-date', `日期 ${shown(item['date'])} 不是日历上的一天（写作 YYYY-MM-DD）`, 'date');
    const summary = this.text(item, 'summary', first, 200) ?? '';
    const type = this.text(item, 'type', first, 10) ?? '记';
    const entries = item['entries'];
    const wrong = this.wrongEntries(entries, at);
    if (wrong || !Array.isArray(entries)) {
      if (wrong) this.reject(first, wrong.code, wrong.message, 'entries');
      return;
    }
    const lines = entries.map((entry) => this.line(entry, summary));
    if (!date) return;
    this.vouchers.push({
      date,
      type,
      number: at,
      sourceNumber: this.text(item, 'sourceNumber', first, 40) ?? '',
      attachments: this.count(item['attachments'], first),
      lines: lines.filter((line) => line !== undefined),
    });
  }

  private wrongEntries(entries: unknown, at: number): { code: string; message: string } | undefined {
    if (!Array.isArray(entries) || entries.length === 0)
      return { code: 'no-lines', message: `第 ${at} 张凭证没有分录` };
    return entries.length > MAX_LINES
      ? { code: 'too-many-lines', message: `一张凭证的分录超过 ${MAX_LINES} 行` }
      : undefined;
  }

  private line(entry: unknown, summary: string): ReadLine | undefined {
    this.row += 1;
    const { row } = this;
    if (!isFields(entry)) {
      this.reject(row, 'not-an-entry', '分录不是 JSON 对象');
      return undefined;
    }
    for (const field of Object.keys(entry)) {
      if (!ENTRY_FIELDS.has(field)) this.reject(row, 'unknown-field', `分录中有不认识的字段 ${field}`, field);
    }
    const { side, code } = entry;
    if (side !== 'D' && side !== 'C') this.reject(row, 'wrong-side', `借贷方向 ${shown(side)} 应为 "D" 或 "C"`, 'side');
    if (typeof code !== 'string' || !/^\d{4,20}$/.test(code)) {
      this.reject(row, 'wrong-code', `科目编码 ${shown(code)} 应为 4–20 位数字`, 'code');
    }
    const amount = amountOf(entry['amount']);
    if (amount === undefined) {
      this.reject(row, 'wrong-amount', `金额 ${shown(entry['amount'])} 不是至多两位小数的元`, 'amount');
    }
    if (amount === undefined || typeof code !== 'string') return undefined;
    const debit: Fen = side === 'D' ? amount : ZERO;
    const credit: Fen = side === 'C' ? amount : ZERO;
    return {
      row,
      code,
      name: '',
      summary: this.text(entry, 'summary', row, 200) ?? summary,
      debit,
      credit,
      auxiliary: this.auxiliary(entry, row),
      document: this.text(entry, 'document', row, 60),
    };
  }

  private auxiliary(entry: Fields, row: number): AuxiliaryValue[] {
    return ['counterparty', 'department', 'fund', 'project'].flatMap((kind) => {
      const name = this.text(entry, kind, row, 120);
      return name === undefined ? [] : [{ kind, name }];
    });
  }

  private text(fields: Fields, field: string, row: number, max: number): string | undefined {
    const value = fields[field];
    if (value === undefined || value === null || value === '') return undefined;
    if (typeof value === 'string' && value.length <= max && !/[\p{Cc}\p{Surrogate}]/u.test(value)) return value.trim();
    this.reject(row, 'wrong-text', `${field} 应是不超过 ${max} 字、没有控制字符的文字`, field);
    return undefined;
  }

  private count(value: unknown, row: number): number {
    if (value === undefined) return 0;
    if (typeof value === 'number' && Number.isInteger(value) && value >= 0 && value <= 9999) return value;
    this.reject(row, 'wrong-count', `附件张数 ${shown(value)} 应是 0–9999 的整数`, 'attachments');
    return 0;
  }
}

/** A number is taken by its shortest decimal text, which JSON's reader kept exactly for amounts of up to 15 digits. */
function amountOf(value: unknown): Fen | undefined {
  if (typeof value === 'string') return parseYuan(value.trim());
  return typeof value === 'number' && Math.abs(value) < 1e13 ? parseYuan(String(value)) : undefined;
}

const shown = (value: unknown): string => {
  const text = value === undefined ? '（空）' : typeof value === 'string' ? value : JSON.stringify(value);
  return text.length > 40 ? `${text.slice(0, 40)}…` : text;
};
