import { detailCode } from '../charts/standard-details.ts';
import type { FundNature } from '../fund.ts';
import type { Layout, StatementDefinition } from '../statement.ts';
import { credit, line, measured, ofWhich, sum, unmapped } from './terms.ts';

/**
 * 预算结转结余变动表 会政预02表 (财会〔2017〕25号 第五部分 六). The movements of carry-overs are told by the details that the
 * regulation requires below 8101, 8102, 8201 and 8202. Before the year is closed, what 6xxx and 7xxx hold counts where
 * closing will put it, so that 四 = 一 + 二 + 三 in every month.
 */
export const FISCAL: readonly FundNature[] = ['fiscal-basic', 'fiscal-project'];
const OTHER: readonly FundNature[] = ['research', 'other'];

/** Accounts of expenditure that may spend fiscal appropriation. */
export const FISCAL_SPENDING = ['7101', '7201', '7901'];
const NEVER_FISCAL = ['7301', '7401', '7501', '7601', '7701'];

const adjustment = (account: string): string => detailCode(account, '年初余额调整');
const INTERNAL = detailCode('8102', '单位内部调剂');
const OUT = [detailCode('8101', '归集调出'), detailCode('8101', '归集上缴')];
const INDIRECT = [detailCode('8201', '项目间接费用或管理费'), detailCode('8202', '项目间接费用或管理费')];

const FISCAL_BALANCE = [...credit('6001'), ...credit(FISCAL_SPENDING, { funds: FISCAL })];
const BUSINESS_BALANCE = credit(['6401', '7301']);
const OTHER_REVENUE = ['6101', '6201', '6301', '6501', '6601', '6602', '6609'];
const OTHER_BALANCE = [
  ...credit(OTHER_REVENUE),
  ...credit(FISCAL_SPENDING, { funds: OTHER }),
  ...credit(NEVER_FISCAL.filter((account) => account !== '7301')),
  ...unmapped(-1, '6'),
  ...unmapped(-1, '7'),
];
/** 8501 and 8701 end at nil with the year; what they hold will be 非财政拨款结余. */
const PASSING = [...credit(['8501', '8701']), ...unmapped(-1, '8')];

export function budgetCarryOver(layout: Layout): StatementDefinition {
  return {
    statement: 'budget-carry-over',
    layout,
    number: '会政预02表',
    title: '预算结转结余变动表',
    basis: 'movement',
    lines: [
      sum(0, 'opening', '年初预算结转结余', ['opening-fiscal', 'opening-other']),
      line('opening-fiscal', '财政拨款结转结余', measured([...credit(['8101', '8102']), ...FISCAL_BALANCE], 'opening')),
      line(
        'opening-other',
        '其他资金结转结余',
        measured(
          [...credit(['8201', '8202', '8301', '8401']), ...PASSING, ...OTHER_BALANCE, ...BUSINESS_BALANCE],
          'opening',
        ),
      ),
      sum(0, 'adjustment', '年初余额调整', ['adjustment-fiscal', 'adjustment-other']),
      line('adjustment-fiscal', '财政拨款结转结余', credit([adjustment('8101'), adjustment('8102')])),
      line('adjustment-other', '其他资金结转结余', credit([adjustment('8201'), adjustment('8202')])),
      sum(0, 'change', '本年变动金额', ['change-fiscal', 'change-other']),
      sum(1, 'change-fiscal', '财政拨款结转结余', ['fiscal-balance', 'transferred-in', 'transferred-out']),
      ofWhich('fiscal-balance', '本年收支差额', FISCAL_BALANCE),
      // 单位内部调剂 moves between 8102 and 8101 and adds nothing.
      ofWhich('transferred-in', '归集调入', [
        ...credit('8101', { except: [adjustment('8101'), ...OUT] }),
        ...credit(INTERNAL),
      ]),
      ofWhich('transferred-out', '归集上缴或调出', [
        ...credit(OUT),
        ...credit('8102', { except: [adjustment('8102'), INTERNAL] }),
      ]),
      sum(1, 'change-other', '其他资金结转结余', [
        'other-balance',
        'returned',
        'special-surplus-used',
        'income-tax-paid',
      ]),
      ofWhich('other-balance', '本年收支差额', [
        ...OTHER_BALANCE,
        ...BUSINESS_BALANCE,
        ...PASSING,
        ...credit(['8401', ...INDIRECT]),
      ]),
      ofWhich('returned', '缴回资金', credit('8201', { except: [adjustment('8201'), ...INDIRECT] })),
      ofWhich('special-surplus-used', '使用专用结余', [{ sign: -1, account: '8301', measure: 'debit' }]),
      ofWhich('income-tax-paid', '支付所得税', credit('8202', { except: [adjustment('8202'), ...INDIRECT] })),
      sum(0, 'closing', '年末预算结转结余', ['closing-fiscal', 'closing-other']),
      sum(1, 'closing-fiscal', '财政拨款结转结余', ['closing-fiscal-carry-over', 'closing-fiscal-surplus']),
      ofWhich('closing-fiscal-carry-over', '财政拨款结转', measured([...credit('8101'), ...FISCAL_BALANCE], 'closing')),
      ofWhich('closing-fiscal-surplus', '财政拨款结余', measured(credit('8102'), 'closing')),
      sum(1, 'closing-other', '其他资金结转结余', [
        'closing-non-fiscal-carry-over',
        'closing-non-fiscal-surplus',
        'closing-special-surplus',
        'closing-business-surplus',
      ]),
      ofWhich('closing-non-fiscal-carry-over', '非财政拨款结转', measured(credit('8201'), 'closing')),
      ofWhich(
        'closing-non-fiscal-surplus',
        '非财政拨款结余',
        measured([...credit('8202'), ...PASSING, ...OTHER_BALANCE], 'closing'),
      ),
      ofWhich('closing-special-surplus', '专用结余', measured(credit('8301'), 'closing')),
      ofWhich('closing-business-surplus', '经营结余', measured([...credit('8401'), ...BUSINESS_BALANCE], 'closing')),
    ],
    watches: [
      {
        terms: measured(credit(['6', '7']), 'closing'),
        remark: '预算收支相抵 {amount} 尚未结转，已按资金性质列入结转结余',
      },
    ],
  };
}
