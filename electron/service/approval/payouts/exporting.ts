import { approval } from '../../../../shared/contract/approval.ts';
import type { UnitCode } from '../../../../shared/domain/organisation/unit.ts';
import { formatYuan, sumFen } from '../../../../shared/kernel/fen.ts';
import type { BooksReader } from '../../database.ts';
import { takeNumbers } from '../../ledger/commands.ts';
import { bankAccountName, readBankAccounts } from '../../ledger/queries.ts';
import { loadUnit } from '../../organisation/queries.ts';
import { command, type Implementation } from '../../pipeline/implementation.ts';
import { writeWorkbook } from '../../workbook/write/workbook.ts';
import { displayOf, todayOf } from '../applications/moving.ts';
import { digestOf, fileName, payoutBook, payoutCsv, transfersOf } from './bank-file.ts';
import { readDoors, shutReasons } from './gates.ts';
import type { PayoutKept } from './reading.ts';
import { payoutSeen } from './stepping.ts';
import { readPayWorld } from './world.ts';

/** 银行批量文件, by the cashier: what it asks for must pass every door on the day. */
export const exportingOperations: readonly Implementation[] = [
  command(approval.exportPayouts, async (context, { unit: code, payouts: asked, form }) => {
    const { db, tx, actor, caller, instant, nowMs } = context;
    const unit = await loadUnit(db, code as UnitCode);
    if (!unit) throw context.notFound(`单位 ${code}`);
    const day = todayOf(nowMs);
    const payouts: PayoutKept[] = [];
    for (const seen of asked) {
      // Whatever may be paid may be asked of the bank, from the same stage on.
      const payout = await payoutSeen(context, { ...seen, unit: code }, 'pay');
      if (payouts.some(({ id }) => id === payout.id)) continue;
      const world = (await readPayWorld(db, payout, payout.id))!;
      const shut = shutReasons(await readDoors(db, payout, world, { caller, day, payer: actor }));
      if (shut.length > 0)
        throw context.refused(
          'shut',
          shut.map(({ message, ...reason }) => ({ ...reason, message: `${payout.number}：${message}` })),
        );
      payouts.push(payout);
    }
    const transfers = transfersOf(payouts);
    const digest = digestOf(unit.code, transfers);
    const paidFrom = await paidFromOf(db, unit.code, payouts);
    const made = { unitName: unit.name, paidFrom, creator: actor, created: instant, day };
    const bytes =
      form === 'csv'
        ? new TextEncoder().encode(payoutCsv(transfers))
        : (await writeWorkbook(payoutBook({ transfers, digest }, made), { signal: context.signal })).bytes;
    const { sha256 } = await context.files.put(actor, bytes);
    const before = await db
      .selectFrom('approval_payout_export')
      .select('id')
      .where('payout', '=', payouts[0]!.id)
      .where('digest', '=', digest)
      .execute();
    const first = await takeNumbers(tx, 'approval_payout_export', payouts.length);
    await tx.bulkInsert(
      'approval_payout_export',
      payouts.map(({ id: payout }, at) => ({
        ...{ id: first + at, payout, person: actor, display: displayOf(context), instant, form, digest },
      })),
    );
    const times = before.length + 1;
    const amount = formatYuan(sumFen(payouts.map((payout) => payout.amount)));
    context.audit({
      ...{ unit: unit.code, subject: payouts.map(({ number }) => number).join('、') },
      after: { id: payouts[0]!.id, form, digest, times, count: payouts.length, amount },
    });
    return { file: sha256, name: fileName(unit.code, digest, form), digest, times };
  }),
];

/** The bank accounts that the chosen accounts of the books stand for, as the ledger knows them. */
async function paidFromOf(db: BooksReader, unit: UnitCode, payouts: readonly PayoutKept[]): Promise<string> {
  const codes = new Set(payouts.map(({ bank }) => bank));
  const own = (await readBankAccounts(db, [unit])).filter(({ code, closed }) => codes.has(code) && !closed);
  return own.map(bankAccountName).join('、');
}
