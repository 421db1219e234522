import type { Migration } from '../../store/port.ts';

/** Tables of 供应商. */
export interface SupplierTables {
  /**
   * A supplier as its last approved card (paper `supplier`) has it. `code` is its 统一社会信用代码; `state` is `active` or
   * `stopped`; `search` holds code and name in lower case; `content` is canonical JSON.
   */
  supplier: { code: string; name: string; search: string; state: string; paper: number; content: string };
  /** 收款账户 in force: the one that an approved paper `payee` named last. */
  supplier_payee: { supplier: string; name: string; bank: string; number: string; paper: number };
  /**
   * 供应商评价 of half a year (`2025H1`) as it was given: the last revision counts. `total` is in hundredths of a point;
   * `content` is canonical JSON of the scores with the weights that held. A fact.
   */
  supplier_score: {
    supplier: string;
    half: string;
    revision: number;
    total: number;
    content: string;
    person: string;
    display: string;
    instant: string;
  };
}

export const supplierMigrations: readonly Migration[] = [
  {
    id: 38,
    name: 'procurement-suppliers',
    statements: [
      `CREATE TABLE supplier (code TEXT PRIMARY KEY, name TEXT NOT NULL, search TEXT NOT NULL, state TEXT NOT NULL, paper INTEGER NOT NULL REFERENCES procurement_paper(id), content TEXT NOT NULL) STRICT`,
      `CREATE TABLE supplier_payee (supplier TEXT PRIMARY KEY REFERENCES supplier(code), name TEXT NOT NULL, bank TEXT NOT NULL, number TEXT NOT NULL, paper INTEGER NOT NULL REFERENCES procurement_paper(id)) STRICT`,
      `CREATE TABLE supplier_score (supplier TEXT NOT NULL REFERENCES supplier(code), half TEXT NOT NULL, revision INTEGER NOT NULL, total INTEGER NOT NULL, content TEXT NOT NULL, person TEXT NOT NULL, display TEXT NOT NULL, instant TEXT NOT NULL, PRIMARY KEY (supplier, half, revision)) STRICT`,
    ],
    facts: ['supplier_score'],
  },
];
