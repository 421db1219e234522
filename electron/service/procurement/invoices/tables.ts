import type { Migration } from '../../store/port.ts';

/** Tables of 进货发票 and 三单匹配. */
export interface InvoiceTables {
  /**
   * 发票 (paper `invoice`, whose id it has). `level` 1 is the maker's to the distributor (两票制第一票), 2 the distributor's to
   * the one account. Amounts in 分 with tax, below nil where `red`; `original` is the invoice that a red one answers.
   * No seller sends one number twice: the store takes one row.
   */
  supplier_invoice: {
    id: number;
    seller: string;
    buyer: string;
    level: number;
    code: string;
    number: string;
    day: string;
    amount: number;
    tax: number;
    red: number;
    original: number | null;
    file: string;
  };
  /** Lines, in packs (below nil on a red one) at a price of a pack in 万分之一元, `amount` in 分 with tax. */
  supplier_invoice_line: {
    id: number;
    invoice: number;
    order_line: number | null;
    item: string;
    lot: string;
    packs: number;
    price: number;
    amount: number;
  };
  /** 匹配结论 of a line as it was last drawn: `pay`, `hold` or `exception`; `content` is canonical JSON of its reasons. */
  invoice_match: { line: number; verdict: string; release: number | null; content: string };
}

export const invoiceMigrations: readonly Migration[] = [
  {
    id: 45,
    name: 'procurement-invoices',
    statements: [
      `CREATE TABLE supplier_invoice (id INTEGER PRIMARY KEY REFERENCES procurement_paper(id), seller TEXT NOT NULL, buyer TEXT NOT NULL, level INTEGER NOT NULL CHECK (level IN (1, 2)), code TEXT NOT NULL, number TEXT NOT NULL, day TEXT NOT NULL, amount INTEGER NOT NULL, tax INTEGER NOT NULL, red INTEGER NOT NULL, original INTEGER REFERENCES supplier_invoice(id), file TEXT NOT NULL) STRICT`,
      `CREATE UNIQUE INDEX supplier_invoice_once ON supplier_invoice (seller, code, number)`,
      `CREATE TABLE supplier_invoice_line (id INTEGER PRIMARY KEY, invoice INTEGER NOT NULL REFERENCES supplier_invoice(id), order_line INTEGER REFERENCES order_line(id), item TEXT NOT NULL, lot TEXT NOT NULL, packs INTEGER NOT NULL, price INTEGER NOT NULL CHECK (price >= 0), amount INTEGER NOT NULL) STRICT`,
      `CREATE INDEX supplier_invoice_line_of ON supplier_invoice_line (invoice, id)`,
      `CREATE INDEX supplier_invoice_line_order ON supplier_invoice_line (order_line)`,
      `CREATE TABLE invoice_match (line INTEGER PRIMARY KEY REFERENCES supplier_invoice_line(id), verdict TEXT NOT NULL, release INTEGER REFERENCES procurement_paper(id), content TEXT NOT NULL) STRICT`,
    ],
  },
];
