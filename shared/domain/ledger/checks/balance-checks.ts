import { addFen, type Fen, fen, groupedYuan, negateFen, ZERO } from '../../../kernel/fen.ts';
import { monthOf, yearOf } from '../../../kernel/period.ts';
import type { CheckRow } from '../../audit/check.ts';
import type { Book } from '../account.ts';
import { aggregateFigures } from '../aggregate.ts';
import { natureOfCode } from '../charts/element.ts';
import { OPTIONAL_FIRST_LEVEL } from '../charts/standard-details.ts';
import { isFlow } from '../closed-turnover.ts';
import type { CompositionDifference } from '../composition.ts';
import type { AccountFigure } from '../figures.ts';
import { BOOK_NAMES } from '../voucher-rules.ts';
import type { Check, OfFigures, OfUnit } from './check-input.ts';
import { placeOf, rowAt, sumBelow, title } from './rows.ts';

const BOOKS: readonly Book[] = ['financial', 'budget'];

const total = (figures: readonly AccountFigure[], of: (figure: AccountFigure) => Fen): Fen =>
  figures.reduce((sum, figure) => addFen(sum, of(figure)), ZERO);

/** Each book's trial balance: openings, turnovers and closings balance (试算平衡). */
export const trialBalanceBalances: Check<OfFigures> = {
  name: 'trial-balance-balances',
  title: '试算平衡',
  severity: 'error',
  *run(input) {
    for (const book of BOOKS) {
      const own = input.figures.filter((figure) => figure.book === book);
      const differences: [string, Fen][] = [
        ['年初余额', total(own, (figure) => figure.yearOpening)],
        ['期初余额', total(own, (figure) => figure.opening)],
        ['本期发生额', total(own, (figure) => fen(figure.debit - figure.credit))],
        ['本年累计发生额', total(own, (figure) => fen(figure.yearDebit - figure.yearCredit))],
        ['期末余额', total(own, (figure) => figure.closing)],
      ];
      for (const [name, difference] of differences)
        if (difference !== 0)
          yield rowAt(
            input,
            BOOK_NAMES[book],
            `${BOOK_NAMES[book]}${name}借贷不平，差 ${groupedYuan(difference)}`,
            difference,
          );
    }
  },
};

interface YearOpened extends OfUnit {
  /** False when nothing says how the year opened (composition.ts); what reads 年初数 then says nothing. */
  readonly openingKnown?: boolean;
}

/** A unit whose data begin in mid-year with a trial balance of the month alone: 年初数 must be asked for, not made up. */
export const yearOpeningKnown: Check<YearOpened> = {
  name: 'year-opening-known',
  title: '年初数已知',
  severity: 'finding',
  *run(input) {
    if (input.openingKnown !== false) return;
    const year = yearOf(input.period);
    yield rowAt(
      input,
      `${year} 年初余额`,
      `${year} 年年初数未知，资产负债表年初栏空着，净资产和结转结余变动表的年初与变动不能用；请补导 ${year - 1}-12 或 ${year}-01 的科目余额表作年初余额`,
    );
  },
};

interface RollForward extends OfFigures {
  readonly lastYear?: readonly AccountFigure[];
}

/** 期初余额 + 借方 − 贷方 = 期末余额 on every account, and the year opens with what last year left. */
export const rollForward: Check<RollForward> = {
  name: 'roll-forward',
  title: '期初＋发生＝期末',
  severity: 'error',
  *run(input) {
    const figures = aggregateFigures(input.figures);
    for (const figure of figures) {
      const month = fen(figure.opening + figure.debit - figure.credit - figure.closing);
      const year = fen(figure.yearOpening + figure.yearDebit - figure.yearCredit - figure.closing);
      if (month !== 0)
        yield rowAt(input, figure.code, `${title(figure)} 期初加本期发生不等于期末，差 ${groupedYuan(month)}`, month);
      if (year !== 0)
        yield rowAt(input, figure.code, `${title(figure)} 年初加本年发生不等于期末，差 ${groupedYuan(year)}`, year);
    }
    if (input.lastYear) yield* yearContinuity(input, figures, aggregateFigures(input.lastYear));
  },
};

