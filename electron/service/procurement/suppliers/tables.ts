import type { Migration } from '../../store/port.ts';

/** Tables of 供应商. */
export interface SupplierTables {
  /**
   * A supplier as its last approved card (paper `supplier`) has it. `code` is its 统一社会信用代码; `state` is `active` or
   * `stopped`; `search` holds code, name and pinyin initials in lower case; `content` is canonical JSON.
   */
  supplier: { code: string; name: string; search: string; state: string; paper: number; content: string };
  /** 收款账户 in force: the one that an approved paper `payee` named last. */
  supplier_payee: { supplier: string; name: string; bank: string; number: string; paper: number };
}

export const supplierMigrations: readonly Migration[] = [
  {
    id: 38,
    name: 'procurement-suppliers',
    statements: [
      `CREATE TABLE supplier (code TEXT PRIMARY KEY, name TEXT NOT NULL, search TEXT NOT NULL, state TEXT NOT NULL, paper INTEGER NOT NULL REFERENCES procurement_paper(id), content TEXT NOT NULL) STRICT`,
      `CREATE TABLE supplier_payee (supplier TEXT PRIMARY KEY REFERENCES supplier(code), name TEXT NOT NULL, bank TEXT NOT NULL, number TEXT NOT NULL, paper INTEGER NOT NULL REFERENCES procurement_paper(id)) STRICT`,
    ],
  },
];
