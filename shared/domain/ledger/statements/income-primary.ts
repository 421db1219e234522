import { ECONOMIC_NATURES, natureAccounts } from '../charts/economic-nature.ts';
import type { AccountTerm } from '../statement.ts';
import {
  FISCAL_BASIC,
  FISCAL_PROJECT,
  FROM_GOVERNMENT_FUND,
  type IncomeParts,
  MEDICAL_EXPENSE,
  MEDICAL_REVENUE,
  NOT_PROJECT,
  PUBLIC_HEALTH,
} from './income-parts.ts';
import { credit, debit, ofWhich, partOf, sum } from './terms.ts';

/** The part of an undivided account (`5001!`) that its lines' fund source says is 公共卫生 or 科教, and the rest: 医疗. */
function divided(
  terms: typeof credit | typeof debit,
  undivided: readonly string[],
): { medical: AccountTerm[]; publicHealth: AccountTerm[]; research: AccountTerm[] } {
  const alone = undivided.map((code) => `${code}!`);
  return {
    medical: terms(alone, {
      funds: ['fiscal-basic', 'fiscal-project', 'other'],
      exceptSources: PUBLIC_HEALTH,
    }),
    publicHealth: terms(alone, { sources: PUBLIC_HEALTH }),
    research: terms(alone, { funds: ['research'] }),
  };
}

const SERVICE = divided(credit, ['4101']);
/** 5001 divided by economic nature is as little divided by business. */
export const OPERATING_UNDIVIDED = ['5001', ...ECONOMIC_NATURES.flatMap((nature) => natureAccounts(nature, '5001'))];
const OPERATING = divided(debit, OPERATING_UNDIVIDED);
const PROJECT_ALONE = divided(credit, ['400102']);

/** 财会〔2018〕25号 附表4; 单位管理费用 is charged to 医疗盈余 whole. */
export const PRIMARY: IncomeParts = {
  fiscal: [
    FROM_GOVERNMENT_FUND,
    ofWhich('fiscal-basic-revenue', '财政基本拨款收入', FISCAL_BASIC),
    partOf('fiscal-basic-medical-revenue', '医疗收入', [
      ...credit('40010101'),
      ...credit('400101!', { exceptSources: PUBLIC_HEALTH }),
      ...credit('4001!', { funds: NOT_PROJECT }),
    ]),
    partOf('fiscal-basic-public-health-revenue', '公共卫生收入', [
      ...credit('40010102'),
      ...credit('400101!', { sources: PUBLIC_HEALTH }),
    ]),
    ofWhich('fiscal-project-revenue', '财政项目拨款收入', FISCAL_PROJECT),
    partOf('fiscal-project-medical-revenue', '医疗收入', [
      ...credit('40010201'),
      ...PROJECT_ALONE.medical,
      ...credit('4001!', { funds: ['fiscal-project'], exceptSources: PUBLIC_HEALTH }),
    ]),
    partOf('fiscal-project-public-health-revenue', '公共卫生收入', [
      ...credit('40010202'),
      ...PROJECT_ALONE.publicHealth,
      ...credit('4001!', { sources: PUBLIC_HEALTH }),
    ]),
    partOf('fiscal-project-research-revenue', '科教收入', [...credit('40010203'), ...PROJECT_ALONE.research]),
  ],
  service: [
    ofWhich('medical-revenue', '医疗收入', [...credit('410101'), ...SERVICE.medical]),
    ofWhich('public-health-revenue', '公共卫生收入', [...credit('P410102'), ...SERVICE.publicHealth]),
    ofWhich('research-revenue', '科教收入', [...credit('410102'), ...SERVICE.research]),
  ],
  otherLevel: [
    ofWhich('other-level-medical-revenue', '医疗收入', [
      ...credit('460101'),
      ...credit('4601!', { exceptSources: PUBLIC_HEALTH }),
    ]),
    ofWhich('other-level-public-health-revenue', '公共卫生收入', [
      ...credit('460102'),
      ...credit('4601!', { sources: PUBLIC_HEALTH }),
    ]),
  ],
  operating: [
    ofWhich('medical-expense', '医疗费用', [...debit('500101'), ...OPERATING.medical]),
    ofWhich('public-health-expense', '公共卫生费用', [...debit('500102'), ...OPERATING.publicHealth]),
    ofWhich('research-expense', '科教费用', [...debit('500103'), ...OPERATING.research]),
  ],
  administrative: [],
  surplus: [
    sum(2, 'medical-surplus', '医疗盈余', [
      'fiscal-basic-medical-revenue',
      'fiscal-project-medical-revenue',
      'medical-revenue',
      'other-level-medical-revenue',
      ...MEDICAL_REVENUE,
      '-medical-expense',
      '-administrative-expense',
      ...MEDICAL_EXPENSE,
    ]),
    sum(2, 'public-health-surplus', '公共卫生盈余', [
      'fiscal-basic-public-health-revenue',
      'fiscal-project-public-health-revenue',
      'public-health-revenue',
      'other-level-public-health-revenue',
      '-public-health-expense',
    ]),
    sum(2, 'research-surplus', '科教盈余', [
      'fiscal-project-research-revenue',
      'research-revenue',
      '-research-expense',
    ]),
  ],
};
