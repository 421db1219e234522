import { type PeriodSpan, periodsIn } from './dates.ts';
import { isBlankRow, type RawSheet } from './grid.ts';
import { halfWidth, oneLine, withoutBlanks } from './half-width.ts';

/** What the rows around a table say about it (单位名称, 月份, 单位：元, 科目). */
export interface TitleFacts {
  readonly unitName?: string;
  readonly span?: PeriodSpan;
  /** A year that stands alone (`2025年度`, or `2025年` over 月 and 日). */
  readonly year?: number;
  /** What amounts are counted in when it is not 元: 万元, 千元… */
  readonly moneyUnit?: string;
  /** Said outright that it is 元. */
  readonly yuan?: boolean;
  /** The account of a subsidiary ledger, code and name in one text. */
  readonly account?: string;
  /** Cells that are no label and no label's value: the words of the title itself, where programs print the unit's name. */
  readonly plain: readonly string[];
  /** The texts of the rows, to tell what kind of table it is and to know the rows again. */
  readonly texts: readonly string[];
}

const UNIT_LABEL =
  /^(?:单位名称|核算单位|编制单位|公司名称|公司|会计主体|(?:财务)?核算账簿|账套名称|账套|机构名称|医疗机构|核算主体|填报单位|申报单位|本单位|单位)[:：]\s*(.*)$/;
const PERIOD_LABEL =
  /^(?:月份|会计月份?|期间|会计期间|核算期间|所属期间|所属期|期间范围|查询期间|会计年月|年月|截止日期|日期范围|账期)[:：]\s*(.*)$/;
const ACCOUNT_LABEL = /^(?:会计)?(?:科目|账户)(?:名称|编码|代码)?(?:[:：]\s*|\s+(?=\S))(.*)$/;
const MONEY_UNIT =
  /单位\s*[:：]?\s*(?:人民币)?\s*(元|万元|千元|百万元|亿元|百元|角|分)(?=$|[\s,，;；)）币])|[(（]\s*(?:人民币)?\s*(万元|千元|百万元|亿元)\s*[)）]/;
/** Dates that say when it was printed, not what it is about. */
const OTHER_DATES = /打印|制表|导出|输出|编制日期|制单日期|生成|查询时间|报送/;

/** Reads title rows: labelled cells, or a label with its value in the next cell. */
export function readTitle(sheet: RawSheet, first: number, last: number): TitleFacts {
  const facts: { -readonly [K in keyof TitleFacts]: TitleFacts[K] } & { texts: string[]; plain: string[] } = {
    texts: [],
    plain: [],
  };
  for (let row = first; row <= last; row += 1) {
    if (isBlankRow(sheet, row)) continue;
    const cells = ownCells(sheet, row);
    facts.texts.push(cells.join(' '));
    if (!cells.some((cell) => ACCOUNT_LABEL.test(cell))) facts.plain.push(...cells.filter(isPlain));
    for (const [at, cell] of cells.entries()) {
      const next = cells[at + 1] ?? '';
      const value = (labelled: string): string => labelled.trim() || (/[:：]/.test(next) ? '' : next);
      const money = MONEY_UNIT.exec(cell);
      if (money) {
        const unit = money[1] ?? money[2]!;
        if (unit === '元') facts.yuan = true;
        else facts.moneyUnit = unit;
        continue;
      }
      const unit = UNIT_LABEL.exec(cell);
      if (unit && value(unit[1]!) !== '') facts.unitName ??= unitNameOf(value(unit[1]!));
      const period = PERIOD_LABEL.exec(cell);
      if (period && !OTHER_DATES.test(cells[at - 1] ?? '')) facts.span ??= periodsIn(value(period[1]!));
      else if (!OTHER_DATES.test(cell)) facts.span ??= monthsIn(cell);
      const account = ACCOUNT_LABEL.exec(cell);
      if (account) facts.account = joinAccount(facts.account, value(account[1]!));
      facts.year ??= yearOf(cell);
    }
  }
  return facts;
}

const isPlain = (cell: string, at: number, cells: readonly string[]): boolean =>
  !/[:：]/.test(cell) && !/[:：]$/.test(cells[at - 1] ?? '');

function ownCells(sheet: RawSheet, row: number): string[] {
  const cells: string[] = [];
  for (let column = 0; column < sheet.width(row); column += 1) {
    const text = oneLine(sheet.text(row, column));
    if (text !== '' && !sheet.copied(row, column)) cells.push(text);
  }
  return cells;
}

/** 科目编码：1001 and 科目名称：库存现金 in two cells are one account. */
const joinAccount = (before: string | undefined, value: string): string | undefined =>
  value === '' ? before : before === undefined || before === value ? value : `${before} ${value}`;

/** A month in a cell of its own or in the title (`科目余额表（2025年12月）`, `凭证列表#2026年第3期`). */
export function monthsIn(cell: string): PeriodSpan | undefined {
  const text = withoutBlanks(cell);
  if (!/\d{4}年第?\d{1,2}(月|期)|^\d{4}[-.]\d{1,2}(至|-|~)\d{4}[-.]\d{1,2}$/.test(text)) return undefined;
  return periodsIn(text);
}

function yearOf(cell: string): number | undefined {
  const match = /(?:^|\D)((?:19|20|21)\d{2})年度?(?!\d)/.exec(withoutBlanks(cell));
  return match && !OTHER_DATES.test(cell) ? Number(match[1]) : undefined;
}

/** A unit's name without the suffix of its account book (NC: `…-基准账簿`) and without a leading number (`[001]…`). */
export function unitNameOf(text: string): string {
  return halfWidth(text)
    .trim()
    .replace(/^[[(【]\s*\w{1,12}\s*[\])】]\s*/, '')
    .replace(/\s*[-_—]\s*(?:基准|主|默认)?账簿$/, '');
}

/** True where two texts name the same unit: equal without blanks and without the suffix of the book. */
export const sameUnitName = (a: string, b: string): boolean =>
  withoutBlanks(unitNameOf(a)) === withoutBlanks(unitNameOf(b));

/** A name as short as this is a part of too many other words. */
const NAME_MIN = 4;
/** What makes of a member's name the name of the whole community. */
const COMMUNITY = /^(?:牵头的?)?(?:紧密型)?(?:县域)?(?:医共体|医疗共同体|健康共同体|医疗集团|集团)/;

/**
 * The one of these names that the title's own words contain (`青石镇中心卫生院 科目余额表`); a name within a longer one does
 * not count, and two names say nothing. Where the title may also name a counterparty, only the name that it begins with counts.
 */
export function nameInTitle(
  titles: readonly string[],
  names: readonly string[],
  mayNameOthers: boolean,
): string | undefined {
  const longestFirst = names
    .map((name) => ({ name, bare: withoutBlanks(halfWidth(name)) }))
    .filter(({ bare }) => bare.length >= NAME_MIN)
    .sort((a, b) => b.bare.length - a.bare.length);
  const found = new Set<string>();
  for (const title of titles) {
    let text = withoutBlanks(unitNameOf(title));
    for (const { name, bare } of longestFirst) {
      for (let at = text.indexOf(bare); at >= 0; at = text.indexOf(bare)) {
        const after = text.slice(at + bare.length);
        if (!COMMUNITY.test(after) && (at === 0 || !mayNameOthers)) found.add(name);
        text = `${text.slice(0, at)}\n${after}`;
      }
    }
  }
  return found.size === 1 ? [...found][0] : undefined;
}
