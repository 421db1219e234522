import type { Unit } from '../../../../shared/domain/organisation/unit.ts';
import { formatPrice } from '../../../../shared/domain/procurement/price.ts';
import { agreedOf, type BatchProduct } from '../../../../shared/domain/procurement/volumes/batch.ts';
import {
  BEFORE_HEADING,
  ITEM_HEADING,
  SELECTED_HEADING,
  TOLD_HEADINGS,
} from '../../../../shared/domain/procurement/volumes/table-words.ts';
import { columnLetters, frameOf } from '../../workbook/write/address.ts';
import type { Column, Row, Workbook } from '../../workbook/write/model.ts';
import { PAGE_OF_PAGES } from '../../workbook/write/sheet.ts';

/** The matrix of a batch, or of none yet: every product with its prices, a column a unit. */
export interface VolumeBook {
  readonly title: string;
  readonly days: string;
  readonly units: readonly Pick<Unit, 'code' | 'name'>[];
  readonly rows: readonly {
    readonly product: BatchProduct;
    readonly name: string;
    readonly measure: string;
    readonly packSize: number;
  }[];
  readonly creator: string;
  readonly created: string;
}

const NAME = '约定采购量';
/** What the empty table, and the one of a batch, are called; and its days. */
export const EMPTY_TITLE = '约定采购量填报表';
export const titleOf = (batch: string): string => `${batch}${NAME}`;
export const daysOf = (first: string, last: string): string => `协议期：${first} – ${last}`;
/** Columns before the first unit's. */
const FIRST_UNIT = 7;

/** 约定采购量表: what is read back is the code, the prices and a column a unit (`readVolumeTable`). */
export function volumeWorkbook({ title, days, units, rows, creator, created }: VolumeBook): Workbook {
  const [nameHeading = '', measureHeading = '', sizeHeading = '', sumHeading = ''] = TOLD_HEADINGS;
  const columns: Column[] = [
    { heading: ITEM_HEADING, kind: 'code', width: 26 },
    { heading: nameHeading, kind: 'text', width: 40 },
    { heading: measureHeading, kind: 'text', width: 10 },
    { heading: sizeHeading, kind: 'count', width: 8 },
    { heading: SELECTED_HEADING, kind: 'code', width: 14 },
    { heading: BEFORE_HEADING, kind: 'code', width: 17 },
    { heading: sumHeading, kind: 'count', width: 13 },
    ...units.map(({ code, name }): Column => ({ heading: `${code} ${name}`, kind: 'count', width: 13 })),
  ];
  const head = {
    title,
    banner: [{ left: days, right: '数量单位：最小单位（片、支、袋）' }],
    columns,
  };
  const { firstRow } = frameOf(head);
  const [from, to] = [columnLetters(FIRST_UNIT), columnLetters(FIRST_UNIT + units.length - 1)];
  const body = rows.map(({ product, name, measure, packSize }, at): Row => {
    const row = firstRow + at;
    const sum = {
      value: agreedOf(product),
      ...(units.length > 0 ? { formula: `SUM(${from}${row}:${to}${row})` } : {}),
    };
    return [
      ...[product.item, name, measure, packSize],
      ...[product.selected, product.before].map((each) =>
        each === 0
          ? { value: null, open: true as const }
          : { value: formatPrice(each), align: 'right' as const, open: true as const },
      ),
      sum,
      ...units.map(({ code }) => ({
        value: product.volumes.find(({ unit }) => unit === code)?.quantity ?? null,
        open: true as const,
      })),
    ];
  });
  const last = firstRow + rows.length - 1;
  return {
    title: NAME,
    ...{ creator, created },
    sheets: [
      {
        name: NAME,
        ...head,
        rows: body,
        frozenColumns: 2,
        page: { orientation: 'landscape', paper: 'A3', footer: { center: PAGE_OF_PAGES } },
        tab: 'accent',
        ...(rows.length > 0 && units.length > 0
          ? {
              entries: [
                {
                  cells: `${from}${firstRow}:${to}${last}`,
                  rule: {
                    holds: `AND(ISNUMBER(${from}${firstRow}),${from}${firstRow}>=0,${from}${firstRow}=INT(${from}${firstRow}))`,
                  },
                  message: '请填不小于零的整数，按最小单位',
                },
              ],
            }
          : {}),
      },
    ],
  };
}
