import type { Migration } from '../../store/port.ts';

/** Tables of 采购申请, and of what quantities are suggested from. */
export interface RequestTables {
  /** What a unit used of a product in a month by its hospital system, in smallest units; a later list replaces it. */
  drug_month: {
    unit: string;
    month: string;
    item: string;
    used: number;
    /** 缺货天数. */
    out_days: number;
    /** 月末库存 in smallest units. */
    closing: number;
  };
  /**
   * What a unit's list of a month came from, and of month '' its 库存上下限: `revision` counts how often it was replaced
   * or changed. `file` is the SHA-256 of what was taken, '' of levels.
   */
  drug_list: {
    unit: string;
    month: string;
    revision: number;
    rows: number;
    file: string;
    file_name: string;
    display: string;
    instant: string;
  };
  /** 库存上下限 of a unit and product in smallest units, and how many days a delivery takes. */
  stock_level: { unit: string; item: string; least: number; most: number; lead_days: number };
  /** Lines of a request (paper `request`), in packs. `approved` is null until it is decided; `why` says a difference. */
  request_line: {
    id: number;
    request: number;
    unit: string;
    item: string;
    asked: number;
    suggested: number | null;
    remark: string;
    approved: number | null;
    why: string;
    /** Approved packs that nobody wants ordered any more. */
    dropped: number;
  };
}

export const requestMigrations: readonly Migration[] = [
  {
    id: 41,
    name: 'procurement-requests',
    statements: [
      `CREATE TABLE drug_month (unit TEXT NOT NULL REFERENCES unit(code), month TEXT NOT NULL, item TEXT NOT NULL, used INTEGER NOT NULL CHECK (used >= 0), out_days INTEGER NOT NULL, closing INTEGER NOT NULL CHECK (closing >= 0), PRIMARY KEY (unit, month, item)) STRICT`,
      `CREATE TABLE drug_list (unit TEXT NOT NULL REFERENCES unit(code), month TEXT NOT NULL, revision INTEGER NOT NULL CHECK (revision > 0), rows INTEGER NOT NULL, file TEXT NOT NULL, file_name TEXT NOT NULL, display TEXT NOT NULL, instant TEXT NOT NULL, PRIMARY KEY (unit, month)) STRICT`,
      `CREATE TABLE stock_level (unit TEXT NOT NULL REFERENCES unit(code), item TEXT NOT NULL, least INTEGER NOT NULL, most INTEGER NOT NULL, lead_days INTEGER NOT NULL, PRIMARY KEY (unit, item)) STRICT`,
      `CREATE TABLE request_line (id INTEGER PRIMARY KEY, request INTEGER NOT NULL REFERENCES procurement_paper(id), unit TEXT NOT NULL REFERENCES unit(code), item TEXT NOT NULL, asked INTEGER NOT NULL CHECK (asked > 0), suggested INTEGER, remark TEXT NOT NULL, approved INTEGER CHECK (approved >= 0), why TEXT NOT NULL, dropped INTEGER NOT NULL CHECK (dropped >= 0)) STRICT`,
      `CREATE INDEX request_line_of ON request_line (request, id)`,
      `CREATE INDEX request_line_item ON request_line (item, unit)`,
    ],
  },
];
