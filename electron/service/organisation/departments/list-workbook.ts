import { DEPARTMENT_CLASS_NAMES } from '../../../../shared/domain/organisation/department.ts';
import type { StandingDepartment } from '../../../../shared/domain/organisation/departments/card.ts';
import { SPECIALITIES, specialityOf } from '../../../../shared/domain/organisation/departments/specialities.ts';
import type { Period } from '../../../../shared/kernel/period.ts';
import type { Column, Row, Workbook } from '../../workbook/write/model.ts';
import { headerText, PAGE_OF_PAGES } from '../../workbook/write/sheet.ts';

export const LIST_NAME = '科室名单';

/** Headings by which `readDepartmentList` knows the columns again. */
const COLUMNS: readonly Column[] = [
  { heading: '科室编码', kind: 'code', width: 14 },
  { heading: '科室名称', kind: 'text', width: 30 },
  { heading: '科室分类', kind: 'text', width: 16 },
  { heading: '上级科室', kind: 'code', width: 14 },
  { heading: '诊疗科目', kind: 'text', width: 28 },
];

/** The list as it can be mended and taken in again: the departments of the month, and 诊疗科目名录 to choose from. */
export function listWorkbook(about: {
  readonly who: string;
  readonly period: Period;
  readonly departments: readonly StandingDepartment[];
  readonly creator: string;
  readonly created: string;
}): Workbook {
  const { who, period, departments, creator, created } = about;
  const page = {
    orientation: 'portrait' as const,
    header: { left: headerText(who), right: period },
    footer: { center: PAGE_OF_PAGES },
  };
  return {
    title: `${LIST_NAME} ${who} ${period}`,
    ...{ creator, created },
    sheets: [
      {
        ...{ name: LIST_NAME, title: LIST_NAME, banner: [{ left: `编制单位：${who}`, right: period }] },
        columns: COLUMNS,
        rows: departments.map(({ code, name, class: kind, parent, standard }): Row => {
          const speciality = specialityOf(standard);
          return [
            ...[code, name, DEPARTMENT_CLASS_NAMES[kind], parent],
            speciality ? `${speciality.code} ${speciality.name}` : '',
          ];
        }),
        ...{ frozenColumns: 2, filter: true, page, tab: 'accent' },
      },
      {
        ...{ name: '诊疗科目名录', title: '医疗机构诊疗科目名录（卫医发〔1994〕27号）' },
        columns: [
          { heading: '代码', kind: 'code', width: 10 },
          { heading: '诊疗科目', kind: 'text', width: 28 },
        ],
        rows: SPECIALITIES.map(({ code, name }): Row => [code, name]),
        page,
      },
    ],
  };
}
