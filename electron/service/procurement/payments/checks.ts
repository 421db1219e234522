import type { CheckResult } from '../../../../shared/domain/audit/check.ts';
import { runTotal } from '../../../../shared/domain/procurement/payments/run.ts';
import { type Fen, formatYuan } from '../../../../shared/kernel/fen.ts';
import type { BooksReader } from '../../database.ts';
import { readMatched } from '../invoices/reading.ts';
import { readPapers } from '../papers/papers.ts';
import { readTaken } from './payables.ts';
import { readRunVouchers, runOf } from './runs.ts';

/** 付款不超过匹配 and 付款单已入账: over all books, as they stand now. */
export async function paymentChecks(db: BooksReader): Promise<readonly CheckResult[]> {
  const matched = new Map((await readMatched(db)).map(({ invoiceLine, amount }) => [invoiceLine, amount]));
  const sums = new Map<number, { amount: number; numbers: Set<string> }>();
  for (const { invoiceLine, amount, number } of await readTaken(db)) {
    const sum = sums.get(invoiceLine) ?? { amount: 0, numbers: new Set() };
    sum.amount += amount;
    sums.set(invoiceLine, { ...sum, numbers: sum.numbers.add(number) });
  }
  const over = [...sums].filter(([line, { amount }]) => amount > 0 && amount > (matched.get(line) ?? 0));
  const invoices = await numbersOf(
    db,
    over.map(([line]) => line),
  );
  const posted = (await readPapers(db, 'payment', ['posted'])).map(runOf);
  const vouchers = new Set((await readRunVouchers(db)).map(({ payment }) => payment));
  const unbooked = posted.filter(({ id, lines }) => runTotal(lines) !== 0 && !vouchers.has(id));
  const result = (name: string, title: string, rows: CheckResult['rows'], idle: boolean): CheckResult => ({
    ...{ name, title, severity: 'finding', ok: rows.length === 0, rows },
    ...(idle ? { idle: true as const } : {}),
  });
  return [
    result(
      'payment-matched',
      '付款不超过匹配',
      over.map(([line, { amount, numbers }]) => ({
        place: [...numbers].join('、'),
        message: `发票 ${invoices.get(line) ?? line} 已列入付款 ${formatYuan(amount as Fen)} 元，现在匹配的是 ${formatYuan(matched.get(line) ?? (0 as Fen))} 元：退货或改动之后还欠红字发票`,
      })),
      sums.size === 0,
    ),
    result(
      'payment-booked',
      '付款单已入账',
      unbooked.map(({ number, lines }) => ({
        place: number,
        message: `付款单 ${number} 已记账 ${formatYuan(runTotal(lines))} 元，没有凭证`,
      })),
      posted.length === 0,
    ),
  ];
}

async function numbersOf(db: BooksReader, lines: readonly number[]): Promise<Map<number, string>> {
  if (lines.length === 0) return new Map();
  const rows = await db
    .selectFrom('supplier_invoice_line as line')
    .innerJoin('supplier_invoice as invoice', 'invoice.id', 'line.invoice')
    .select(['line.id', 'invoice.number'])
    .where('line.id', 'in', [...lines])
    .execute();
  return new Map(rows.map(({ id, number }) => [id, number]));
}
