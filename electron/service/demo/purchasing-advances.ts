import { contract } from '../../../shared/contract/index.ts';
import { dateOf } from '../../../shared/kernel/date.ts';
import { formatYuan, parseYuan } from '../../../shared/kernel/fen.ts';
import { shareFen } from '../../../shared/kernel/share.ts';
import type { Service } from '../service.ts';
import { LEAD } from './members.ts';
import type { Buyers } from './purchasing-buyers.ts';

const { procurement } = contract;

/** Parts of what came: what the fund set off in autumn, and what it left. */
const [SET_OFF, KEPT] = [1, 3];

/**
 * 医保预付 of the year's batch: it came in January, the fund has set a quarter of it off, and a run is prepared out of it; of
 * the batch of July nothing came, and it is late. Nothing is posted: the sample county's books know advances of their own.
 */
export async function advanceMoney({ pipeline }: Service, year: number, { buyer, cashier }: Buyers): Promise<void> {
  const on = dateOf(year, 12, 31)!;
  const { rows } = await pipeline.perform(procurement.advances, { on }, buyer);
  const first = rows.find(({ last }) => last === on);
  if (!first) return;
  const { batch, due } = first;
  const enter = (move: 'receipt' | 'set-off', month: number, amount: string, document: string, remark: string) =>
    pipeline.perform(
      procurement.enterAdvance,
      { ...{ unit: LEAD, batch, move, day: dateOf(year, month, 22)!, amount }, ...{ document, remark } },
      cashier,
    );
  await enter('receipt', 1, due, `青医保预〔${year}〕7号`, '');
  const [off] = shareFen(parseYuan(due)!, [SET_OFF, KEPT])!;
  await enter('set-off', 10, formatYuan(off!), `青医保结〔${year}〕118号`, '从九月医保结算款中扣回');

  const asked = { mode: 'community' as const, until: on };
  const proposed = await pipeline.perform(procurement.proposePayment, { ...asked, advance: batch }, buyer);
  const lines = proposed.lines.map(({ invoiceLine, amount }) => ({ invoiceLine, amount }));
  if (lines.length === 0) return;
  const run = { ...asked, advance: batch, day: dateOf(year, 12, 29)!, remark: '', lines };
  await pipeline.perform(procurement.savePayment, run, buyer);
}
