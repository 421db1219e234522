import { approval } from '../../../../shared/contract/approval.ts';
import { takesBudget } from '../../../../shared/domain/approval/application.ts';
import { payableUnder, worthOf } from '../../../../shared/domain/approval/contract.ts';
import { isBody } from '../../../../shared/domain/approval/level.ts';
import { asksInvoice } from '../../../../shared/domain/approval/payout.ts';
import { budgetItem } from '../../../../shared/domain/budget/plan.ts';
import type { UnitAccount } from '../../../../shared/domain/ledger/account.ts';
import { isSame } from '../../../../shared/domain/ledger/papers/documents.ts';
import { withinScope } from '../../../../shared/domain/organisation/access.ts';
import type { AccountingDate } from '../../../../shared/kernel/date.ts';
import { type Fen, fen, formatYuan, sumFen, ZERO } from '../../../../shared/kernel/fen.ts';
import type { BooksReader } from '../../database.ts';
import { loadUnits } from '../../organisation/queries.ts';
import { type Implementation, query } from '../../pipeline/implementation.ts';
import { readHeadWords } from '../applications/heads.ts';
import { todayOf } from '../applications/moving.ts';
import {
  type ApplicationKept,
  readApplications,
  readInvoicesOn,
  readMoves,
  readRelease,
  routeOf,
} from '../applications/reading.ts';
import { readContracts } from '../contracts/reading.ts';
import { readApprovalSettings } from '../settings/reading.ts';
import { proposedOf, readChoices } from './booking.ts';
import { takenOf } from './invoices.ts';
import { payoutOf } from './preparing.ts';
import { type PayoutInvoice, readCounted, readPayoutPapers } from './reading.ts';

import { doorsBefore, problemsOf } from './weighing.ts';
import { isEarly, type PayWorld, paidUnder, readPayWorld, worldOf } from './world.ts';

/** What may be paid, the form of one payment, and 试算. */
export const formOperations: readonly Implementation[] = [
  query(approval.payable, async ({ db, scope, nowMs }) => {
    const today = todayOf(nowMs);
    const words = await readHeadWords(db, today);
    const { contractFrom } = await readApprovalSettings(db);
    return (
      await readPayable(
        db,
        withinScope(scope, await loadUnits(db), ({ code }) => code).map(({ code }) => code),
      )
    )
      .filter(({ contract, application }) => contract || application.amount < contractFrom)
      .map((world) => {
        const { application, contract, payee } = world;
        const { id, number, category, unit, purpose } = application;
        const granted = contract ? worthOf(contract) : application.amount;
        const taken = paidUnder(world);
        return {
          ...{ document: id, contract: contract?.id ?? null, documentNumber: number, category, unit, purpose },
          ...{ contractNumber: contract?.number ?? '', unitName: words.unit(unit), payee },
          ...{ payeeName: payee === '' ? '' : words.payee(payee), granted: formatYuan(granted) },
          ...{ taken: formatYuan(taken), ready: formatYuan(readyOf(world, today)), early: isEarly(world) },
          isOpen: granted > taken,
        };
      })
      .flatMap(({ isOpen, ...row }) => (isOpen ? [row] : []));
  }),

  query(approval.payoutForm, async (context, { document, contract, except, prepaid = false }) => {
    const { db, nowMs } = context;
    const world = await readPayWorld(db, { document, contract }, except);
    if (!world) throw context.notFound(`大额支出申请 ${document}`);
    const { application, left } = world;
    context.requireUnit(application.unit);
    const choices = await readChoices(db, application, prepaid);
    const proposed = proposedOf(choices);
    return {
      ...{ unit: application.unit, payee: world.payee, invoiced: asksInvoice(application.category) },
      rows: application.content.rows.map(({ department, item, source, project }, at) => ({
        ...{
          department,
          item,
          itemName: budgetItem(item)?.name ?? item,
          source,
          project,
          left: formatYuan(left[at] ?? ZERO),
        },
        ...proposed.booked[at]!,
        charges: choices.rows[at]!.charges.map(accountOut),
        spendings: choices.rows[at]!.spendings.map(accountOut),
      })),
      ...{ ready: formatYuan(readyOf(world, todayOf(nowMs))), bank: proposed.bank, cash: proposed.cash },
      ...{ banks: choices.banks.map(accountOut), cashes: choices.cashes.map(accountOut) },
      invoices: await readInvoicesLeft(db, world, except),
    };
  }),

  query(approval.weighPayout, async (context, { id, ...said }) => {
    const { db, caller, nowMs } = context;
    const world = await readPayWorld(db, said, id);
    if (world?.application.unit !== said.unit) throw context.notFound(`大额支出申请 ${said.document}`);
    const payout = payoutOf(said, world);
    const today = todayOf(nowMs);
    const doors = await doorsBefore(db, { ...payout, id }, world, { caller, today });
    return {
      doors: doors.map(({ door, problems }) => ({ door, problems: problems.map((message) => ({ message })) })),
      problems: await problemsOf(db, payout, world, today),
    };
  }),
];

