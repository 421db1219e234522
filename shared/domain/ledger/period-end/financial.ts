import { type Fen, fen } from '../../../kernel/fen.ts';
import type { ChartName } from '../../organisation/unit.ts';
import type { AccountFigure } from '../figures.ts';
import { evaluateStatement, lineAmount } from '../statements/evaluate.ts';
import { sourceOf, termCode } from '../statements/figure-index.ts';
import { incomeStatement } from '../statements/income.ts';
import type { VoucherLine } from '../voucher.ts';
import type { ClosingAccounts } from './accounts.ts';
import type { Standing } from './standing.ts';

/** The surplus accounts of a chart: 3301 of each kind by its line of 收入费用表, where it rests, and those of 3302. */
interface SurplusAccounts {
  /** By the 其中 line of 本期盈余 (医院补充规定 二（三）; 财会〔2018〕25号 三（四）). */
  readonly kinds: Readonly<Record<string, { readonly surplus: string; readonly resting: string }>>;
  /** The kind that is distributed, and that takes whatever is of no other. */
  readonly medical: { readonly surplus: string; readonly resting: string };
  /** 提取职工福利基金 and 转入累计盈余. */
  readonly distribution: { readonly welfare: string; readonly rest: string };
}

const ACCOUNTS: Readonly<Record<ChartName, SurplusAccounts>> = {
  hospital: {
    kinds: {
      'fiscal-project-surplus': { surplus: '330101', resting: '300101' },
      'medical-surplus': { surplus: '330102', resting: '300102' },
      'research-surplus': { surplus: '330103', resting: '300103' },
    },
    medical: { surplus: '330102', resting: '300102' },
    distribution: { welfare: '330201', rest: '330202' },
  },
  primary: {
    kinds: {
      'medical-surplus': { surplus: '330101', resting: '300101' },
      'public-health-surplus': { surplus: '330102', resting: '300102' },
      'research-surplus': { surplus: '330103', resting: '300103' },
    },
    medical: { surplus: '330101', resting: '300101' },
    distribution: { welfare: '330201', rest: '330203' },
  },
  institution: {
    kinds: {},
    medical: { surplus: '3301', resting: '3001' },
    distribution: { welfare: '3302', rest: '3302' },
  },
};

/** What the rules of the financial accounting close with. */
export interface Financial {
  readonly chart: ChartName;
  readonly accounts: ClosingAccounts;
  readonly standing: Standing;
  /** As they stood before closing: what the surplus is made of. */
  readonly figures: readonly AccountFigure[];
}

const below =
  (code: string) =>
  (figure: AccountFigure): boolean =>
    figure.code.startsWith(code);

/** The leaf of a detail, or of its first level where the unit does not divide that. */
const leafOf = (accounts: ClosingAccounts, official: string): string =>
  accounts.leafOf(accounts.isDivided(official.slice(0, 4)) ? official : official.slice(0, 4));

/** 结转收入, 结转费用: every 4xxx or 5xxx into 3301, by the kind of surplus to which 收入费用表 counts it (3301 主要账务处理). */
export function closeFlows(
  { chart, accounts, standing }: Financial,
  element: 'revenue' | 'expense',
  summary: string,
): VoucherLine[][] {
  const kindOf = surplusKinds(chart);
  return standing.moveInParts(
    standing.holdings(below(element === 'revenue' ? '4' : '5')),
    ({ figure }) => ({ code: leafOf(accounts, kindOf(figure).surplus) }),
    { book: 'financial', summary },
  );
}

/** To which 其中 line of 本期盈余 a figure counts; found once for an account and a source of money. */
function surplusKinds(chart: ChartName) {
  const { kinds, medical } = ACCOUNTS[chart];
  const definition = incomeStatement(chart);
  const known = new Map<string, { readonly surplus: string }>();
  return (figure: AccountFigure): { readonly surplus: string } => {
    const key = `${termCode(figure)}/${sourceOf(figure) ?? ''}`;
    const before = known.get(key);
    if (before) return before;
    const alone = evaluateStatement(definition, [{ ...figure, yearMovement: fen(1), monthMovement: fen(1) }]);
    const line = Object.keys(kinds).find((each) => lineAmount(alone, each) !== 0);
    const found = line === undefined ? medical : kinds[line]!;
    known.set(key, found);
    return found;
  };
}

/** The part of 本期盈余 that goes straight into 累计盈余, and that which is distributed; credit-positive 分. */
interface Parted {
  readonly straight: number;
  readonly distributed: number;
}

