import type { Period } from '../../../shared/kernel/period.ts';

/** What each book is shown of; account, dimensions and months it reads from the address. */
export interface BookProps {
  readonly unit: string;
  readonly period: Period;
}
