import type { UnitCode } from '../../../../shared/domain/organisation/unit.ts';
import type { Payable } from '../../../../shared/domain/procurement/cockpit/figures.ts';
import type { BooksReader } from '../../database.ts';

/** What fell due for the units in sight, and when it was paid. */
export async function readPayables(_db: BooksReader, _sees: (unit: UnitCode) => boolean): Promise<readonly Payable[]> {
  return [];
}
