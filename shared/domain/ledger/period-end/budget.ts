import type { Fen } from '../../../kernel/fen.ts';
import type { AccountFigure } from '../figures.ts';
import { natureOf } from '../fund.ts';
import { sourceOf } from '../statements/figure-index.ts';
import type { VoucherLine } from '../voucher.ts';
import type { ClosingAccounts } from './accounts.ts';
import { isSpecial, type SpecialSources } from './special-sources.ts';
import type { Holding, Place, Standing } from './standing.ts';

/** What the rules of the budget accounting close with. */
export interface Budget {
  readonly accounts: ClosingAccounts;
  readonly standing: Standing;
  readonly special: SpecialSources;
}

/**
 * To which 预算结余 an account of 6 or 7 closes (8101, 8201, 8401, 8501 主要账务处理): fiscal money to 财政拨款结转, 专项 money that is not
 * fiscal to 非财政拨款结转, 经营 to 经营结余, the rest to 其他结余.
 */
export type CarryOver = '8101' | '8201' | '8401' | '8501';

export function carryOverOf(figure: AccountFigure, special: SpecialSources): CarryOver {
  const first = figure.code.slice(0, 4);
  if (first === '6001') return '8101';
  if (first === '6401' || first === '7301') return '8401';
  const nature = natureOf(sourceOf(figure));
  if (first.startsWith('7') && (nature === 'fiscal-basic' || nature === 'fiscal-project')) return '8101';
  // 专项: what a project names, and the sources that the community says, 科教预算收入 among them by its account.
  const source = figure.group?.startsWith('610102') ? 'research' : sourceOf(figure);
  return figure.project !== undefined || isSpecial(source, special) ? '8201' : '8501';
}

/** 预算收支结转: every 6xxx and 7xxx that belongs to one carry-over into it; carry-overs keep source and project. */
export function closeBudgetFlows(
  { accounts, standing, special }: Budget,
  into: CarryOver,
  summary: string,
): VoucherLine[][] {
  const wanted = (figure: AccountFigure): boolean => /^[67]/.test(figure.code) && carryOverOf(figure, special) === into;
  return standing.moveInParts(standing.holdings(wanted), (holding) => placeIn(accounts, into, holding), {
    book: 'budget',
    summary,
  });
}

const THIS_YEAR = {
  '8101': { group: '810190', name: '本年收支结转', otherwise: '810199' },
  '8201': { group: '820190', name: '本年收支结转', otherwise: '820199' },
} as const;

function placeIn(accounts: ClosingAccounts, into: CarryOver, { figure }: Holding): Place {
  if (into === '8401' || into === '8501') return { code: accounts.leafOf(into) };
  const source = sourceOf(figure);
  return {
    code: accounts.detailOf(into, THIS_YEAR[into], natureOf(source)),
    fund: source,
    project: figure.project,
  };
}

/** Carry-overs and surpluses of which the details of a year are emptied into what has gathered (累计结转, 累计结余). */
const GATHERED = [
  { first: '8101', group: '810199', name: '累计结转' },
  { first: '8102', group: '810299', name: '累计结余' },
  { first: '8201', group: '820199', name: '累计结转' },
  { first: '8202', group: '820299', name: '累计结余' },
] as const;

/** 年末冲销明细: the details of 8101, 8102, 8201 and 8202 into their 累计 (各科目主要账务处理之末). */
export function gatherDetails(
  { accounts, standing }: Budget,
  summary: string,
  only: readonly string[] = GATHERED.map(({ first }) => first),
): VoucherLine[] {
  return GATHERED.filter(({ first }) => only.includes(first)).flatMap((detail) => {
    const { first, group } = detail;
    if (!accounts.isDivided(first)) return [];
    const placeOf = ({ figure }: Holding): Place => ({
      code: accounts.detailOf(first, detail, natureOf(sourceOf(figure))),
      fund: figure.fund,
      project: figure.project,
    });
    const details = standing
      .holdings((figure) => figure.code.startsWith(first) && figure.group !== group)
      .filter((holding) => placeOf(holding).code !== holding.figure.code);
    return standing.move(details, placeOf, { book: 'budget', summary });
  });
}

/** 其他结余, and 经营结余 where it is a credit, into 非财政拨款结余分配 (8501, 8401 主要账务处理). */
export function closeOtherSurplus({ accounts, standing }: Budget, summary: string): VoucherLine[] {
  const business = standing.total(({ code }) => code.startsWith('8401'));
  const wanted = ({ code }: AccountFigure): boolean =>
    code.startsWith('8501') || (business < 0 && code.startsWith('8401'));
  return standing.move(standing.holdings(wanted), () => ({ code: accounts.leafOf('8701') }), {
    book: 'budget',
    summary,
  });
}

/** 提取职工福利基金 (P21) in the budget accounting: 8701 into 8301. @param amount 分, not below nil. */
export function setAsideBudget({ accounts, standing }: Budget, amount: Fen, summary: string): VoucherLine[] {
  const places = [{ code: accounts.leafOf('8701') }, { code: accounts.leafOf('8301') }] as const;
  return standing.shift(...places, -amount, { book: 'budget', summary });
}

/** 非财政拨款结余分配 into 非财政拨款结余——累计结余 (8701 主要账务处理). */
export function closeBudgetDistribution({ accounts, standing }: Budget, summary: string): VoucherLine[] {
  const code = accounts.detailOf('8202', GATHERED[3]);
  return standing.move(
    standing.holdings((figure) => figure.code.startsWith('8701')),
    () => ({ code }),
    { book: 'budget', summary },
  );
}
