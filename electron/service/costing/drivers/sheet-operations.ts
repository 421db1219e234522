import { costing } from '../../../../shared/contract/costing.ts';
import type { ReplyOf } from '../../../../shared/contract/operation.ts';
import { departmentOf } from '../../../../shared/domain/costing/driver-sentences.ts';
import { SHEET_STEPS, type SheetStep, sheetAfter } from '../../../../shared/domain/costing/driver-sheet.ts';
import { type DriverValue, valueText } from '../../../../shared/domain/costing/drivers.ts';
import { actorOf, type Caller, reaches, scopeOf } from '../../../../shared/domain/organisation/access.ts';
import type { Permission } from '../../../../shared/domain/organisation/permission.ts';
import { forbiddenBy } from '../../../../shared/domain/organisation/separation.ts';
import { formatYuan } from '../../../../shared/kernel/fen.ts';
import { previousPeriod } from '../../../../shared/kernel/period.ts';
import type { BooksReader } from '../../database.ts';
import { loadUnit } from '../../organisation/queries.ts';
import { type Implementation, query } from '../../pipeline/implementation.ts';
import { readCostDepartments } from '../reading.ts';
import { readBookedIncome } from './booked-income.ts';
import { emptySheet } from './keeping.ts';
import { type DriverSheet, type Freeze, readDoubts, readFreezes, readPercent, sheetOf } from './reading.ts';
import { inTreeOrder } from './tree.ts';

type Sheet = ReplyOf<typeof costing.driverSheet>;

/** A unit's drivers of a month as they are looked at. */
export const sheetOperations: readonly Implementation[] = [
  query(costing.driverSheet, async ({ db, notFound, caller }, { unit: code, period, freeze }) => {
    const unit = await loadUnit(db, code);
    if (!unit) throw notFound(`单位 ${code}`);
    const sheet = (await sheetOf(db, code, period)) ?? emptySheet(code, period);
    const freezes = await readFreezes(db, code, period);
    const shown = freeze === undefined ? undefined : freezes.find(({ id }) => id === freeze);
    if (freeze !== undefined && !shown) throw notFound(`分摊参数 ${freeze}`);
    const proof = shown ?? (sheet.stage === 'frozen' ? freezes[0] : undefined);
    const before = await sheetOf(db, code, previousPeriod(period));
    return {
      ...{ name: unit.name, stage: sheet.stage, revision: sheet.revision },
      departments: inTreeOrder(await readCostDepartments(db, code, period)).map(
        ({ code, name, class: kind, depth, leaf }) => ({
          ...{ code, name, class: kind, depth, leaf },
        }),
      ),
      values: (proof ?? sheet).values.map(valueOut),
      before: (before?.values ?? []).map(valueOut),
      doubts: proof ? explainedOut(proof) : await doubtsOut(db, sheet),
      booked: [...(await readBookedIncome(db, code, period))].map(([department, amount]) => ({
        ...{ department, amount: formatYuan(amount) },
      })),
      percent: await readPercent(db),
      proof: proof ? proofOut(proof) : null,
      freezes: freezes.map((one) => ({ id: one.id, ...proofOut(one) })),
      steps: await readSteps(db, sheet),
      may: shown ? [] : (['save', ...SHEET_STEPS] as const).filter((step) => mayDo(sheet, step, caller)),
    };
  }),
];

const valueOut = ({ driver, giver, receiver, value }: DriverValue): Sheet['values'][number] => ({
  ...{ driver, giver, receiver, value: valueText(value) },
});

const proofOut = (freeze: Freeze) => ({
  digest: freeze.digest,
  prepared: { person: freeze.preparedBy, display: freeze.preparedDisplay, instant: freeze.preparedAt },
  reviewed: { person: freeze.reviewedBy, display: freeze.reviewedDisplay, instant: freeze.reviewedAt },
});

async function doubtsOut(db: BooksReader, { unit, period, values, explained }: DriverSheet): Promise<Sheet['doubts']> {
  return (await readDoubts(db, unit, period, values)).map(({ key, message, doubt }) => ({
    ...{ key, message, department: departmentOf(doubt), explanation: explained[key] ?? '' },
    driver: 'of' in doubt ? doubt.of.driver : doubt.kind === 'none' ? doubt.driver : '',
  }));
}

/** What was explained when the sheet was frozen, as it was signed. */
const explainedOut = ({ explained }: Freeze): Sheet['doubts'] =>
  explained.map((one) => ({ ...one, department: '', driver: '' }));

async function readSteps(db: BooksReader, { unit, period }: DriverSheet): Promise<Sheet['steps']> {
  const rows = await db
    .selectFrom('driver_step')
    .selectAll()
    .where('unit', '=', unit)
    .where('period', '=', period)
    .orderBy('id')
    .execute();
  return rows.map(({ step, person, display, instant, reason, digest }) => ({
    ...{ step: step as SheetStep, person, display, instant, reason, digest },
  }));
}

const PERMISSION: Readonly<Record<'save' | SheetStep, Permission>> = {
  save: 'costing.prepare',
  submit: 'costing.prepare',
  withdraw: 'costing.prepare',
  return: 'costing.review',
  review: 'costing.review',
  'take-back': 'costing.review',
};

/** Whether the caller may do it now: by permission, by the route, and apart from who prepared. */
function mayDo(sheet: DriverSheet, step: 'save' | SheetStep, caller: Caller): boolean {
  const scope = scopeOf(caller, PERMISSION[step]);
  if (scope === undefined || !reaches(scope, sheet.unit)) return false;
  if (step === 'save') return sheet.stage === 'draft';
  if (sheetAfter(sheet.stage, step) === undefined) return false;
  const acts = sheet.preparers.map((person) => ({ act: 'prepare' as const, person }));
  return step !== 'review' || forbiddenBy('review', actorOf(caller), acts) === undefined;
}
