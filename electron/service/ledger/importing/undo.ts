import { ledger } from '../../../../shared/contract/ledger.ts';
import { reverseVoucher } from '../../../../shared/domain/ledger/reversal.ts';
import { type Period, yearOf } from '../../../../shared/kernel/period.ts';
import { command } from '../../pipeline/implementation.ts';
import { carryForward } from '../carry-forward.ts';
import type { LedgerParts } from '../parts.ts';
import { readPeriod } from '../periods.ts';
import { postVouchers } from '../posting.ts';
import { readVoucher } from '../vouchers.ts';
import { recomposeYear } from '../years.ts';
import { batchSubject, setAside } from './batches.ts';

/**
 * Takes an import back while its periods are open. A trial balance or declaration is set aside; posted vouchers are
 * facts, so each is answered by its reversal (红字冲销) on its own date.
 */
export const undoImport = (parts: LedgerParts) =>
  command(ledger.undoImport, async (context, input) => {
    const { tx, db } = context;
    const batch = await db
      .selectFrom('batch')
      .selectAll()
      .where('id', '=', input.batch)
      .where('unit', '=', input.unit)
      .executeTakeFirst();
    if (!batch) throw context.notFound(`批次 ${input.batch}`);
    if (batch.undone === 1) throw context.refused('already-undone', `批次 ${batch.id} 已经撤销或被替换`);
    const heads = await db
      .selectFrom('voucher')
      .select(['id', 'period'])
      .where('batch', '=', batch.id)
      .where('reverses', 'is', null)
      .orderBy('id')
      .execute();
    for (const period of new Set([
      ...(heads.length === 0 ? [batch.period] : []),
      ...heads.map((head) => head.period),
    ])) {
      if ((await readPeriod(db, batch.unit, period as Period)).state !== 'open') {
        throw context.refused('period-closed', `${batch.unit} 的 ${period} 已上报或锁定，不能撤销`);
      }
    }
    await setAside(tx, batch.id);
    const years = new Set(
      [batch.period, ...heads.map((head) => head.period)].map((period) => yearOf(period as Period)),
    );
    let reversed = 0;
    for (const { id } of heads) {
      const already = await db.selectFrom('voucher').select('id').where('reverses', '=', id).executeTakeFirst();
      if (already) continue;
      const voucher = (await readVoucher(db, id))!;
      const vouchers = await postVouchers(
        tx,
        parts,
        [{ draft: reverseVoucher(voucher, voucher.date), kind: voucher.kind, reverses: id }],
        { postedBy: context.actor, reviewedBy: `撤销批次 ${batch.id}`, batch: batch.id },
      );
      await carryForward(tx, parts.standing, batch.unit, vouchers);
      reversed += 1;
    }
    if (batch.kind !== 'intra-group') {
      for (const year of [...years].sort()) await recomposeYear(tx, parts.standing, batch.unit, year);
    }
    context.audit({
      subject: batchSubject(batch.id),
      before: { file: batch.sha256, fileName: batch.file_name, kind: batch.kind, period: batch.period },
      after: { reversed },
      reason: input.reason,
    });
    return { batch: batch.id, reversed };
  });
