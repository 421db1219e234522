import type { PackChange, PackContent, PackLine } from '../../../electron/service/audit/pack/content.ts';
import type { UnitCode } from '../../../shared/domain/organisation/unit.ts';
import type { AccountingDate } from '../../../shared/kernel/date.ts';
import { ZERO } from '../../../shared/kernel/fen.ts';
import { yuan } from '../../support/books.ts';

type Followed = Pick<PackContent, 'changes' | 'execution'>;

/** Budgets after their approval: two lines a unit, one document that moved between them, one that waits, one claim each. */
export function budgetFollowed(units: readonly string[]): Followed {
  const of = units.map((unit) => ofUnit(unit as UnitCode));
  return {
    changes: of.flatMap(({ changes }) => changes),
    execution: { lines: of.flatMap(({ lines }) => lines), claims: of.flatMap(({ claims }) => claims) },
  };
}

function ofUnit(unit: UnitCode) {
  const line = (item: string) => ({ ...{ unit, year: 2025, department: '', item, source: 'other', project: '' } });
  const row = (item: string, amount: string) => ({ ...line(item), month: 3, amount: yuan(amount) });
  const change = (number: string, stage: PackChange['stage'], amount: string): PackChange => ({
    ...{ number: `${number}-${unit}`, kind: 'shift', year: 2025, unit, other: '', stage },
    ...{ reason: '=按执行情况调整', incomeDocument: '' },
    rows: [row('50201', `-${amount}`), row('50205', amount)],
    steps: [
      { step: 'prepare', display: '李娜', instant: '2025-03-01T01:00:00.000Z' },
      { step: 'submit', display: '李娜', instant: '2025-03-01T16:30:00.000Z' },
      ...(stage === 'approved'
        ? [{ step: 'approve' as const, display: '王强', instant: '2025-03-03T01:00:00.000Z' }]
        : []),
    ],
  });
  const at = (item: string, amounts: Pick<PackLine, 'approved' | 'adjusted' | 'spent' | 'reserved'>): PackLine => ({
    ...line(item),
    ...amounts,
    committed: ZERO,
  });
  return {
    changes: [change('TZ-1', 'approved', '100.07'), change('TZ-2', 'approving', '5.00')],
    lines: [
      at('50201', {
        approved: yuan('600.29'),
        adjusted: yuan('-100.07'),
        spent: yuan('333.33'),
        reserved: yuan('0.10'),
      }),
      // Nothing was planned first: there is a rate of what was moved in.
      at('50205', { approved: ZERO, adjusted: yuan('100.07'), spent: ZERO, reserved: ZERO }),
      // Spent without a budget: there is no rate.
      at('50211', { approved: ZERO, adjusted: ZERO, spent: yuan('12.00'), reserved: ZERO }),
    ],
    claims: [
      {
        ...line('50201'),
        ...{ document: '凭证草稿 12', reserved: yuan('0.10'), committed: ZERO, kept: false },
        ...{ since: '2025-01-14T18:00:00.000Z', expires: '2025-02-20' as AccountingDate },
      },
    ],
  };
}
