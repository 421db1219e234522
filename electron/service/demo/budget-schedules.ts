import { contract } from '../../../shared/contract/index.ts';
import type { ReplyOf, RequestOf } from '../../../shared/contract/operation.ts';
import { spreadCount } from '../../../shared/domain/budget/workload.ts';
import type { Caller } from '../../../shared/domain/organisation/access.ts';
import type { UnitCode } from '../../../shared/domain/organisation/unit.ts';
import { fen, formatYuan, parseYuan, ZERO } from '../../../shared/kernel/fen.ts';
import type { Service } from '../service.ts';

const { budget } = contract;

type Row = Pick<ReplyOf<typeof budget.plan>['cells'][number], 'department' | 'item' | 'source' | 'project' | 'months'>;
type Schedules = Pick<RequestOf<typeof budget.saveSchedules>, 'workload' | 'procurement' | 'removed'>;
type Purchase = Schedules['procurement'][number];

const yearOf = ({ months }: Row): number => months.reduce((sum, month) => sum + (parseYuan(month) ?? ZERO), 0);

/** Medical revenue in 分 that the sample takes one visit for: a hospital's visits bring stays with them. */
const PER_VISIT = { hospital: 620_00, township: 210_00 };

/** 附表 that fit a unit's planned rows: work in proportion to what it earns, and a few purchases within its own rows. */
export function schedulesFor(unit: UnitCode, rows: readonly Row[]): Schedules {
  const hospital = unit.startsWith('H');
  const earned = rows.filter(({ item }) => item === '201').reduce((sum, row) => sum + yearOf(row), 0);
  const visits = Math.floor(earned / PER_VISIT[hospital ? 'hospital' : 'township']);
  const stays = Math.floor(visits / (hospital ? 22 : 60));
  const counts: readonly (readonly [measure: string, year: number])[] = [
    ['W01', visits],
    ['W02', stays],
    ['W03', stays * (hospital ? 8 : 6)],
    ...(hospital
      ? ([
          ['W04', Math.floor(stays / 4)],
          ['W05', Math.floor(visits / 3)],
          ['W06', Math.floor(visits / 2)],
        ] as const)
      : ([
          ['W07', Math.floor(visits / 12)],
          ['W21', Math.floor(visits / 5)],
          ['W22', Math.floor(visits / 2)],
          ['W23', Math.floor(visits / 8)],
        ] as const)),
  ];
  return {
    workload: counts
      .filter(([, year]) => year > 0)
      .map(([measure, year]) => ({ department: '', measure, months: spreadCount(measure, year) })),
    procurement: purchases(hospital, rows),
    removed: [],
  };
}

/** What is bought out of which item, and how much of the row it takes, in hundredths. */
const BOUGHT = [
  { item: '699', hospital: '全自动生化分析仪', township: '便携式彩超', part: 40, quantity: 1, unit: '台' },
  { item: '699', hospital: '病房护理床', township: '中医理疗床', part: 12, quantity: 4, unit: '张' },
  { item: '502', hospital: '一次性医用耗材', township: '一次性注射器及敷料', part: 6, quantity: 12, unit: '批' },
] as const;
const HOW = [
  { kind: 'goods', listed: true, month: 5, method: 'open-tender' },
  { kind: 'goods', listed: true, month: 3, method: 'framework' },
  { kind: 'goods', listed: false, month: 1, method: 'collective-platform' },
] as const;

function purchases(hospital: boolean, rows: readonly Row[]): Purchase[] {
  return BOUGHT.flatMap(({ item, part, quantity, unit, ...goods }, at): Purchase[] => {
    const row =
      rows.find((one) => one.item === item && one.source === 'other') ?? rows.find((one) => one.item === item);
    // To the next lower 100 元: a price is a round figure, and stays within the row also after the centre's cut.
    const price = row ? Math.floor((yearOf(row) * part) / (100 * quantity * 100_00)) * 100_00 : 0;
    if (!row || price === 0) return [];
    const { department, source, project } = row;
    return [
      {
        ...{ department, item, source, project, goods: hospital ? goods.hospital : goods.township },
        ...{ quantity, unit, price: formatYuan(fen(price)), ...HOW[at]! },
      },
    ];
  });
}

/** A thread on a plan that the centre looks at: asked, answered, still open; and one that is done with. */
export async function remarkOnBudgets(
  { pipeline }: Service,
  year: number,
  units: readonly UnitCode[],
  { planner, chief }: { readonly planner: Caller; readonly chief: Caller },
): Promise<void> {
  const [unit] = units;
  if (unit === undefined) return;
  const at = { unit, year };
  const { cells } = await pipeline.perform(budget.plan, at, planner);
  const ask = async (item: string, month: number, text: string) => {
    const row = cells.find((cell) => cell.item === item);
    if (!row) return undefined;
    const { department, source, project } = row;
    const place = { department, item, source, project, month };
    return pipeline.perform(budget.openRemark, { ...at, ...place, text }, chief);
  };
  const goods = await ask('502', 0, '商品和服务支出比上年增长较多，请附水电费和耗材的测算依据。');
  if (goods)
    await pipeline.perform(
      budget.answerRemark,
      { ...at, ...goods, text: '按业务量预算测算：门急诊人次增长约百分之五，耗材随业务量增加。' },
      planner,
    );
  const pay = await ask('501', 12, '十二月是否已含年终考核奖励？');
  if (!pay) return;
  await pipeline.perform(budget.answerRemark, { ...at, ...pay, text: '已含，按上年同口径编列。' }, planner);
  await pipeline.perform(budget.resolveRemark, { ...at, ...pay, text: '同意' }, chief);
}
