import type { Migration } from '../../store/port.ts';

/** Tables of 医保预付. */
export interface AdvanceTables {
  /**
   * 到账, 冲抵 or 退回 (paper `advance`, whose stage says whether it stands) of the advance for a batch (paper `batch`), in 分
   * above nil, with the number of the fund's document. A fact.
   */
  advance_entry: { advance: number; batch: number; move: string; day: string; amount: number; document: string };
  /** The vouchers that an entry posted, and those that reversed them. A fact. */
  advance_voucher: { advance: number; voucher: number; unit: string; reversal: number };
}

export const advanceMigrations: readonly Migration[] = [
  {
    id: 50,
    name: 'procurement-advances',
    statements: [
      `CREATE TABLE advance_entry (advance INTEGER PRIMARY KEY REFERENCES procurement_paper(id), batch INTEGER NOT NULL REFERENCES procurement_paper(id), move TEXT NOT NULL, day TEXT NOT NULL, amount INTEGER NOT NULL CHECK (amount > 0), document TEXT NOT NULL) STRICT`,
      `CREATE TABLE advance_voucher (advance INTEGER NOT NULL REFERENCES procurement_paper(id), voucher INTEGER NOT NULL, unit TEXT NOT NULL, reversal INTEGER NOT NULL, PRIMARY KEY (advance, voucher)) STRICT`,
    ],
    facts: ['advance_entry', 'advance_voucher'],
  },
];
