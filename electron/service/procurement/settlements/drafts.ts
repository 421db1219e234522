import type { VoucherDraft } from '../../../../shared/domain/ledger/voucher.ts';
import type { UnitCode } from '../../../../shared/domain/organisation/unit.ts';
import {
  accountsOf,
  payablePlace,
  SETTLEMENT_PLACES,
  type SettlementPlace,
} from '../../../../shared/domain/procurement/settlements/accounts.ts';
import { settlementVouchers } from '../../../../shared/domain/procurement/settlements/note.ts';
import { periodOfDate } from '../../../../shared/kernel/period.ts';
import type { BooksReader } from '../../database.ts';
import { readKeptHere } from '../../ledger/queries.ts';
import { loadParties, loadUnits } from '../../organisation/queries.ts';
import { readSuppliers } from '../suppliers/reading.ts';
import { codesOf, readPlaces } from './accounts.ts';
import type { Note } from './notes.ts';

export const PLACE_WORDS: Readonly<Record<SettlementPlace, string>> = {
  western: '西药库存',
  patent: '中成药库存',
  herbal: '中药饮片库存',
  preparation: '院内制剂库存',
  consumable: '医用耗材库存',
  'payable-drugs': '应付供应商药款',
  'payable-members': '代成员单位采购应付药款',
  'payable-goods': '应付供应商耗材款',
  receivable: '应收成员单位款',
  owed: '应付采购账户单位款',
};

export interface Drafts {
  readonly drafts: readonly VoucherDraft[];
  /** The unit sends trial balances: it gets a statement, and only the holder's side is booked. */
  readonly statement: boolean;
  readonly missing: readonly { readonly unit: UnitCode; readonly place: SettlementPlace }[];
}

/** The vouchers that a note comes to in the books that are kept here, and the accounts that it lacks. */
export async function readDrafts(db: BooksReader, note: Note): Promise<Drafts> {
  const { unit, holder } = note;
  const kept = await readKeptHere(db, periodOfDate(note.day));
  const names = new Map((await loadUnits(db)).map(({ code, name }) => [code, name]));
  const places = await readPlaces(db, holder, [...new Set([holder, unit])]);
  const [ofHolder, ofUnit] = [codesOf(places.get(holder)), codesOf(places.get(unit))];
  const kinds: ReadonlySet<SettlementPlace> = new Set(note.rows.map(({ kind }) => kind));
  const isMember = unit !== holder;
  const payables = new Set(note.rows.map(({ kind }) => payablePlace(kind, isMember)));
  const needs = (place: SettlementPlace): UnitCode | undefined => {
    if (place === 'receivable') return isMember ? holder : undefined;
    if (place === 'owed') return isMember && kept(unit) ? unit : undefined;
    if (payables.has(place)) return holder;
    if (place.startsWith('payable-')) return undefined;
    return kinds.has(place) && kept(unit) ? unit : undefined;
  };
  const missing = SETTLEMENT_PLACES.flatMap((place) => {
    const at = needs(place);
    return at !== undefined && (at === holder && place in ofHolder ? ofHolder : ofUnit)[place] === undefined
      ? [{ unit: at, place }]
      : [];
  });
  if (missing.length > 0 || !kept(holder)) return { drafts: [], statement: false, missing };
  const suppliers = await readSuppliers(
    db,
    note.rows.map(({ supplier }) => supplier),
  );
  const supplierName = (supplier: string): string => suppliers.get(supplier)?.name ?? supplier;
  const parties = await loadParties(db);
  const drafts = settlementVouchers({
    ...{ number: note.number, day: note.day, accounts: accountsOf(ofHolder, ofUnit, isMember) },
    holder: { unit: holder, name: names.get(holder) ?? holder },
    unit: { unit, name: names.get(unit) ?? unit },
    rows: note.rows,
    party: (supplier) =>
      parties.find(({ creditCode, name }) => creditCode === supplier || name === supplierName(supplier))?.code,
    supplierName,
  });
  // A voucher beside a trial balance would make it void.
  return { drafts: drafts.filter((draft) => kept(draft.unit)), statement: !kept(unit), missing };
}
