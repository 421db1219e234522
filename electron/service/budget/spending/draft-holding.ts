import { claimName } from '../../../../shared/domain/budget/claim.ts';
import type { Demand, Occasion } from '../../../../shared/domain/budget/gate.ts';
import { lineKey } from '../../../../shared/domain/budget/line.ts';
import type { Taking } from '../../../../shared/domain/budget/placing.ts';
import type { VoucherDraft } from '../../../../shared/domain/ledger/voucher.ts';
import type { AccountingDate } from '../../../../shared/kernel/date.ts';
import type { Fen } from '../../../../shared/kernel/fen.ts';
import { monthOf, periodOfDate } from '../../../../shared/kernel/period.ts';
import type { BooksReader } from '../../database.ts';

/** What a draft holds of a line now, in 分. */
export interface DraftClaim {
  readonly claim: string;
  readonly reserved: Fen;
}

/** What a draft's takings ask of the gate: what it held before is freed, and what it takes now is held. */
export const draftDemands = (id: number, had: readonly DraftClaim[], asked: readonly Taking[]): Demand[] => [
  ...had.map(({ claim }): Demand => ({ kind: 'release', claim })),
  ...asked.map(
    ({ line, amount }): Demand => ({
      ...{ kind: 'reserve', claim: claimName(`draft:${id}`, line), line: lineKey(line), amount },
    }),
  ),
];

/** A draft that is held is a spending on its way. */
export const draftOccasion = ({ date }: VoucherDraft, authorised: Occasion['authorised']): Occasion => ({
  ...{ today: date, month: monthOfDate(date), authorised, stage: 'spend' },
});

export const monthOfDate = (date: AccountingDate) => monthOf(periodOfDate(date));

/** What the unit's drafts hold now. */
export const readDraftClaims = (db: BooksReader, unit: string): Promise<DraftClaim[]> =>
  db
    .selectFrom('budget_claim as claim')
    .innerJoin('budget_line as line', 'line.id', 'claim.line')
    .select(['claim.id as claim', 'claim.reserved'])
    .where('line.unit', '=', unit)
    .where('claim.id', 'like', 'draft:%')
    .where('claim.reserved', '>', 0)
    .execute() as Promise<DraftClaim[]>;
