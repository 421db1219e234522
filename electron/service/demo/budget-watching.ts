import { contract } from '../../../shared/contract/index.ts';
import type { RequestOf } from '../../../shared/contract/operation.ts';
import type { Caller } from '../../../shared/domain/organisation/access.ts';
import { periodOf } from '../../../shared/kernel/period.ts';
import type { Service } from '../service.ts';

const { budget } = contract;

type Said = Pick<RequestOf<typeof budget.explainVariance>, 'cause' | 'explanation' | 'measure'> & {
  /** What the centre does with it; absent where it still waits. */
  readonly answer?: { readonly accept: boolean; readonly reason?: string };
};

const SAID: readonly Said[] = [
  {
    ...{ cause: 'ahead', explanation: '设备提前到货，款项按合同在验收后一次付清' },
    ...{ measure: '后续月份不再安排同类采购', answer: { accept: true } },
  },
  {
    ...{ cause: 'workload', explanation: '门诊和住院人次比编制预算时增加，卫生材料随之增加' },
    ...{ measure: '年底前办理预算调整', answer: { accept: true } },
  },
  {
    ...{ cause: 'other', explanation: '情况正常', measure: '' },
    answer: { accept: false, reason: '请写明具体原因和金额' },
  },
  { cause: 'behind', explanation: '项目招标推迟，年底前完成支付', measure: '每月报送进度' },
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
  for (const [index, { unit, item, fund }] of rows.slice(0, SAID.length).entries()) {
    const { answer, ...said } = SAID[index]!;
    const at = { unit, period, item, source: fund };
    await pipeline.perform(budget.explainVariance, { ...at, ...said, last: 0, due: '' }, planner);
    if (answer) await pipeline.perform(budget.decideVariance, { ...at, ...answer, last: index * 2 + 1 }, chief);
  }
}
