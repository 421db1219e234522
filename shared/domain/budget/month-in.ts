import type { AccountingDate } from '../../kernel/date.ts';
import type { Month } from './standing.ts';

/** The month whose plan counts so far: the whole of a year that is over, January of one that is to come. */
export const monthIn = (year: number, today: AccountingDate): Month => {
  const now = Number(today.slice(0, 4));
  return now === year ? Number(today.slice(5, 7)) : now > year ? 12 : 1;
};
