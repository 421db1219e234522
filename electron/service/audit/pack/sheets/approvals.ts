import type { ApprovalReport } from '../../../../../shared/domain/approval/report.ts';
import { absFen, fen, sumFen } from '../../../../../shared/kernel/fen.ts';
import type { NamedRange, Sheet } from '../../../workbook/write/model.ts';
import type { PackApprovals } from '../approval-content.ts';
import { type PackContent, scopeName } from '../content.ts';
import { approvalChain } from './approval-chain.ts';
import { approvalContracts, CONTRACT_PAID } from './approval-contracts.ts';
import { approvalDecisions } from './approval-decisions.ts';
import { approvalFindings } from './approval-findings.ts';
import type { ApprovalList } from './approval-list.ts';
import { approvalPayments, PAID_UNDER, paidUnder } from './approval-payments.ts';
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
  payments: approvalPayments,
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
  return {
    papers: lists.map(({ paper, sheet }) => ({ paper, sheet })),
    names: lists.flatMap(({ names }) => names),
    articulations: [
      ...registerArticulations(approvals, scopeName(content)),
      ...paymentArticulations(approvals, scopeName(content)),
    ],
  };
}

function registerArticulations({ applications }: PackApprovals, scope: string): Articulation[] {
  if (applications.length === 0) return [];
  const result = sumFen(applications.map(({ amount }) => amount));
  return [
    {
      ...{ name: '大额支出审批登记：合计＝各单位小计之和', scope, why: '登记表逐单与按单位一致' },
      left: { formula: `SUM(${REGISTER_RANGE.amount})`, result },
      right: { formula: `SUM(${REGISTER_RANGE.subtotal})`, result },
    },
  ];
}

/** What the payments of each contract come to is what stands as paid beside it: all together, and one by one. */
function paymentArticulations(approvals: PackApprovals, scope: string): Articulation[] {
  const { contracts, payments } = approvals;
  if (contracts.length === 0) return [];
  const right = { formula: `SUM(${CONTRACT_PAID})`, result: sumFen(contracts.map(({ paid }) => paid)) };
  const why = '付款清单逐笔与合同一致';
  if (payments.length === 0) return [{ name: '合同与付款：没有付款，已付为零', scope, left: right, why }];
  const under = contracts.map((contract) => paidUnder(approvals, contract));
  const apart = contracts.map(({ paid }, at) => absFen(fen(under[at]! - paid)));
  return [
    {
      ...{ name: '付款清单：各合同付款合计＝合同与付款：已付', scope, why },
      ...{ left: { formula: `SUM(${PAID_UNDER})`, result: sumFen(under) }, right },
    },
    {
      ...{ name: '付款清单与合同与付款：逐个合同之差', scope, why },
      left: { formula: `SUMPRODUCT(ABS(${PAID_UNDER}-${CONTRACT_PAID}))`, result: sumFen(apart) },
    },
  ];
}
