import { contract } from '../../../shared/contract/index.ts';
import type { RequestOf } from '../../../shared/contract/operation.ts';
import type { Caller } from '../../../shared/domain/organisation/access.ts';
import { periodOf } from '../../../shared/kernel/period.ts';
import type { Service } from '../service.ts';

const { budget } = contract;

type Said = Pick<RequestOf<typeof budget.explainVariance>, 'cause' | 'explanation' | 'measure'> & {
  /** Whether more was spent than the time gone by would have. */
  readonly ahead: boolean;
  /** What the centre does with it; absent where it still waits. */
  readonly answer?: { readonly accept: boolean; readonly reason?: string };
};

const SAID: readonly Said[] = [
  {
    ...{ ahead: true, cause: 'ahead', explanation: '设备提前到货，款项按合同在验收后一次付清' },
    ...{ measure: '后续月份不再安排同类采购', answer: { accept: true } },
  },
  {
    ...{ ahead: false, cause: 'behind', explanation: '招标推迟一个季度，合同已签，款项在第四季度支付' },
    ...{ measure: '按月报送支付进度', answer: { accept: true } },
  },
  {
    ...{ ahead: true, cause: 'other', explanation: '情况正常', measure: '' },
    answer: { accept: false, reason: '请写明具体原因和金额' },
  },
  {
    ...{ ahead: false, cause: 'estimate', explanation: '编制时按上年一次性支出安排，本年不再发生' },
    measure: '年底前办理预算调整',
  },
];

/** The month whose variances the sample explains. */
const MONTH = 9;

/** 差异说明 of the sample: two that were accepted, one that was returned, one that waits; the others are still owed. */
export async function explainVariances(
  { pipeline }: Service,
  year: number,
  { planner, chief }: { readonly planner: Caller; readonly chief: Caller },
): Promise<void> {
  const period = periodOf(year, MONTH);
  const { rows } = await pipeline.perform(budget.variances, { period }, planner);
  const left = [...rows];
  let last = 0;
  for (const { ahead, answer, ...said } of SAID) {
    const at = left.findIndex(({ deviation }) => deviation.startsWith('-') !== ahead);
    const [row] = at < 0 ? [] : left.splice(at, 1);
    if (!row) continue;
    const place = { unit: row.unit, period, item: row.item, source: row.fund };
    await pipeline.perform(budget.explainVariance, { ...place, ...said, last: 0, due: '' }, planner);
    last += 1;
    if (!answer) continue;
    await pipeline.perform(budget.decideVariance, { ...place, ...answer, last }, chief);
    last += 1;
  }
}
