import { LEVELS } from '../../../../shared/domain/approval/level.ts';
import { PAY_DOORS, type PayBar, type PayDoor, shutDoors } from '../../../../shared/domain/approval/pay-gate.ts';
import { accountToPay, isPerson, type Payee } from '../../../../shared/domain/approval/payee.ts';
import { asksInvoice, toBeCovered } from '../../../../shared/domain/approval/payout.ts';
import type { ApprovalSettings } from '../../../../shared/domain/approval/settings.ts';
import { lineKey } from '../../../../shared/domain/budget/line.ts';
import type { Caller } from '../../../../shared/domain/organisation/access.ts';
import { alike } from '../../../../shared/domain/organisation/names.ts';
import type { AccountingDate } from '../../../../shared/kernel/date.ts';
import { type Fen, fen, groupedYuan, sumFen, ZERO } from '../../../../shared/kernel/fen.ts';
import { readHeld } from '../../budget/queries.ts';
import type { BooksReader } from '../../database.ts';
import { holderOf, wantedOf } from '../applications/moving.ts';
import { readMoves, routeOf } from '../applications/reading.ts';
import { readResolutions } from '../meetings/reading.ts';
import { readPayees } from '../payees/reading.ts';
import { readApprovalSettings } from '../settings/reading.ts';
import { whereUsed } from './invoices.ts';
import type { PayoutKept } from './reading.ts';
import { readSteps } from './reading.ts';
import { handsIn } from './who.ts';
import { isEarly, type PayWorld, paidUnder } from './world.ts';

/** What of a payment the doors look at; `id` where it is kept. */
export type PayoutAsked = Pick<PayoutKept, 'amounts' | 'amount' | 'prepaid' | 'invoices' | 'account'> & {
  readonly id?: number | undefined;
};

interface Judging {
  readonly caller: Caller;
  readonly day: AccountingDate;
  /** Who pays; '' where nobody does yet. */
  readonly payer: string;
}

/** What keeps one door shut; none where it is open. */
export interface DoorState {
  readonly door: PayDoor;
  readonly problems: readonly string[];
}

/** Every door, in the order in which money passes them. */
export async function readDoors(
  db: BooksReader,
  payout: PayoutAsked,
  world: PayWorld,
  judging: Judging,
): Promise<DoorState[]> {
  const { application, contract, others } = world;
  const settings = await readApprovalSettings(db);
  const moves = await readMoves(db, application.id);
  const route = routeOf(moves);
  const payee = world.payee === '' ? undefined : (await readPayees(db)).get(world.payee);
  const register = payee && accountToPay(payee);
  const asks = asksInvoice(application.category);
  const toCover = asks ? toBeCovered(payout, others) : ZERO;
  const covering = [...payout.invoices, ...others.flatMap((other) => other.invoices)];
  const invoices: { number: string; amount: Fen; usedBy: string }[] = [];
  for (const invoice of payout.invoices)
    invoices.push({
      ...{ number: invoice.number, amount: invoice.taken },
      usedBy: await whereUsed(db, judging.caller, invoice, { document: application.id, others }),
    });
  const before = others.flatMap((other) => other.invoices.map(({ number, taken: amount }) => ({ number, amount })));
  const steps = payout.id === undefined ? [] : ((await readSteps(db, [payout.id])).get(payout.id) ?? []);
  const bars = shutDoors(
    {
      ...{
        route,
        released: world.releasedBy !== undefined,
        contract,
        amount: payout.amount,
        day: judging.day,
        toCover,
      },
      resolutions: await readResolutions(db, [application.id]),
      paid: sumFen(others.map(({ amount }) => amount)),
      paidUnder: paidUnder(world),
      payee: payout.account ?? register ?? { name: '', bank: '', number: '' },
      register,
      invoices: [...invoices, ...before.map((each) => ({ ...each, usedBy: '' }))],
      involved: [
        ...handsIn({ application, moves, releasedBy: world.releasedBy, contract, steps }),
        ...(payee?.keepers ?? []),
      ],
      payer: judging.payer,
    },
    settings,
  );
  const covered = sumFen(covering.map(({ taken }) => taken));
  const words = { settings, toCover, covered, since: register?.since, day: judging.day };
  const own = [
    ...(await againstEarly(db, payout, world)),
    ...againstRows(payout, world),
    ...againstSellers(payout, payee),
    ...againstPrepaid(payout, world),
  ];
  return PAY_DOORS.map((door) => ({
    door,
    problems: [
      ...bars.filter((bar) => bar.door === door).map((bar) => sayBar(bar, words)),
      ...own.filter((each) => each.door === door).map(({ message }) => message),
    ],
  }));
}

