import type { AccountingDate } from '../../kernel/date.ts';
import { type Fen, fen, ZERO } from '../../kernel/fen.ts';
import type { BudgetLine, LineKey } from './line.ts';
import type { Movement } from './standing.ts';

/**
 * One document's part of one line (占用): asked for, decided, bound by a contract or order, spent. Its amounts follow from
 * its movements, and are never below nil; only a voucher that gives back (红字) has spent less than nothing.
 */
export interface Claim {
  readonly id: string;
  readonly line: LineKey;
  readonly reserved: Fen;
  readonly committed: Fen;
  readonly spent: Fen;
  /** Decided (审批通过): from then on time does not take it away. */
  readonly kept: boolean;
  /** The last day on which a request that nobody decided still holds; absent where none is set. */
  readonly expires?: AccountingDate;
}

/** The name of a document's part of a line; its line's unit and year are the document's. The carrier names the document. */
export const claimName = (carrier: string, { department, item, source, project }: BudgetLine): string =>
  [carrier, department, item, source, project].join(':');

export const newClaim = (id: string, line: LineKey, expires?: AccountingDate): Claim => ({
  id,
  line,
  reserved: ZERO,
  committed: ZERO,
  spent: ZERO,
  kept: false,
  ...(expires === undefined ? {} : { expires }),
});

/** The claim after one more movement of its own. */
export const claimMoved = (claim: Claim, movement: Movement): Claim => ({
  ...claim,
  reserved: fen(claim.reserved + movement.reserved),
  committed: fen(claim.committed + movement.committed),
  spent: fen(claim.spent + movement.spent),
  kept: claim.kept || movement.kind === 'keep',
});

/** Whether it still holds money that was not spent. */
export const isOpen = (claim: Claim): boolean => claim.reserved > 0 || claim.committed > 0;

/** 过期: nobody decided, and its day is over. */
export const isStale = (claim: Claim, today: AccountingDate): boolean =>
  claim.reserved > 0 && !claim.kept && claim.expires !== undefined && claim.expires < today;
