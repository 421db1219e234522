import { contract } from '../../../shared/contract/index.ts';
import type { Caller } from '../../../shared/domain/organisation/access.ts';
import type { UnitCode } from '../../../shared/domain/organisation/unit.ts';
import type { AccountingDate } from '../../../shared/kernel/date.ts';
import { fen, formatYuan, parseYuan, ZERO } from '../../../shared/kernel/fen.ts';
import type { Service } from '../service.ts';

const { budget } = contract;

interface Asked {
  readonly unit: UnitCode;
  readonly item: string;
  /** In 分, and never more than a third of what the line has left. */
  readonly amount: number;
  readonly purpose: string;
  readonly payee: string;
  /** How far it has come by the year's end; `signed` is bound by a contract of nine tenths of it. */
  readonly come: 'draft' | 'waiting' | 'approved' | 'signed';
}

const ASKED: readonly Asked[] = [
  {
    ...{ unit: 'T03', item: '502', amount: 1_860_000, come: 'signed' },
    ...{ purpose: '门诊楼冬季供暖管道检修', payee: '示例·安居设备维修部' },
  },
  {
    ...{ unit: 'T04', item: '502', amount: 960_000, come: 'approved' },
    ...{ purpose: '采购疫苗冷链温度记录仪', payee: '示例·康联医疗器械公司' },
  },
  {
    ...{ unit: 'T06', item: '502', amount: 1_280_000, come: 'waiting' },
    ...{ purpose: '更换住院部床头呼叫系统', payee: '示例·青石电子商行' },
  },
  {
    ...{ unit: 'T07', item: '502', amount: 450_000, come: 'draft' },
    ...{ purpose: '村医培训班场地和资料', payee: '' },
  },
];

/** 用款申请 of the sample at the year's end: one signed for, one approved, one that waits, one that is still being written. */
export async function requestSpending(
  { pipeline }: Service,
  year: number,
  { planner, chief }: { readonly planner: Caller; readonly chief: Caller },
): Promise<void> {
  for (const { unit, item, amount: wanted, purpose, payee, come } of ASKED) {
    const lines = await pipeline.perform(budget.lines, { unit, year }, planner);
    const line = lines.find((each) => each.item === item && each.source === 'other');
    if (!line) continue;
    const third = Math.floor((parseYuan(line.available) ?? ZERO) / 30_000) * 10_000;
    const amount = fen(Math.min(wanted, third));
    if (amount <= 0) continue;
    const { department, source, project } = line;
    const { id, revision } = await pipeline.perform(
      budget.saveRequest,
      {
        ...{ unit, year, department: '', purpose, payee, counterparty: '', reference: '询价单 3 份' },
        expected: `${year}-12-31` as AccountingDate,
        rows: [{ department, item, source, project, amount: formatYuan(amount) }],
      },
      planner,
    );
    if (come === 'draft') continue;
    await pipeline.perform(budget.submitRequest, { id, revision, unit }, planner);
    if (come === 'waiting') continue;
    await pipeline.perform(budget.approveRequest, { id, revision: revision + 1, unit }, chief);
    if (come === 'approved') continue;
    await pipeline.perform(
      budget.registerContract,
      {
        ...{ id, revision: revision + 2, unit, number: `${unit}-HT-${year}-012`, counterpart: payee },
        date: `${year}-12-18` as AccountingDate,
        amounts: [formatYuan(fen(Math.floor(amount / 1_000) * 900))],
      },
      planner,
    );
  }
}