function* yearContinuity(
  input: OfUnit,
  figures: readonly AccountFigure[],
  lastYear: readonly AccountFigure[],
): Generator<CheckRow> {
  const opened = new Map(figures.map((figure) => [figure.code, figure]));
  const left = new Map(lastYear.map((figure) => [figure.code, figure]));
  for (const code of [...new Set([...opened.keys(), ...left.keys()])].sort()) {
    const difference = fen((opened.get(code)?.yearOpening ?? 0) - (left.get(code)?.closing ?? 0));
    if (difference === 0) continue;
    const name = opened.get(code)?.name ?? left.get(code)?.name ?? '';
    const year = yearOf(input.period);
    yield rowAt(input, code, `${code} ${name} ${year} 年初余额与上年年末余额差 ${groupedYuan(difference)}`, difference);
  }
}

interface TrialBalanceAgrees extends OfUnit {
  readonly differences?: readonly CompositionDifference[];
}

const KINDS = { opening: '期初余额', debit: '借方发生额', credit: '贷方发生额', closing: '期末余额' } as const;

/** A unit that sent both a trial balance and vouchers: where the two disagree. */
export const trialBalanceAgrees: Check<TrialBalanceAgrees> = {
  name: 'trial-balance-agrees',
  title: '报送余额表与账面一致',
  severity: 'finding',
  *run(input) {
    for (const { period, code, kind, trialBalance, kept } of input.differences ?? []) {
      if (period > input.period) continue;
      const difference = fen(trialBalance - kept);
      const amounts = `余额表 ${groupedYuan(trialBalance)}，账面 ${groupedYuan(kept)}`;
      yield rowAt({ ...input, period }, code, `${code} ${KINDS[kind]}不一致：${amounts}`, difference);
    }
  },
};

/** An account with a balance or a movement that no group account is known for: listed, never dropped. */
export const mappingCoverage: Check<OfFigures> = {
  name: 'mapping-coverage',
  title: '科目映射完整',
  severity: 'error',
  *run(input) {
    for (const gap of mappingGaps(input.figures)) {
      const amounts = `期末余额 ${groupedYuan(gap.closing)}，本年发生净额 ${groupedYuan(gap.yearMovement)}`;
      const wrong = `${gap.code} ${gap.name} 没有映射到集团科目，${amounts}`;
      yield rowAt(
        { ...input, unit: gap.unit },
        gap.code,
        gap.suggestion === undefined ? wrong : `${wrong}，可映射到 ${gap.suggestion}`,
        gap.closing !== 0 ? gap.closing : gap.yearMovement,
      );
    }
  },
};

/** A mapping gap with what it holds (映射缺口). */
export interface MappingGap {
  readonly unit: string;
  readonly code: string;
  readonly name: string;
  readonly book: Book;
  readonly closing: Fen;
  readonly yearMovement: Fen;
  /** The group account that the regulation's text says, where it does (standard-details.ts). */
  readonly suggestion: string | undefined;
}

/** Accounts without a group account that hold or moved something, by unit and code. */
export const mappingGaps = (figures: readonly AccountFigure[]): MappingGap[] =>
  aggregateFigures(figures.filter((figure) => figure.group === undefined))
    .filter((figure) => [figure.closing, figure.yearDebit, figure.yearCredit, figure.yearOpening].some((x) => x !== 0))
    .map(({ unit, code, name, book, closing, yearMovement }) => ({
      unit,
      code,
      name,
      book,
      closing,
      yearMovement,
      suggestion: OPTIONAL_FIRST_LEVEL.get(code.slice(0, 4)),
    }));

