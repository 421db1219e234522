import { groupedYuan } from '../../../kernel/fen.ts';
import type { Check, OfUnit } from '../checks/check-input.ts';
import { rowAt } from '../checks/rows.ts';
import type { Reconciliation } from './reconcile.ts';
import type { BankSettings } from './settings.ts';

/** How far the reconciliation of one bank account is in the month. */
export interface ReconciledAccount {
  readonly bank: string;
  readonly number: string;
  readonly code: string;
  readonly stage: 'no-statement' | 'open' | 'made' | 'stale' | 'reviewed';
  readonly reconciliation: Reconciliation | undefined;
  readonly settings: BankSettings;
}

interface OfBank extends OfUnit {
  readonly bankAccounts: readonly ReconciledAccount[];
}

type Account = Pick<ReconciledAccount, 'bank' | 'number' | 'code'>;

const STAGES: Readonly<Record<ReconciledAccount['stage'], ((account: Account) => string) | undefined>> = {
  'no-statement': ({ bank, number, code }) => `${bank} ${number}（${code}）还没有导入对账单`,
  open: ({ bank, number, code }) => `${bank} ${number}（${code}）的余额调节表还没有编制`,
  made: ({ bank, number, code }) => `${bank} ${number}（${code}）的余额调节表还没有复核`,
  stale: ({ bank, number, code }) => `${bank} ${number}（${code}）的余额调节表编制以后又有变动，请重新编制`,
  reviewed: undefined,
};

/**
 * 银行存款 of the month is reconciled with the bank's statement (银行存款日记账与银行对账单逐笔核对, 按月编制余额调节表;
 * 会计基础工作规范 第六十二条): made, reviewed by another person, tied, and nothing open for too long.
 */
export const bankReconciled: Check<OfBank> = {
  name: 'bank-reconciled',
  title: '银行账户已对账',
  severity: 'finding',
  *run(input) {
    for (const account of input.bankAccounts) {
      const { bank, number, code, stage, reconciliation, settings } = account;
      const said = STAGES[stage]?.(account);
      if (said) yield rowAt(input, number, said);
      if (!reconciliation) continue;
      const { difference, items } = reconciliation;
      if (difference !== 0)
        yield rowAt(
          input,
          number,
          `${bank} ${number}（${code}）调节后余额不等，相差 ${groupedYuan(difference)}`,
          difference,
        );
      const old = items.filter(({ ageing }) => ageing === 'old');
      if (old.length > 0)
        yield rowAt(
          input,
          number,
          `${bank} ${number}（${code}）有 ${old.length} 笔未达账项超过 ${settings.oldDays} 天，请查明`,
        );
    }
  },
};
