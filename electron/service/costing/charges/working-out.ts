import { inForce } from '../../../../shared/domain/costing/charges/agreement.ts';
import { type ChargeProblem, chargeOf } from '../../../../shared/domain/costing/charges/charge.ts';
import { isLive } from '../../../../shared/domain/costing/charges/route.ts';
import type { Period } from '../../../../shared/kernel/period.ts';
import { err, ok, type Result } from '../../../../shared/kernel/result.ts';
import type { BooksReader } from '../../database.ts';
import { type CentreCost, readCentreCosts } from './cost.ts';
import {
  type KeptAgreement,
  type KeptCentre,
  type KeptRun,
  type KeptVolumes,
  type RunContent,
  readAgreements,
  readRuns,
  readVolumesOf,
} from './papers.ts';

/** A centre's month: what it has, and what comes of it now. */
export interface CentreMonth {
  readonly centre: KeptCentre;
  readonly cost: CentreCost;
  readonly volumes: KeptVolumes | undefined;
  /** Reviewed and in force in the month. */
  readonly agreements: readonly KeptAgreement[];
  /** The charge that counts, or the last that did. */
  readonly run: KeptRun | undefined;
  /** What is charged by the books, volumes and agreements as they are now, or why nothing can be. */
  readonly now: Result<RunContent, string>;
}

const SAID: Readonly<Record<ChargeProblem, string>> = {
  'no-volume': '本月业务量全部为零，成本无处可分',
  'negative-cost': '本月成本为负数，请先查明红字费用',
};

export async function readCentreMonths(
  db: BooksReader,
  centres: readonly KeptCentre[],
  period: Period,
): Promise<CentreMonth[]> {
  const costOf = await readCentreCosts(db, centres, period);
  const volumes = await readVolumesOf(db, period);
  const runs = await readRuns(db, period, period);
  const agreements = (await readAgreements(db)).filter(
    (agreement) => agreement.stage === 'reviewed' && inForce(agreement, period),
  );
  return centres.map((centre) => {
    const own = runs.filter((run) => run.centre === centre.id);
    const month = {
      ...{ centre, cost: costOf(centre), run: own.find(({ stage }) => isLive(stage)) ?? own.at(-1) },
      volumes: volumes.find((each) => each.centre === centre.id),
      agreements: agreements.filter((each) => each.centre === centre.id),
    };
    return { ...month, now: workOut(month) };
  });
}

const costOf = ({ source, costRun, departments }: CentreCost) => ({ costSource: source, costRun, departments });

function workOut({ centre, cost, volumes, agreements }: Omit<CentreMonth, 'now' | 'run'>): Result<RunContent, string> {
  if (!volumes) return err('本月还没有业务量');
  const charge = chargeOf({ cost: cost.cost, volumes: volumes.rows, agreements, own: centre.unit });
  return charge.ok ? ok({ ...charge.value, ...costOf(cost) }) : err(SAID[charge.error]);
}
