import type { Grant } from '../../../shared/domain/organisation/access.ts';
import { ATTESTATION, type AttestationRule } from '../../../shared/domain/organisation/attestation.ts';
import { CASHIER_SIGNS, type CashierSign } from '../../../shared/domain/organisation/cashier-sign.ts';
import { type Deadlines, NO_DEADLINES } from '../../../shared/domain/organisation/deadline.ts';
import type { DepartmentClass } from '../../../shared/domain/organisation/department.ts';
import type { Party, PartyClass } from '../../../shared/domain/organisation/party.ts';
import type { ChartName, Unit, UnitCode, UnitKind } from '../../../shared/domain/organisation/unit.ts';
import type { Period } from '../../../shared/kernel/period.ts';
import type { BooksReader, Database } from '../database.ts';

/** Anything that can read: a query's reader, or the database inside a transaction. */
type Reader = Pick<BooksReader, 'selectFrom'>;

/** The community (医共体), or undefined before set-up. */
export interface Community {
  readonly name: string;
  readonly fiscalYear: number;
  readonly created: string;
  readonly demo: boolean;
}

export async function loadCommunity(db: Reader): Promise<Community | undefined> {
  const row = await db.selectFrom('community').selectAll().executeTakeFirst();
  return row && { name: row.name, fiscalYear: row.fiscal_year, created: row.created, demo: row.demo === 1 };
}

const unitOf = (row: Database['unit']): Unit => ({
  code: row.code,
  name: row.name,
  kind: row.kind as UnitKind,
  chart: row.chart as ChartName,
  ...(row.joined === null ? {} : { joined: row.joined as Period }),
  ...(row.left_after === null ? {} : { left: row.left_after as Period }),
});

/** The members, in the register's own order. */
export async function loadUnits(db: Reader): Promise<Unit[]> {
  const rows = await db.selectFrom('unit').selectAll().orderBy('position').orderBy('code').execute();
  return rows.map(unitOf);
}

export async function loadUnit(db: Reader, code: UnitCode): Promise<Unit | undefined> {
  const row = await db.selectFrom('unit').selectAll().where('code', '=', code).executeTakeFirst();
  return row && unitOf(row);
}

/** A department (科室) of one unit; its class is its place in the step-down of costs. */
export interface Department {
  readonly unit: UnitCode;
  readonly code: string;
  readonly name: string;
  readonly class: DepartmentClass;
}

/** Departments of one unit, or of all, as their latest cards have them; of a month: `loadDepartmentsAt`. */
export async function loadDepartments(db: Reader, unit?: UnitCode): Promise<Department[]> {
  let rows = db.selectFrom('department').selectAll().orderBy('unit').orderBy('code');
  if (unit !== undefined) rows = rows.where('unit', '=', unit);
  return (await rows.execute()).map((row) => ({ ...row, class: row.class as DepartmentClass }));
}

export { loadDepartmentsAt, loadDepartmentsOf, loadDepartmentWords } from './departments/cards.ts';

/** All outside parties (往来单位), by code. */
export async function loadParties(db: Reader): Promise<Party[]> {
  return (await db.selectFrom('party').selectAll().orderBy('code').execute()).map(partyOf);
}

export const partyOf = (row: Database['party']): Party => ({
  code: row.code,
  name: row.name,
  class: row.class as PartyClass,
  ...(row.credit_code === null ? {} : { creditCode: row.credit_code }),
});

/** A person as the register shows them; never the password's hash. */
export interface Person {
  readonly id: string;
  readonly name: string;
  readonly display: string;
  readonly disabled: boolean;
  readonly lockedUntilMs: number;
  readonly grants: readonly Grant[];
}

export async function loadPeople(db: Reader): Promise<Person[]> {
  const rows = await db
    .selectFrom('person')
    .select(['id', 'name', 'display', 'disabled', 'locked_until_ms'])
    .orderBy('name')
    .execute();
  const grants = await db.selectFrom('person_role').selectAll().orderBy('role').orderBy('unit').execute();
  const ofPerson = new Map<string, Grant[]>(rows.map(({ id }) => [id, []]));
  for (const { person, role, unit } of grants) ofPerson.get(person)?.push({ role, unit });
  return rows.map((row) => ({
    id: row.id,
    name: row.name,
    display: row.display,
    disabled: row.disabled === 1,
    lockedUntilMs: row.locked_until_ms,
    grants: ofPerson.get(row.id) ?? [],
  }));
}

export async function loadGrants(db: Reader, person: string): Promise<Grant[]> {
  return db
    .selectFrom('person_role')
    .select(['role', 'unit'])
    .where('person', '=', person)
    .orderBy('role')
    .orderBy('unit')
    .execute();
}

/** A setting's text, or undefined where it was never set. */
export async function loadSetting(db: Reader, key: string): Promise<string | undefined> {
  return (await db.selectFrom('setting').select('value').where('key', '=', key).executeTakeFirst())?.value;
}

export const DEADLINES_KEY = 'deadlines';

/** 月结期限 of the community. */
export async function loadDeadlines(db: Reader): Promise<Deadlines> {
  const kept = await loadSetting(db, DEADLINES_KEY);
  return kept === undefined ? NO_DEADLINES : (JSON.parse(kept) as Deadlines);
}

export const CASHIER_SIGN_KEY = 'cashier-sign';

/** Whether vouchers of cash wait for the cashier's sign (出纳签字). */
export async function loadCashierSign(db: Reader): Promise<CashierSign> {
  const kept = await loadSetting(db, CASHIER_SIGN_KEY);
  return kept === undefined ? CASHIER_SIGNS : (JSON.parse(kept) as CashierSign);
}

export const ATTESTATION_KEY = 'attestation';

/** Whose signature a month waits for before it is locked (负责人承诺). */
export async function loadAttestationRule(db: Reader): Promise<AttestationRule> {
  const kept = await loadSetting(db, ATTESTATION_KEY);
  return kept === undefined ? ATTESTATION : (JSON.parse(kept) as AttestationRule);
}

/** Up to which event a person has looked at their notices; undefined when they never have. */
export async function loadSeen(db: Reader, person: string): Promise<number | undefined> {
  return (await db.selectFrom('seen').select('sequence').where('person', '=', person).executeTakeFirst())?.sequence;
}

/** What people are called, by sign-in name. */
export async function loadDisplays(db: Reader, names: readonly string[]): Promise<Record<string, string>> {
  const wanted = [...new Set(names)];
  if (wanted.length === 0) return {};
  const rows = await db.selectFrom('person').select(['name', 'display']).where('name', 'in', wanted).execute();
  return Object.fromEntries(rows.map(({ name, display }) => [name, display]));
}

/** Sign-in names of the people whose own name holds a text. */
export async function loadNamed(db: Reader, text: string): Promise<string[]> {
  const rows = await db.selectFrom('person').select(['name', 'display']).execute();
  return rows.filter(({ display }) => display.includes(text)).map(({ name }) => name);
}
