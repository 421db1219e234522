import type { DirectRow } from '../../../shared/domain/costing/reports/direct-table.ts';
import type { CostSpan } from '../../../shared/domain/costing/span.ts';
import { DEPARTMENT_CLASS_NAMES } from '../../../shared/domain/organisation/department.ts';

/** What a row of 成本医01 is called on the official form (医院补充规定 附表7). */
export function rowName(row: DirectRow, span: CostSpan): string {
  switch (row.kind) {
    case 'department':
      return row.department.name;
    case 'class':
      return row.class === 'admin' ? '管理费用' : `${DEPARTMENT_CLASS_NAMES[row.class]}小计`;
    case 'medical':
      return '医疗业务成本合计';
    case 'all':
      return span === 'year' ? '本年总计' : '本月总计';
  }
}
