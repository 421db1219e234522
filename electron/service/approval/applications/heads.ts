import { type AccountingDate, daysBetween } from '../../../../shared/kernel/date.ts';
import { formatYuan } from '../../../../shared/kernel/fen.ts';
import type { BooksReader } from '../../database.ts';
import { loadPeople, loadUnits, type Person } from '../../organisation/queries.ts';
import { readPayees } from '../payees/reading.ts';
import type { ApplicationHead } from './reading.ts';

/** What heads are told with: names of units, payees and people, and the day. */
export interface HeadWords {
  readonly unit: (code: string) => string;
  readonly payee: (code: string) => string;
  readonly person: (name: string) => string;
  readonly people: readonly Person[];
  readonly today: AccountingDate;
}

export async function readHeadWords(db: BooksReader, today: AccountingDate): Promise<HeadWords> {
  const units = new Map<string, string>((await loadUnits(db)).map(({ code, name }) => [code, name]));
  const payees = new Map<string, string>([...(await readPayees(db)).values()].map(({ code, name }) => [code, name]));
  const people = await loadPeople(db);
  const displays = new Map(people.map(({ name, display }) => [name, display]));
  return {
    unit: (code) => units.get(code) ?? code,
    payee: (code) => payees.get(code) ?? code,
    person: (name) => displays.get(name) ?? name,
    ...{ people, today },
  };
}

/** An application's head as the contract has it. */
export function headOut(head: ApplicationHead, { unit, payee, person, today }: HeadWords) {
  const { id, number, year, category, purpose, urgent, stage, revision, level, opened, due, applicant, day } = head;
  const { warnings } = head;
  return {
    ...{ id, number, unit: head.unit, unitName: unit(head.unit), year, category, purpose },
    ...{ payee: head.payee, payeeName: head.payee === '' ? '' : payee(head.payee), amount: formatYuan(head.amount) },
    ...{ urgent, stage, revision, level, opened, due, late: due === '' ? 0 : daysBetween(due, today) },
    ...{ applicant, display: person(applicant), day, warnings },
  };
}
