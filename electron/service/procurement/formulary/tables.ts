import type { Generated } from 'kysely';
import type { Migration } from '../../store/port.ts';

/** Tables of 统一用药目录. */
export interface FormularyTables {
  /** What a version (paper `formulary`) adds, changes or removes; `content` is the item as canonical JSON, '' for a removal. */
  formulary_change: { version: number; code: string; change: string; content: string };
  /**
   * The formulary as approved versions made it: one row a product and span of days, `last` '9999-12-31' while it is open.
   * `search` holds code, names and pinyin initials in lower case; `listed` is in 万分之一元; `flags` are those of the item
   * between blanks (` essential selected `), so that one is found by LIKE.
   */
  formulary_item: {
    code: string;
    first: string;
    last: string;
    version: number;
    kind: string;
    name: string;
    generic: string;
    search: string;
    listed: number | null;
    content: string;
    maker: Generated<string>;
    flags: Generated<string>;
  };
}

export const formularyMigrations: readonly Migration[] = [
  {
    id: 37,
    name: 'procurement-formulary',
    statements: [
      `CREATE TABLE formulary_change (version INTEGER NOT NULL REFERENCES procurement_paper(id), code TEXT NOT NULL, change TEXT NOT NULL, content TEXT NOT NULL, PRIMARY KEY (version, code)) STRICT`,
      `CREATE TABLE formulary_item (code TEXT NOT NULL, first TEXT NOT NULL, last TEXT NOT NULL, version INTEGER NOT NULL REFERENCES procurement_paper(id), kind TEXT NOT NULL, name TEXT NOT NULL, generic TEXT NOT NULL, search TEXT NOT NULL, listed INTEGER, content TEXT NOT NULL, maker TEXT NOT NULL DEFAULT '', flags TEXT NOT NULL DEFAULT '', PRIMARY KEY (code, first)) STRICT`,
      `CREATE INDEX formulary_item_generic ON formulary_item (generic, last)`,
    ],
  },
];
