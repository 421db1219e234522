import type { ApprovalReport } from '../../../../../shared/domain/approval/report.ts';
import { sumFen } from '../../../../../shared/kernel/fen.ts';
import type { NamedRange, Sheet } from '../../../workbook/write/model.ts';
import type { PackApprovals } from '../approval-content.ts';
import { type PackContent, scopeName } from '../content.ts';
import { approvalChain } from './approval-chain.ts';
import { approvalContracts } from './approval-contracts.ts';
import { approvalDecisions } from './approval-decisions.ts';
import { approvalFindings } from './approval-findings.ts';
import type { ApprovalList } from './approval-list.ts';
import { approvalRegister, REGISTER_RANGE } from './approval-register.ts';
import type { Articulation } from './articulation.ts';
import type { Paper, PaperContent } from './paper.ts';

/** 大额资金支出审批 as working papers, each by itself. */
export const APPROVAL_LISTS: Readonly<
  Record<ApprovalReport, (content: PaperContent, approvals: PackApprovals) => ApprovalList>
> = {
  register: approvalRegister,
  chain: approvalChain,
  minutes: approvalDecisions,
  radar: approvalFindings,
  contracts: approvalContracts,
};

interface ApprovalPapers {
  readonly papers: readonly { readonly paper: Paper; readonly sheet: Sheet }[];
  readonly names: readonly NamedRange[];
  readonly articulations: readonly Articulation[];
}

/** 大额资金支出审批 of the pack's year; none where nothing was asked for. */
export function approvalPapers(content: PackContent): ApprovalPapers {
  const { approvals } = content;
  if (!approvals) return { papers: [], names: [], articulations: [] };
  const lists = Object.values(APPROVAL_LISTS).map((list) => list(content, approvals));
  const result = sumFen(approvals.applications.map(({ amount }) => amount));
  const articulation: Articulation = {
    ...{ name: '大额支出审批登记：合计＝各单位小计之和', scope: scopeName(content), why: '登记表逐单与按单位一致' },
    left: { formula: `SUM(${REGISTER_RANGE.amount})`, result },
    right: { formula: `SUM(${REGISTER_RANGE.subtotal})`, result },
  };
  return {
    papers: lists.map(({ paper, sheet }) => ({ paper, sheet })),
    names: lists.flatMap(({ names }) => names),
    articulations: approvals.applications.length > 0 ? [articulation] : [],
  };
}
