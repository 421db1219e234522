import { contract } from '../../../shared/contract/index.ts';
import { command, type Implementation, query } from '../pipeline/implementation.ts';
import { keepSetting } from '../pipeline/keep-setting.ts';
import { DEADLINES_KEY, loadDeadlines } from './queries.ts';

const { organisation } = contract;

/** 月结期限: read by everybody, set by whoever keeps the register. */
export const deadlineOperations: readonly Implementation[] = [
  query(organisation.deadlines, ({ db }) => loadDeadlines(db)),

  command(organisation.setDeadlines, async (context, { reason, ...after }) => {
    const { db } = context;
    const { submitDay, consolidateDay } = after;
    if (submitDay !== null && consolidateDay !== null && consolidateDay < submitDay)
      throw context.refused('consolidated-before-submitted', '合并期限不能早于上报期限');
    const before = await loadDeadlines(db);
    await keepSetting(db, DEADLINES_KEY, JSON.stringify(after));
    context.audit({ subject: '月结期限', before: { ...before }, after, reason });
    return after;
  }),
];
