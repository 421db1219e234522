import type { Migration } from '../../store/port.ts';

/** Tables of 内部结算: what each unit owes for what it received through the one account. */
export interface SettlementTables {
  /**
   * A row of a unit's note (paper `settlement`), from one receipt line (or return line, below nil): in packs, at a price of
   * a pack in 万分之一元, `amount` in 分. A receipt line is settled once: the store takes one row. Both books and the
   * elimination come of this row. `receipt` names the line in the receipts' table (`receipt:12`, `return:3`).
   */
  settlement_row: {
    id: number;
    settlement: number;
    receipt: string;
    unit: string;
    item: string;
    packs: number;
    price: number;
    amount: number;
  };
  /** The vouchers that a note posted in both books, and those that reversed them. A fact. */
  settlement_voucher: { settlement: number; voucher: number; unit: string; reversal: number };
}

export const settlementMigrations: readonly Migration[] = [
  {
    id: 47,
    name: 'procurement-settlements',
    statements: [
      `CREATE TABLE settlement_row (id INTEGER PRIMARY KEY, settlement INTEGER NOT NULL REFERENCES procurement_paper(id), receipt TEXT NOT NULL, unit TEXT NOT NULL REFERENCES unit(code), item TEXT NOT NULL, packs INTEGER NOT NULL, price INTEGER NOT NULL CHECK (price >= 0), amount INTEGER NOT NULL) STRICT`,
      `CREATE UNIQUE INDEX settlement_row_once ON settlement_row (receipt)`,
      `CREATE INDEX settlement_row_of ON settlement_row (settlement, id)`,
      `CREATE TABLE settlement_voucher (settlement INTEGER NOT NULL REFERENCES procurement_paper(id), voucher INTEGER NOT NULL, unit TEXT NOT NULL, reversal INTEGER NOT NULL, PRIMARY KEY (settlement, voucher)) STRICT`,
    ],
    facts: ['settlement_voucher'],
  },
];
