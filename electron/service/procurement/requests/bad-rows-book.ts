import type { UseReading } from '../../../../shared/domain/procurement/requests/use-table.ts';
import type { Workbook } from '../../workbook/write/model.ts';
import { PAGE_OF_PAGES } from '../../workbook/write/sheet.ts';

/** The rows of a list that cannot be taken, as they stand in it, with the reason: to be mended and brought in again. */
export function badRowsBook(
  { headings, bad }: UseReading,
  made: { readonly creator: string; readonly created: string },
): Workbook {
  return {
    title: '用量待更正',
    ...made,
    sheets: [
      {
        name: '待更正',
        title: '用量表里没有收的行',
        banner: [{ left: '改好后连同其他行重新导入；再次导入会替换整个月', right: '' }],
        columns: [
          ...headings.map((heading) => ({ heading, kind: 'text' as const, width: 16 })),
          { heading: '原因', kind: 'wrap', width: 44 },
          { heading: '原表行号', kind: 'integer', width: 10 },
        ],
        rows: bad.map(({ row, cells, reason }) => ({ cells: [...cells, reason, row], look: 'wrong' as const })),
        page: { orientation: 'landscape', footer: { center: PAGE_OF_PAGES } },
        tab: 'accent',
      },
    ],
  };
}
