import { budget } from '../../../../shared/contract/budget.ts';
import { claimName } from '../../../../shared/domain/budget/claim.ts';
import { lineKey } from '../../../../shared/domain/budget/line.ts';
import { lineOfRequest, requestCarrier, requestTotal } from '../../../../shared/domain/budget/request.ts';
import {
  PAYING,
  REQUEST_STEPS,
  type RequestStep,
  requestStepped,
} from '../../../../shared/domain/budget/request-route.ts';
import type { MovementKind } from '../../../../shared/domain/budget/standing.ts';
import { available, EMPTY_STANDING } from '../../../../shared/domain/budget/standing.ts';
import { actorOf, type Caller, reaches, scopeOf, withinScope } from '../../../../shared/domain/organisation/access.ts';
import { chinaDay } from '../../../../shared/domain/organisation/deadline.ts';
import type { Permission } from '../../../../shared/domain/organisation/permission.ts';
import { type AccountingDate, daysBetween } from '../../../../shared/kernel/date.ts';
import { fen, formatYuan, sumFen } from '../../../../shared/kernel/fen.ts';
import type { BooksReader } from '../../database.ts';
import { loadDisplays, loadUnits } from '../../organisation/queries.ts';
import { type Implementation, query } from '../../pipeline/implementation.ts';
import { readBook } from '../book.ts';
import { type HeldClaim, readHeld, readHolders } from '../holding.ts';
import { readVoucherHeads } from '../spending/voucher-heads.ts';
import { claimOperations } from './claims.ts';
import { type RequestDocument, readRequest, readRequests } from './documents.ts';
import { drawnOf, readDraws } from './draws.ts';
import { loadHoldDays } from './hold-days.ts';

/** 用款申请 as they are shown: the year's, one of them, those that a voucher may pay out of, and how long they hold. */
export const requestReading: readonly Implementation[] = [
  query(budget.requests, async ({ db, scope, caller, nowMs }, { year, unit }) => {
    const units = await loadUnits(db);
    const within = withinScope(scope, units, ({ code }) => code).map(({ code }) => code);
    const requests = await readRequests(db, { year, units: unit === undefined ? within : [unit] });
    const names = new Map(units.map(({ code, name }) => [code as string, name]));
    const held = await readHolders(
      db,
      requests.map(({ id }) => requestCarrier(id)),
    );
    return requests.map((request) =>
      headOf(request, held.get(requestCarrier(request.id)) ?? [], { names, caller, nowMs }),
    );
  }),

  query(budget.request, async (context, { id }) => {
    const { db, caller, nowMs } = context;
    const request = await readRequest(db, id);
    if (!request) throw context.notFound(`用款申请 ${id}`);
    context.requireUnit(request.unit);
    const names = new Map((await loadUnits(db)).map(({ code, name }) => [code as string, name]));
    const held = await readHeld(db, requestCarrier(id));
    const lines = request.rows.map((row) => lineOfRequest(request, row));
    const book = await readBook(db, [], lines);
    return {
      ...headOf(request, held, { names, caller, nowMs }),
      ...{ counterparty: request.counterparty, expected: request.expected, reference: request.reference },
      rows: request.rows.map(({ amount, ...row }, index) => {
        const own = held.filter(({ claim }) => claim.id === claimName(requestCarrier(id), lines[index]!));
        return {
          ...{ ...row, amount: formatYuan(amount), ...takenOut(own) },
          available: formatYuan(available(book.standingOf(lineKey(lines[index]!)) ?? EMPTY_STANDING)),
        };
      }),
      contracts: request.contracts.map(({ amounts, ...contract }) => ({
        ...contract,
        amount: formatYuan(sumFen(amounts)),
      })),
      movements: await readMovements(db, id),
      steps: request.signed.map(({ step, person, display, instant, reason, digest }) => ({
        ...{ step, person, display, instant, reason, digest },
      })),
    };
  }),

  query(budget.payableRequests, async ({ db }, { unit, year }) => {
    const requests = await readRequests(db, { year, units: [unit], stages: PAYING });
    const carriers = requests.map(({ id }) => requestCarrier(id));
    const held = await readHolders(db, carriers);
    const draws = await readDraws(db, carriers);
    return requests.map(({ id, number, purpose, payee }) => {
      const own = held.get(requestCarrier(id)) ?? [];
      const left = own.map(({ claim }) => fen(claim.reserved + claim.committed - drawnOf(draws, claim.id)));
      return { id, number, purpose, payee, left: formatYuan(sumFen(left)) };
    });
  }),

  query(budget.requestSettings, async ({ db }) => ({ days: await loadHoldDays(db) })),

  ...claimOperations,
];

interface Reader {
  readonly names: ReadonlyMap<string, string>;
  readonly caller: Caller;
  readonly nowMs: number;
}

function headOf(request: RequestDocument, held: readonly HeldClaim[], { names, caller, nowMs }: Reader) {
  const { id, number, unit, year, department, stage, revision, purpose, payee, expires, signed } = request;
  const last = signed.at(-1)!;
  return {
    ...{ id, number, unit, year, department, stage, revision, purpose, payee },
    unitName: names.get(unit) ?? unit,
    ...{ amount: formatYuan(requestTotal(request)), ...takenOut(held) },
    expires: expires ?? null,
    daysLeft: expires === undefined ? null : daysBetween(chinaDay(nowMs) as AccountingDate, expires),
    ...{ display: last.display, instant: last.instant },
    may: REQUEST_STEPS.filter((step) => maySign(request, step, caller)),
  };
}

const takenOut = (held: readonly HeldClaim[]) => ({
  reserved: formatYuan(sumFen(held.map(({ claim }) => claim.reserved))),
  committed: formatYuan(sumFen(held.map(({ claim }) => claim.committed))),
  spent: formatYuan(sumFen(held.map(({ claim }) => claim.spent))),
});

async function readMovements(db: BooksReader, id: number) {
  const carrier = requestCarrier(id);
  const rows = await db
    .selectFrom('budget_movement as movement')
    .innerJoin('budget_line as line', 'line.id', 'movement.line')
    .select(['movement.id', 'kind', 'item', 'reserved', 'committed', 'spent', 'instant', 'made_by', 'voucher'])
    .where('claim', '>=', `${carrier}:`)
    .where('claim', '<', `${carrier};`)
    .orderBy('movement.id')
    .execute();
  const vouchers = await readVoucherHeads(
    db,
    rows.flatMap(({ voucher }) => voucher ?? []),
  );
  const names = await loadDisplays(
    db,
    rows.map((row) => row.made_by),
  );
  return rows.map(({ id: number, kind, item, reserved, committed, spent, instant, made_by, voucher }) => ({
    ...{ id: number, kind: kind as Exclude<MovementKind, 'approve' | 'adjust'>, item, instant },
    ...{ reserved: formatYuan(fen(reserved)), committed: formatYuan(fen(committed)), spent: formatYuan(fen(spent)) },
    by: names[made_by] ?? made_by,
    voucher: vouchers.get(voucher ?? 0) ?? null,
  }));
}

const DECIDING: readonly RequestStep[] = ['approve', 'return'];

/** Whether the caller may make the step now: by permission, by the route, and apart from those who signed before. */
function maySign(request: RequestDocument, step: RequestStep, caller: Caller): boolean {
  // Nobody lets time run out by hand.
  if (step === 'expire') return false;
  const permission: Permission = DECIDING.includes(step) ? 'approval.decide' : 'approval.apply';
  const scope = scopeOf(caller, permission);
  return scope !== undefined && reaches(scope, request.unit) && requestStepped(request, step, actorOf(caller), '-').ok;
}
