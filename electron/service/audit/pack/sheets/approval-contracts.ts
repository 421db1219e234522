import { type Fen, fen, sumFen } from '../../../../../shared/kernel/fen.ts';
import type { PackApprovals, PackContract } from '../approval-content.ts';
import { liveCell } from '../live.ts';
import { type ApprovalList, approvalList, type ListColumn, totalRow } from './approval-list.ts';
import { STANDING_NAMES } from './approval-words.ts';
import type { Paper, PaperContent } from './paper.ts';

export const APPROVAL_CONTRACTS: Paper = {
  index: 'L5',
  name: '合同与付款',
  about: '大额支出的合同：原额、变更、验收、质量保证金和已付金额；付款不得超过合同',
};

/** What was paid of each contract, for what compares it elsewhere. */
export const CONTRACT_PAID = '合同_已付';

const worthOf = ({ amount, changed }: PackContract): Fen => fen(amount + changed);
const leftOf = (contract: PackContract): Fen => fen(worthOf(contract) - contract.paid);
const overOf = (contract: PackContract): Fen => fen(Math.max(0, -leftOf(contract)));

const COLUMNS: readonly ListColumn<PackContract>[] = [
  { key: 'contract', heading: '合同编号', kind: 'wrap', width: 18, of: ({ number }) => number },
  { key: 'number', heading: '审批单号', kind: 'text', width: 15, of: ({ document }) => document },
  { key: 'unit', heading: '单位', kind: 'wrap', width: 22, of: ({ unit }) => unit },
  { key: 'payee', heading: '收款单位', kind: 'wrap', width: 26, of: ({ payee }) => payee },
  { key: 'purpose', heading: '事由', kind: 'wrap', width: 28, of: ({ purpose }) => purpose },
  { key: 'signed', heading: '签订日期', kind: 'date', width: 12, of: ({ signed }) => signed },
  { key: 'amount', heading: ['合同', '签订金额'], kind: 'money', width: 16, of: ({ amount }) => amount },
  { key: 'changed', heading: ['合同', '变更'], kind: 'money', width: 15, of: ({ changed }) => changed },
  {
    ...{ key: 'worth', heading: ['合同', '总额'], kind: 'money', width: 16 },
    of: (contract, { cell }) =>
      liveCell({ formula: `${cell('amount')}+${cell('changed')}`, result: worthOf(contract) }),
  },
  { key: 'standing', heading: '执行情况', kind: 'text', width: 10, of: ({ standing }) => STANDING_NAMES[standing] },
  { key: 'accepted', heading: '已验收', kind: 'money', width: 16, of: ({ accepted }) => accepted },
  { key: 'retention', heading: ['质量保证金', '金额'], kind: 'money', width: 14, of: ({ retention }) => retention },
  {
    key: 'release',
    heading: ['质量保证金', '退还日期'],
    kind: 'date',
    width: 12,
    of: ({ release }) => release ?? null,
  },
  { key: 'paid', heading: ['付款', '已付'], kind: 'money', width: 16, of: ({ paid }) => paid },
  {
    ...{ key: 'left', heading: ['付款', '未付'], kind: 'money', width: 16 },
    of: (contract, { cell }) => liveCell({ formula: `${cell('worth')}-${cell('paid')}`, result: leftOf(contract) }),
  },
  {
    ...{ key: 'over', heading: ['付款', '超付'], kind: 'check', width: 12 },
    of: (contract, { cell }) =>
      liveCell({ formula: `MAX(0,${cell('paid')}-${cell('worth')})`, result: overOf(contract) }, 'check'),
  },
  { key: 'sha256', heading: '合同扫描件（SHA-256）', kind: 'wrap', width: 35, of: ({ sha256 }) => sha256 },
];

/** Contracts with what was paid under each: never more than its worth. */
export const approvalContracts = (content: PaperContent, { until, contracts: facts }: PackApprovals): ApprovalList =>
  approvalList(content, {
    ...{ paper: APPROVAL_CONTRACTS, columns: COLUMNS, facts, until, none: '本年没有签订合同', frozenColumns: 1 },
    names: ({ firstRow, lastRow, columnOf }) => [
      { name: CONTRACT_PAID, sheet: APPROVAL_CONTRACTS.name, column: columnOf('paid'), firstRow, lastRow },
    ],
    below: (frame) => {
      const total = (of: (contract: PackContract) => Fen) => ({ result: sumFen(facts.map(of)) });
      return [
        totalRow(frame, COLUMNS.length, {
          ...{ amount: total(({ amount }) => amount), changed: total(({ changed }) => changed) },
          ...{ worth: total(worthOf), accepted: total(({ accepted }) => accepted) },
          ...{ retention: total(({ retention }) => retention), paid: total(({ paid }) => paid), left: total(leftOf) },
          over: { ...total(overOf), kind: 'check' },
        }),
      ];
    },
  });
