import { requestCarrier } from '../../../../shared/domain/budget/request.ts';
import { type Fen, fen, ZERO } from '../../../../shared/kernel/fen.ts';
import type { BooksReader, BooksTx } from '../../database.ts';

/** What a submitted voucher will pay out of a claim when it is posted (从申请支出), in 分. */
export interface Draw {
  readonly draft: number;
  readonly claim: string;
  readonly amount: Fen;
}

/** What submitted vouchers will pay out of some documents. */
export async function readDraws(db: BooksReader, carriers: readonly string[]): Promise<Draw[]> {
  if (carriers.length === 0) return [];
  const rows = await db
    .selectFrom('budget_draw')
    .selectAll()
    .where((eb) => eb.or(carriers.map((name) => eb.and([eb('claim', '>=', `${name}:`), eb('claim', '<', `${name};`)]))))
    .execute();
  return rows.map(({ amount, ...draw }) => ({ ...draw, amount: fen(amount) }));
}

/** The submitted vouchers that will pay out of a request. */
export const drawnOn = async (db: BooksReader, request: number): Promise<number[]> => [
  ...new Set((await readDraws(db, [requestCarrier(request)])).map(({ draft }) => draft)),
];

/** Σ of what drafts will pay out of a claim, without those of one draft. */
export const drawnOf = (draws: readonly Draw[], claim: string, without?: number): Fen =>
  draws.reduce(
    (sum, draw) => (draw.claim === claim && draw.draft !== without ? fen(sum + draw.amount) : sum),
    ZERO as Fen,
  );

export async function keepDraws(tx: BooksTx, draft: number, draws: readonly Omit<Draw, 'draft'>[]): Promise<void> {
  await forgetDraws(tx, [draft]);
  await tx.bulkInsert(
    'budget_draw',
    draws.map(({ claim, amount }) => ({ draft, claim, amount })),
  );
}

export async function forgetDraws(tx: BooksTx, drafts: readonly number[]): Promise<void> {
  await tx.db
    .deleteFrom('budget_draw')
    .where('draft', 'in', [...drafts])
    .execute();
}
