import type { Reason } from '../../../../shared/contract/errors.ts';
import { type Doubt, doubtsOf, isGrave } from '../../../../shared/domain/approval/coverage.ts';
import type { Rule } from '../../../../shared/domain/approval/rule.ts';
import { faultOf, type RowFault, WORLD } from '../../../../shared/domain/approval/table.ts';
import { type Fen, formatYuan } from '../../../../shared/kernel/fen.ts';

const SAID: Readonly<Record<RowFault, string>> = {
  span: '金额区间不对：起点不能为负，终点须大于起点',
  levels: '至少写一个审批层级，同一层级只写一次',
  source: '资金来源不在目录里',
};

/** Rows that cannot stand by themselves, by their place from 1. */
export const rowFaults = (rules: readonly Rule[]): Reason[] =>
  rules.flatMap((rule, at): Reason[] => {
    const fault = faultOf(rule);
    return fault === undefined ? [] : [{ code: `bad-${fault}`, message: SAID[fault], row: at + 1 }];
  });

/** What keeps a table from being put in force, once its rows can stand: amounts that nobody decides, rows that never hold. */
export const graveDoubts = (rules: readonly Rule[]): Reason[] => doubtsOf(rules, WORLD).filter(isGrave).map(graveSaid);

function graveSaid(doubt: Doubt): Reason {
  if (doubt.kind === 'hidden')
    return { code: 'hidden', message: '这一行永远用不上：它说的都被上面的行管住了', row: doubt.rule + 1 };
  if (doubt.kind === 'uncovered') {
    const { from, below } = doubt.span;
    const message =
      below === undefined ? openEnd(from) : `${formatYuan(from)} 元起、不到 ${formatYuan(below)} 元的支出没有规则`;
    return { code: 'uncovered', message };
  }
  return { code: doubt.kind, message: '规则之间有矛盾' };
}

const openEnd = (from: Fen): string => `${formatYuan(from)} 元及以上的支出没有规则`;
