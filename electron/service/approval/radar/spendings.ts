import type { ShownSpending } from '../../../../shared/domain/approval/radar/spending.ts';
import type { AccountingDate } from '../../../../shared/kernel/date.ts';
import type { BooksReader } from '../../database.ts';

/** Where documents of the system come from: those between two days, both counting, as the radar sees them. */
export type SpendingReader = (
  db: BooksReader,
  first: AccountingDate,
  last: AccountingDate,
) => Promise<readonly ShownSpending[]>;
