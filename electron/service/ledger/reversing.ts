import { reverseVoucher } from '../../../shared/domain/ledger/reversal.ts';
import type { Voucher } from '../../../shared/domain/ledger/voucher.ts';
import type { AccountingDate } from '../../../shared/kernel/date.ts';
import type { BooksTx } from '../database.ts';
import { carryForward } from './carry-forward.ts';
import type { Moved } from './follower.ts';
import { postVouchers } from './posting.ts';

/**
 * Posts the reversals (红字冲销) of vouchers of one unit, in the order given, each linked to what it reverses. Whoever asks for
 * it posts them; who reviewed a voucher stands for its reversal. The caller has looked that each may be reversed on the day.
 */
export async function postReversals(
  { tx, actor }: { readonly tx: BooksTx; readonly actor: string },
  moved: Moved,
  reversed: readonly { readonly voucher: Voucher; readonly date: AccountingDate }[],
): Promise<Voucher[]> {
  const posted: Voucher[] = [];
  for (const { voucher, date } of reversed)
    posted.push(
      ...(await postVouchers(
        tx,
        moved,
        [{ draft: reverseVoucher(voucher, date), kind: voucher.kind, reverses: voucher.id }],
        { postedBy: actor, reviewedBy: voucher.reviewedBy },
      )),
    );
  const [first] = reversed;
  if (first) await carryForward(tx, moved.standing, first.voucher.unit, posted);
  return posted;
}
