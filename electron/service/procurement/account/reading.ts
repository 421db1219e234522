import type { UnitCode } from '../../../../shared/domain/organisation/unit.ts';
import type { Override, OverrideKind } from '../../../../shared/domain/procurement/override.ts';
import type { AccountingDate } from '../../../../shared/kernel/date.ts';
import type { BooksReader } from '../../database.ts';
import { type Paper, papersOf } from '../papers/papers.ts';

/** 唯一采购账户 as it is in force. */
export interface PurchaseAccount {
  readonly unit: UnitCode;
  readonly bank: string;
  readonly name: string;
  readonly number: string;
  /** The approved document that it follows. */
  readonly paper: number;
}

/** The community's one account; undefined before the first was approved. */
export async function readPurchaseAccount(db: BooksReader): Promise<PurchaseAccount | undefined> {
  const row = await db.selectFrom('purchase_account').selectAll().executeTakeFirst();
  if (!row) return undefined;
  const { unit, bank, name, number, paper } = row;
  return { unit: unit as UnitCode, bank, name, number, paper };
}

/** As the paper of an exception is signed; its unit, product and days stand on the paper itself. */
export type OverrideContent = Pick<Override, 'kind' | 'what' | 'quantity' | 'price' | 'supplier' | 'why'>;

export const overrideOf = ({ id, number, unit, subject, first, last, content }: Paper): Override => ({
  ...{ id, number, unit, item: subject, first: first as AccountingDate, last: last as AccountingDate },
  ...(JSON.parse(content) as OverrideContent),
});

export interface OverridesAsked {
  readonly kind?: OverrideKind;
  /** A product's code; '' for what has none. */
  readonly item?: string;
  readonly unit?: UnitCode;
}

/** The exceptions (例外审批) that were approved and may be ordered under on a day. */
export async function readOverrides(
  db: BooksReader,
  on: AccountingDate,
  { kind, item, unit }: OverridesAsked = {},
): Promise<Override[]> {
  let asked = papersOf(db, 'override').where('stage', '=', 'approved').where('first', '<=', on).where('last', '>=', on);
  if (item !== undefined) asked = asked.where('subject', '=', item);
  if (unit !== undefined) asked = asked.where('unit', '=', unit);
  const found = ((await asked.execute()) as Paper[]).map(overrideOf);
  return kind === undefined ? found : found.filter((each) => each.kind === kind);
}
