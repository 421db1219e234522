import type { AccountingDate } from '../../kernel/date.ts';
import { type Fen, fen, subtractFen, sumFen, ZERO } from '../../kernel/fen.ts';

/** A stage of a contract (付款节点): how much in 分, and whether it must be accepted before it is paid. */
export interface ContractStage {
  readonly name: string;
  readonly amount: Fen;
  readonly accepting: boolean;
  /** Who accepted it and when (验收); undefined before. */
  readonly accepted: { readonly by: string; readonly day: AccountingDate } | undefined;
}

/** 质量保证金: kept back until a day. */
export interface Retention {
  readonly amount: Fen;
  readonly release: AccountingDate;
}

/** A contract (合同): amounts in 分. Changes are signed sums that were decided like the contract itself. */
export interface Contract {
  readonly number: string;
  readonly payee: string;
  readonly signed: AccountingDate;
  readonly amount: Fen;
  readonly changes: readonly { readonly day: AccountingDate; readonly amount: Fen }[];
  readonly stages: readonly ContractStage[];
  readonly retention: Retention | undefined;
}

/** 合同总额: with its changes. */
export const worthOf = ({ amount, changes }: Pick<Contract, 'amount' | 'changes'>): Fen =>
  sumFen([amount, ...changes.map((change) => change.amount)]);

/** Why a contract does not hold together: Σ stages ≠ worth; retention beyond it or released before it was signed. */
export type ContractProblem = 'amount' | 'stages' | 'retention' | 'release';
export function contractProblems(contract: Contract): readonly ContractProblem[] {
  const worth = worthOf(contract);
  const { stages, retention, signed } = contract;
  const problems: ContractProblem[] = [];
  if (contract.amount <= 0 || worth <= 0) problems.push('amount');
  if (stages.some(({ amount }) => amount <= 0) || sumFen(stages.map(({ amount }) => amount)) !== worth)
    problems.push('stages');
  if (retention && (retention.amount <= 0 || retention.amount >= worth)) problems.push('retention');
  if (retention && retention.release <= signed) problems.push('release');
  return problems;
}

/**
 * What may be paid under a contract on a day, in 分: Σ 付款 ≤ 合同额 with changes, less what is kept back until its day, less stages that
 * are to be accepted and are not.
 */
export function payableUnder(contract: Contract, paid: Fen, day: AccountingDate): Fen {
  const { stages, retention } = contract;
  const ready = sumFen(
    stages
      .filter(({ accepting, accepted }) => !accepting || (accepted && accepted.day <= day))
      .map(({ amount }) => amount),
  );
  const kept = retention && day < retention.release ? retention.amount : ZERO;
  // What is kept back is kept of the whole: of what is ready, as much as goes beyond the rest.
  const most = Math.min(ready, subtractFen(worthOf(contract), kept));
  return fen(Math.max(0, most - paid));
}
