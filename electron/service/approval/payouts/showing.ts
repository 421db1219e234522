import { approval } from '../../../../shared/contract/approval.ts';
import { worthOf } from '../../../../shared/domain/approval/contract.ts';
import { accountToPay } from '../../../../shared/domain/approval/payee.ts';
import { isPaidOut, PAYOUT_STEPS, UNDER_WAY } from '../../../../shared/domain/approval/payout.ts';
import { budgetItem } from '../../../../shared/domain/budget/plan.ts';
import { actorOf, type Caller, reaches, scopeOf } from '../../../../shared/domain/organisation/access.ts';
import type { BankAccount } from '../../../../shared/domain/organisation/bank-account.ts';
import type { AccountingDate } from '../../../../shared/kernel/date.ts';
import { formatYuan, sumFen, ZERO } from '../../../../shared/kernel/fen.ts';
import { periodOfDate } from '../../../../shared/kernel/period.ts';
import type { BooksReader } from '../../database.ts';
import type { Originals } from '../../ledger/commands.ts';
import { readCharts, readVouchersOf, voucherNumber } from '../../ledger/queries.ts';
import { type Implementation, longQuery, query } from '../../pipeline/implementation.ts';
import { type HeadWords, readHeadWords } from '../applications/heads.ts';
import { todayOf } from '../applications/moving.ts';
import { type ApplicationKept, readApplications } from '../applications/reading.ts';
import { readContracts } from '../contracts/reading.ts';
import { readPayees } from '../payees/reading.ts';
import { isKeptHere } from './booking.ts';
import { type DoorState, readDoors } from './gates.ts';
import {
  type PayoutKept,
  readExportsOf,
  readMade,
  readPayout,
  readPayoutPapers,
  readPayouts,
  readSteps,
  readVouchersOfPayouts,
  type StepKept,
} from './reading.ts';
import { isForbidden, mayStep, preparersOf } from './who.ts';
import { judgedOn, type PayWorld, readPayWorld } from './world.ts';

/** The payments, one of them, and its papers. */
export const payoutQueries = (blobs: Originals): readonly Implementation[] => [
  query(approval.payouts, async ({ db, scope, nowMs }, { year, unit, document }) => {
    const words = await readHeadWords(db, todayOf(nowMs));
    const ofYear = year === undefined ? { stages: UNDER_WAY } : { year };
    const asked = document === undefined ? ofYear : { documents: [document] };
    const seen = (await readPayouts(db, asked)).filter(
      (payout) => reaches(scope, payout.unit) && (unit === undefined || payout.unit === unit),
    );
    return headsOut(db, seen, words);
  }),

  query(approval.payout, async (context, { id }) => {
    const { db, caller, nowMs } = context;
    const payout = await readPayout(db, id);
    if (!payout) throw context.notFound(`付款申请 ${id}`);
    context.requireUnit(payout.unit);
    const today = todayOf(nowMs);
    const world = (await readPayWorld(db, payout, id))!;
    const { application, contract, others } = world;
    const [head] = await headsOut(db, [payout], await readHeadWords(db, today));
    const steps = (await readSteps(db, [id])).get(id)!;
    const chart = (await readCharts(db, [payout.unit])).get(payout.unit);
    const account = (code: string) => ({ code, name: code === '' ? '' : (chart?.fullNameOf(code) ?? code) });
    const doors = await doorsNow(db, payout, world, { caller, today });
    const { keptHere } = head!;
    return {
      ...head!,
      remark: payout.remark,
      rows: application.content.rows.map(({ department, item, source, project }, at) => ({
        ...{ department, item, itemName: budgetItem(item)?.name ?? item, source, project },
        ...{ amount: formatYuan(payout.amounts[at] ?? ZERO), left: formatYuan(world.left[at] ?? ZERO) },
        ...{ charge: account(payout.booked[at]?.charge ?? ''), spending: account(payout.booked[at]?.spending ?? '') },
      })),
      ...{ bank: account(payout.bank), cash: account(payout.cash) },
      account: await readAccount(db, payout, world, caller),
      invoices: payout.invoices.map(({ amount, taken, ...invoice }) => ({
        ...{ ...invoice, amount: formatYuan(amount), taken: formatYuan(taken) },
      })),
      papers: (await readPayoutPapers(db, id)).map(({ id: paper, name, kind, bytes, sha256, display }) => ({
        ...{ id: paper, name, kind, bytes, sha256, by: display },
      })),
      ...{ approved: formatYuan(application.amount), worth: contract ? formatYuan(worthOf(contract)) : null },
      before: formatYuan(
        sumFen(others.filter(({ stage, id: other }) => isPaidOut(stage) && other < id).map(({ amount }) => amount)),
      ),
      doors: doors.map(({ door, problems }) => ({ door, problems: problems.map((message) => ({ message })) })),
      steps: steps.map(({ step, display, instant, reason }) => ({ step, display, instant, reason })),
      vouchers: await vouchersOut(db, id),
      taken: (await readExportsOf(db, [id])).map(({ display, instant, form, digest }) => ({
        ...{ display, instant, form, digest },
      })),
      may: mayOf(payout, { caller, steps, application, doors, keptHere }),
    };
  }),

  longQuery(
    approval.payoutFile,
    async (context, { id, paper }) => {
      const payout = await readPayout(context.db, id);
      if (!payout) throw context.notFound(`付款申请 ${id}`);
      context.requireUnit(payout.unit);
      const found = (await readPayoutPapers(context.db, id)).find((each) => each.id === paper);
      if (!found) throw context.notFound(`附件 ${paper}`);
      return found;
    },
    async (context, _input, { sha256, name, kind, bytes }) => {
      const kept = blobs.readBlob(sha256);
      if (!kept) throw context.refused('damaged', `附件“${name}”的文件丢失或已被改动，请用备份恢复`);
      const { sha256: file } = await context.files.put(context.actor, kept);
      return { file, name, kind, bytes };
    },
  ),
];

