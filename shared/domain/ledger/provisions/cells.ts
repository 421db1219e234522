import type { AccountingDate } from '../../../kernel/date.ts';
import { type Fen, fen, groupedYuan } from '../../../kernel/fen.ts';
import { parsePeriod, startOf } from '../../../kernel/period.ts';
import { amountSentence, readAmount } from '../reading/amount.ts';
import { readDate } from '../reading/dates.ts';
import type { Findings } from '../reading/findings.ts';
import { isBlankRow, type RawSheet } from '../reading/grid.ts';
import { oneLine } from '../reading/half-width.ts';
import { isSignatureRow, labelKindOf } from '../reading/row-words.ts';
import { type AssetCard, CARD_LIMITS } from './card.ts';
import { cardFundOf } from './fund-words.ts';
import { type CardColumns, isCardHeading } from './heading.ts';
import { type CardRole, isGone, isIntangible } from './vocabulary.ts';

/** A department of the unit, as lists may name it. */
export interface CardDepartment {
  readonly code: string;
  readonly name: string;
}

export interface CardPass {
  readonly sheet: RawSheet;
  readonly columns: CardColumns;
  readonly departments: readonly CardDepartment[];
  /** The numbers that were read already, with their rows; a number stands once in all sheets. */
  readonly seen: Map<string, number>;
}

type Fault = (code: string, message: string, role?: CardRole) => void;

/** Reads every row below the heading: as a card, or into the findings as skipped or rejected with its reason. */
export function readCardRows(pass: CardPass, findings: Findings): AssetCard[] {
  const { sheet, columns } = pass;
  const cards: AssetCard[] = [];
  for (let row = columns.last + 1; row < sheet.rowCount; row += 1) {
    const aside = asideOf(pass, row);
    if (aside) findings.skip(sheet, row, aside);
    else {
      const card = readCard(pass, row, findings);
      if (card) cards.push(card);
    }
  }
  return cards;
}

function asideOf({ sheet, columns }: CardPass, row: number): string | undefined {
  if (isBlankRow(sheet, row)) return 'blank';
  const labels = (['number', 'asset', 'name', 'category'] as const).flatMap((role) => {
    const column = columns.of.get(role);
    return column ? [sheet.text(row, column.index)] : [];
  });
  if (labels.some((text) => labelKindOf(text) !== undefined)) return 'total';
  if (isCardHeading(sheet, row)) return 'repeated-header';
  if (labels.every((text) => text === '') && isSignatureRow(sheet, row)) return 'signature';
  return isSignatureRow(sheet, row) && !columnHas(sheet, columns, row, 'cost') ? 'signature' : undefined;
}

const columnHas = (sheet: RawSheet, { of }: CardColumns, row: number, role: CardRole): boolean => {
  const column = of.get(role);
  return column !== undefined && sheet.kind(row, column.index) !== 'empty';
};

function readCard(pass: CardPass, row: number, findings: Findings): AssetCard | undefined {
  const { sheet, columns, seen } = pass;
  const text = (role: CardRole): string => {
    const column = columns.of.get(role);
    return column ? oneLine(sheet.text(row, column.index).replace(/[\p{Cc}\p{Surrogate}]+/gu, ' ')) : '';
  };
  let faulty = false;
  const fault: Fault = (code, message, role) => {
    faulty = true;
    findings.reject(sheet, row, code, message, role === undefined ? undefined : columns.of.get(role));
  };
  const number = (text('number') || text('asset')).slice(0, CARD_LIMITS.number);
  if (number === '') fault('no-number', '没有卡片编号');
  else {
    const before = seen.get(number);
    if (before !== undefined) fault('twice', `卡片编号 ${number} 与第 ${before} 行重复`, 'number');
    else seen.set(number, sheet.rowNumber(row));
  }
  const name = text('name').slice(0, CARD_LIMITS.text);
  if (name === '') fault('no-name', '没有资产名称', 'name');
  const category = text('category').slice(0, CARD_LIMITS.text);
  const intangible = isIntangible(`${text('kind')} ${category}`) || /无形/.test(sheet.name);
  const money = (role: 'cost' | 'accumulated'): Fen | undefined => moneyOf(pass, row, role, fault);
  const [cost, accumulated] = [money('cost'), money('accumulated')];
  if (cost !== undefined && accumulated !== undefined && accumulated > cost)
    fault('too-much', `累计折旧 ${groupedYuan(accumulated)} 大于原值 ${groupedYuan(cost)}`, 'accumulated');
  const date = dateOf(pass, text('entered') || text('acquired'), text('entered') ? 'entered' : 'acquired', fault);
  const goneOn = text('goneOn') === '' ? undefined : dateOf(pass, text('goneOn'), 'goneOn', fault);
  const gone = isGone(text('state'));
  if (gone === undefined) fault('unknown-state', `状态“${text('state').slice(0, 20)}”读不懂：是在用还是报废`, 'state');
  const fund = cardFundOf(text('fund'));
  if (fund === undefined)
    fault(
      'unknown-fund',
      `经费性质“${text('fund').slice(0, 30)}”读不懂：应为财政项目拨款经费、科教经费或其他经费`,
      'fund',
    );
  const months = monthsOf(text('months'), text('years'), fault);
  const department = departmentOf(pass, text('department'), fault);
  if (faulty || cost === undefined || accumulated === undefined || !date || fund === undefined) return undefined;
  return {
    number,
    name,
    kind: intangible ? 'intangible' : 'fixed',
    category,
    department,
    date,
    cost,
    accumulated,
    months,
    fund,
    gone: gone === true,
    goneOn,
  };
}

