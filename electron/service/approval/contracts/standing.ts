import type { Reason } from '../../../../shared/contract/errors.ts';
import {
  type Contract,
  type ContractProblem,
  type ContractStage,
  contractProblems,
} from '../../../../shared/domain/approval/contract.ts';
import { type BeyondApproved, beyondApproved, type RowAmounts } from '../../../../shared/domain/approval/signing.ts';
import type { AccountingDate } from '../../../../shared/kernel/date.ts';
import { type Fen, groupedYuan, sumFen } from '../../../../shared/kernel/fen.ts';
import type { BooksReader } from '../../database.ts';
import { type ApplicationHead, type ApplicationKept, readMoves, readRelease } from '../applications/reading.ts';
import { readResolutions } from '../meetings/reading.ts';
import type { ContractKept } from './reading.ts';

/** Since when an application may be signed for. */
export interface Signable {
  readonly from: AccountingDate;
  /** Let go because it is urgent, and not decided yet: its budget is bound when it is. */
  readonly early: boolean;
}

/** Whether contracts may be signed for an application now; undefined where not. */
export async function signableNow(
  db: BooksReader,
  { id, stage }: Pick<ApplicationHead, 'id' | 'stage'>,
): Promise<Signable | undefined> {
  const released = (await readRelease(db, id))?.day as AccountingDate | undefined;
  if (stage === 'deciding') return released === undefined ? undefined : { from: released, early: true };
  if (stage !== 'approved') return undefined;
  // The last move is the one that approved it. Minutes are recorded after the meeting: the day that decided is the meeting's own.
  const last = (await readMoves(db, id)).at(-1)!;
  const met = last.what === 'resolve' ? (await readResolutions(db, [id])).at(-1)?.day : undefined;
  const approved = met ?? last.day;
  return { from: released ?? approved, early: false };
}

const PROBLEMS: Readonly<Record<ContractProblem, readonly [place: string, message: string]>> = {
  amount: ['amount', '合同金额须大于零'],
  stages: ['stages', '付款节点的金额须大于零，合计等于合同金额'],
  retention: ['retention.amount', '质量保证金须大于零，小于合同金额'],
  release: ['retention.release', '质量保证金的退还日期须晚于签订日期'],
};

/** What of a contract does not hold together, at its fields. */
export const formReasons = (contract: Contract): Reason[] =>
  contractProblems(contract).map((problem): Reason => {
    const [place, message] = PROBLEMS[problem];
    return { code: 'bad-form', message, place };
  });

/** Why the amounts of the rows are not those of the contract; undefined where they are. */
export function againstAmounts(
  { content }: Pick<ApplicationKept, 'content'>,
  { amount, amounts }: { readonly amount: Fen; readonly amounts: RowAmounts },
): string | undefined {
  if (amounts.length !== content.rows.length) return '合同金额须按申请的经费列支逐行填写';
  if (amounts.length > 0 && sumFen(amounts) !== amount) return '各行的金额合计须等于合同金额';
  return undefined;
}

/** What goes beyond what was approved, by the row where it does. */
export const beyondReasons = (
  { content }: Pick<ApplicationKept, 'content'>,
  own: { readonly bound: RowAmounts; readonly worth: Fen },
): Reason[] => beyondApproved(content, own).map(beyondReason);

function beyondReason(beyond: BeyondApproved): Reason {
  const approved = groupedYuan(beyond.approved);
  const bound = groupedYuan(beyond.bound);
  return beyond.kind === 'row'
    ? {
        code: 'beyond-approved',
        message: `这一行批准 ${approved} 元，各合同与不经合同的付款合计 ${bound} 元：超出的部分请另行申请`,
        row: beyond.row + 1,
      }
    : {
        code: 'beyond-approved',
        message: `申请批准 ${approved} 元，各合同与不经合同的付款合计 ${bound} 元：超出的部分请另行申请`,
        place: 'amount',
      };
}

/** Who applied for, signed or changed it: none of them accepts it. */
export const actedOn = (
  { person, changes }: Pick<ContractKept, 'person' | 'changes'>,
  { prepared }: Pick<ApplicationHead, 'prepared'>,
): ReadonlySet<string> => new Set([...prepared, person, ...changes.map((change) => change.person)]);

/** Stages as they are kept. */
export const stagesSaid = (stages: readonly Omit<ContractStage, 'accepted'>[]) =>
  stages.map(({ name, amount, accepting }) => ({ name, amount, accepting }));
