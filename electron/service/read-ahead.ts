import { contract } from '../../shared/contract/index.ts';
import type { Caller } from '../../shared/domain/organisation/access.ts';
import type { House } from './compose.ts';

/**
 * Reads ahead what the first pages of the console ask of the last month, so that nobody waits for the county's checks or
 * its first statement after a start: each answer is kept until the books change, and others are answered between the units.
 */
export async function readAhead({ pipeline, books }: House, reader: Caller, signal: AbortSignal): Promise<void> {
  if (!(await books.read((db) => db.selectFrom('unit').select('code').limit(1).executeTakeFirst()))) return;
  const last = (await pipeline.perform(contract.ledger.periods, {}, reader, { signal })).at(-1);
  if (!last) return;
  const { period } = last;
  await pipeline.perform(contract.ledger.board, { period }, reader, { signal });
  await pipeline.perform(contract.audit.readiness, { period }, reader, { signal });
  // Whatever is sought: the vouchers are in memory then.
  await pipeline.perform(contract.ledger.search, { text: period }, reader, { signal });
  await pipeline.perform(contract.consolidation.statement, { statement: 'balance-sheet', period }, reader, { signal });
}
