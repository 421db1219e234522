import { describe, expect, it } from 'vitest';
import { buildPack } from '../../../electron/service/audit/pack/build.ts';
import type { PackContent } from '../../../electron/service/audit/pack/content.ts';
import { verifyPack } from '../../../electron/service/audit/pack/verify/verify.ts';
import type { ManualAdjustment } from '../../../shared/domain/consolidation/model.ts';
import { yuan } from '../../support/books.ts';
import { libreOffice } from '../../support/libreoffice.ts';
import { packApprovals } from './approval-content.ts';
import { budgetFollowed } from './budget-content.ts';
import { groupContent, unitContent } from './content.ts';
import { lockedCost } from './cost-content.ts';
import { forged, formulasOf, opened } from './file.ts';

/** An adjustment of one member's statement and a manual elimination, both made by one person and confirmed by another. */
const MANUAL: readonly ManualAdjustment[] = [
  {
    id: 'M1',
    kind: 'adjustment',
    units: ['H01'],
    entries: [
      { side: 'debit', statement: 'income', key: 'operating-expense', name: '业务活动费用', amount: yuan('12345.67') },
      {
        side: 'credit',
        statement: 'balance-sheet',
        key: 'other-payables',
        name: '其他应付款',
        amount: yuan('12345.67'),
      },
    ],
    reason: '补计十二月水电费',
    madeBy: '李娜',
    confirmedBy: '王强',
  },
];

/** A budget that was cut once and approved. */
const ROUNDS: PackContent['budget'] = [
  {
    unit: 'I02',
    rows: [
      {
        ...{ department: '', item: '50201', source: 'other', project: '' },
        at: {
          proposed: yuan('600.00'),
          ceiling: yuan('540.00'),
          resubmitted: yuan('540.00'),
          approved: yuan('540.00'),
        },
        cuts: [
          {
            ...{ department: '', item: '50201', source: 'other', project: '', stage: 'proposed', earlier: false },
            ...{ before: yuan('600.00'), after: yuan('540.00'), reason: '按上年执行数核定', display: '王会计' },
            instant: '2025-10-20T08:00:00.000Z',
          },
        ],
      },
    ],
  },
];

/** A project with money of the year, and its goals reviewed. */
const PROJECTS: PackContent['projects'] = [
  {
    ...{ unit: 'I02', code: 'P2025-01', name: '彩超更新', category: '设备购置', person: '周科长', stage: '实施中' },
    ...{ estimate: yuan('600.00'), approved: yuan('500.00'), adjusted: yuan('100.00'), reserved: yuan('20.00') },
    ...{ committed: yuan('30.00'), spent: yuan('400.05'), available: yuan('149.95') },
    sheet: {
      ...{ stage: '已复核', total: '94.5', grade: '优', comment: '同意', scoredBy: '孙会计', reviewedBy: '李总会计师' },
      indicators: [
        {
          ...{ kind: '产出-数量', name: '购置彩超', target: '≥1台', weight: 100, actual: '1', evidence: '记-12' },
          ...{ score: '100', explanation: '', reviewed: '94.5' },
        },
      ],
    },
  },
];

const CASES: readonly (readonly [string, () => PackContent])[] = [
  ['a community', () => groupContent(11, { disturbances: 0 })],
  ['a community with differences and an adjustment', () => groupContent(7, { disturbances: 3, manual: MANUAL })],
  ['a hospital', () => unitContent(11, 'H01')],
  ['another member', () => unitContent(7, 'I02')],
  [
    'a member with a budget and a project',
    () => ({ ...unitContent(7, 'I02'), budget: ROUNDS, projects: PROJECTS, ...budgetFollowed(['I02']) }),
  ],
  ['a member with its cost', () => ({ ...unitContent(7, 'I02'), costs: [lockedCost('I02')] })],
  ['a member with approvals', () => ({ ...unitContent(7, 'I02'), approvals: packApprovals('I02 示例') })],
  ['a community with budgets', () => ({ ...groupContent(11), ...budgetFollowed(['H01', 'I02']) })],
];

describe('LibreOffice works out every formula of a pack to the result that stands in it', () => {
  it.for(CASES)('of %s', async ([, content], context) => {
    const office = libreOffice(context);
    const { bytes } = await buildPack(content());
    const formulas = formulasOf(await opened(bytes));
    expect(formulas.length).toBeGreaterThan(300);
    // Every result is made wrong first: what comes back right was worked out anew.
    const poisoned = await forged(bytes, (part, xml) =>
      part.startsWith('xl/worksheets/') ? xml.replace(/<\/f><v>[^<]*<\/v>/g, '</f><v>777777.77</v>') : xml,
    );
    const sheets = await office.recalculated(poisoned);
    const wrong = formulas.flatMap(({ sheet, row, column, formula, result }) => {
      const found = sheets.get(sheet)?.[row - 1]?.[column - 1];
      return Number(found) === Number(result) && found !== '' ? [] : [{ sheet, row, column, formula, result, found }];
    });
    expect(wrong).toEqual([]);
  });
});

describe('a pack on paper', () => {
  it('shows amounts whole and has its headings on every page', async (context) => {
    const office = libreOffice(context);
    const pages = await office.printed((await buildPack(groupContent(7))).bytes);
    expect(pages.length).toBeGreaterThan(20);
    for (const page of pages) {
      expect(page).not.toContain('###');
      expect(page).toContain('金额单位：元');
    }
    for (const page of pages.filter((text) => /索引号 A12/.test(text))) expect(page).toContain('科目编码');
  });
});

describe('a pack opened and saved by LibreOffice', () => {
  it('is a copy that does not verify, and says so', async (context) => {
    const office = libreOffice(context);
    const copy = await office.savedAgain((await buildPack(unitContent(3))).bytes);
    const verdict = verifyPack(copy);
    expect(verdict.ok).toBe(false);
    expect(verdict.problems[0]).toMatch(/没有封条：这是用 LibreOffice\S* 另存过的副本/);
  });
});
