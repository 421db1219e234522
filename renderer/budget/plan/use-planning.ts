import { useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect, useRef, useState } from 'react';
import type { Contract } from '../../../shared/contract/index.ts';
import type { RequestOf } from '../../../shared/contract/operation.ts';
import { type Fen, formatYuan, ZERO } from '../../../shared/kernel/fen.ts';
import { api, client } from '../../app/client.ts';
import { sentenceOf } from '../../app/failure.ts';
import { usePreferences } from '../../app/preferences.tsx';
import { type Plan, rowOut, type Typed } from './plan-rows.ts';

type Carries = Plan['carries'];
type Saved = RequestOf<Contract['budget']['saveSchedules']>;
/** Rows of the schedules that were changed or taken out. */
export type ScheduleChanges = Pick<Saved, 'workload' | 'procurement' | 'removed'>;

const NIL = formatYuan(ZERO);

export interface Planning {
  /** What was typed and is on its way, by row. */
  readonly waiting: ReadonlyMap<string, Typed>;
  /** Something is on its way. */
  readonly saving: boolean;
  readonly problem: string | undefined;
  /** The plan's revision once all that was typed is kept. */
  readonly settled: () => Promise<number>;
  readonly save: (rows: ReadonlyMap<string, Typed>) => Promise<boolean>;
  /** 结转结余 of one source, the one amount or the other. */
  readonly saveCarry: (source: string, column: 'opening' | 'used', amount: Fen) => Promise<boolean>;
  /** 附表: by the unit, or by the centre with its reason. */
  readonly saveSchedules: (changes: ScheduleChanges, reason?: string) => Promise<boolean>;
  /** 核减: by the centre, with its reason. */
  readonly cut: (rows: ReadonlyMap<string, Typed>, reason: string) => Promise<boolean>;
}

/**
 * Keeps a plan while it is typed: each change at once, one after the other, each on what the one before it made. What is
 * typed stands on the screen meanwhile; where it is refused the plan is read again and the reason said.
 */
export function usePlanning(plan: Plan): Planning {
  const { t } = usePreferences();
  const queries = useQueryClient();
  const latest = useRef({ revision: plan.revision, carries: plan.carries });
  const [waiting, setWaiting] = useState<ReadonlyMap<string, Typed>>(new Map());
  const [under, setUnder] = useState(0);
  const [problem, setProblem] = useState<string>();
  const line = useRef<Promise<unknown>>(Promise.resolve());
  useEffect(() => {
    if (plan.revision >= latest.current.revision) latest.current = { revision: plan.revision, carries: plan.carries };
  }, [plan]);

  const { unit, year } = plan;
  const keep = useCallback(
    (rows: ReadonlyMap<string, Typed>, send: (revision: number, carries: Carries) => Promise<{ revision: number }>) => {
      setWaiting((before) => new Map([...before, ...rows]));
      setProblem(undefined);
      setUnder((count) => count + 1);
      const went = line.current.then(async (): Promise<boolean> => {
        try {
          const { revision } = await send(latest.current.revision, latest.current.carries);
          latest.current = { ...latest.current, revision };
          return true;
        } catch (error) {
          setProblem(sentenceOf(error, t));
          return false;
        } finally {
          await queries.invalidateQueries({ queryKey: api.budget.key() });
          setWaiting((before) => new Map([...before].filter(([key, typed]) => rows.get(key) !== typed)));
          setUnder((count) => count - 1);
        }
      });
      line.current = went;
      return went;
    },
    [queries, t],
  );
  return {
    waiting,
    saving: under > 0,
    problem,
    settled: async () => {
      await line.current;
      return latest.current.revision;
    },
    save: (rows) =>
      keep(rows, (revision, carries) =>
        client.budget.savePlan({ unit, year, revision, cells: [...rows.values()].map(rowOut), carries }),
      ),
    saveCarry: (source, column, amount) =>
      keep(new Map(), async (revision, carries) => {
        const before = carries.find((carry) => carry.source === source) ?? { source, opening: NIL, used: NIL };
        const others = carries.filter((carry) => carry.source !== source);
        const next = [...others, { ...before, [column]: formatYuan(amount) }];
        const saved = await client.budget.savePlan({ unit, year, revision, cells: [], carries: next });
        latest.current = { ...latest.current, carries: next };
        return saved;
      }),
    saveSchedules: (changes, reason) =>
      keep(new Map(), (revision) =>
        reason === undefined
          ? client.budget.saveSchedules({ unit, year, revision, ...changes })
          : client.budget.reviseSchedules({ unit, year, revision, ...changes, reason }),
      ),
    cut: (rows, reason) =>
      keep(rows, (revision) =>
        client.budget.cutPlan({
          ...{ unit, year, revision },
          changes: [...rows.values()].map((row) => ({ ...rowOut(row), reason })),
        }),
      ),
  };
}
