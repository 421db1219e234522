import { type Fen, fen, sumFen, ZERO } from '../../../kernel/fen.ts';
import type { ChartName } from '../../organisation/unit.ts';
import { counterpartyOf } from '../counterparty.ts';
import type { AccountFigure } from '../figures.ts';
import type { ClosingAccounts } from '../period-end/accounts.ts';
import type { VoucherLine } from '../voucher.ts';
import { type Debt, gathered, isMember, sideOf } from './allowance-base.ts';
import { ALLOWANCE_SIDES, type AllowanceSettings, type AllowanceSide, percentOf } from './allowance-settings.ts';

/** One step of 期末应提数: an amount, its percent, and what comes of it. */
export interface AllowanceStep {
  readonly what: 'balance' | 'unknown' | 'band' | 'judged';
  /** Which band, from 0; the last is what is older than all bounds. */
  readonly band?: number;
  readonly base: Fen;
  readonly percent?: string;
  readonly required: Fen;
  /** Of what was judged: why. */
  readonly reason?: string;
}

/** 应补提(+)/冲减(−) = 期末应提数 − 1219 贷方余额 (+ 借方余额), of the outsiders of a side or of one member. */
export interface AllowancePart {
  readonly side: AllowanceSide;
  /** `unit:T01`; nothing for everybody who is no member. */
  readonly counterparty: string;
  readonly steps: readonly AllowanceStep[];
  readonly required: Fen;
  /** What 1219 holds for it; credit-positive. */
  readonly held: Fen;
  /** Positive: 补提; negative: 冲减. */
  readonly change: Fen;
}

export interface AllowanceAsked {
  readonly chart: ChartName;
  readonly accounts: ClosingAccounts;
  readonly groupOf: (code: string) => string | undefined;
  readonly figures: readonly AccountFigure[];
  readonly settings: AllowanceSettings;
  /** What is owed, account by account and debtor by debtor. */
  readonly debts: readonly Debt[];
}

/** The leaf of 1219 for a side; the plain chart may keep both on one. */
const DETAILS: Readonly<Record<AllowanceSide, { readonly group: string; readonly name: string }>> = {
  trade: { group: '121901', name: '应收账款坏账准备' },
  other: { group: '121902', name: '其他应收款坏账准备' },
};

/** What each side and member should have and has, by the unit's method. Nothing while no method is settled. */
export function allowanceParts(asked: AllowanceAsked): AllowancePart[] {
  const { settings, accounts } = asked;
  if (settings.method === 'none') return [];
  const leaves = ALLOWANCE_SIDES.map((side) => accounts.detailOf('1219', DETAILS[side]));
  const together = leaves[0] === leaves[1];
  const parts = ALLOWANCE_SIDES.flatMap((side, at) => partsOf(asked, side, leaves[at]!));
  if (!together) return parts;
  // 1219 is not divided: the two sides need it together, and the first of them is told what it holds.
  const merged = new Map<string, AllowancePart>();
  for (const part of parts) {
    const known = merged.get(part.counterparty);
    if (!known) merged.set(part.counterparty, part);
    else {
      const required = fen(known.required + part.required);
      merged.set(part.counterparty, {
        ...known,
        steps: [...known.steps, ...part.steps],
        required,
        change: fen(required - known.held),
      });
    }
  }
  return [...merged.values()];
}

function partsOf(asked: AllowanceAsked, side: AllowanceSide, leaf: string): AllowancePart[] {
  const { chart, groupOf, settings, figures, debts } = asked;
  const own = debts.filter(({ code }) => sideOf(code, groupOf(code), chart, settings) === side);
  const groups = gathered(
    own.filter(({ counterparty }) => settings.members || !isMember(counterparty)),
    settings.bands,
  );
  const held = new Map<string, number>();
  for (const figure of figures) {
    if (figure.code !== leaf) continue;
    const who = figure.counterparty ?? '';
    if (isMember(who) && !settings.members) continue;
    const key = isMember(who) ? who : '';
    held.set(key, (held.get(key) ?? 0) - figure.closing);
  }
  const judged = settings.judged
    .filter((each) => settings.method === 'individual' && each.side === side && settings.members)
    .map((each) => (isMember(each.counterparty) ? each.counterparty : ''));
  const keys = [...new Set(['', ...groups.keys(), ...held.keys(), ...judged])].sort();
  return keys.map((counterparty) => {
    const steps = stepsOf(settings, side, counterparty, groups.get(counterparty));
    const required = sumFen(steps.map((step) => step.required));
    const has = fen(held.get(counterparty) ?? 0);
    return { side, counterparty, steps, required, held: has, change: fen(required - has) };
  });
}

type Group = NonNullable<ReturnType<ReturnType<typeof gathered>['get']>>;

function stepsOf(
  settings: AllowanceSettings,
  side: AllowanceSide,
  counterparty: string,
  group: Group | undefined,
): AllowanceStep[] {
  if (settings.method === 'individual')
    return settings.judged
      .filter((each) => each.side === side && (isMember(each.counterparty) ? each.counterparty : '') === counterparty)
      .map(({ amount, reason }) => ({ what: 'judged', base: amount, required: amount, reason }));
  if (!group) return [];
  if (settings.method === 'balance') {
    const percent = settings.rates[side];
    return [{ what: 'balance', base: group.balance, percent, required: percentOf(group.balance, percent) }];
  }
  const steps: AllowanceStep[] = group.aged.bands.map((base, band) => {
    const percent = settings.bandRates[band] ?? '0';
    return { what: 'band', band, base, percent, required: percentOf(base, percent) };
  });
  const { unknown } = group.aged;
  const percent = settings.unknownRate;
  steps.push({ what: 'unknown', base: unknown, percent, required: percentOf(unknown, percent) });
  return steps.filter(({ base }) => base !== 0);
}

/** P25: Dr 5901 / Cr 1219 of what is to be added, and the other way about of what is taken back. */
export function allowanceLines(
  { accounts }: Pick<AllowanceAsked, 'accounts'>,
  parts: readonly AllowancePart[],
): { readonly summary: string; readonly lines: VoucherLine[] } {
  const moving = parts.filter(({ change }) => change !== 0);
  const total = moving.reduce((sum, { change }) => sum + change, 0);
  const summary = moving.every(({ change }) => change < 0)
    ? '冲减坏账准备'
    : moving.every(({ change }) => change > 0)
      ? '补提坏账准备'
      : '调整坏账准备';
  if (moving.length === 0) return { summary, lines: [] };
  const expense = accounts.namedOf('5901', /坏账/, '坏账损失', 'other');
  const lines = moving.map(({ side, counterparty, change }): VoucherLine => {
    const who = counterpartyOf(counterparty);
    return {
      ...line(accounts.detailOf('1219', DETAILS[side]), summary, -change),
      ...(who ? { counterparty: who } : {}),
    };
  });
  return { summary, lines: total === 0 ? lines : [line(expense, summary, total), ...lines] };
}

const line = (code: string, summary: string, amount: number): VoucherLine => ({
  book: 'financial',
  code,
  summary,
  debit: amount > 0 ? fen(amount) : ZERO,
  credit: amount < 0 ? fen(-amount) : ZERO,
});
