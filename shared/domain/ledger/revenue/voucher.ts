import type { AccountingDate } from '../../../kernel/date.ts';
import { type Fen, fen, formatYuan } from '../../../kernel/fen.ts';
import { err, ok, type Result } from '../../../kernel/result.ts';
import type { DraftContent, TypedLine } from '../desk/content.ts';
import { VOUCHER_LIMITS } from '../voucher-rules.ts';
import { type BookedRole, type RevenueEntry, WHOLE } from './reading.ts';
import { isRefundName, isRefundWord } from './refunds.ts';

/** Which account each word is booked on, and which department each of the sheet's is: decided by a person, once. */
export interface RevenueMapping {
  account(role: BookedRole, word: string): string | undefined;
  /** 往来单位 of the word's account, as the desk writes it (`party:P001`); '' for none. */
  counterparty(role: BookedRole, word: string): string;
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
 * The financial block of a day's sheet (DOMAIN 1.6 P2, P4, P5, P6). Each payment way is a line that names it: a bank, a platform
 * and the insurance each settle theirs in one sum, net of what went back, and that sum must be found in the books. Charges
 * of one account, department and counterparty are one line: the account says what they are, and nothing is
 * matched against a charge's word. Refunds stand apart from them, negative and named. Σ of the lines is Σ of the entries.
 */
export function revenueContent(
  { date, summary, entries, byDepartment }: RevenueVoucher,
  mapping: RevenueMapping,
): Result<DraftContent, readonly Unmapped[]> {
  const unmapped: Unmapped[] = [];
  const lines = new Map<string, Line>();
  for (const { role, word, department: written, amount } of entries) {
    const code = mapping.account(role, word);
    const refund = role === 'item' ? refundOf(word, written) : '';
    const department = byDepartment && role === 'item' && written !== '' ? departmentOf(written, mapping) : '';
    if (code === undefined) unmapped.push({ what: 'word', word });
    if (department === undefined) unmapped.push({ what: 'department', word: written });
    if (code === undefined || department === undefined) continue;
    const name = role === 'item' ? refund : word === WHOLE.pay ? '' : word;
    const counterparty = mapping.counterparty(role, word);
    const key = JSON.stringify([role, code, department, counterparty, name]);
    const before = lines.get(key)?.amount ?? 0;
    lines.set(key, { ...{ role, code, department, counterparty, name }, amount: fen(before + amount) });
  }
  if (unmapped.length > 0) return err(unmapped);
  const order = ({ role, name }: Line): number => (role === 'pay' ? 0 : name === '' ? 1 : 2);
  const sorted = [...lines.values()]
    .filter(({ amount }) => amount !== 0)
    // Ways of one account stand as the sheet has them.
    .sort((a, b) => order(a) - order(b) || a.code.localeCompare(b.code) || a.department.localeCompare(b.department));
  return ok({
    date,
    type: '记',
    summary: summary.slice(0, VOUCHER_LIMITS.text),
    attachments: 1,
    withoutBudget: '',
    lines: sorted.map(
      ({ role, code, department, counterparty, name, amount }): TypedLine => ({
        book: 'financial',
        code,
        summary: narration(summary, name),
        debit: role === 'pay' ? formatYuan(amount) : '',
        credit: role === 'item' ? formatYuan(amount) : '',
        ...(department === '' ? {} : { department }),
        ...(counterparty === '' ? {} : { counterparty }),
      }),
    ),
  });
}

interface Line {
  readonly role: BookedRole;
  readonly code: string;
  readonly department: string;
  readonly counterparty: string;
  /** What its 摘要 says beside the sheet: the payment way, or the refund. */
  readonly name: string;
  readonly amount: Fen;
}

/** What a charge that went back is called, by itself or by its row; '' for one that did not. */
const refundOf = (word: string, department: string): string =>
  isRefundWord(word) ? word : isRefundName(department) ? department : '';

/** A row of refunds belongs to no department, unless a person chose one. */
const departmentOf = (written: string, mapping: RevenueMapping): string | undefined =>
  mapping.department(written) ?? (isRefundName(written) ? '' : undefined);

/** 摘要: where it is too long, what tells the lines apart is kept. */
const narration = (summary: string, name: string): string =>
  name === ''
    ? summary.slice(0, VOUCHER_LIMITS.text)
    : `${summary.slice(0, VOUCHER_LIMITS.text - name.length - 1)} ${name}`;
