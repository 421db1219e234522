import type { Operation } from '../../../../shared/contract/operation.ts';
import type { PriceSource } from '../../../../shared/domain/procurement/agreed-price.ts';
import type { PriceLine } from '../../../../shared/domain/procurement/prices/agreement.ts';
import { takeNumbers } from '../../ledger/commands.ts';
import type { CommandContext } from '../../pipeline/context.ts';
import type { Paper } from '../papers/papers.ts';

/** Rows that one statement inserts. */
const AT_A_TIME = 100;

/** Brings the prices of an approved paper into force. */
export async function keepAgreements(
  context: CommandContext<Operation>,
  paper: Paper,
  source: PriceSource,
  lines: readonly PriceLine[],
): Promise<void> {
  const origin = source === 'negotiation' ? paper.id : 0;
  const next = await takeNumbers(context.tx, 'price_agreement', lines.length);
  const agreements = lines.map(({ item, price, first, last }, at) => ({
    ...{ id: next + at, item, price, first, last, source, origin, paper: paper.id },
  }));
  const suppliers = lines.flatMap((line, at) =>
    line.suppliers.map(({ supplier, units }) => ({
      ...{ agreement: next + at, supplier, units: JSON.stringify(units) },
    })),
  );
  for (let from = 0; from < agreements.length; from += AT_A_TIME)
    await context.db
      .insertInto('price_agreement')
      .values(agreements.slice(from, from + AT_A_TIME))
      .execute();
  for (let from = 0; from < suppliers.length; from += AT_A_TIME)
    await context.db
      .insertInto('price_supplier')
      .values(suppliers.slice(from, from + AT_A_TIME))
      .execute();
}