/** Heads of payments as the contract has them. */
async function headsOut(db: BooksReader, payouts: readonly PayoutKept[], words: HeadWords) {
  const ids = payouts.map(({ id }) => id);
  const applications = await readApplications(db, { ids: [...new Set(payouts.map(({ document }) => document))] });
  const byId = new Map(applications.map((application) => [application.id, application]));
  const contracts = await readContracts(db, {
    ids: [...new Set(payouts.flatMap(({ contract }) => contract ?? []))],
  });
  const numbers = new Map(contracts.map(({ id, number }) => [id, number]));
  const steps = await readSteps(db, ids);
  const made = await readMade(db, ids);
  const keptHere = await readKept(db, payouts, words.today, made);
  return payouts.map((payout) => {
    const { id, number, revision, stage, document, contract, unit, payee, prepaid, day } = payout;
    const application = byId.get(document)!;
    const last = steps.get(id)!.at(-1)!;
    return {
      ...{ id, number, revision, stage, document, documentNumber: application.number, contract, unit, payee },
      ...{ category: application.category, purpose: application.purpose, prepaid, day },
      contractNumber: contract === null ? '' : (numbers.get(contract) ?? ''),
      ...{ unitName: words.unit(unit), payeeName: payee === '' ? '' : words.payee(payee) },
      ...{ amount: formatYuan(payout.amount), warnings: application.warnings, keptHere: keptHere.get(id)! },
      ...{ paid: made.get(id)?.day ?? ('' as const), reference: made.get(id)?.reference ?? '' },
      ...{ display: last.display, instant: last.instant },
    };
  });
}

/** Whether the books of each payment's unit are kept here on its day; a unit and month is asked for once. */
async function readKept(
  db: BooksReader,
  payouts: readonly PayoutKept[],
  today: AccountingDate,
  made: ReadonlyMap<number, { readonly day: AccountingDate }>,
): Promise<ReadonlyMap<number, boolean>> {
  const asked = new Map<string, boolean>();
  const kept = new Map<number, boolean>();
  for (const { id, unit, day: planned } of payouts) {
    const day = made.get(id)?.day ?? judgedOn(planned, today);
    const name = `${unit} ${periodOfDate(day)}`;
    const isKept = asked.get(name) ?? (await isKeptHere(db, unit, day));
    asked.set(name, isKept);
    kept.set(id, isKept);
  }
  return kept;
}

const holds = (caller: Caller, permission: 'funds.pay', { unit }: PayoutKept): boolean => {
  const scope = scopeOf(caller, permission);
  return scope !== undefined && reaches(scope, unit);
};

/** The doors as they stand for whoever makes the next step; of what is paid or over none. */
async function doorsNow(
  db: BooksReader,
  payout: PayoutKept,
  world: PayWorld,
  { caller, today }: { readonly caller: Caller; readonly today: AccountingDate },
): Promise<DoorState[]> {
  if (payout.stage !== 'draft' && payout.stage !== 'handed' && payout.stage !== 'checked') return [];
  const pays = payout.stage === 'checked' && holds(caller, 'funds.pay', payout);
  return pays
    ? readDoors(db, payout, world, { caller, day: today, payer: actorOf(caller) })
    : readDoors(db, payout, world, { caller, day: judgedOn(payout.day, today), payer: '' });
}

/** 收款账户: as it was handed in, before that the register's; whole only for who pays. */
async function readAccount(
  db: BooksReader,
  payout: PayoutKept,
  { payee: code }: PayWorld,
  caller: Caller,
): Promise<BankAccount | null> {
  const payee = code === '' ? undefined : (await readPayees(db)).get(code);
  const account = payout.account ?? (payee && accountToPay(payee));
  if (!account) return null;
  const { name, bank, number } = account;
  return { name, bank, number: holds(caller, 'funds.pay', payout) ? number : `…${number.slice(-4)}` };
}

async function vouchersOut(db: BooksReader, payout: number) {
  const kept = await readVouchersOfPayouts(db, [payout]);
  const vouchers = await readVouchersOf(
    db,
    kept.map(({ voucher }) => voucher),
  );
  return vouchers.map((voucher) => ({
    ...{ id: voucher.id, unit: voucher.unit, number: voucherNumber(voucher), period: voucher.period },
    reversal: kept.some((each) => each.voucher === voucher.id && each.reversal),
  }));
}

interface Asking {
  readonly caller: Caller;
  readonly steps: readonly StepKept[];
  readonly application: ApplicationKept;
  readonly doors: readonly DoorState[];
  readonly keptHere: boolean;
}

/** What the caller may do to it now: by right, by where it stands, and not beside what they did to it before. */
function mayOf(payout: PayoutKept, { caller, steps, application, doors, keptHere }: Asking) {
  const own = preparersOf(steps).has(actorOf(caller)) || application.prepared.includes(actorOf(caller));
  const involved = doors.some(({ door, problems }) => door === 'person' && problems.length > 0);
  const may = PAYOUT_STEPS.filter(
    (step) =>
      mayStep(step, payout, caller) &&
      !isForbidden(step, caller, steps) &&
      !(step === 'check' && own) &&
      !(step === 'pay' && involved) &&
      !(step === 'post' && !keptHere),
  );
  return may.includes('pay') ? [...may, 'export' as const] : may;
}
