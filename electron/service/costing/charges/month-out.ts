import type { costing } from '../../../../shared/contract/costing.ts';
import type { OutputOf } from '../../../../shared/contract/operation.ts';
import { unitCost } from '../../../../shared/domain/costing/charges/charge.ts';
import { isLive, steppedTo } from '../../../../shared/domain/costing/charges/route.ts';
import { type Caller, reaches, type UnitScope } from '../../../../shared/domain/organisation/access.ts';
import { type Fen, formatYuan } from '../../../../shared/kernel/fen.ts';
import type { Period } from '../../../../shared/kernel/period.ts';
import type { BooksReader } from '../../database.ts';
import { readKeptHere, readVouchersOf, voucherNumber } from '../../ledger/queries.ts';
import { type KeptRun, type MadeStep, type RunContent, runContent } from './papers.ts';
import { isSaid, mayAt, paperOut } from './showing.ts';
import type { CentreMonth } from './working-out.ts';

interface Reader {
  readonly scope: UnitScope;
  readonly caller: Caller;
  readonly period: Period;
  readonly names: (unit: string) => string;
  readonly steps: ReadonlyMap<number, readonly MadeStep[]>;
}

type Out = OutputOf<typeof costing.chargeMonth>;

/** Centres' months as the contract shows them: what was prepared as it was then, else what comes of it now. */
export async function monthOut(db: BooksReader, months: readonly CentreMonth[], reader: Reader): Promise<Out> {
  const { scope, caller, period, names, steps } = reader;
  const kept = await readKeptHere(db, period);
  const out: Out = [];
  for (const month of months) {
    const { centre, cost, volumes, run: last, now } = month;
    const whole = reaches(scope, centre.unit);
    const run = last && (whole || isSaid(last.stage)) ? last : undefined;
    const live = run && isLive(run.stage) ? run : undefined;
    // A member is told what was reviewed; what is only being worked out is the centre's own.
    const content: RunContent | undefined = live ?? (whole && now.ok ? now.value : undefined);
    const seen = (unit: string): boolean => whole || reaches(scope, unit);
    out.push({
      centre: {
        ...{ id: centre.id, unit: centre.unit, unitName: names(centre.unit), name: centre.name },
        ...{ kind: centre.kind, measure: centre.measure },
      },
      cost: whole ? formatYuan(content?.cost ?? cost.cost) : null,
      costSource: content?.costSource ?? cost.source,
      costRun: content ? content.costRun : cost.costRun,
      departments: whole
        ? (content ?? cost).departments.map((each) => ({ ...each, amount: formatYuan(each.amount) }))
        : [],
      volumes:
        volumes && whole
          ? {
              ...paperOut(volumes, steps.get(volumes.id), caller),
              source: volumes.source,
              rows: volumes.rows.map((row) => ({ ...row, name: names(row.unit) })),
            }
          : null,
      problem: whole && !now.ok && !live ? now.error : null,
      charge: content ? chargeOut(content, centre.unit, { whole, seen, names, kept }) : null,
      run: run ? await runOut(db, run, { ...reader, stale: isStale(month, live), seen }) : null,
      may: whole ? mayNow(month, live, caller) : [],
    });
  }
  return out;
}

/** Something that was not yet posted says by now another thing than was prepared. */
function isStale({ now }: CentreMonth, live: KeptRun | undefined): boolean {
  if (!live || live.stage === 'posted') return false;
  return !now.ok || runContent(now.value) !== live.content;
}

function mayNow({ centre, volumes, now }: CentreMonth, live: KeptRun | undefined, caller: Caller) {
  const may: ('prepare' | 'volumes')[] = [];
  const free = !live || steppedTo('run', 'prepare', live.stage) !== undefined;
  if (free && now.ok && volumes?.stage === 'reviewed' && mayAt(caller, 'costing.run', centre.unit)) may.push('prepare');
  if (volumes?.stage !== 'reviewed' && mayAt(caller, 'costing.prepare', centre.unit)) may.push('volumes');
  return may;
}

interface Shown {
  readonly whole: boolean;
  readonly seen: (unit: string) => boolean;
  readonly names: (unit: string) => string;
  readonly kept: (unit: string) => boolean;
}

const chargeOut = (content: RunContent, own: string, { whole, seen, names, kept }: Shown) => ({
  volume: content.volume,
  unitCost: unitCost(content) ?? null,
  own: whole ? formatYuan(content.own) : null,
  charged: whole ? formatYuan(content.charged) : null,
  recovery: whole ? formatYuan(content.recovery) : null,
  rows: content.rows
    .filter(({ unit }) => seen(unit))
    .map(({ unit, count, share, agreement, charge, limit }) => ({
      ...{ unit, name: names(unit), count, share: formatYuan(share) },
      ...{ number: agreement?.number ?? null, basis: agreement?.basis ?? null, rate: yuanOr(agreement?.rate) },
      ...{ charge: formatYuan(charge), limit: limit ?? null },
      booked: unit === own ? ('own' as const) : bookedAs(charge, kept(unit)),
    })),
});

const bookedAs = (charge: Fen, kept: boolean): 'none' | 'both' | 'statement' =>
  charge === 0 ? 'none' : kept ? 'both' : 'statement';

async function runOut(
  db: BooksReader,
  run: KeptRun,
  { steps, caller, stale, seen }: Reader & { readonly stale: boolean; readonly seen: (unit: string) => boolean },
) {
  const kept = await db.selectFrom('charge_voucher').selectAll().where('charge', '=', run.id).execute();
  const vouchers = await readVouchersOf(
    db,
    kept.filter(({ unit }) => seen(unit)).map(({ voucher }) => voucher),
  );
  return {
    ...paperOut(run, steps.get(run.id), caller),
    ...{ number: run.number, stale },
    vouchers: vouchers.map((voucher) => ({
      ...{ id: voucher.id, unit: voucher.unit, number: voucherNumber(voucher), period: voucher.period },
      reversal: kept.some((each) => each.voucher === voucher.id && each.reversal === 1),
    })),
  };
}

const yuanOr = (amount: Fen | undefined): string | null => (amount === undefined ? null : formatYuan(amount));