const accountOut = ({ code, name }: UnitAccount) => ({ code, name });

/** What may be paid today beside what others take: of a contract what was accepted and is not kept back. */
function readyOf(world: PayWorld, today: AccountingDate): Fen {
  const { contract, left } = world;
  const rows = sumFen(left);
  return contract ? fen(Math.min(rows, payableUnder(contract, paidUnder(world), today))) : rows;
}

/** Applications of some units that may be paid, under each of their contracts, or without one where there is none. */
async function readPayable(db: BooksReader, units: readonly ApplicationKept['unit'][]): Promise<PayWorld[]> {
  const found = (await readApplications(db, { units, stages: ['approved', 'deciding'] })).filter(({ category }) =>
    takesBudget(category),
  );
  const ids = found.map(({ id }) => id);
  const contracts = await readContracts(db, { documents: ids });
  const counted = await readCounted(db, ids);
  const worlds: PayWorld[] = [];
  for (const application of found) {
    const releasedBy = (await readRelease(db, application.id))?.person;
    if (application.stage === 'deciding') {
      if (releasedBy === undefined) continue;
      const { steps } = routeOf(await readMoves(db, application.id));
      if (steps.some(({ step }) => isBody(step.level))) continue;
    }
    const own = contracts.filter(({ document }) => document === application.id);
    const others = counted.filter(({ document }) => document === application.id);
    const known = { application, contracts: own, releasedBy, others };
    for (const contract of own.length === 0 ? [undefined] : own) worlds.push(worldOf({ ...known, contract }));
  }
  return worlds;
}

/** Invoices on papers of the application, of this payment and of those before it, with what is left of each. */
async function readInvoicesLeft(db: BooksReader, { application, others }: PayWorld, except: number | undefined) {
  const papers = [
    ...(await readInvoicesOn(db, application.id)),
    ...(except === undefined ? [] : (await readPayoutPapers(db, except)).flatMap(({ invoice }) => invoice ?? [])),
  ];
  const known = [
    ...papers.map(
      ({ code, number, seller, date, total = ZERO }): Omit<PayoutInvoice, 'taken'> => ({
        ...{ code, number, seller: seller.name, day: date ?? '', amount: total },
      }),
    ),
    ...others.flatMap(({ invoices }) => invoices),
  ];
  const each = known.filter((invoice, at) => known.findIndex((other) => isSame(other, invoice)) === at);
  return each.flatMap(({ code, number, seller, day, amount }) => {
    const left = fen(amount - takenOf({ code, number }, others));
    return left > 0
      ? [
          {
            ...{ code, number, seller, day, amount: formatYuan(amount) },
            taken: formatYuan(left),
            left: formatYuan(left),
          },
        ]
      : [];
  });
}
