import { procurement } from '../../../../shared/contract/procurement.ts';
import type { Caller } from '../../../../shared/domain/organisation/access.ts';
import { leftOf, owedOf } from '../../../../shared/domain/procurement/advances/advance.ts';
import { termOf } from '../../../../shared/domain/procurement/advances/deadline.ts';
import type { AdvanceRules } from '../../../../shared/domain/procurement/advances/rules.ts';
import { runTotal } from '../../../../shared/domain/procurement/payments/run.ts';
import type { AccountingDate } from '../../../../shared/kernel/date.ts';
import { formatYuan, sumFen } from '../../../../shared/kernel/fen.ts';
import type { BooksReader } from '../../database.ts';
import { readVouchersOf, voucherNumber } from '../../ledger/queries.ts';
import { loadUnit } from '../../organisation/queries.ts';
import { type Implementation, query } from '../../pipeline/implementation.ts';
import { readPurchaseAccount } from '../account/reading.ts';
import { readSteps } from '../papers/papers.ts';
import { paperOut } from '../papers/stepping.ts';
import { type AdvanceEntry, readEntryVouchers } from './entries.ts';
import { type Advance, advanceOf, readAdvances } from './reading.ts';
import { loadAdvanceRules } from './rules.ts';
import { mayEntry } from './stepping.ts';

/** The advances of all agreements, and one with everything that happened to it. */
export const showingOperations: readonly Implementation[] = [
  query(procurement.advances, async ({ db }, { on }) => {
    const holder = (await readPurchaseAccount(db))?.unit;
    const rules = await loadAdvanceRules(db);
    return {
      ...{ holder: holder ?? '', holderName: holder ? ((await loadUnit(db, holder))?.name ?? holder) : '' },
      ...rules,
      rows: (await readAdvances(db)).map((advance) => rowOut(advance, rules, on)),
    };
  }),

  query(procurement.advance, async ({ db, caller, notFound }, { batch, on }) => {
    const advance = advanceOf(await readAdvances(db), batch);
    if (!advance) throw notFound(`集采批次 ${batch}`);
    return {
      ...rowOut(advance, await loadAdvanceRules(db), on),
      entries: await entriesOut(db, advance.entries, caller),
      runs: advance.runs.map(({ id, number, stage, day, lines }) => ({
        ...{ id, number, stage, day, amount: formatYuan(runTotal(lines)) },
      })),
    };
  }),
];

function rowOut({ agreement, runs, sums }: Advance, rules: AdvanceRules, on: AccountingDate) {
  const { batch, batches, number, name, first, last, inForce, agreed, yearly, shareBps, due } = agreement;
  const { short, ...term } = termOf({ first, last, due, received: sums.received, on }, rules);
  const paid = sumFen(
    runs.filter(({ stage }) => ['paid', 'posted'].includes(stage)).map(({ lines }) => runTotal(lines)),
  );
  return {
    ...{ batch, batches: [...batches], number, name, first, last, inForce, shareBps, ...term },
    ...{ agreedAmount: formatYuan(agreed), yearAmount: formatYuan(yearly), due: formatYuan(due) },
    ...{ received: formatYuan(sums.received), setOff: formatYuan(sums.setOff), returned: formatYuan(sums.returned) },
    ...{ taken: formatYuan(sums.taken), paid: formatYuan(paid) },
    ...{ left: formatYuan(leftOf(sums)), owed: formatYuan(owedOf(sums)), short: formatYuan(short) },
  };
}

async function entriesOut(db: BooksReader, entries: readonly AdvanceEntry[], caller: Caller) {
  const ids = entries.map(({ id }) => id);
  const steps = await readSteps(db, ids);
  const kept = (await readEntryVouchers(db)).filter(({ advance }) => ids.includes(advance));
  const posted = await readVouchersOf(
    db,
    kept.map(({ voucher }) => voucher),
  );
  return entries.map((entry) => {
    const { id, unit, move, day, amount, document, remark } = entry;
    const own = steps.get(id) ?? [];
    return {
      ...paperOut(entry, own, caller),
      may: mayEntry(entry, own, caller),
      ...{ unit, move, day, amount: formatYuan(amount), document, remark, by: own[0]?.display ?? '' },
      vouchers: kept
        .filter(({ advance }) => advance === id)
        .flatMap(({ voucher: of, unit: where, reversal }) => {
          const voucher = posted.find((each) => each.id === of);
          return voucher
            ? [{ id: of, unit: where, number: voucherNumber(voucher), period: voucher.period, reversal }]
            : [];
        }),
    };
  });
}
