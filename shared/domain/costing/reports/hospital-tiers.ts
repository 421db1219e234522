import { fen } from '../../../kernel/fen.ts';
import { namesBelow, type UnitAccount } from '../../ledger/account.ts';
import type { AccountFigure } from '../../ledger/figures.ts';
import { effectiveSource, natureOf } from '../../ledger/fund.ts';
import { costItemOf } from '../cost-item.ts';
import { addAmounts, type ItemAmounts, NO_AMOUNTS, plusItem } from '../direct-cost.ts';
import type { CostSpan } from '../span.ts';

/** A row of 医院成本报表: what is added, and the four scopes of cost (口径) that it leads to. */
export const TIER_ROWS = [
  'medical-business',
  'management',
  'medical',
  'fiscal-project',
  'medical-full',
  'research',
  'trading',
  'disposal',
  'superior',
  'subordinate',
  'tax',
  'other',
  'hospital-full',
] as const;
export type TierRow = (typeof TIER_ROWS)[number];

/** Each scope's rows: 医疗成本 is 医疗业务成本 with 管理费用, and so on. */
export const TIER_SUMS: Readonly<Partial<Record<TierRow, readonly TierRow[]>>> = {
  medical: ['medical-business', 'management'],
  'medical-full': ['medical', 'fiscal-project'],
  'hospital-full': ['medical-full', 'research', 'trading', 'disposal', 'superior', 'subordinate', 'tax', 'other'],
};

const OTHER_ACCOUNTS: Readonly<Record<string, TierRow>> = {
  '5201': 'trading',
  '5301': 'disposal',
  '5401': 'superior',
  '5501': 'subordinate',
  '5801': 'tax',
  '5901': 'other',
};

/**
 * 医院成本报表 (财会〔2021〕26号 第13条; 国卫财务发〔2021〕4号 as handed down for the order of the scopes): 5001 and 5101
 * without fiscal project and research money are 医疗成本, with fiscal project money 医疗全成本; with research money and all
 * other expense accounts 医院全成本, which is all expense of the books. In 分, by cost item.
 *
 * @param account looks an account of the unit's chart up.
 */
export function hospitalTiers(
  figures: readonly AccountFigure[],
  account: (code: string) => UnitAccount | undefined,
  span: CostSpan,
): ReadonlyMap<TierRow, ItemAmounts> {
  const rows = new Map<TierRow, ItemAmounts>(TIER_ROWS.map((row) => [row, NO_AMOUNTS]));
  for (const { code, fund, accountFund, yearMovement, monthMovement } of figures) {
    const first = (account(code)?.official ?? code).slice(0, 4);
    const amount = fen(span === 'year' ? yearMovement : monthMovement);
    const row = tierOf(first, effectiveSource(fund, accountFund));
    if (row && amount !== 0) rows.set(row, plusItem(rows.get(row)!, costItemOf(namesBelow(code, account)), amount));
  }
  // The sums stand in the order in which each is part of the next.
  for (const [sum, parts] of Object.entries(TIER_SUMS))
    rows.set(
      sum as TierRow,
      parts.reduce((amounts, part) => addAmounts(amounts, rows.get(part)!), NO_AMOUNTS),
    );
  return rows;
}

function tierOf(first: string, source: string | undefined): TierRow | undefined {
  if (first !== '5001' && first !== '5101') return OTHER_ACCOUNTS[first];
  const nature = natureOf(source);
  if (nature === 'fiscal-project' || nature === 'research') return nature;
  return first === '5001' ? 'medical-business' : 'management';
}
