import { contract } from '../../../shared/contract/index.ts';
import { command, type Implementation, query } from '../pipeline/implementation.ts';
import { keepSetting } from '../pipeline/keep-setting.ts';
import { CASHIER_SIGN_KEY as key, loadCashierSign } from './queries.ts';

const { organisation } = contract;

/** 出纳签字: read by everybody, set by whoever keeps the register. */
export const cashierSignOperations: readonly Implementation[] = [
  query(organisation.cashierSign, ({ db }) => loadCashierSign(db)),

  command(organisation.setCashierSign, async (context, { reason, ...after }) => {
    const { db } = context;
    const before = await loadCashierSign(db);
    await keepSetting(db, key, JSON.stringify(after));
    context.audit({ subject: '出纳签字', before: { ...before }, after, reason });
    return after;
  }),
];
