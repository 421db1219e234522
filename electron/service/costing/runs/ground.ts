import type { CostDepartment } from '../../../../shared/domain/costing/department.ts';
import type { BookedExpense } from '../../../../shared/domain/costing/expenses.ts';
import { frozenPartText, type InputPart } from '../../../../shared/domain/costing/frozen-inputs.ts';
import { DEFAULT_SCHEME } from '../../../../shared/domain/costing/scheme.ts';
import type { CostInputs } from '../../../../shared/domain/costing/work-out.ts';
import type { UnitCode } from '../../../../shared/domain/organisation/unit.ts';
import type { Period } from '../../../../shared/kernel/period.ts';
import type { BooksReader } from '../../database.ts';
import { sha256Text } from '../../pipeline/input.ts';
import { type FrozenDrivers, frozenDigests, frozenDrivers } from '../drivers/reading.ts';
import { costDepartmentsOf, readExpenses } from '../reading.ts';
import type { RunHead } from './reading.ts';
import { type KeptScheme, readSchemes, schemeIn } from './schemes.ts';

/** What the books say now of what a run of a unit's month is made of. */
export interface RunStanding {
  readonly departments: readonly CostDepartment[];
  readonly expenses: readonly BookedExpense[];
  /** Absent while the month's drivers are not frozen. */
  readonly frozen: Pick<FrozenDrivers, 'digest'> | undefined;
  /** Absent where no scheme is in force. */
  readonly scheme: KeptScheme | undefined;
}

/** What a run of a unit's month would read now. */
export interface RunGround extends RunStanding {
  readonly unit: UnitCode;
  readonly period: Period;
  readonly frozen: FrozenDrivers | undefined;
}

/** What runs of a unit's months would read now, in the order of the months; the books are read once. */
export async function readRunGrounds(
  db: BooksReader,
  unit: UnitCode,
  periods: readonly Period[],
): Promise<RunGround[]> {
  const standing = await readRunStandings(db, unit, periods);
  const grounds: RunGround[] = [];
  for (const period of periods)
    grounds.push({ ...standing(period), unit, period, frozen: await frozenDrivers(db, unit, period) });
  return grounds;
}

/** What runs of a unit's months are held against, by month; the books are read once. */
export async function readRunStandings(
  db: BooksReader,
  unit: UnitCode,
  periods: readonly Period[],
): Promise<(period: Period) => RunStanding> {
  const departments = await costDepartmentsOf(db, unit);
  const expenses = await readExpenses(db, unit, periods);
  const digests = await frozenDigests(db, unit, periods);
  const schemes = await readSchemes(db, unit);
  return (period) => {
    const digest = digests.get(period);
    return {
      ...{ departments: departments(period), expenses: expenses(period), scheme: schemeIn(schemes, period) },
      frozen: digest === undefined ? undefined : { digest },
    };
  };
}

/** The inputs of a run; the usual scheme and no drivers stand for what is not there, which no run is made of. */
export const inputsOf = ({ departments, expenses, frozen, scheme }: RunGround): CostInputs => ({
  ...{ departments, expenses },
  drivers: frozen?.values ?? [],
  scheme: scheme?.scheme ?? DEFAULT_SCHEME,
});

/** Digests of the books and of the departments, as a run keeps them. */
export const partDigests = (
  inputs: Pick<CostInputs, 'expenses' | 'departments'>,
): { readonly books: string; readonly departments: string } => ({
  books: sha256Text(frozenPartText('expenses', inputs)),
  departments: sha256Text(frozenPartText('departments', inputs)),
});

/** Which of the things that a run was made of are others now. */
export function changedSince(head: RunHead, ground: RunStanding): InputPart[] {
  const digests = partDigests(ground);
  const changed: Readonly<Record<InputPart, boolean>> = {
    departments: head.departmentsDigest !== digests.departments,
    expenses: head.booksDigest !== digests.books,
    drivers: head.driversDigest !== ground.frozen?.digest,
    scheme: head.scheme !== ground.scheme?.id,
  };
  return (Object.keys(changed) as InputPart[]).filter((part) => changed[part]);
}
