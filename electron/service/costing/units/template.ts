import { SERVICE_TABLE_NAMES, type ServiceTable, TABLE_FORMS } from '../../../../shared/domain/costing/units/tables.ts';
import type { Workbook } from '../../workbook/write/model.ts';
import { PAGE_OF_PAGES } from '../../workbook/write/sheet.ts';

const HINTS: Readonly<Record<ServiceTable, string>> = {
  items: '一个科室开展的一个项目一行；操作数、当量值、工时至多六位小数',
  activities: '一个项目的一个作业一行；工时是做一次所用的小时数',
  patients: '一位出院患者一行，只填住院号，不要姓名、证件号和电话',
  lines: '一位患者在一个科室的一个项目一行；按服务单元叠加时项目编码可以不填',
};

/** An empty table to be filled in: the columns of its form, those that must be filled marked with a star. */
export function templateWorkbook(
  table: ServiceTable,
  made: { readonly creator: string; readonly created: string },
): Workbook {
  const name = SERVICE_TABLE_NAMES[table];
  return {
    title: name,
    ...made,
    sheets: [
      {
        name,
        title: name,
        banner: [{ left: HINTS[table], right: '金额单位：元　带 * 的必填' }],
        columns: TABLE_FORMS[table].fields.map(({ heading, kind, needed }) => ({
          heading: needed ? `${heading}*` : heading,
          kind: kind === 'money' ? 'money' : kind === 'date' ? 'date' : 'code',
          width: 18,
        })),
        rows: [],
        page: { orientation: 'landscape', footer: { center: PAGE_OF_PAGES } },
        tab: 'accent',
      },
    ],
  };
}
