import type { CostDepartment } from '../../../../shared/domain/costing/department.ts';
import { type BookedExpense, expensesOf } from '../../../../shared/domain/costing/expenses.ts';
import { frozenPartTexts, type InputPart } from '../../../../shared/domain/costing/frozen-inputs.ts';
import { DEFAULT_SCHEME } from '../../../../shared/domain/costing/scheme.ts';
import type { CostInputs } from '../../../../shared/domain/costing/work-out.ts';
import type { UnitCode } from '../../../../shared/domain/organisation/unit.ts';
import type { Period } from '../../../../shared/kernel/period.ts';
import type { BooksReader } from '../../database.ts';
import { type ReadFigures, readFigures } from '../../ledger/queries.ts';
import { sha256Text } from '../../pipeline/input.ts';
import { type FrozenDrivers, frozenDrivers } from '../drivers/reading.ts';
import { readCostDepartments } from '../reading.ts';
import type { RunHead } from './reading.ts';
import { type KeptScheme, readSchemes, schemeIn } from './schemes.ts';

/** What a run of a unit's month would read now. */
export interface RunGround {
  readonly unit: UnitCode;
  readonly period: Period;
  readonly departments: readonly CostDepartment[];
  readonly expenses: readonly BookedExpense[];
  /** Absent while the month's drivers are not frozen. */
  readonly frozen: FrozenDrivers | undefined;
  /** Absent where no scheme is in force. */
  readonly scheme: KeptScheme | undefined;
}

/** @param figures what the caller has read of the month already. */
export async function readRunGround(
  db: BooksReader,
  unit: UnitCode,
  period: Period,
  figures?: ReadFigures,
): Promise<RunGround> {
  const read = figures ?? (await readFigures(db, period, [unit])).get(unit);
  return {
    ...{ unit, period },
    departments: await readCostDepartments(db, unit, period),
    expenses: expensesOf(read?.figures ?? [], (code) => read?.chart.get(code), 'month'),
    frozen: await frozenDrivers(db, unit, period),
    scheme: schemeIn(await readSchemes(db, unit), period),
  };
}

/** The inputs of a run; the usual scheme and no drivers stand for what is not there, which no run is made of. */
export const inputsOf = ({ departments, expenses, frozen, scheme }: RunGround): CostInputs => ({
  ...{ departments, expenses },
  drivers: frozen?.values ?? [],
  scheme: scheme?.scheme ?? DEFAULT_SCHEME,
});

/** Digests of the books and of the departments, as a run keeps them. */
export function partDigests(inputs: CostInputs): { readonly books: string; readonly departments: string } {
  const texts = frozenPartTexts(inputs);
  return { books: sha256Text(texts.expenses), departments: sha256Text(texts.departments) };
}

/** Which of the things that a run was made of are others now. */
export function changedSince(head: RunHead, ground: RunGround): InputPart[] {
  const digests = partDigests(inputsOf(ground));
  const changed: Readonly<Record<InputPart, boolean>> = {
    departments: head.departmentsDigest !== digests.departments,
    expenses: head.booksDigest !== digests.books,
    drivers: head.driversDigest !== ground.frozen?.digest,
    scheme: head.scheme !== ground.scheme?.id,
  };
  return (Object.keys(changed) as InputPart[]).filter((part) => changed[part]);
}
