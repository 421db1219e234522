import type { Migration } from '../../store/port.ts';

/** Tables of the daily revenue sheets. */
export interface RevenueTables {
  /** What a word of a unit's sheets of one kind means: `what` is `word`, its `counterparty`, or `department`; `role` '' for a department. */
  revenue_word: { unit: string; kind: string; what: string; word: string; role: string; code: string };
  /**
   * A day of a sheet as it was made into a draft: a fact. It counts until the draft is discarded or its voucher reversed. `content`
   * is canonical JSON of what was booked: the day, or of a correction the difference.
   */
  revenue_day: {
    id: number;
    unit: string;
    kind: string;
    from_date: string;
    date: string;
    draft: number;
    correcting: number;
    sha256: string;
    file_name: string;
    content: string;
    actor: string;
    instant: string;
  };
}

export const revenueMigration: Migration = {
  id: 16,
  name: 'revenue',
  statements: [
    `CREATE TABLE revenue_word (unit TEXT NOT NULL REFERENCES unit(code), kind TEXT NOT NULL, what TEXT NOT NULL, word TEXT NOT NULL, role TEXT NOT NULL, code TEXT NOT NULL, PRIMARY KEY (unit, kind, what, word)) STRICT`,
    `CREATE TABLE revenue_day (id INTEGER PRIMARY KEY, unit TEXT NOT NULL REFERENCES unit(code), kind TEXT NOT NULL, from_date TEXT NOT NULL, date TEXT NOT NULL, draft INTEGER NOT NULL REFERENCES voucher_draft(id), correcting INTEGER NOT NULL, sha256 TEXT NOT NULL, file_name TEXT NOT NULL, content TEXT NOT NULL, actor TEXT NOT NULL, instant TEXT NOT NULL) STRICT`,
    `CREATE INDEX revenue_day_place ON revenue_day (unit, kind, date)`,
    `CREATE INDEX revenue_day_draft ON revenue_day (draft)`,
  ],
  facts: ['revenue_day'],
};
