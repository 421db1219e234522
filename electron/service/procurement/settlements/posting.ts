import { procurement } from '../../../../shared/contract/procurement.ts';
import type { Voucher, VoucherDraft } from '../../../../shared/domain/ledger/voucher.ts';
import type { UnitCode } from '../../../../shared/domain/organisation/unit.ts';
import {
  accountsOf,
  SETTLEMENT_PLACES,
  type SettlementPlace,
} from '../../../../shared/domain/procurement/settlements/accounts.ts';
import { settlementVouchers } from '../../../../shared/domain/procurement/settlements/note.ts';
import { periodOfDate } from '../../../../shared/kernel/period.ts';
import type { BooksReader, BooksTx } from '../../database.ts';
import { type Moved, postMadeElsewhere, unmake } from '../../ledger/commands.ts';
import { againstMade, againstUnmaking, readKeptHere, voucherNumber } from '../../ledger/queries.ts';
import { loadParties, loadUnits } from '../../organisation/queries.ts';
import { command, type Implementation } from '../../pipeline/implementation.ts';
import { readSteps } from '../papers/papers.ts';
import { stepOn } from '../papers/stepping.ts';
import { readSuppliers } from '../suppliers/reading.ts';
import { codesOf, readPlaces } from './accounts.ts';
import { type Note, readNoteVouchers } from './notes.ts';
import { freeRows, readFor } from './preparing.ts';

/** 记账 and 红字冲销 of a note, both sides in one transaction or neither. */
export const settlementPosting = (moved: Moved): readonly Implementation[] => [
  command(procurement.postSettlement, async (context, asked) => {
    const { db, tx } = context;
    const note = await readFor(context, asked, 'post');
    // Both books are written into: the right to post is needed in both.
    context.requireUnit(note.holder);
    const { drafts, statement, missing } = await readDrafts(db, note);
    if (missing.length > 0)
      throw context.refused(
        'no-account',
        missing.map(({ unit, place }) => ({
          code: 'no-account',
          place: `${unit} ${place}`,
          message: `${unit} 还没有选定内部结算的记账科目：${PLACE_WORDS[place]}`,
        })),
      );
    if (!statement && drafts.length === 0 && note.amount !== 0) throw context.refused('cannot-post', NOT_KEPT);
    const against = await againstMade(db, drafts);
    const closed = against.filter(({ code }) => code === 'period-closed');
    if (closed.length > 0) throw context.refused('period-closed', closed);
    if (against.length > 0) throw context.refused('cannot-post', against);
    const steps = (await readSteps(db, [note.id])).get(note.id) ?? [];
    const madeBy = (step: string): string => steps.findLast((each) => each.step === step)!.person;
    const vouchers =
      drafts.length === 0
        ? []
        : await postMadeElsewhere(context, moved, {
            ...{ drafts, preparedBy: madeBy('prepare'), reviewedBy: madeBy('confirm') },
          });
    await keepVouchers(tx, note.id, vouchers, 0);
    await stepOn(context, note, 'post');
    context.audit({ unit: note.unit, subject: note.number, after: { vouchers: vouchers.map(named), statement } });
    for (const unit of new Set(vouchers.map((voucher) => voucher.unit))) context.publish('ledger', unit);
    return { vouchers: vouchers.map(voucherOut), statement };
  }),

  command(procurement.reverseSettlement, async (context, { reason, ...asked }) => {
    const { db, tx } = context;
    const note = await readFor(context, asked, 'reverse');
    const kept = await readNoteVouchers(db, note.id);
    for (const { unit } of kept) context.requireUnit(unit as UnitCode);
    const ids = kept.filter(({ reversal }) => !reversal).map(({ voucher }) => voucher);
    const against = await againstUnmaking(db, ids);
    if (against.length > 0) throw context.refused('period-closed', against);
    const vouchers = await unmake(context, moved, ids);
    await keepVouchers(tx, note.id, vouchers, 1);
    await stepOn(context, note, 'reverse', { reason });
    await freeRows(tx, note.id);
    context.audit({ unit: note.unit, subject: note.number, after: { vouchers: vouchers.map(named) }, reason });
    for (const unit of new Set(vouchers.map((voucher) => voucher.unit))) context.publish('ledger', unit);
    return { vouchers: vouchers.map(voucherOut) };
  }),
];

const NOT_KEPT = '采购账户的单位按科目余额表报账，不能在这里记账';

const PLACE_WORDS: Readonly<Record<SettlementPlace, string>> = {
  western: '西药库存',
  patent: '中成药库存',
  herbal: '中药饮片库存',
  preparation: '院内制剂库存',
  consumable: '卫生材料库存',
  'payable-drugs': '应付药品款',
  'payable-goods': '应付材料款',
  receivable: '应收成员单位款',
  owed: '应付采购账户单位款',
};

interface Drafts {
  readonly drafts: readonly VoucherDraft[];
  /** The unit sends trial balances: it gets a statement, and only the holder's side is booked. */
  readonly statement: boolean;
  readonly missing: readonly { readonly unit: UnitCode; readonly place: SettlementPlace }[];
}

async function readDrafts(db: BooksReader, note: Note): Promise<Drafts> {
  const { unit, holder } = note;
  const kept = await readKeptHere(db, periodOfDate(note.day));
  const names = new Map((await loadUnits(db)).map(({ code, name }) => [code, name]));
  const places = await readPlaces(db, holder, [...new Set([holder, unit])]);
  const [ofHolder, ofUnit] = [codesOf(places.get(holder)), codesOf(places.get(unit))];
  const kinds = new Set(note.rows.map(({ kind }) => kind));
  const isMember = unit !== holder;
  const needs = (place: SettlementPlace): UnitCode | undefined => {
    if (place === 'receivable') return isMember ? holder : undefined;
    if (place === 'owed') return isMember && kept(unit) ? unit : undefined;
    if (place === 'payable-goods') return kinds.has('consumable') ? holder : undefined;
    if (place === 'payable-drugs') return [...kinds].some((kind) => kind !== 'consumable') ? holder : undefined;
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
  const parties = await loadParties(db);
  const drafts = settlementVouchers({
    ...{ number: note.number, day: note.day, accounts: accountsOf(ofHolder, ofUnit) },
    holder: { unit: holder, name: names.get(holder) ?? holder },
    unit: { unit, name: names.get(unit) ?? unit },
    rows: note.rows,
    party: (supplier) =>
      parties.find(({ creditCode, name }) => creditCode === supplier || name === suppliers.get(supplier)?.name)?.code,
  });
  // A voucher beside a trial balance would make it void.
  return { drafts: drafts.filter((draft) => kept(draft.unit)), statement: !kept(unit), missing };
}

const keepVouchers = (tx: BooksTx, settlement: number, vouchers: readonly Voucher[], reversal: 0 | 1): Promise<void> =>
  tx.bulkInsert(
    'settlement_voucher',
    vouchers.map(({ id, unit }) => ({ settlement, voucher: id, unit, reversal })),
  );

const named = (voucher: Voucher): string => `${voucher.unit} ${voucherNumber(voucher)}`;
const voucherOut = (voucher: Voucher) => ({ id: voucher.id, unit: voucher.unit, number: voucherNumber(voucher) });
