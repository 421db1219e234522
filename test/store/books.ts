import type { Migration, StoreError } from '../../electron/service/store/port.ts';

/** A tiny set of books for the tests of the store: everything that a real table does, and no more. */
export interface TestBooks {
  unit: { code: string; name: string };
  voucher: { id: number; unit: string; summary: string | null; amount: number };
  counter: { name: string; value: number };
}

export const FIRST: Migration = {
  id: 1,
  name: 'organisation',
  statements: ['CREATE TABLE unit (code TEXT PRIMARY KEY, name TEXT NOT NULL UNIQUE) STRICT'],
};

export const SECOND: Migration = {
  id: 2,
  name: 'ledger',
  statements: [
    `CREATE TABLE voucher (id INTEGER PRIMARY KEY, unit TEXT NOT NULL REFERENCES unit(code), summary TEXT, amount INTEGER NOT NULL) STRICT`,
    'CREATE INDEX voucher_unit ON voucher (unit, amount)',
    'CREATE TABLE counter (name TEXT PRIMARY KEY, value INTEGER NOT NULL) STRICT',
  ],
  facts: ['voucher'],
};

export const STEPS: readonly Migration[] = [FIRST, SECOND];

export const CAUSE = { actor: 'zhang', operation: 'test' };

export const HOSPITAL = { code: 'H01', name: '县人民医院' };
export const TOWNSHIP = { code: 'T01', name: '河口镇卫生院' };

export const voucher = (id: number, amount = id * 100, unit = HOSPITAL.code): TestBooks['voucher'] => ({
  id,
  unit,
  summary: `收费 第${id}号`,
  amount,
});

/** The code of the StoreError with which something is refused; fails when it is not refused so. */
export async function refusal(promise: Promise<unknown>): Promise<StoreError['code'] | string> {
  try {
    await promise;
  } catch (error) {
    if (error instanceof Error && error.name === 'StoreError' && 'code' in error) return String(error.code);
    return `not a StoreError: ${String(error)}`;
  }
  return 'not refused';
}

/** A clock that a test sets. */
export const testClock = (nowMs = Date.UTC(2025, 0, 31, 8)): { nowMs(): number; set(ms: number): void } => {
  let now = nowMs;
  return {
    nowMs: () => now,
    set: (ms) => {
      now = ms;
    },
  };
};
