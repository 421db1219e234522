import type { Migration } from '../../store/port.ts';

/** Tables of 进货发票 and 三单匹配. */
export interface InvoiceTables {
  /**
   * 发票 (paper `invoice`, whose id it has). `level` 1 is the maker's to the distributor (两票制第一票), 2 the distributor's to
   * the one account. Amounts in 分 with tax, below nil where `red`; `original` is the invoice that a red one answers.
   * `once` is seller and number as nobody can write them in two ways, null once it was cancelled: the store takes one row.
   * `file` is the SHA-256 of the electronic invoice beside the books, or ''.
   */
  supplier_invoice: {
    id: number;
    seller: string;
    buyer: string;
    level: number;
    code: string;
    number: string;
    once: string | null;
    day: string;
    amount: number;
    tax: number;
    red: number;
    original: number | null;
    file: string;
    file_name: string;
  };
  /**
   * Lines, in packs (below nil on a red one, nil for 补差价) at a price of a pack in 万分之一元, `amount` in 分 with tax.
   * `answers` is the original's line that a red one takes back; it bills the same order line.
   */
  supplier_invoice_line: {
    id: number;
    invoice: number;
    order_line: number | null;
    answers: number | null;
    item: string;
    lot: string;
    packs: number;
    price: number;
    amount: number;
  };
  /**
   * 放行: what another person let pass of a line, with the reason; `reasons` and `faults` are JSON lists of what stood
   * against it then. What a verdict is now is drawn when it is read. Gone when the line is bound anew.
   */
  invoice_release: {
    line: number;
    person: string;
    display: string;
    instant: string;
    reason: string;
    reasons: string;
    faults: string;
  };
}

export const invoiceMigrations: readonly Migration[] = [
  {
    id: 45,
    name: 'procurement-invoices',
    statements: [
      `CREATE TABLE supplier_invoice (id INTEGER PRIMARY KEY REFERENCES procurement_paper(id), seller TEXT NOT NULL, buyer TEXT NOT NULL, level INTEGER NOT NULL CHECK (level IN (1, 2)), code TEXT NOT NULL, number TEXT NOT NULL, once TEXT, day TEXT NOT NULL, amount INTEGER NOT NULL, tax INTEGER NOT NULL, red INTEGER NOT NULL, original INTEGER REFERENCES supplier_invoice(id), file TEXT NOT NULL, file_name TEXT NOT NULL) STRICT`,
      `CREATE UNIQUE INDEX supplier_invoice_once ON supplier_invoice (once)`,
      `CREATE TABLE supplier_invoice_line (id INTEGER PRIMARY KEY, invoice INTEGER NOT NULL REFERENCES supplier_invoice(id), order_line INTEGER REFERENCES order_line(id), answers INTEGER REFERENCES supplier_invoice_line(id), item TEXT NOT NULL, lot TEXT NOT NULL, packs INTEGER NOT NULL, price INTEGER NOT NULL CHECK (price >= 0), amount INTEGER NOT NULL) STRICT`,
      `CREATE INDEX supplier_invoice_line_of ON supplier_invoice_line (invoice, id)`,
      `CREATE INDEX supplier_invoice_line_order ON supplier_invoice_line (order_line)`,
      `CREATE TABLE invoice_release (line INTEGER PRIMARY KEY REFERENCES supplier_invoice_line(id), person TEXT NOT NULL, display TEXT NOT NULL, instant TEXT NOT NULL, reason TEXT NOT NULL, reasons TEXT NOT NULL, faults TEXT NOT NULL) STRICT`,
    ],
  },
];
