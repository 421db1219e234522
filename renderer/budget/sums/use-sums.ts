import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { Contract } from '../../../shared/contract/index.ts';
import type { ReplyOf } from '../../../shared/contract/operation.ts';
import type { SumStage } from '../../../shared/domain/budget/at-stage.ts';
import type { ConsolidatedBudget, UnitPlan } from '../../../shared/domain/budget/consolidated.ts';
import type { ProcurementSum } from '../../../shared/domain/budget/procurement.ts';
import type { Stage } from '../../../shared/domain/budget/rounds.ts';
import type { WorkloadRow } from '../../../shared/domain/budget/workload.ts';
import { type Fen, parseYuan, ZERO } from '../../../shared/kernel/fen.ts';
import { api } from '../../app/client.ts';

/** A unit's figures of the stage that is looked at. */
export interface SumUnit extends UnitPlan {
  readonly name: string;
  readonly stage: Stage;
  readonly counted: boolean;
  /** 业务量 by measure, twelve counts. */
  readonly workload: readonly Pick<WorkloadRow, 'measure' | 'months'>[];
  readonly procurement: readonly ProcurementSum[];
  /** 一上 by item, in 分; undefined where nothing is reported. */
  readonly proposed: ReadonlyMap<string, Fen> | undefined;
}

export interface SumsInSight {
  readonly year: number;
  readonly stage: SumStage;
  readonly whole: boolean;
  readonly eliminates: boolean;
  readonly units: readonly SumUnit[];
  readonly budget: ConsolidatedBudget;
}

const fenOf = (text: string): Fen => parseYuan(text) ?? ZERO;

/** The reply's amounts as the kernel counts them; what is shown of them is worked out by the domain's views. */
function inSight(reply: ReplyOf<Contract['budget']['sums']>): SumsInSight {
  const { year, stage, whole, eliminates } = reply;
  return {
    ...{ year, stage, whole, eliminates },
    units: reply.units.map(({ cells, carries, procurement, proposed, ...unit }) => ({
      ...unit,
      cells: cells.map(({ item, source, months }) => ({
        ...{ department: '', project: '', item, source },
        months: months.map(fenOf),
      })),
      carries: carries.map(({ source, opening, used }) => ({ source, opening: fenOf(opening), used: fenOf(used) })),
      procurement: procurement.map((sum) => ({ ...sum, amount: fenOf(sum.amount) })),
      proposed: proposed === null ? undefined : new Map(proposed.map(({ item, total }) => [item, fenOf(total)])),
    })),
    budget: {
      lines: reply.lines.map(({ item, source, units, eliminated, amount }) => ({
        ...{ item, source },
        units: units.map(fenOf),
        eliminated: eliminated.map(fenOf),
        amount: amount.map(fenOf),
      })),
      pairs: reply.pairs.map(({ group, revenue, spending, eliminated, left }) => ({
        group,
        revenue: revenue.map(({ unit, amount }) => ({ unit, amount: fenOf(amount) })),
        spending: spending.map(({ unit, amount }) => ({ unit, amount: fenOf(amount) })),
        eliminated: fenOf(eliminated),
        left: fenOf(left),
      })),
    },
  };
}

export function useSums(year: number, stage: SumStage) {
  const read = useQuery(api.budget.sums.queryOptions({ input: { year, stage } }));
  return { read, sums: useMemo(() => (read.data ? inSight(read.data) : undefined), [read.data]) };
}
