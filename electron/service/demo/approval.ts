import { contract } from '../../../shared/contract/index.ts';
import type { Level } from '../../../shared/domain/approval/level.ts';
import { inYuan } from '../../../shared/domain/approval/table.ts';
import { USUAL_LADDER } from '../../../shared/domain/approval/usual-ladder.ts';
import type { Caller } from '../../../shared/domain/organisation/access.ts';
import { assert } from '../../../shared/kernel/assert.ts';
import { dateOf } from '../../../shared/kernel/date.ts';
import type { Service } from '../service.ts';
import { PEOPLE } from './people.ts';

const { approval } = contract;

/** Who holds what over the community; the one in charge also keeps the minutes of 管委会 (一人多岗). */
const SHARED: readonly (readonly [Level, string])[] = [
  ['centre', 'feng.sp'],
  ['chief-accountant', 'li.zong'],
  ['leader', 'luo.fg'],
  ['office', 'song.bg'],
  ['party', 'ding.dw'],
  ['committee', 'luo.fg'],
];

/**
 * 大额资金支出审批 since the year began: the usual ladder, proposed by the chief accountant and put in force by the leader in
 * charge; every level held; and the chief accountant away for two weeks in July.
 */
export async function approveLarge(
  { pipeline }: Service,
  year: number,
  { chief, leader }: { readonly chief: Caller; readonly leader: Caller },
): Promise<void> {
  const day = (month: number, dayOfMonth: number) => {
    const date = dateOf(year, month, dayOfMonth);
    assert(date, 'a day of the sample year');
    return date;
  };
  const first = day(1, 1);
  const reason = '按医共体大额资金支出审批制度起用';
  const { id } = await pipeline.perform(
    approval.proposeRules,
    { first, rows: USUAL_LADDER.map(inYuan), reason },
    chief,
  );
  await pipeline.perform(approval.decideRules, { id, agree: true }, leader);
  const heads = PEOPLE.flatMap(({ name, roles }) =>
    roles.flatMap(({ role, unit }) => (role === 'unit-head' && unit ? [[name, unit] as const] : [])),
  );
  const appointed = { order: 1, from: first, reason: '现任' };
  for (const [person, unit] of heads)
    await pipeline.perform(approval.addSeat, { ...appointed, level: 'unit-head', unit, person }, chief);
  for (const [level, person] of SHARED)
    await pipeline.perform(approval.addSeat, { ...appointed, level, unit: '', person }, chief);
  const away = { first: day(7, 14), last: day(7, 25), reason: '参加省级总会计师培训' };
  await pipeline.perform(approval.delegate, { ...away, to: 'luo.fg' }, chief);
}
