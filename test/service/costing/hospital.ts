import { takeNumbers } from '../../../electron/service/ledger/commands.ts';
import { sha256Text } from '../../../electron/service/pipeline/input.ts';
import type { DriverValue } from '../../../shared/domain/costing/drivers.ts';
import { packValues } from '../../../shared/domain/costing/drivers.ts';
import { canonicalJson } from '../../../shared/kernel/canonical.ts';
import { driven } from '../../unit/costing/inputs.ts';
import { LEAD, openCommunity, type PlainVoucher, someone, type TestHouse, TOWN } from '../support/house.ts';

/** A hospital whose cost can be shared out, and who does what. */
export const CENTRE = someone('wang.kj', 'centre-accountant');
export const CHIEF = someone('li.zong', 'chief-accountant');
export const REVIEWER = someone('chen.sh', 'reviewer');
export const ELSEWHERE = someone('sun.qs', 'unit-accountant', 'T01');

export const SCHEME = {
  ...{ method: 'step-down', order: 'parallel', below: 'headcount', handings: [] },
  classDrivers: { admin: 'headcount', auxiliary: 'income', technology: 'ordered-income' },
  shared: [{ name: '水电费', accounts: ['51010202'], driver: 'area' }],
} as const;

const spent = (code: string, amount: string, department?: string, fund = 'other') => ({
  ...{ side: 'D' as const, code, amount, fund },
  ...(department === undefined ? {} : { department }),
});

/** 费用 of a month; the total stands against 2302. */
export const month = (
  period: string,
  entries: readonly ReturnType<typeof spent>[],
  summary = '费用',
): PlainVoucher => ({
  ...{ date: `${period}-15`, summary },
  entries: [
    ...entries,
    {
      ...{ side: 'C', code: '2302' },
      amount: entries.reduce((sum, { amount }) => sum + Number(amount), 0).toFixed(2),
    },
  ],
});

export const MARCH = [
  spent('51010202', '900.00', '42'),
  spent('510101', '1000.00', '41'),
  spent('500101', '500.00', '31'),
  spent('500101', '2000.00', '21'),
  spent('500101', '400.00', '01'),
  spent('500101', '3000.00', '02'),
  spent('500101', '777.00', '02', 'fiscal-project'),
];

export const VALUES: readonly DriverValue[] = [
  ...driven('area', { '01': 30, '02': 30, '21': 20, '31': 10, '41': 5, '42': 5 }),
  ...driven('headcount', { '01': 40, '02': 40, '21': 15, '31': 5, '41': 3, '42': 7 }),
  ...driven('income', { '01': 2, '02': 2, '21': 4 }),
  ...driven('ordered-income', { '01': 2, '02': 2 }, '21'),
];

export async function openHospital(options: Parameters<typeof openCommunity>[1] = {}): Promise<TestHouse> {
  const house = await openCommunity([LEAD, TOWN], options);
  const departments = [
    { code: '01', name: '内科', class: 'clinical' },
    { code: '02', name: '外科', class: 'clinical' },
    { code: '21', name: '检验科', class: 'technology' },
    { code: '31', name: '供应室', class: 'auxiliary' },
    { code: '41', name: '院办', class: 'admin' },
    { code: '42', name: '后勤', class: 'admin' },
  ];
  await house.call('organisation.addDepartments', { unit: 'H01', departments }, CHIEF);
  await house.call(
    'ledger.addAccounts',
    {
      unit: 'H01',
      accounts: [
        { code: '510101', name: '工资福利费用' },
        { code: '510102', name: '商品和服务费用' },
        { code: '51010202', name: '水电费' },
        { code: '500101', name: '工资福利费用' },
      ],
    },
    CHIEF,
  );
  await house.importJson('H01', [month('2025-03', MARCH)]);
  await frozen(house, '2025-03', VALUES);
  return house;
}

/** The month's drivers as two people froze them. */
export async function frozen(house: TestHouse, period: string, values: readonly DriverValue[]): Promise<void> {
  const content = canonicalJson({
    ...{ form: 'tongcai-cost-drivers-1', unit: 'H01', period },
    ...{ values: packValues(values), explained: [] },
  });
  const digest = sha256Text(content);
  await house.books.transact({ actor: 'test', operation: 'test' }, async (tx) => {
    const { db } = tx;
    await db.deleteFrom('driver_sheet').where('unit', '=', 'H01').where('period', '=', period).execute();
    await db
      .insertInto('driver_sheet')
      .values({
        ...{ unit: 'H01', period, stage: 'frozen', revision: 1 },
        ...{ content: '{}', explained: '{}', preparers: '[]' },
      })
      .execute();
    await db
      .insertInto('driver_freeze')
      .values({
        ...{ id: await takeNumbers(tx, 'driver_freeze', 1), unit: 'H01', period, content, digest },
        ...{ prepared_by: 'wang.kj', prepared_display: 'wang.kj', prepared_at: '2025-04-01T00:00:00.000Z' },
        ...{ reviewed_by: 'chen.sh', reviewed_display: 'chen.sh', reviewed_at: '2025-04-02T00:00:00.000Z' },
      })
      .execute();
  });
}

export const withScheme = async (house: TestHouse, scheme: object = SCHEME, since = '2025-01'): Promise<number> =>
  ((await house.call('costing.saveScheme', { unit: 'H01', since, scheme, reason: '' }, CENTRE)) as { id: number }).id;
