import { addAmounts, type ItemAmounts, NO_AMOUNTS } from '../direct-cost.ts';
import { addOutputs, type Costed } from './costed.ts';
import { type Output, type StructureRow, structureTable } from './structure-table.ts';

/** A department as the register has it; `standard` is a code of 诊疗科目名录, '' where none is given. */
export interface Registered {
  readonly code: string;
  readonly parent: string;
  readonly standard: string;
}

/** A unit's clinical departments of one 一级诊疗科目 together. */
export interface SpecialityRow extends StructureRow {
  /** Its code of the first level (`03`), so that a hospital's 心血管内科 stands beside a township centre's 内科. */
  readonly speciality: string;
  readonly departments: number;
}

/**
 * Full cost by speciality, in the order of the list. A department without a speciality has that of the one it is part of;
 * those that have none even so are not of any row.
 */
export function specialityTable(
  { departments, full, outputs }: Costed,
  registered: readonly Registered[],
): SpecialityRow[] {
  const known = new Map(registered.map((each) => [each.code, each]));
  const standardOf = (code: string): string => {
    const own = known.get(code);
    return own === undefined || own.standard !== '' ? (own?.standard ?? '') : standardOf(own.parent);
  };
  const [amounts, done] = [new Map<string, ItemAmounts>(), new Map<string, Output>()];
  const counts = new Map<string, number>();
  for (const { code, class: kind } of departments) {
    // A row of the class that it was of earlier in the year (`0111@clinical`) is the same department.
    const speciality = standardOf(code.split('@')[0]!).split('.')[0]!;
    if (kind !== 'clinical' || speciality === '') continue;
    amounts.set(speciality, addAmounts(amounts.get(speciality) ?? NO_AMOUNTS, full.get(code) ?? NO_AMOUNTS));
    const output = outputs.get(code);
    if (output) done.set(speciality, addOutputs(done.get(speciality), output));
    counts.set(speciality, (counts.get(speciality) ?? 0) + 1);
  }
  const together = [...counts.keys()].sort().map((code) => ({ code, name: code, class: 'clinical' as const }));
  return structureTable(together, amounts, done).rows.map(({ department, ...row }) => ({
    ...{ speciality: department.code, departments: counts.get(department.code)! },
    ...row,
  }));
}