/**
 * How much of a kind of surplus is distributed (3301, 3302 主要账务处理). Hospitals distribute only what remains of a credit
 * 医疗盈余 after the part that 财政基本拨款 made (医院补充规定 一（九）); others all.
 */
function part({ chart, accounts, figures }: Financial, official: string, amount: number): Parted {
  if (chart !== 'hospital' || !accounts.isDivided('3301')) return { straight: 0, distributed: amount };
  if (official !== ACCOUNTS.hospital.medical.surplus) return { straight: amount, distributed: 0 };
  const rest = amount - fiscalBasicSurplus(figures);
  return rest > 0 ? { straight: amount - rest, distributed: rest } : { straight: amount, distributed: 0 };
}

/** 财政基本拨款形成的盈余: what 财政基本拨款 brought, less what was spent of it; credit-positive 分. */
function fiscalBasicSurplus(figures: readonly AccountFigure[]): number {
  const income = evaluateStatement(incomeStatement('hospital'), figures);
  return (
    lineAmount(income, 'fiscal-basic-revenue') -
    lineAmount(income, 'operating-expense-fiscal-basic') -
    lineAmount(income, 'administrative-expense-fiscal-basic')
  );
}

/** 3301 emptied, and what of it stands in 3302 by where it will rest; credit-positive 分. */
export interface Surplus {
  readonly lines: VoucherLine[];
  readonly distributed: ReadonlyMap<string, number>;
  /** 可供分配: the most that may be set aside for 职工福利基金. */
  readonly distributable: Fen;
}

/** 年末结转本期盈余: each kind straight into its detail of 3001, or into 3302 to be distributed. */
export function closeSurplus(financial: Financial, summary: string): Surplus {
  const { chart, accounts, standing } = financial;
  const of = { book: 'financial', summary } as const;
  const { kinds, medical, distribution } = ACCOUNTS[chart];
  const lines: VoucherLine[] = [];
  const distributed = new Map<string, number>();
  const codes = new Set(standing.holdings(below('3301')).map(({ figure }) => figure.code));
  for (const code of codes) {
    const own = (figure: AccountFigure): boolean => figure.code === code;
    const kind =
      Object.values(kinds).find(({ surplus }) => leafOf(accounts, surplus) === code && code !== '3301') ?? medical;
    const { straight, distributed: rest } = part(financial, kind.surplus, -standing.total(own));
    const resting = { code: leafOf(accounts, kind.resting) };
    if (rest === 0) {
      lines.push(...standing.move(standing.holdings(own), () => resting, of));
      continue;
    }
    lines.push(...standing.shift({ code }, resting, -straight, of));
    lines.push(...standing.move(standing.holdings(own), () => ({ code: leafOf(accounts, distribution.rest) }), of));
    distributed.set(kind.resting, (distributed.get(kind.resting) ?? 0) + rest);
  }
  return { lines, distributed, distributable: fen(Math.max(0, distributed.get(medical.resting) ?? 0)) };
}

/** 提取职工福利基金 (P21): 3302 into 3101. @param amount 分, not below nil. */
export function setAsideWelfare({ chart, accounts, standing }: Financial, amount: Fen, summary: string): VoucherLine[] {
  const from = { code: leafOf(accounts, ACCOUNTS[chart].distribution.welfare) };
  return standing.shift(from, { code: leafOf(accounts, '310101') }, -amount, { book: 'financial', summary });
}

/** 本年盈余分配转入累计盈余: 3302 emptied, each kind into its own detail of 3001. */
export function closeDistribution(
  { chart, accounts, standing }: Financial,
  distributed: ReadonlyMap<string, number>,
  summary: string,
): VoucherLine[] {
  const { medical, distribution } = ACCOUNTS[chart];
  const of = { book: 'financial', summary } as const;
  const from = { code: leafOf(accounts, distribution.rest) };
  const others = [...distributed].filter(([resting]) => resting !== medical.resting);
  return [
    ...others.flatMap(([resting, amount]) => standing.shift(from, { code: leafOf(accounts, resting) }, -amount, of)),
    ...standing.move(standing.holdings(below('3302')), () => ({ code: leafOf(accounts, medical.resting) }), of),
  ];
}

/** 3401 无偿调拨净资产 or 3501 以前年度盈余调整 into 累计盈余 at the year's end. */
export function closeNetAssets(
  { chart, accounts, standing }: Financial,
  first: '3401' | '3501',
  summary: string,
): VoucherLine[] {
  const code = leafOf(accounts, ACCOUNTS[chart].medical.resting);
  return standing.move(standing.holdings(below(first)), () => ({ code }), { book: 'financial', summary });
}
