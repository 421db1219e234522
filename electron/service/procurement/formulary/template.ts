import {
  ITEM_HEADINGS,
  ITEM_ROLES,
  type ItemRole,
  NEEDED_ROLES,
} from '../../../../shared/domain/procurement/formulary/columns.ts';
import type { Workbook } from '../../workbook/write/model.ts';
import { PAGE_OF_PAGES } from '../../workbook/write/sheet.ts';

const WIDE: readonly ItemRole[] = ['code', 'name', 'generic', 'maker', 'strength', 'remark'];

/** An empty list to be filled in: the columns that are read, those that must be filled marked with a star. */
export function templateWorkbook(made: { readonly creator: string; readonly created: string }): Workbook {
  const roles = ITEM_ROLES.filter((role) => role !== 'flags');
  return {
    title: '统一用药目录',
    ...made,
    sheets: [
      {
        name: '目录',
        title: '统一用药目录',
        banner: [{ left: '一个品种一行；编码按文本填，是否类的栏目填“是”', right: '挂网价为每包装的元　带 * 的必填' }],
        columns: roles.map((role) => ({
          heading: NEEDED_ROLES.some((needed) => needed === role)
            ? `${ITEM_HEADINGS[role][0]}*`
            : ITEM_HEADINGS[role][0],
          kind: role === 'listedUntil' ? 'date' : 'code',
          width: WIDE.includes(role) ? 26 : 14,
        })),
        rows: [],
        page: { orientation: 'landscape', paper: 'A3', footer: { center: PAGE_OF_PAGES } },
        tab: 'accent',
      },
    ],
  };
}
