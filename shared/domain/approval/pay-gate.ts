import { type AccountingDate, daysBetween } from '../../kernel/date.ts';
import { type Fen, sumFen } from '../../kernel/fen.ts';
import { type Contract, payableUnder } from './contract.ts';
import { isBody, type Level } from './level.ts';
import type { Route } from './route-state.ts';

/**
 * Doors that money leaves through, each of its own (支付控制). `decided`: every level; `meeting`: minutes with a resolution that covers it,
 * dated before the contract; `contract`: there is one from a limit on, and it is not exceeded; `payee`: the register's, approved and
 * cooled; `invoice`: covers it and was used nowhere else; `person`: whoever pays did nothing else to it.
 */
export const PAY_DOORS = ['decided', 'meeting', 'contract', 'payee', 'invoice', 'person'] as const;
export type PayDoor = (typeof PAY_DOORS)[number];

/** 收款账户 as the register has it; `since` is when it was approved. */
export interface PayeeAccount {
  readonly name: string;
  readonly bank: string;
  readonly number: string;
  readonly since: AccountingDate;
}

export interface PaySettings {
  /** 合同起点 [U]: from this amount of the application on, in 分, there is a contract. */
  readonly contractFrom: Fen;
  /** 账户冷静期 [U]: days after an account was changed during which nothing is paid to it. */
  readonly coolDays: number;
}

export interface PayAsked {
  readonly route: Route;
  /** Urgent, released before its last levels (紧急支出); never where a body must decide. */
  readonly released: boolean;
  readonly resolutions: readonly { readonly level: Level; readonly amount: Fen; readonly day: AccountingDate }[];
  readonly contract: Contract | undefined;
  /** What other payments take of the application, in 分, and of it under the same contract. */
  readonly paid: Fen;
  readonly paidUnder: Fen;
  readonly amount: Fen;
  /** What invoices must come to (`toBeCovered`), in 分. */
  readonly toCover: Fen;
  readonly day: AccountingDate;
  readonly payee: Pick<PayeeAccount, 'name' | 'bank' | 'number'>;
  readonly register: PayeeAccount | undefined;
  readonly invoices: readonly { readonly number: string; readonly amount: Fen; readonly usedBy: string }[];
  /** Whoever applied, prepared, decided or accepted. */
  readonly involved: readonly string[];
  readonly payer: string;
}

/** What keeps a door shut; a sentence is made of it where it is told. */
export type PayBar =
  | { readonly door: 'decided'; readonly why: 'open' | 'over'; readonly most?: Fen }
  | { readonly door: 'meeting'; readonly why: 'missing' | 'amount' | 'late'; readonly level: Level }
  | { readonly door: 'contract'; readonly why: 'missing' | 'over'; readonly most?: Fen }
  | { readonly door: 'payee'; readonly why: 'unknown' | 'different' | 'cooling' }
  | { readonly door: 'invoice'; readonly why: 'missing' | 'used'; readonly number?: string; readonly by?: string }
  | { readonly door: 'person'; readonly why: 'same' };

/** Every door that is shut, and why; money leaves only where none is. */
export function shutDoors(asked: PayAsked, settings: PaySettings): readonly PayBar[] {
  return [
    ...againstDecision(asked),
    ...againstMeetings(asked),
    ...againstContract(asked, settings),
    ...againstPayee(asked, settings),
    ...againstInvoices(asked),
    ...(asked.involved.includes(asked.payer) ? [{ door: 'person', why: 'same' } as const] : []),
  ];
}

function againstDecision({ route, released, paid, amount }: PayAsked): PayBar[] {
  const bodies = route.steps.some(({ step }) => isBody(step.level));
  const isOpen = route.stage === 'approved' || (released && !bodies && route.stage === 'deciding');
  if (!isOpen) return [{ door: 'decided', why: 'open' }];
  return paid + amount > route.amount ? [{ door: 'decided', why: 'over', most: route.amount }] : [];
}

/** 三重一大: each body that the amount needs, by a resolution of at least the amount, not later than the contract. */
function againstMeetings({ route, resolutions, contract }: PayAsked): PayBar[] {
  return route.steps.flatMap(({ step: { level } }): PayBar[] => {
    if (!isBody(level)) return [];
    const its = resolutions.filter((resolution) => resolution.level === level);
    if (its.length === 0) return [{ door: 'meeting', why: 'missing', level }];
    const enough = its.filter(({ amount }) => amount >= route.amount);
    if (enough.length === 0) return [{ door: 'meeting', why: 'amount', level }];
    const inTime = contract === undefined || enough.some(({ day }) => day <= contract.signed);
    return inTime ? [] : [{ door: 'meeting', why: 'late', level }];
  });
}

function againstContract(
  { route, contract, paidUnder, amount, day }: PayAsked,
  { contractFrom }: PaySettings,
): PayBar[] {
  if (!contract) return route.amount >= contractFrom ? [{ door: 'contract', why: 'missing' }] : [];
  const most = payableUnder(contract, paidUnder, day);
  return amount > most ? [{ door: 'contract', why: 'over', most }] : [];
}

function againstPayee({ payee, register, day }: PayAsked, { coolDays }: PaySettings): PayBar[] {
  if (!register) return [{ door: 'payee', why: 'unknown' }];
  const isSame = payee.name === register.name && payee.bank === register.bank && payee.number === register.number;
  if (!isSame) return [{ door: 'payee', why: 'different' }];
  return daysBetween(register.since, day) < coolDays ? [{ door: 'payee', why: 'cooling' }] : [];
}

/** 防止重复入账 (财会〔2020〕6号 三(三)): an invoice counts once, and together they cover what is paid. */
function againstInvoices({ invoices, toCover }: PayAsked): PayBar[] {
  const used = invoices.filter(({ usedBy }) => usedBy !== '');
  const covered = sumFen(invoices.map((invoice) => invoice.amount));
  return [
    ...used.map(({ number, usedBy: by }): PayBar => ({ door: 'invoice', why: 'used', number, by })),
    ...(covered < toCover ? [{ door: 'invoice', why: 'missing' } as const] : []),
  ];
}
