import { type Fen, fen, formatYuan } from '../../../shared/kernel/fen.ts';

/** A line of the books on a bank account; money in positive. */
export interface BookedLine {
  readonly date: string;
  readonly summary: string;
  readonly amount: Fen;
}

const COLUMNS = '本方账号,交易时间,借方发生额,贷方发生额,对方户名,摘要,余额';

/** What the bank has not done by the month's end: cash on its way to it, and a cheque that nobody has presented. */
const NOT_YET = ['门急诊现金收入缴存银行', '支付上月卫生材料款'];
/** What only the bank knows at the month's end. */
const ONLY_BANK = [
  { day: '30', amount: fen(1_260_000), other: '县医疗保障事务中心', what: '医保预付金' },
  { day: '31', amount: fen(-3_500), other: '', what: '对公账户管理费' },
] as const;
/** Payments are a day on their way, as far as the month goes. */
const LATER = 1;

/**
 * The bank's download of an account's month, made of what the books have: payments arrive a day later, some things have not
 * reached the bank, and the bank has done two that the books do not know (未达账项 of all four classes).
 */
export function bankStatement(account: string, opening: Fen, booked: readonly BookedLine[]): string {
  const month = booked[0]?.date.slice(0, 7) ?? '';
  const lines = booked
    .filter(({ summary }) => !NOT_YET.includes(summary))
    .map(({ date, summary, amount }) => ({ date: amount < 0 ? after(date) : date, amount, other: '', what: summary }));
  for (const { day, ...line } of ONLY_BANK) lines.push({ date: `${month}-${day}`, ...line });
  let running: number = opening;
  const rows = lines
    .toSorted((a, b) => a.date.localeCompare(b.date))
    .map(({ date, amount, other, what }) => {
      running += amount;
      const out = amount < 0 ? formatYuan(fen(-amount)) : '0.00';
      const into = amount > 0 ? formatYuan(amount) : '0.00';
      return [account, `${date} 10:00:00`, out, into, other, what, formatYuan(fen(running))].join(',');
    });
  // Newest first, as many banks give it.
  return [COLUMNS, ...rows.toReversed()].join('\r\n');
}

function after(date: string): string {
  const day = Math.min(Number(date.slice(8)) + LATER, 31);
  return `${date.slice(0, 8)}${String(day).padStart(2, '0')}`;
}
