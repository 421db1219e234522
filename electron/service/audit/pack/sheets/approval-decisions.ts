import { LEVELS } from '../../../../../shared/domain/approval/level.ts';
import { fen, sumFen, ZERO } from '../../../../../shared/kernel/fen.ts';
import type { PackApprovals, PackDecision } from '../approval-content.ts';
import { type ApprovalList, approvalList, type ListColumn, totalRow } from './approval-list.ts';
import type { Paper, PaperContent } from './paper.ts';

export const APPROVAL_MEETINGS: Paper = {
  index: 'L3',
  name: '会议纪要',
  about: '集体决策的纪要、到会、表决和决议金额，及先放行、先签约、先付款后决策的事项',
};

const ONE = fen(100);
const isEarly = (day: string, decided: string): string => `AND(${day}<>"",OR(${decided}="",${day}<${decided}))`;

const COLUMNS: readonly ListColumn<PackDecision>[] = [
  { key: 'meeting', heading: '纪要编号', kind: 'wrap', width: 18, of: ({ meeting }) => meeting?.number ?? '' },
  {
    ...{ key: 'body', heading: '会议', kind: 'text', width: 12 },
    of: ({ meeting }) => (meeting ? LEVELS[meeting.body] : '未经会议'),
  },
  { key: 'decided', heading: '决策日期', kind: 'date', width: 12, of: ({ decided }) => decided ?? null },
  { key: 'ought', heading: ['到会', '应到'], kind: 'integer', width: 6, of: ({ meeting }) => meeting?.ought ?? null },
  {
    ...{ key: 'present', heading: ['到会', '实到'], kind: 'integer', width: 6 },
    of: ({ meeting }) => meeting?.present ?? null,
  },
  { key: 'chair', heading: ['到会', '主持人'], kind: 'text', width: 12, of: ({ meeting }) => meeting?.chair ?? '' },
  { key: 'number', heading: '审批单号', kind: 'text', width: 15, of: ({ number }) => number },
  { key: 'unit', heading: '单位', kind: 'wrap', width: 22, of: ({ unit }) => unit },
  { key: 'purpose', heading: '事由', kind: 'wrap', width: 28, of: ({ purpose }) => purpose },
  { key: 'asked', heading: '申请金额', kind: 'money', width: 16, of: ({ meeting }) => meeting?.asked ?? null },
  { key: 'amount', heading: '决议金额', kind: 'money', width: 16, of: ({ meeting }) => meeting?.amount ?? null },
  { key: 'for', heading: ['表决', '同意'], kind: 'integer', width: 6, of: ({ meeting }) => meeting?.for ?? null },
  {
    ...{ key: 'against', heading: ['表决', '反对'], kind: 'integer', width: 6 },
    of: ({ meeting }) => meeting?.against ?? null,
  },
  {
    ...{ key: 'abstained', heading: ['表决', '弃权'], kind: 'integer', width: 6 },
    of: ({ meeting }) => meeting?.abstained ?? null,
  },
  {
    ...{ key: 'carried', heading: ['表决', '结果'], kind: 'text', width: 8 },
    of: ({ meeting }) => (meeting ? (meeting.carried ? '通过' : '未通过') : ''),
  },
  { key: 'released', heading: ['最早', '放行'], kind: 'date', width: 12, of: ({ released }) => released ?? null },
  { key: 'signed', heading: ['最早', '签约'], kind: 'date', width: 12, of: ({ signed }) => signed ?? null },
  { key: 'paid', heading: ['最早', '付款'], kind: 'date', width: 12, of: ({ paid }) => paid ?? null },
  {
    ...{ key: 'reversed', heading: '决策程序\n倒置', kind: 'check', width: 10, flag: true },
    of: ({ meeting, reversed }, { cell }) => {
      // What a meeting turned down is decided by another, or not at all: it has a row of its own.
      if (meeting && !meeting.carried) return null;
      const early = ['released', 'signed', 'paid'].map((key) => isEarly(cell(key), cell('decided')));
      return { value: reversed ? ONE : ZERO, formula: `IF(OR(${early.join(',')}),1,0)` };
    },
  },
  {
    ...{ key: 'sha256', heading: '纪要扫描件（SHA-256）', kind: 'wrap', width: 35 },
    of: ({ meeting }) => meeting?.sha256 ?? '',
  },
];

/** What bodies decided, and whether anything came before it was decided (决策程序倒置). */
export const approvalDecisions = (content: PaperContent, { until, decisions: facts }: PackApprovals): ApprovalList =>
  approvalList(content, {
    ...{
      paper: APPROVAL_MEETINGS,
      columns: COLUMNS,
      facts,
      until,
      none: '本年没有集体决策的大额支出',
      frozenColumns: 1,
    },
    below: (frame) => [
      totalRow(frame, COLUMNS.length, {
        reversed: { result: sumFen(facts.map(({ reversed }) => (reversed ? ONE : ZERO))), kind: 'check' },
      }),
    ],
  });
