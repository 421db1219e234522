import { budget } from '../../../../shared/contract/budget.ts';
import { lineOfRow, raised } from '../../../../shared/domain/budget/change.ts';
import {
  CHANGE_STEPS,
  type ChangeStage,
  type ChangeStep,
  stepped,
} from '../../../../shared/domain/budget/change-route.ts';
import { type ChangeGround, changeBreaches } from '../../../../shared/domain/budget/change-rules.ts';
import { sayBreach } from '../../../../shared/domain/budget/change-sentences.ts';
import { type LineKey, lineKey } from '../../../../shared/domain/budget/line.ts';
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
import type { BooksReader } from '../../database.ts';
import { loadPeople, loadUnits, type Person } from '../../organisation/queries.ts';
import { type Implementation, query } from '../../pipeline/implementation.ts';
import { shortLines } from './approving.ts';
import { type Decided, readDecided } from './decided.ts';
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
    const open = isOpen(document);
    const standingOf = await amountsOf(db, document, ground);
    const breaches = open ? changeBreaches(document, ground).map(sayBreach) : [];
    const short = open && breaches.length === 0 ? shortLines(ground.book, document, context.nowMs) : [];
    return {
      ...headOf(document, names, caller),
      rows: document.rows.map(({ amount, ...row }) => {
        // The other side's lines are its own.
        const own = reaches(scope, row.unit) ? standingOf(lineKey(lineOfRow(row, document.year))) : undefined;
        return {
          ...row,
          amount: formatYuan(amount),
          ...(own ? { planned: formatYuan(own.planned), available: formatYuan(own.available) } : {}),
        };
      }),
      breaches: [...breaches, ...short].map(({ message, row }) => ({ message, ...(row === undefined ? {} : { row }) })),
      waitsFor: open ? waitedFor(document, await loadPeople(db)) : [],
      steps: document.signed.map(({ step, person, display, instant, reason, digest }) => ({
        ...{ step, person, display, instant, reason, digest },
      })),
    };
  }),
];

const isOpen = ({ stage }: ChangeDocument): boolean => stage !== 'approved' && stage !== 'cancelled';

/** What lines have: now while it is not decided, as it left them where it was approved; nothing is said of what was given up. */
async function amountsOf(
  db: BooksReader,
  { stage, rows, year, signed }: ChangeDocument,
  ground: ChangeGround,
): Promise<(line: LineKey) => Decided | undefined> {
  if (stage === 'cancelled') return () => undefined;
  if (stage === 'approved') {
    const units = [...new Set(rows.map(({ unit }) => unit))];
    const then = await readDecided(db, units, year, signed.at(-1)!.instant);
    return (line) => then.get(line);
  }
  return (line) => {
    const standing = ground.standingOf(line);
    return standing && { planned: plannedThrough(standing, 12), available: available(standing) };
  };
}

/** Who can make the step that the document waits for, by the names that people know them by. */
function waitedFor(document: ChangeDocument, people: readonly Person[]): string[] {
  const step = WAITED[document.stage];
  if (step === undefined) return [];
  return people
    .filter(({ disabled }) => !disabled)
    .filter(({ id, name, display, grants }) =>
      maySign(document, step, { kind: 'person', id, name, display, grants, session: '' }),
    )
    .map(({ display }) => display);
}

const WAITED: Readonly<Partial<Record<ChangeStage, ChangeStep>>> = {
  draft: 'submit',
  confirming: 'confirm',
  approving: 'approve',
};

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
