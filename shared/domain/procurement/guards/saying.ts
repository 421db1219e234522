import { formatPrice, price } from '../price.ts';
import type { FindingState } from './answer.ts';
import type { Finding, GuardBasis, GuardLevel, GuardRule } from './finding.ts';

export const RULE_NAMES: Readonly<Record<GuardRule, string>> = {
  'above-price': '高于挂网价或协议价',
  'two-prices': '同品同期不同价',
  'price-jump': '价格跳升',
  'mark-up': '违反零差率',
  'sudden-volume': '异常用量',
  unlicensed: '供应商证照不全',
};

export const BASIS_NAMES: Readonly<Record<GuardBasis, string>> = {
  agreed: '协议价',
  listed: '挂网价',
  lowest: '同期最低价',
  median: '历史中位数',
  peer: '他院最低价',
  cost: '进价',
  mean: '前几月均量',
  licence: '证照',
};

export const STATE_NAMES: Readonly<Record<FindingState, string>> = {
  open: '待说明',
  explained: '待认定',
  accepted: '已认定',
  returned: '已退回',
  covered: '例外已批准',
};

export const LEVEL_NAMES: Readonly<Record<GuardLevel, string>> = { error: '错误', warning: '提示' };

/** A figure of a finding as it is read: a price in 元, or smallest units. */
export const figureOf = ({ measure }: Pick<Finding, 'measure'>, value: number): string =>
  measure === 'none' ? '' : measure === 'quantity' ? String(value) : formatPrice(price(value));

/** A finding as one sentence; `what` is the product, or the firm, as people call it. */
export function sayFinding(finding: Finding, what: string): string {
  const [found, held] = [figureOf(finding, finding.found), figureOf(finding, finding.held)];
  switch (finding.rule) {
    case 'above-price':
      return finding.basis === 'agreed'
        ? `${what}：单价 ${found} 元高于协议价 ${held} 元`
        : `${what}：单价 ${found} 元高于挂网价 ${held} 元`;
    case 'two-prices':
      return `${what}：同月有两个价格，${found} 元与 ${held} 元`;
    case 'price-jump':
      return finding.basis === 'median'
        ? `${what}：单价 ${found} 元，高出历史中位数 ${held} 元过多`
        : `${what}：单价 ${found} 元，高出他院最低价 ${held} 元过多`;
    case 'mark-up':
      return `${what}：售价 ${found} 元不等于进价 ${held} 元`;
    case 'sudden-volume':
      return `${what}：当月采购 ${found}，前几月平均 ${held}`;
    case 'unlicensed':
      return `${what}：${finding.note}`;
  }
}