/** 8001 = Σ carry-overs and surpluses, with what 6xxx and 7xxx hold until they are closed (DOMAIN 1.7). */
export const budgetEquation: Check<OfFigures> = {
  name: 'budget-equation',
  title: '资金结存＝各项结转结余',
  severity: 'error',
  *run(input) {
    const cash = sumBelow(input.figures, ['8001']);
    const held = fen(cash - sumBelow(input.figures, ['6', '7', '8']));
    const difference = fen(cash - held);
    if (difference !== 0)
      yield rowAt(
        input,
        '8001',
        `资金结存 ${groupedYuan(cash)}，结转结余与未结转收支合计 ${groupedYuan(held)}，差 ${groupedYuan(difference)}`,
        difference,
      );
  },
};

const NEVER_NEGATIVE = ['1001', '1002', '1011', '1021', '1301', '1302', '1303'];

/** Stock, cash and bank below zero: a missing receipt, a wrong account, or a payment booked twice. */
export const negativeBalances: Check<OfFigures> = {
  name: 'negative-stock-cash-bank',
  title: '存货、现金、银行存款无红字余额',
  severity: 'finding',
  *run(input) {
    for (const figure of aggregateFigures(input.figures)) {
      const first = placeOf(figure).slice(0, 4);
      // 成本差异 of self-made preparations may stand on either side (医院补充规定 五).
      if (figure.closing >= 0 || !NEVER_NEGATIVE.includes(first) || figure.group === '130205') continue;
      yield rowAt(input, figure.code, `${title(figure)} 期末余额为 ${groupedYuan(figure.closing)}`, figure.closing);
    }
  },
};

const NIL_ALWAYS = ['3302', '3501'];
const NIL_AT_YEAR_END = ['3301', '3302', '3401', '3501', '8501', '8701'];

/**
 * 3302 and 3501 hold nothing at a month's end; at the year's end, once income and expense are closed, neither do 3301,
 * 3401, 8501 and 8701 (DOMAIN 1.7, 1.8).
 */
export const closedAccounts: Check<OfFigures> = {
  name: 'closed-accounts',
  title: '结转科目无余额',
  severity: 'finding',
  *run(input) {
    const yearEnd = monthOf(input.period) === 12;
    const open = new Map<Book, AccountFigure[]>(BOOKS.map((book) => [book, []]));
    const figures = aggregateFigures(input.figures).filter((figure) => figure.closing !== 0);
    for (const figure of figures) {
      const element = natureOfCode(placeOf(figure))?.element;
      if (element && isFlow(element)) open.get(figure.book)?.push(figure);
    }
    for (const figure of figures) {
      const first = placeOf(figure).slice(0, 4);
      const closed = yearEnd && open.get(figure.book)?.length === 0;
      if (!(closed ? NIL_AT_YEAR_END : NIL_ALWAYS).includes(first)) continue;
      yield rowAt(
        input,
        figure.code,
        `${title(figure)} 尚有余额 ${groupedYuan(negateFen(figure.closing))}`,
        figure.closing,
      );
    }
    if (!yearEnd) return;
    for (const book of BOOKS) {
      const left = open.get(book) ?? [];
      if (left.length === 0) continue;
      const first = left.slice(0, 8).map((figure) => figure.code);
      const codes = left.length > first.length ? `${first.join('、')} 等` : first.join('、');
      const row = rowAt(
        input,
        BOOK_NAMES[book],
        `年末${BOOK_NAMES[book]}收支科目尚未结转：${codes}（共 ${left.length} 个科目）`,
      );
      yield left.length > first.length ? { ...row, all: left.map((figure) => figure.code) } : row;
    }
  },
};

/** 暂付款 unsettled at the year's end must have had its budget entry before closing (解释第1号 三, 解释第2号 一). */
export const unsettledAdvances: Check<OfFigures> = {
  name: 'unsettled-temporary-payments',
  title: '年末暂付款已结算',
  severity: 'finding',
  *run(input) {
    if (monthOf(input.period) !== 12) return;
    for (const figure of aggregateFigures(input.figures))
      if (placeOf(figure).startsWith('1218') && figure.closing > 0)
        yield rowAt(
          input,
          figure.code,
          `${title(figure)} 年末余额 ${groupedYuan(figure.closing)}，纳入预算管理的部分年末结账前应做预算会计处理`,
          figure.closing,
        );
  },
};
