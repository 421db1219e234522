import type { Migration } from '../../store/port.ts';

/** Tables of cash counts. Amounts are whole 分. */
export interface CashCountTables {
  /**
   * 库存现金盘点表 as it was made: a fact. `posted`: the books' balance; `content`: canonical JSON of the drawer, what was named by
   * hand, and the vouchers that were not posted. `replaces`: the count that this one takes the place of.
   */
  cash_count: {
    id: number;
    unit: string;
    code: string;
    date: string;
    time: string;
    posted: number;
    counted: number;
    difference: number;
    content: string;
    explanation: string;
    replaces: number | null;
    made_by: string;
    made: string;
  };
  /** 监盘: a fact. */
  cash_count_witness: { count: number; person: string; note: string; instant: string };
  /** A draft that was made of a difference; it counts until it is discarded or its voucher reversed. */
  cash_count_draft: { id: number; count: number; step: string; draft: number; actor: string; instant: string };
}

export const cashCountMigration: Migration = {
  id: 19,
  name: 'cash-count',
  statements: [
    `CREATE TABLE cash_count (id INTEGER PRIMARY KEY, unit TEXT NOT NULL REFERENCES unit(code), code TEXT NOT NULL, date TEXT NOT NULL, time TEXT NOT NULL, posted INTEGER NOT NULL, counted INTEGER NOT NULL, difference INTEGER NOT NULL, content TEXT NOT NULL, explanation TEXT NOT NULL, replaces INTEGER UNIQUE, made_by TEXT NOT NULL, made TEXT NOT NULL) STRICT`,
    `CREATE INDEX cash_count_day ON cash_count (unit, date)`,
    `CREATE TABLE cash_count_witness (count INTEGER PRIMARY KEY REFERENCES cash_count(id), person TEXT NOT NULL, note TEXT NOT NULL, instant TEXT NOT NULL) STRICT`,
    `CREATE TABLE cash_count_draft (id INTEGER PRIMARY KEY, count INTEGER NOT NULL REFERENCES cash_count(id), step TEXT NOT NULL, draft INTEGER NOT NULL REFERENCES voucher_draft(id), actor TEXT NOT NULL, instant TEXT NOT NULL) STRICT`,
    `CREATE INDEX cash_count_draft_count ON cash_count_draft (count)`,
  ],
  facts: ['cash_count', 'cash_count_witness', 'cash_count_draft'],
};
