import type { costing } from '../../../../shared/contract/costing.ts';
import type { UnitCode } from '../../../../shared/domain/organisation/unit.ts';
import type { Period } from '../../../../shared/kernel/period.ts';
import type { BooksReader } from '../../database.ts';
import { loadUnit } from '../../organisation/queries.ts';
import type { BaseContext } from '../../pipeline/context.ts';
import { emptySheet } from './keeping.ts';
import { type DriverSheet, sheetOf } from './reading.ts';

export const NOT_NOW = '分摊参数现在不能这样办理：它已经到了别的环节，请看现在的状态';
const CHANGED = '分摊参数在查看之后有了变动，请看过现在的内容再办理';

interface Seen {
  readonly unit: UnitCode;
  readonly period: Period;
  readonly revision: number;
}

/** What every operation of the route can be refused with. */
export type Refusing = Pick<BaseContext<typeof costing.withdrawDrivers>, 'notFound' | 'refused'>;

/** A unit's sheet, empty where nobody began one. */
export async function standingSheet(
  context: Pick<Refusing, 'notFound'> & { readonly db: BooksReader },
  unit: UnitCode,
  period: Period,
): Promise<DriverSheet> {
  if (!(await loadUnit(context.db, unit))) throw context.notFound(`单位 ${unit}`);
  return (await sheetOf(context.db, unit, period)) ?? emptySheet(unit, period);
}

/** The sheet, where it is as the caller saw it. */
export async function sheetAt(
  context: Refusing & { readonly db: BooksReader },
  { unit, period, revision }: Seen,
): Promise<DriverSheet> {
  const sheet = await standingSheet(context, unit, period);
  if (sheet.revision !== revision) throw context.refused('changed', CHANGED);
  return sheet;
}

export const subjectOf = ({ unit, period }: DriverSheet) => ({ unit, subject: `${unit} ${period}` });
