import { contract } from '../../../shared/contract/index.ts';
import type { RequestOf } from '../../../shared/contract/operation.ts';
import { parseDate } from '../../../shared/kernel/date.ts';
import type { Service } from '../service.ts';
import type { Buyers } from './purchasing-buyers.ts';

const { procurement } = contract;
type Asked = RequestOf<typeof procurement.savePayment>;

/** What was due by these days of the year is paid by runs of the one account: the first is approved, the second waits. */
const RUNS = [
  { until: '09-30', day: '09-28', approved: true },
  { until: '11-30', day: '11-28', approved: false },
] as const;

/**
 * Two payment runs (付款单): one approved and waiting for the cashier, one still a draft. Nothing is paid and nothing is
 * posted: the sample county's books pay their own drugs already.
 */
export async function payHouses({ pipeline }: Service, year: number, { buyer, pharmacist }: Buyers): Promise<void> {
  for (const { until, day, approved } of RUNS) {
    const last = parseDate(`${year}-${until}`)!;
    const mode = 'community' as const;
    const { lines, problems } = await pipeline.perform(procurement.proposePayment, { mode, until: last }, buyer);
    if (lines.length === 0 || problems.length > 0) continue;
    const asked: Asked = {
      ...{ mode, day: `${year}-${day}`, until: last, remark: '' },
      lines: lines.map(({ invoiceLine, amount }) => ({ invoiceLine, amount })),
    };
    const { id, revision } = await pipeline.perform(procurement.savePayment, asked, buyer);
    if (!approved) continue;
    const { gates } = await pipeline.perform(procurement.paymentRun, { id }, buyer);
    // A licence that ran out, or a budget that does not reach: it stays a draft, as it would.
    if (gates.some((gate) => gate.problems.length > 0)) continue;
    await pipeline.perform(procurement.handPaper, { kind: 'payment', id, revision }, buyer);
    const papers = [{ id, revision: revision + 1 }];
    await pipeline.perform(procurement.decidePapers, { kind: 'payment', papers, outcome: 'approve' }, pharmacist);
  }
}
