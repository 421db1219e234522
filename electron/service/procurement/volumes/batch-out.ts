import type { Caller } from '../../../../shared/domain/organisation/access.ts';
import type { UnitCode } from '../../../../shared/domain/organisation/unit.ts';
import {
  agreedAmount,
  type Batch,
  prepaid,
  weightedCut,
  yearAmount,
} from '../../../../shared/domain/procurement/volumes/batch.ts';
import type { AccountingDate } from '../../../../shared/kernel/date.ts';
import { formatYuan } from '../../../../shared/kernel/fen.ts';
import type { StepMade } from '../papers/papers.ts';
import { paperOut } from '../papers/stepping.ts';
import { agreedOnly, type Held } from './content.ts';

/** A batch as a reader sees it: of whoever reads some units only, their volumes. */
export const seenBatch = (held: Held<Batch>, sees: (unit: UnitCode) => boolean): Held<Batch> => ({
  ...held,
  content: {
    ...held.content,
    products: held.content.products.map((product) => ({
      ...product,
      volumes: agreedOnly(product.volumes).filter(({ unit }) => sees(unit)),
    })),
  },
});

/** What a batch says of itself in a list; `all` are the batches among which it replaces and is replaced. */
export function batchOut(
  { paper, content }: Held<Batch>,
  all: readonly Held<Batch>[],
  steps: readonly StepMade[],
  caller: Caller,
) {
  const { name, prepayBps, lagBps, products, replaces, reason } = content;
  const amount = agreedAmount(products);
  const days = { first: paper.first as AccountingDate, last: paper.last as AccountingDate };
  const earlier = all.find((other) => other.paper.id === replaces)?.paper;
  const later = all.find(
    (other) => other.content.replaces === paper.id && ['approved', 'ended'].includes(other.paper.stage),
  )?.paper;
  return {
    ...paperOut(paper, steps, caller),
    ...{ name, first: paper.first, last: paper.last, prepayBps, lagBps, cause: reason },
    products: products.length,
    units: new Set(products.flatMap(({ volumes }) => volumes.map(({ unit }) => unit))).size,
    ...{ agreedAmount: formatYuan(amount), prepaid: formatYuan(prepaid(yearAmount(amount, days), prepayBps)) },
    cutBps: weightedCut(products) ?? null,
    replaces: earlier ? { id: earlier.id, number: earlier.number } : null,
    replacedBy: later ? { id: later.id, number: later.number } : null,
  };
}
