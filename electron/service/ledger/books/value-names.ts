import type { CrossingKey } from '../../../../shared/domain/ledger/crossing.ts';
import { fundSource } from '../../../../shared/domain/ledger/fund.ts';
import type { BooksReader } from '../../database.ts';
import { loadDepartments, loadParties, loadUnits } from '../../organisation/queries.ts';
import type { UnitChart } from '../unit-charts.ts';

/** What accounts and values of dimensions of a unit are called; what has no name stands for itself, '' is nothing. */
export type ValueNames = (key: CrossingKey, value: string) => string;

export async function readValueNames(db: BooksReader, chart: UnitChart): Promise<ValueNames> {
  const departments = new Map((await loadDepartments(db, chart.unit)).map(({ code, name }) => [code, name]));
  const counterparties = new Map<string, string>([
    ...(await loadUnits(db)).map(({ code, name }) => [`unit:${code}`, name] as const),
    ...(await loadParties(db)).map(({ code, name }) => [`party:${code}`, name] as const),
  ]);
  return (key, value) => {
    if (value === '') return '';
    if (key === 'account') return chart.nameOf(value);
    if (key === 'department') return departments.get(value) ?? value;
    if (key === 'counterparty') return counterparties.get(value) ?? bareCode(value);
    if (key === 'fund') return fundSource(value)?.name ?? value;
    return value;
  };
}

/** A counterparty's own code, without `unit:` or `party:` before it. */
export const bareCode = (value: string): string => value.replace(/^(unit|party):/, '');