interface OwnBar {
  readonly door: PayDoor;
  readonly message: string;
}

/** Beyond what each row was granted; and without its contract, where there is one. */
function againstRows({ amounts }: PayoutAsked, { contract, contracts, left }: PayWorld): OwnBar[] {
  if (!contract && contracts.length > 0) return [{ door: 'contract', message: '这份申请签了合同，须在合同下付款' }];
  return amounts.flatMap((amount, row): OwnBar[] => {
    const most = left[row] ?? ZERO;
    if (amount <= most) return [];
    const message = `第 ${row + 1} 行至多还可以付 ${groupedYuan(most)} 元`;
    return [{ door: contract ? 'contract' : 'decided', message }];
  });
}

/** 票款一致: who sold it is who is paid; a person is paid back what others sold. */
function againstSellers({ invoices }: PayoutAsked, payee: Payee | undefined): OwnBar[] {
  if (!payee || isPerson(payee.code)) return [];
  return invoices
    .filter(({ seller }) => !alike(seller, payee.name) && !alike(seller, payee.account.name))
    .map(({ number, seller }) => ({
      door: 'invoice' as const,
      message:
        seller === '' ? `发票 ${number} 没有写销售方` : `发票 ${number} 的销售方“${seller}”不是收款单位“${payee.name}”`,
    }));
}

/** 预付 is what a contract agrees on. */
const againstPrepaid = ({ prepaid }: PayoutAsked, { contract }: PayWorld): OwnBar[] =>
  prepaid && !contract ? [{ door: 'invoice', message: '没有合同的支出不能预付，须凭发票付款' }] : [];

/** 紧急放行: what is paid before it was decided must be held of the budget; what waits for a higher word is not. */
async function againstEarly(db: BooksReader, { amounts }: PayoutAsked, world: PayWorld): Promise<OwnBar[]> {
  if (!isEarly(world)) return [];
  const held = await readHeld(db, holderOf(world.application).carrier);
  return wantedOf(world.application).flatMap(({ line, amount }, row): OwnBar[] => {
    const own = held.find(({ claim }) => claim.line === lineKey(line))?.claim;
    const has = own ? fen(own.reserved + own.committed + own.spent) : ZERO;
    return (amounts[row] ?? ZERO) > 0 && has < amount
      ? [{ door: 'decided', message: `第 ${row + 1} 行超出预算，批准之前不能先付` }]
      : [];
  });
}

interface BarWords {
  readonly settings: ApprovalSettings;
  readonly toCover: Fen;
  readonly covered: Fen;
  readonly since: AccountingDate | undefined;
  readonly day: AccountingDate;
}

function sayBar(bar: PayBar, words: BarWords): string {
  switch (bar.door) {
    case 'decided':
      return bar.why === 'open'
        ? '申请没有批完，不能付款'
        : `各次付款合计不能超过批准的 ${groupedYuan(bar.most ?? ZERO)} 元`;
    case 'meeting': {
      const level = LEVELS[bar.level];
      if (bar.why === 'missing') return `没有${level}的决议`;
      return bar.why === 'amount' ? `${level}决议的金额少于申请的金额` : `${level}的决议晚于合同签订，决策程序倒置`;
    }
    case 'contract':
      return bar.why === 'missing'
        ? `${groupedYuan(words.settings.contractFrom)} 元以上的支出须先登记合同`
        : `合同现在至多还可以付 ${groupedYuan(bar.most ?? ZERO)} 元：没有验收的节点、没有到期的质量保证金不能付`;
    case 'payee':
      if (bar.why === 'unknown') return '收款单位没有审核过的收款账户，或者已经停用';
      return bar.why === 'different'
        ? '收款账户在提交之后变更过，须退回重新提交'
        : `收款账户 ${words.since ?? ''} 才审核，满 ${words.settings.coolDays} 天才能付款`;
    case 'invoice':
      return bar.why === 'used'
        ? (bar.by ?? '')
        : `发票不够：各次付款共须 ${groupedYuan(words.toCover)} 元，现有 ${groupedYuan(words.covered)} 元`;
    case 'person':
      return '申请、审批、签约、验收、编制、复核或登记收款账户的人不能支付同一笔款';
  }
}

/** Doors that are shut, as reasons of a refusal: the place is the door. */
export const shutReasons = (doors: readonly DoorState[]) =>
  doors.flatMap(({ door, problems }) => problems.map((message) => ({ code: 'shut', place: door, message })));
