import { contract } from '../../../shared/contract/index.ts';
import { command, type Implementation, query } from '../pipeline/implementation.ts';
import { CASHIER_SIGN_KEY as key, loadCashierSign } from './queries.ts';

const { organisation } = contract;

/** 出纳签字: read by everybody, set by whoever keeps the register. */
export const cashierSignOperations: readonly Implementation[] = [
  query(organisation.cashierSign, ({ db }) => loadCashierSign(db)),

  command(organisation.setCashierSign, async (context, { reason, ...after }) => {
    const { db } = context;
    const before = await loadCashierSign(db);
    const value = JSON.stringify(after);
    await db
      .insertInto('setting')
      .values({ key, value })
      .onConflict((conflict) => conflict.column('key').doUpdateSet({ value }))
      .execute();
    context.audit({ subject: '出纳签字', before: { ...before }, after, reason });
    return after;
  }),
];
