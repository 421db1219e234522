import type { Migration } from '../../store/port.ts';

/** Tables of 到货历史. Money is in hundredths of the batch's currency, prices of a pack in its 万分之一. All are facts. */
export interface HistoryTables {
  /**
   * One file that was taken in. `system` is whose keys its rows have; `layout` (JSON: columns, order) is how it was read and how
   * a file with the same headings is read next time; `control` what the other system said that it came to.
   */
  history_batch: {
    id: number;
    file: string;
    file_name: string;
    system: string;
    currency: string;
    layout: string;
    rows: number;
    quantity: number;
    amount: number;
    control: number | null;
    first: string;
    last: string;
    actor: string;
    display: string;
    instant: string;
  };
  /**
   * A delivery, by the batch's own numbers. `goods`, `firm` and `spot` are what product, supplier and receiver are grouped by:
   * the code known here, or else the file's words. `late` is days after the promised day, null where none was promised.
   */
  history_delivery: {
    batch: number;
    line: number;
    file_row: number;
    key: string;
    order_number: string;
    goods: string;
    product: string;
    item: string;
    maker: string;
    firm: string;
    supplier: string;
    spot: string;
    receiver: string;
    ordered: string;
    promised: string;
    delivered: string;
    quantity: number;
    price: number;
    amount: number;
    freight: number | null;
    freight_words: string;
    late: number | null;
    search: string;
  };
  /** 撤回: from then on the batch's rows count nowhere, and their keys are free. */
  history_withdrawal: { batch: number; actor: string; display: string; instant: string; reason: string };
}

export const historyMigrations: readonly Migration[] = [
  {
    id: 48,
    name: 'procurement-history',
    statements: [
      `CREATE TABLE history_batch (id INTEGER PRIMARY KEY, file TEXT NOT NULL, file_name TEXT NOT NULL, system TEXT NOT NULL, currency TEXT NOT NULL, layout TEXT NOT NULL, rows INTEGER NOT NULL CHECK (rows > 0), quantity INTEGER NOT NULL, amount INTEGER NOT NULL, control INTEGER, first TEXT NOT NULL, last TEXT NOT NULL, actor TEXT NOT NULL, display TEXT NOT NULL, instant TEXT NOT NULL) STRICT`,
      `CREATE TABLE history_delivery (batch INTEGER NOT NULL REFERENCES history_batch(id), line INTEGER NOT NULL, file_row INTEGER NOT NULL, key TEXT NOT NULL, order_number TEXT NOT NULL, goods TEXT NOT NULL, product TEXT NOT NULL, item TEXT NOT NULL, maker TEXT NOT NULL, firm TEXT NOT NULL, supplier TEXT NOT NULL, spot TEXT NOT NULL, receiver TEXT NOT NULL, ordered TEXT NOT NULL, promised TEXT NOT NULL, delivered TEXT NOT NULL, quantity INTEGER NOT NULL, price INTEGER NOT NULL CHECK (price >= 0), amount INTEGER NOT NULL, freight INTEGER, freight_words TEXT NOT NULL, late INTEGER, search TEXT NOT NULL, PRIMARY KEY (batch, line)) STRICT`,
      `CREATE INDEX history_delivery_goods ON history_delivery (batch, goods, price, delivered, quantity)`,
      `CREATE INDEX history_delivery_day ON history_delivery (batch, delivered)`,
      `CREATE TABLE history_withdrawal (batch INTEGER PRIMARY KEY REFERENCES history_batch(id), actor TEXT NOT NULL, display TEXT NOT NULL, instant TEXT NOT NULL, reason TEXT NOT NULL) STRICT`,
    ],
    facts: ['history_batch', 'history_delivery', 'history_withdrawal'],
  },
];