function moneyOf({ sheet, columns }: CardPass, row: number, role: 'cost' | 'accumulated', fault: Fault) {
  const column = columns.of.get(role)!;
  if (role === 'cost' && sheet.kind(row, column.index) === 'empty') {
    fault('no-cost', '没有原值', role);
    return undefined;
  }
  const read = readAmount(sheet, row, column.index, 1, false);
  if (!read.ok) fault(read.fault, amountSentence(read.fault, sheet.text(row, column.index)), role);
  else if (read.amount < 0) fault('negative', `${NAMES[role]} ${groupedYuan(read.amount)} 是负数`, role);
  else return fen(read.amount);
  return undefined;
}

const NAMES = { cost: '原值', accumulated: '累计折旧' } as const;

function dateOf({ sheet }: CardPass, text: string, role: CardRole, fault: Fault): AccountingDate | undefined {
  if (text === '') {
    fault('no-date', '没有取得日期或入账日期', role);
    return undefined;
  }
  const month = /^(\d{4})[-./年]?(\d{1,2})月?$/.exec(text);
  const period = month ? parsePeriod(`${month[1]}-${month[2]!.padStart(2, '0')}`) : undefined;
  if (period) return startOf(period);
  const read = readDate(text, sheet.date1904 ? { date1904: true } : {});
  if (read.kind === 'date') return read.date;
  fault(
    read.kind,
    read.kind === 'impossible' ? `没有这一天：${text.slice(0, 40)}` : `日期“${text.slice(0, 40)}”读不懂`,
    role,
  );
  return undefined;
}

/** 年限 in months: a column of months, or one of years; `10年`, `120个月`. Nothing and nought say that the card has none. */
function monthsOf(months: string, years: string, fault: Fault): number | undefined {
  const role = months === '' ? 'years' : 'months';
  const text = months || years;
  const said = /^(\d{1,4})(\.\d{1,2})?(年|个月|月)?$/.exec(text.replace(/\.0+$/, ''));
  if (text === '' || /^[-—/无0.]+$/.test(text)) return undefined;
  const inYears = said?.[3] === undefined ? role === 'years' : /年/.test(said[3]);
  const count = said ? Number(`${said[1]}${said[2] ?? ''}`) * (inYears ? 12 : 1) : Number.NaN;
  if (Number.isInteger(count) && count > 0 && count <= CARD_LIMITS.months) return count;
  fault(
    'bad-life',
    inYears && said
      ? `使用年限 ${text} 年读不懂：若是月数，请在表头写明（月）`
      : `使用年限“${text.slice(0, 20)}”读不懂：应为整月数`,
    role,
  );
  return undefined;
}

function departmentOf({ departments }: CardPass, text: string, fault: Fault): string | undefined {
  if (text === '' || departments.length === 0) return undefined;
  const plain = (word: string): string => word.replace(/[\s　]/g, '');
  const found =
    departments.find(({ code, name }) => code === text || plain(name) === plain(text)) ??
    departments.find(({ code, name }) => plain(text) === plain(`${code}${name}`));
  if (found) return found.code;
  fault(
    'unknown-department',
    `单位没有使用部门“${text.slice(0, 40)}”：请先增设科室，或改为单位已有的科室，或留空`,
    'department',
  );
  return undefined;
}
