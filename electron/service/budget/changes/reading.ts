import { budget } from '../../../../shared/contract/budget.ts';
import { lineOfRow, raised } from '../../../../shared/domain/budget/change.ts';
import { CHANGE_STEPS, type ChangeStep, stepped } from '../../../../shared/domain/budget/change-route.ts';
import { changeBreaches } from '../../../../shared/domain/budget/change-rules.ts';
import { sayBreach } from '../../../../shared/domain/budget/change-sentences.ts';
import { lineKey } from '../../../../shared/domain/budget/line.ts';
import { available, plannedThrough } from '../../../../shared/domain/budget/standing.ts';
import {
  actorOf,
  type Caller,
  reaches,
  scopeOf,
  type UnitScope,
} from '../../../../shared/domain/organisation/access.ts';
import type { Permission } from '../../../../shared/domain/organisation/permission.ts';
import { formatYuan } from '../../../../shared/kernel/fen.ts';
import { loadUnits } from '../../organisation/queries.ts';
import { type Implementation, query } from '../../pipeline/implementation.ts';
import { shortLines } from './approving.ts';
import { type ChangeDocument, readChange, readChanges } from './documents.ts';
import { readGround } from './ground.ts';

export const changeReading: readonly Implementation[] = [
  query(budget.changes, async ({ db, scope, caller }, { year }) => {
    const names = new Map((await loadUnits(db)).map(({ code, name }) => [code as string, name]));
    return (await readChanges(db, year))
      .filter((document) => isSeen(document, scope))
      .map((document) => headOf(document, names, caller));
  }),

  query(budget.change, async (context, { id }) => {
    const { db, scope, caller } = context;
    const document = await readChange(db, id);
    if (!document) throw context.notFound(`预算调整单 ${id}`);
    if (!isSeen(document, scope)) context.requireUnit(document.unit);
    const names = new Map((await loadUnits(db)).map(({ code, name }) => [code as string, name]));
    const ground = await readGround(db, document);
    const open = document.stage !== 'approved' && document.stage !== 'cancelled';
    const breaches = open ? changeBreaches(document, ground).map(sayBreach) : [];
    const short = open && breaches.length === 0 ? shortLines(ground.book, document, context.nowMs) : [];
    return {
      ...headOf(document, names, caller),
      rows: document.rows.map(({ amount, ...row }) => {
        const standing = reaches(scope, row.unit) && ground.standingOf(lineKey(lineOfRow(row, document.year)));
        return {
          ...row,
          amount: formatYuan(amount),
          // The other side's lines are its own.
          ...(standing
            ? { planned: formatYuan(plannedThrough(standing, 12)), available: formatYuan(available(standing)) }
            : {}),
        };
      }),
      breaches: [...breaches, ...short].map(({ message, row }) => ({ message, ...(row === undefined ? {} : { row }) })),
      steps: document.signed.map(({ step, person, display, instant, reason, digest }) => ({
        ...{ step, person, display, instant, reason, digest },
      })),
    };
  }),
];

const isSeen = ({ unit, other, stage }: ChangeDocument, scope: UnitScope): boolean =>
  // The other side sees what is meant for it, not what is still being thought of.
  reaches(scope, unit) || (other !== '' && stage !== 'draft' && reaches(scope, other));

function headOf(document: ChangeDocument, names: ReadonlyMap<string, string>, caller: Caller) {
  const { id, number, kind, year, unit, other, stage, revision, reason, incomeDocument, rows, signed } = document;
  const last = signed.at(-1)!;
  return {
    ...{ id, number, kind, year, unit, other, stage, revision, reason, incomeDocument },
    unitName: names.get(unit) ?? unit,
    otherName: names.get(other) ?? other,
    raised: formatYuan(raised(rows)),
    display: last.display,
    instant: last.instant,
    may: CHANGE_STEPS.filter((step) => maySign(document, step, caller)),
  };
}

const PERMISSION: Readonly<Record<ChangeStep, Permission>> = {
  prepare: 'budget.prepare',
  submit: 'budget.submit',
  confirm: 'budget.submit',
  decline: 'budget.submit',
  return: 'budget.decide',
  withdraw: 'budget.prepare',
  cancel: 'budget.prepare',
  approve: 'budget.approve',
};

/** Whether the caller may make the step now: by permission, by the route, and apart from those who signed before. */
function maySign(document: ChangeDocument, step: ChangeStep, caller: Caller): boolean {
  const scope = scopeOf(caller, PERMISSION[step]);
  const unit = step === 'confirm' || step === 'decline' ? document.other : document.unit;
  if (scope === undefined || unit === '') return false;
  // The centre's steps are held over the whole community.
  if (step === 'return' || step === 'approve' ? scope.kind !== 'community' : !reaches(scope, unit)) return false;
  return stepped(document, step, actorOf(caller), '-').ok;
}
