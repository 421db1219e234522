import type { UnitCode } from '../../../../shared/domain/organisation/unit.ts';
import type { AccountingDate } from '../../../../shared/kernel/date.ts';
import type { BooksReader } from '../../database.ts';

/** 约定采购量 in force on a day, in smallest units. */
export interface AgreedRow {
  readonly batch: number;
  readonly item: string;
  readonly unit: UnitCode;
  readonly quantity: number;
}

/** What is agreed on for a day: of approved batches whose days hold it; one that was replaced or ended is out of force. */
export async function readAgreedVolumes(db: BooksReader, on: AccountingDate): Promise<readonly AgreedRow[]> {
  return db
    .selectFrom('volume_agreed as agreed')
    .innerJoin('procurement_paper as paper', 'paper.id', 'agreed.batch')
    .select(['agreed.batch', 'agreed.item', 'agreed.unit', 'agreed.quantity'])
    .where('paper.stage', '=', 'approved')
    .where('paper.first', '<=', on)
    .where('paper.last', '>=', on)
    .orderBy('agreed.item')
    .orderBy('agreed.unit')
    .execute();
}
