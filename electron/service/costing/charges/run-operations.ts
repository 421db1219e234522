import { costing } from '../../../../shared/contract/costing.ts';
import { isLive, steppedTo } from '../../../../shared/domain/costing/charges/route.ts';
import { formatYuan } from '../../../../shared/kernel/fen.ts';
import { takeNumbers } from '../../ledger/commands.ts';
import { command, type Implementation } from '../../pipeline/implementation.ts';
import { readCentre, runContent } from './papers.ts';
import { keepNew, moveOn } from './stepping.ts';
import { readCentreMonths } from './working-out.ts';

/** 本月收费, worked out and kept as it is then; prepared anew it takes the place of what nobody has reviewed yet. */
export const runOperations: readonly Implementation[] = [
  command(costing.prepareCharge, async (context, { unit, centre: id, period }) => {
    const { db } = context;
    const centre = await readCentre(db, id);
    if (centre?.unit !== unit) throw context.notFound(`共享中心 ${id}`);
    if (centre.stage !== 'reviewed') throw context.refused('not-reviewed', `${centre.name}的登记还没有审核`);
    const [month] = await readCentreMonths(db, [centre], period);
    const { volumes, run, now } = month!;
    const live = run && isLive(run.stage) ? run : undefined;
    if (live && steppedTo('run', 'prepare', live.stage) === undefined)
      throw context.refused('not-now', `${centre.name} ${period} 的收费 ${live.number} 已经审核，须退回或冲销后再编制`);
    if (!now.ok) throw context.refused('cannot-charge', now.error);
    if (volumes?.stage !== 'reviewed')
      throw context.refused('not-reviewed', `${centre.name} ${period} 的业务量还没有审核`);
    const content = runContent(now.value);
    const number = live?.number ?? (await nextNumber(context.tx, period));
    context.audit({
      ...{ unit, subject: number },
      after: {
        cost: formatYuan(now.value.cost),
        charged: formatYuan(now.value.charged),
        members: now.value.rows.length,
      },
    });
    if (live) return { id: live.id, number, revision: await moveOn(context, live, 'prepare', { values: { content } }) };
    const kept = await keepNew(context, {
      ...{ paper: 'run', unit, centre: id, member: '', first: period, last: period, number, content },
    });
    return { id: kept.id, number, revision: kept.revision };
  }),
];

/** 收费单号: SF, the month and a running number of all centres, since both sides' vouchers name it. */
async function nextNumber(tx: Parameters<typeof takeNumbers>[0], period: string): Promise<string> {
  const running = await takeNumbers(tx, `charge ${period}`, 1);
  return `SF-${period}-${String(running).padStart(2, '0')}`;
}
