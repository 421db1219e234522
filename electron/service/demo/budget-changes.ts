import { contract } from '../../../shared/contract/index.ts';
import type { Caller } from '../../../shared/domain/organisation/access.ts';
import type { UnitCode } from '../../../shared/domain/organisation/unit.ts';
import { fen, formatYuan, parseYuan, ZERO } from '../../../shared/kernel/fen.ts';
import type { Service } from '../service.ts';

const { budget } = contract;

interface Shift {
  readonly unit: UnitCode;
  /** In 分: from pay that is left over to goods that ran out, in December. */
  readonly amount: number;
  readonly reason: string;
  readonly approved: boolean;
}

const SHIFTS: readonly Shift[] = [
  { unit: 'T05', amount: 6_000_000, reason: '门诊量增加，卫生材料超出，由人员经费结余调剂', approved: true },
  { unit: 'T02', amount: 3_000_000, reason: '冬季取暖费上涨，由人员经费结余调剂', approved: false },
];

/** 预算调整 of the sample: one that was approved, and one that waits for the chief accountant. */
export async function changeBudgets(
  { pipeline }: Service,
  year: number,
  { planner, chief }: { readonly planner: Caller; readonly chief: Caller },
): Promise<void> {
  for (const { unit, amount, reason, approved } of SHIFTS) {
    const lines = await pipeline.perform(budget.lines, { unit, year }, planner);
    const line = (item: string) => lines.find((each) => each.item === item && each.source === 'other');
    const [from, to] = [line('501'), line('502')];
    if (!from || !to || (parseYuan(from.available) ?? ZERO) < amount) continue;
    const row = ({ department, item, source, project }: typeof from, moved: number) => ({
      ...{ unit, department, item, source, project, month: 12 },
      amount: formatYuan(fen(moved)),
    });
    const { id, revision } = await pipeline.perform(
      budget.saveChange,
      {
        ...{ kind: 'shift', year, unit, other: '', reason, incomeDocument: '' },
        rows: [row(from, -amount), row(to, amount)],
      },
      planner,
    );
    await pipeline.perform(budget.submitChange, { id, revision, unit }, planner);
    if (approved) await pipeline.perform(budget.approveChange, { id, revision: revision + 1 }, chief);
  }
}
