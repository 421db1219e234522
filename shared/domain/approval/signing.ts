import { type Fen, fen, sumFen, ZERO } from '../../kernel/fen.ts';
import type { Contract, ContractStage } from './contract.ts';

/** What a contract binds (签约): of each row of its application as much as is named, in 分; of one without rows nothing. */
export type RowAmounts = readonly Fen[];

/** A contract's rows with its changes, whose amounts may be below nil. */
export const rowsBound = (own: readonly RowAmounts[]): RowAmounts =>
  Array.from({ length: Math.max(0, ...own.map((amounts) => amounts.length)) }, (_, row) =>
    sumFen(own.map((amounts) => amounts[row] ?? ZERO)),
  );

/** What keeps contracts from being what was decided: more than the application, in a row (from 0) or as a whole. */
export type BeyondApproved =
  | { readonly kind: 'row'; readonly row: number; readonly approved: Fen; readonly bound: Fen }
  | { readonly kind: 'whole'; readonly approved: Fen; readonly bound: Fen };

/**
 * 合同合计不超过批准的申请: `bound` is what all contracts of the application bind of its rows with the one that is asked about, `worth`
 * what they come to; both in 分.
 */
export function beyondApproved(
  application: { readonly amount: Fen; readonly rows: readonly { readonly amount: Fen }[] },
  { bound, worth }: { readonly bound: RowAmounts; readonly worth: Fen },
): readonly BeyondApproved[] {
  const rows = application.rows.flatMap(({ amount: approved }, row): BeyondApproved[] => {
    const own = bound[row] ?? ZERO;
    return own > approved ? [{ kind: 'row', row, approved, bound: own }] : [];
  });
  if (rows.length > 0 || worth <= application.amount) return rows;
  return [{ kind: 'whole', approved: application.amount, bound: worth }];
}

/** What is left to sign of each row and of the whole, in 分 (尚未签约). */
export const leftToSign = (
  application: { readonly amount: Fen; readonly rows: readonly { readonly amount: Fen }[] },
  { bound, worth }: { readonly bound: RowAmounts; readonly worth: Fen },
) => ({
  rows: application.rows.map(({ amount }, row) => fen(Math.max(0, amount - (bound[row] ?? ZERO)))),
  whole: fen(Math.max(0, application.amount - worth)),
});

/** Whether a change leaves what was accepted (验收) as it was: the same stage at the same place, of the same amount. */
export const keepsAccepted = (
  before: readonly ContractStage[],
  after: readonly Pick<ContractStage, 'name' | 'amount' | 'accepting'>[],
): boolean =>
  before.every(
    ({ name, amount, accepting, accepted }, at) =>
      accepted === undefined ||
      (after[at]?.name === name && after[at].amount === amount && after[at].accepting === accepting),
  );

/** What was accepted of a contract, in 分; stages that need no acceptance count as their own. */
export const acceptedOf = ({ stages }: Pick<Contract, 'stages'>): Fen =>
  sumFen(stages.filter(({ accepting, accepted }) => accepting && accepted).map(({ amount }) => amount));

/** Everything that is to be accepted was. */
export const isAccepted = ({ stages }: Pick<Contract, 'stages'>): boolean =>
  stages.every(({ accepting, accepted }) => !accepting || accepted !== undefined);

/** Where a contract stands (执行情况): bound, accepted in part, accepted whole. */
export const CONTRACT_STANDINGS = ['signed', 'partly', 'accepted'] as const;
export type ContractStanding = (typeof CONTRACT_STANDINGS)[number];
export function standingOf({ stages }: Pick<Contract, 'stages'>): ContractStanding {
  if (isAccepted({ stages })) return 'accepted';
  return stages.some(({ accepted }) => accepted !== undefined) ? 'partly' : 'signed';
}
