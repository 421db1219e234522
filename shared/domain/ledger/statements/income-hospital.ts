import type { FundNature } from '../fund.ts';
import type { LineDefinition } from '../statement.ts';
import {
  FISCAL_BASIC,
  FISCAL_PROJECT,
  FROM_GOVERNMENT_FUND,
  type IncomeParts,
  MEDICAL_EXPENSE,
  MEDICAL_REVENUE,
} from './income-parts.ts';
import { credit, debit, ofWhich, sum } from './terms.ts';

const NATURES: readonly { readonly nature: FundNature; readonly name: string }[] = [
  { nature: 'fiscal-basic', name: '财政基本拨款经费' },
  { nature: 'fiscal-project', name: '财政项目拨款经费' },
  { nature: 'research', name: '科教经费' },
  { nature: 'other', name: '其他经费' },
];

/** 5001 and 5101 of hospitals by 经费性质 (医院补充规定 一（十四）（十五）). */
const byNature = (key: string, code: string): LineDefinition[] =>
  NATURES.map(({ nature, name }) => ofWhich(`${key}-${nature}`, name, debit(code, { funds: [nature] })));

/** 医院补充规定 附表3. */
export const HOSPITAL: IncomeParts = {
  fiscal: [
    FROM_GOVERNMENT_FUND,
    ofWhich('fiscal-basic-revenue', '财政基本拨款收入', FISCAL_BASIC),
    ofWhich('fiscal-project-revenue', '财政项目拨款收入', FISCAL_PROJECT),
  ],
  service: [
    ofWhich('medical-revenue', '医疗收入', credit('4101', { except: ['410102'] })),
    ofWhich('research-revenue', '科教收入', credit('410102')),
  ],
  otherLevel: [],
  operating: byNature('operating-expense', '5001'),
  administrative: byNature('administrative-expense', '5101'),
  surplus: [
    sum(2, 'fiscal-project-surplus', '财政项目盈余', [
      'fiscal-project-revenue',
      '-operating-expense-fiscal-project',
      '-administrative-expense-fiscal-project',
    ]),
    sum(2, 'medical-surplus', '医疗盈余', [
      'fiscal-basic-revenue',
      'medical-revenue',
      'other-level-appropriation',
      ...MEDICAL_REVENUE,
      '-operating-expense-fiscal-basic',
      '-operating-expense-other',
      '-administrative-expense-fiscal-basic',
      '-administrative-expense-other',
      ...MEDICAL_EXPENSE,
    ]),
    sum(2, 'research-surplus', '科教盈余', [
      'research-revenue',
      '-operating-expense-research',
      '-administrative-expense-research',
    ]),
  ],
};
