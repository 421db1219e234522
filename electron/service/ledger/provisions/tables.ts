import type { Migration } from '../../store/port.ts';

/** Tables of 期末计提. Amounts are whole 分. */
export interface ProvisionTables {
  /** 资产卡片清单 as it was taken in. It holds from `period` on, until the list of a later month, or a later one of the same. */
  asset_list: {
    id: number;
    unit: string;
    period: string;
    file_name: string;
    sha256: string;
    cards: number;
    actor: string;
    instant: string;
  };
  /** A card of a list: a fact. `accumulated`: 累计折旧 before the list's month. */
  asset_card: {
    list: number;
    row: number;
    number: string;
    name: string;
    kind: string;
    category: string;
    department: string | null;
    date: string;
    cost: number;
    accumulated: number;
    months: number | null;
    fund: string;
    gone: number;
    gone_on: string | null;
  };
  /** A voucher of 期末计提: a fact; whether it stands, its reversal says. */
  provision_voucher: { voucher: number; unit: string; period: string; key: string };
  /** What a voucher took of a card: a fact. */
  card_depreciation: { voucher: number; number: string; unit: string; period: string; amount: number };
  /** 坏账准备: what a unit settled; `content` is canonical JSON. */
  allowance_setting: { unit: string; content: string; actor: string; instant: string };
}

export const provisionMigration: Migration = {
  id: 15,
  name: 'provisions',
  statements: [
    `CREATE TABLE asset_list (id INTEGER PRIMARY KEY, unit TEXT NOT NULL REFERENCES unit(code), period TEXT NOT NULL, file_name TEXT NOT NULL, sha256 TEXT NOT NULL, cards INTEGER NOT NULL, actor TEXT NOT NULL, instant TEXT NOT NULL) STRICT`,
    `CREATE INDEX asset_list_unit ON asset_list (unit, period)`,
    `CREATE TABLE asset_card (list INTEGER NOT NULL REFERENCES asset_list(id), row INTEGER NOT NULL, number TEXT NOT NULL, name TEXT NOT NULL, kind TEXT NOT NULL, category TEXT NOT NULL, department TEXT, date TEXT NOT NULL, cost INTEGER NOT NULL, accumulated INTEGER NOT NULL, months INTEGER, fund TEXT NOT NULL, gone INTEGER NOT NULL, gone_on TEXT, PRIMARY KEY (list, row)) STRICT`,
    `CREATE TABLE provision_voucher (voucher INTEGER PRIMARY KEY REFERENCES voucher(id), unit TEXT NOT NULL, period TEXT NOT NULL, key TEXT NOT NULL) STRICT`,
    `CREATE TABLE card_depreciation (voucher INTEGER NOT NULL REFERENCES voucher(id), number TEXT NOT NULL, unit TEXT NOT NULL, period TEXT NOT NULL, amount INTEGER NOT NULL, PRIMARY KEY (voucher, number)) STRICT`,
    `CREATE INDEX card_depreciation_unit ON card_depreciation (unit, period)`,
    `CREATE TABLE allowance_setting (unit TEXT PRIMARY KEY REFERENCES unit(code), content TEXT NOT NULL, actor TEXT NOT NULL, instant TEXT NOT NULL) STRICT`,
  ],
  facts: ['asset_list', 'asset_card', 'provision_voucher', 'card_depreciation'],
};
