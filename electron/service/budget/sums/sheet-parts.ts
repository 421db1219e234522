import { frameOf } from '../../workbook/write/address.ts';
import type { Column, Sheet } from '../../workbook/write/model.ts';

/** A sheet of a budget's workbook before its title, banner and page are put around it. */
export type Part = Pick<Sheet, 'name' | 'columns' | 'rows' | 'frozenColumns'>;

export const money = (heading: string, width = 17): Column => ({ heading, kind: 'money', width });

/** The row of the first figures: all sheets stand in the same frame, a title, a banner, and the headings. */
export const first = (columns: readonly Column[]): number => frameOf({ title: '', banner: [{}], columns }).firstRow;
