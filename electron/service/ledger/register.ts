import type { UnitCode } from '../../../shared/domain/organisation/unit.ts';
import type { BooksReader, BooksTx } from '../database.ts';
import { loadDepartmentWords } from '../organisation/queries.ts';
import { takeNumbers } from './counters.ts';

/** Members, departments and outside parties by the words a file uses for them. */
export interface Register {
  isUnit(code: string): boolean;
  memberOf(text: string): UnitCode | undefined;
  readonly memberNames: readonly string[];
  memberName(code: UnitCode): string;
  partyOf(text: string): string;
  departmentOf(text: string): string | undefined;
  /** Takes parties that were met for the first time into the register (往来单位), as other units until someone says more. */
  keepNew(tx: BooksTx): Promise<void>;
}

/** What files put behind a member's name. */
const SUFFIX = /[-－](基准账簿|主账簿|账套)$/u;

/** The register as it stands, for one unit's file. */
export async function readRegister(db: BooksReader, unit: UnitCode): Promise<Register> {
  const units = await db.selectFrom('unit').select(['code', 'name']).execute();
  const departmentCodes = await loadDepartmentWords(db, unit);
  const parties = await db.selectFrom('party').select(['code', 'name']).execute();
  const members = new Map(units.flatMap(({ code, name }) => [[code, code] as const, [name, code] as const]));
  const partyCodes = new Map(parties.flatMap(({ code, name }) => [[code, code] as const, [name, code] as const]));
  /** Provisional codes of new parties, by name; they are the names themselves until numbers are taken. */
  const fresh = new Map<string, string>();
  let next = await db.selectFrom('counter').select('value').where('name', '=', 'party').executeTakeFirst();
  return {
    isUnit: (code) => members.get(code) === code,
    memberOf: (text) => members.get(text.trim()) ?? members.get(text.trim().replace(SUFFIX, '')),
    memberNames: units.map(({ name }) => name),
    memberName: (unit) => units.find(({ code }) => code === unit)?.name ?? unit,
    departmentOf: (text) => departmentCodes.get(text.trim()),
    partyOf(text) {
      const name = text.trim();
      const known = partyCodes.get(name) ?? fresh.get(name);
      if (known !== undefined) return known;
      let value = (next?.value ?? 0) + 1;
      while (partyCodes.has(partyCode(value))) value += 1;
      next = { value };
      fresh.set(name, partyCode(value));
      return partyCode(value);
    },
    async keepNew(tx) {
      if (fresh.size === 0) return;
      const before = await tx.db.selectFrom('counter').select('value').where('name', '=', 'party').executeTakeFirst();
      await takeNumbers(tx, 'party', (next?.value ?? 0) - (before?.value ?? 0));
      const rows = [...fresh].map(([name, code]) => ({ code, name, class: 'other', credit_code: null }));
      await tx.bulkInsert('party', rows);
    },
  };
}

const partyCode = (value: number): string => `P${String(value).padStart(5, '0')}`;
