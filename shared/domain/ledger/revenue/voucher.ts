import type { AccountingDate } from '../../../kernel/date.ts';
import { type Fen, fen, formatYuan } from '../../../kernel/fen.ts';
import { err, ok, type Result } from '../../../kernel/result.ts';
import type { DraftContent, TypedLine } from '../desk/content.ts';
import { VOUCHER_LIMITS } from '../voucher-rules.ts';
import type { BookedRole, RevenueEntry } from './reading.ts';

/** Which account each word is booked on, and which department each of the sheet's is: decided by a person, once. */
export interface RevenueMapping {
  account(role: BookedRole, word: string): string | undefined;
  /** '' books without a department; undefined where nobody has said. */
  department(word: string): string | undefined;
}

/** What nobody has said yet. */
export interface Unmapped {
  readonly what: 'word' | 'department';
  readonly word: string;
}

export interface RevenueVoucher {
  readonly date: AccountingDate;
  /** 摘要: the day and the sheet. */
  readonly summary: string;
  readonly entries: readonly RevenueEntry[];
  /** Whether the charges carry their departments. */
  readonly byDepartment: boolean;
}

/**
 * The financial block of a day's sheet (DOMAIN 1.6 P2, P4, P5, P6): each payment way debited, each charge credited on its account,
 * words of one account (and department) as one line; a refund stands negative on its own side. Σ of the lines is Σ of the entries.
 */
export function revenueContent(
  { date, summary, entries, byDepartment }: RevenueVoucher,
  mapping: RevenueMapping,
): Result<DraftContent, readonly Unmapped[]> {
  const unmapped: Unmapped[] = [];
  const lines = new Map<string, { role: BookedRole; code: string; department: string; amount: Fen }>();
  for (const { role, word, department: written, amount } of entries) {
    const code = mapping.account(role, word);
    const department = byDepartment && role === 'item' && written !== '' ? mapping.department(written) : '';
    if (code === undefined) unmapped.push({ what: 'word', word });
    if (department === undefined) unmapped.push({ what: 'department', word: written });
    if (code === undefined || department === undefined) continue;
    const key = JSON.stringify([role, code, department]);
    const before = lines.get(key);
    lines.set(key, { role, code, department, amount: fen((before?.amount ?? 0) + amount) });
  }
  if (unmapped.length > 0) return err(unmapped);
  const order = (role: BookedRole): number => (role === 'pay' ? 0 : 1);
  const sorted = [...lines.values()]
    .filter(({ amount }) => amount !== 0)
    .sort(
      (a, b) =>
        order(a.role) - order(b.role) || a.code.localeCompare(b.code) || a.department.localeCompare(b.department),
    );
  const said = summary.slice(0, VOUCHER_LIMITS.text);
  return ok({
    date,
    type: '记',
    summary: said,
    attachments: 1,
    withoutBudget: '',
    lines: sorted.map(
      ({ role, code, department, amount }): TypedLine => ({
        book: 'financial',
        code,
        summary: said,
        debit: role === 'pay' ? formatYuan(amount) : '',
        credit: role === 'item' ? formatYuan(amount) : '',
        ...(department === '' ? {} : { department }),
      }),
    ),
  });
}
