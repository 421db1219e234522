import type { Check, OfUnit } from '../checks/check-input.ts';
import { rowAt } from '../checks/rows.ts';
import { type OPEN_STATES, STATE_NAMES } from './moves.ts';

/** A draft for which its month still waits. */
export interface PendingDraft {
  readonly id: number;
  readonly state: (typeof OPEN_STATES)[number];
  readonly date: string;
  readonly summary: string;
}

interface OfDesk extends OfUnit {
  readonly pending: readonly PendingDraft[];
}

/**
 * No voucher of the month waits on the desk: 结账前，必须将本期内所发生的各项经济业务全部登记入账 (会计基础工作规范 第六十四条).
 * A row's place names the draft by its id.
 */
export const vouchersPending: Check<OfDesk> = {
  name: 'vouchers-pending',
  title: '凭证均已记账',
  severity: 'error',
  *run(input) {
    for (const { id, state, date, summary } of input.pending)
      yield rowAt(input, `草稿 ${id}`, `${date} 的凭证“${summary}”${STATE_NAMES[state]}，还没有记账`);
  },
};

/** Why a month cannot leave the unit's hands yet; undefined when nothing waits. */
export function pendingSentence({ unit, period, pending }: OfDesk): string | undefined {
  if (pending.length === 0) return undefined;
  const count = (wanted: PendingDraft['state']): number => pending.filter(({ state }) => state === wanted).length;
  const parts = `草稿 ${count('draft')} 张、已提交 ${count('submitted')} 张、已审核 ${count('reviewed')} 张`;
  return `${unit} 的 ${period} 还有 ${pending.length} 张凭证没有记账（${parts}），请先记账或作废`;
}
