import type { UnitCode } from '../../organisation/unit.ts';
import { isCashAccount } from '../cash.ts';
import { fundSource } from '../fund.ts';
import { type ParallelProposal, type ProposalContext, proposeParallel } from '../parallel-proposal.ts';
import type { VoucherDraft, VoucherLine } from '../voucher.ts';
import { type FindingContext, findingsOf, type VoucherFinding } from '../voucher-findings.ts';
import { checkVoucher, type VoucherContext, type VoucherError } from '../voucher-rules.ts';
import { canBeAdded, type DraftContent, type TypedVoucher, voucherTyped } from './content.ts';

/** What stands against a voucher, or what a person should look at in it. */
export interface DeskFinding {
  /** An error refuses submitting, reviewing and posting. */
  readonly severity: 'error' | 'finding';
  readonly code: VoucherError['code'] | VoucherFinding['kind'] | 'no-summary' | 'unknown-department' | 'unknown-fund';
  /** One sentence in Chinese. */
  readonly message: string;
  /** The typed line, from 1. */
  readonly line?: number;
  readonly account?: string;
}

export interface DeskContext extends VoucherContext, FindingContext, ProposalContext {
  /** Whether the unit has the department. */
  isDepartment(code: string): boolean;
}

/** What is to be said of a draft, the same while it is typed, submitted, reviewed and posted. */
export interface Examination {
  readonly voucher: VoucherDraft;
  /** Errors first. */
  readonly findings: readonly DeskFinding[];
  /** Money of the budget moves and there is no budget block. */
  readonly budgetDue: boolean;
  /** The budget block that the rules would make, once the financial one is whole. It balances. */
  readonly proposal: ParallelProposal | undefined;
  /** The budget block that the rules would make now, where one stands there already: it may have stayed behind. */
  readonly rival: ParallelProposal | undefined;
  /** Its financial block moves 货币资金: a voucher that the cashier signs. */
  readonly cash: boolean;
}

/**
 * Examines what was typed (凭证检查): the rules of posting, and what people should look at. Where budget-managed money moves,
 * the budget block is due (平行记账, 财会〔2017〕25号 总说明), unless its exemption is given with a reason, which the reviewer
 * reads: an exemption is never silent (DOMAIN 1.1).
 */
export function examine(unit: UnitCode, content: DraftContent, context: DeskContext): Examination {
  const typed = voucherTyped(unit, content);
  const { draft: voucher, numbers } = typed;
  const numberOf = (index: number): number => numbers[index] ?? index + 1;
  const cash = voucher.lines.some((line) => line.book === 'financial' && isCashAccount(context.group(line.code)));
  const checked = checkVoucher(voucher, context, numberOf);
  const errors: DeskFinding[] = [
    ...(checked.ok ? [] : checked.error.map(errorOf)),
    ...(voucher.summary === ''
      ? [{ severity: 'error' as const, code: 'no-summary' as const, message: NO_SUMMARY }]
      : []),
  ];
  // Amounts that cannot be added say nothing about money that moved.
  if (!canBeAdded(voucher)) {
    const beyond = { severity: 'error', code: 'amount-too-large', message: '凭证金额合计超出范围' } as const;
    return { voucher, findings: [...errors, beyond], budgetDue: false, proposal: undefined, rival: undefined, cash };
  }
  const found = findingsOf(voucher, context, numberOf).filter(({ account }) => account !== '');
  const budgetDue = found.some(isMissingBlock);
  const excused = content.withoutBudget.trim() !== '';
  const due = found.filter(isMissingBlock).map((finding) => findingOf(finding, excused ? 'finding' : 'error'));
  const others = found.filter((finding) => !isMissingBlock(finding)).map((finding) => findingOf(finding, 'finding'));
  const findings = [...errors, ...due, ...others, ...unknownNames(typed, context)];
  // A rule answers an entry that is whole: what does not balance yet says nothing about what the money was for. A budget
  // block that is not, as a template without amounts leaves it, is what the rules are asked for.
  const proposal = budgetDue && isWhole(checked) ? proposeParallel(voucher, context) : undefined;
  const financial = withoutBlock(voucher);
  const rival =
    voucher.lines.some(isBudget) && isWhole(checkVoucher(financial, context, numberOf))
      ? proposeParallel(financial, context)
      : undefined;
  return { voucher, findings, budgetDue, proposal, rival, cash };
}

/** Whether an entry lacks neither a line's account or amount nor its balance. */
const isWhole = (checked: ReturnType<typeof checkVoucher>): boolean =>
  checked.ok || checked.error.every(({ line, code }) => line === undefined && code !== 'unbalanced');

const isBudget = ({ book }: VoucherLine): boolean => book === 'budget';
const withoutBlock = (voucher: VoucherDraft): VoucherDraft => ({
  ...voucher,
  lines: voucher.lines.filter((line) => !isBudget(line)),
});

/** Why it may not go further; empty when it may. */
export const errorsOf = ({ findings }: Pick<Examination, 'findings'>): DeskFinding[] =>
  findings.filter(({ severity }) => severity === 'error');

/** 会计基础工作规范 第五十一条: a voucher says its business (经济业务摘要). */
const NO_SUMMARY = '凭证没有摘要';

const isMissingBlock = ({ kind }: VoucherFinding): boolean => kind === 'missing-parallel-block';

const errorOf = ({ code, message, line, account }: VoucherError): DeskFinding => ({
  severity: 'error',
  code,
  message,
  line,
  account,
});

const findingOf = (finding: VoucherFinding, severity: DeskFinding['severity']): DeskFinding => ({
  severity,
  code: finding.kind,
  message: finding.message,
  line: finding.line,
  account: finding.account,
});

/** Departments and sources of money that nobody knows: copied from books that have words of their own, or mistyped. */
function unknownNames({ draft, numbers }: TypedVoucher, context: DeskContext): DeskFinding[] {
  return draft.lines.flatMap(({ department, fund }, at) => {
    const line = numbers[at]!;
    const found: DeskFinding[] = [];
    if (department !== undefined && !context.isDepartment(department)) {
      const message = `第 ${line} 行：本单位没有科室 ${department}`;
      found.push({ severity: 'finding', code: 'unknown-department', message, line });
    }
    if (fund !== undefined && !fundSource(fund))
      found.push({ severity: 'finding', code: 'unknown-fund', message: `第 ${line} 行：没有资金来源 ${fund}`, line });
    return found;
  });
}
