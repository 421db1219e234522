import type { Migration } from '../../store/port.ts';

/** 唯一采购账户 and what was bought outside of it. */
export interface AccountTables {
  /**
   * 唯一采购账户 (浙 2018-67 十五): the store takes one row and no second. `unit` holds the account; `paper` is the approved
   * document that it follows.
   */
  purchase_account: { id: number; unit: string; bank: string; name: string; number: string; paper: number };
}

export const accountMigrations: readonly Migration[] = [
  {
    id: 36,
    name: 'procurement-account',
    statements: [
      `CREATE TABLE purchase_account (id INTEGER PRIMARY KEY CHECK (id = 1), unit TEXT NOT NULL REFERENCES unit(code), bank TEXT NOT NULL, name TEXT NOT NULL, number TEXT NOT NULL, paper INTEGER NOT NULL REFERENCES procurement_paper(id)) STRICT`,
    ],
  },
];
