import { type Fen, fen, formatYuan, sumFen, ZERO } from '../../../kernel/fen.ts';
import type { PayMode } from '../invoices/ordered-line.ts';
import type { PaperStage } from '../papers.ts';
import { openOf, type Payable } from './payable.ts';

/** Stages of a run that pays nothing any more: its lines are open again. */
export const GIVEN_UP: readonly PaperStage[] = ['refused', 'withdrawn', 'cancelled', 'reversed'];

/** 医保直接结算, 医共体统一支付. What units pay themselves (单位自付) is in no run of the one account. */
export const RUN_MODES = ['community', 'insurance'] as const satisfies readonly PayMode[];
export type RunMode = (typeof RUN_MODES)[number];

/** What a run pays of a line, in 分: below nil for a credit that is set off. */
export interface RunLine {
  readonly invoiceLine: number;
  readonly amount: Fen;
}

/** Why a line cannot be paid as it is asked, or a supplier not be paid at all. */
export interface AgainstLine {
  /** The invoice line, or undefined where it is of the whole supplier. */
  readonly invoiceLine: number | undefined;
  readonly message: string;
}

/**
 * Everything that stands against a run's lines: what is not matched (held, in exception, cancelled), is of another mode, is
 * more than is open, or has the wrong sign; and a supplier of whom more is set off than is paid. `taken` of the payables
 * leaves the run itself out.
 */
export function againstLines(
  mode: RunMode,
  lines: readonly RunLine[],
  payables: ReadonlyMap<number, Payable>,
): AgainstLine[] {
  const problems: AgainstLine[] = [];
  const seen = new Set<number>();
  for (const { invoiceLine, amount } of lines) {
    const payable = payables.get(invoiceLine);
    const say = (message: string) => problems.push({ invoiceLine, message });
    if (seen.has(invoiceLine)) say(`发票行 ${invoiceLine} 写了两次`);
    seen.add(invoiceLine);
    if (!payable) {
      say(`发票行 ${invoiceLine} 没有匹配，或匹配异常还没有放行，不能付款`);
      continue;
    }
    const open = openOf(payable);
    const of = `发票 ${payable.number}`;
    if (payable.mode !== mode) say(`${of} 的结算方式与付款单不同`);
    if (amount === 0) say(`${of} 的付款金额不能为零`);
    else if (amount > 0 !== payable.matched > 0) say(`${of} 的付款金额正负不对：红字是抵扣，写负数`);
    else if (Math.abs(amount) > Math.abs(open) || open * amount < 0)
      say(`${of} 本次 ${formatYuan(amount)} 元，超过已匹配未付的 ${formatYuan(open)} 元`);
  }
  for (const { supplier, amount } of bySupplier(lines, payables))
    if (amount < 0)
      problems.push({
        invoiceLine: undefined,
        message: `供应商 ${supplier} 的抵扣多于应付 ${formatYuan(fen(-amount))} 元`,
      });
  return problems;
}

/** What a run pays each supplier, credits taken off, in the order of the suppliers' codes. */
export function bySupplier(
  lines: readonly RunLine[],
  of: ReadonlyMap<number, Pick<Payable, 'supplier'>>,
): { readonly supplier: string; readonly amount: Fen; readonly lines: number }[] {
  const sums = new Map<string, { amount: Fen; lines: number }>();
  for (const { invoiceLine, amount } of lines) {
    const supplier = of.get(invoiceLine)?.supplier;
    if (supplier === undefined) continue;
    const before = sums.get(supplier) ?? { amount: ZERO, lines: 0 };
    sums.set(supplier, { amount: fen(before.amount + amount), lines: before.lines + 1 });
  }
  return [...sums].sort(([a], [b]) => (a < b ? -1 : 1)).map(([supplier, sum]) => ({ supplier, ...sum }));
}

export const runTotal = (lines: readonly Pick<RunLine, 'amount'>[]): Fen => sumFen(lines.map(({ amount }) => amount));
