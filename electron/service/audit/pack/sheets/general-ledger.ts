import { type Fen, fen, ZERO } from '../../../../../shared/kernel/fen.ts';
import { frameOf } from '../../../workbook/write/address.ts';
import type { Cell, Column, Row, Sheet } from '../../../workbook/write/model.ts';
import { type PackContent, type PackLedger, unitNamer } from '../content.ts';
import { liveCell } from '../live.ts';
import { JOURNAL_ROWS_MAX } from './journal.ts';
import { bannerOf, type Paper, pageOf } from './paper.ts';
import { RANGE } from './trial-balance.ts';

export const GENERAL_LEDGER: Paper = {
  index: 'B0',
  name: '总账',
  about: '各单位一级科目逐月的发生额与余额；本年累计与期末余额由公式与科目余额表核对',
};

const COLUMNS: readonly Column[] = [
  { heading: '单位', kind: 'text', width: 22 },
  { heading: '科目编码', kind: 'code', width: 10 },
  { heading: '科目名称', kind: 'text', width: 24 },
  { heading: '月份', kind: 'text', width: 10 },
  { heading: '摘要', kind: 'text', width: 11 },
  { heading: '借方', kind: 'money', width: 18 },
  { heading: '贷方', kind: 'money', width: 18 },
  { heading: '余额（借正贷负）', kind: 'money', width: 18 },
  { heading: ['与余额表核对', '借方'], kind: 'check', width: 11 },
  { heading: ['与余额表核对', '贷方'], kind: 'check', width: 11 },
  { heading: ['与余额表核对', '余额'], kind: 'check', width: 11 },
];

/** The ledgers of all units, account by account; what has no room goes on on another sheet, whole accounts at a time. */
export function generalLedgerSheets(content: PackContent, rowsMax = JOURNAL_ROWS_MAX): Sheet[] {
  const head = { title: '总账', banner: bannerOf(content), columns: COLUMNS };
  const { firstRow } = frameOf(head);
  const kept = keptOf(content);
  return pagesOf(content.ledgers ?? [], rowsMax).map((page, part) => ({
    name: part === 0 ? GENERAL_LEDGER.name : `${GENERAL_LEDGER.name}${part + 1}`,
    ...head,
    rows: { [Symbol.iterator]: () => rowsOf(content, page, kept, firstRow) },
    filter: true,
    frozenColumns: 3,
    page: pageOf(content, GENERAL_LEDGER, 'landscape'),
  }));
}

/** Its opening, its months, and 本年累计. */
const lengthOf = ({ months }: PackLedger): number => months.length + 2;

function pagesOf(ledgers: readonly PackLedger[], rowsMax: number): PackLedger[][] {
  const pages: PackLedger[][] = [[]];
  let free = rowsMax;
  for (const ledger of ledgers) {
    if (lengthOf(ledger) > free && pages.at(-1)!.length > 0) {
      pages.push([]);
      free = rowsMax;
    }
    pages.at(-1)!.push(ledger);
    free -= lengthOf(ledger);
  }
  return pages;
}

/** What 科目余额表 holds of an account with all below it. */
interface Kept {
  readonly debit: Fen;
  readonly credit: Fen;
  readonly closing: Fen;
}
type KeptOf = (ledger: PackLedger) => Kept;

function keptOf({ books }: PackContent): KeptOf {
  const figures = new Map(books.map((own) => [own.unit, own.figures]));
  return ({ unit, code }) => {
    let [debit, credit, closing] = [0, 0, 0];
    for (const figure of figures.get(unit) ?? []) {
      if (!figure.code.startsWith(code)) continue;
      debit += figure.yearDebit;
      credit += figure.yearCredit;
      closing += figure.closing;
    }
    return { debit: fen(debit), credit: fen(credit), closing: fen(closing) };
  };
}

function* rowsOf(
  content: PackContent,
  ledgers: readonly PackLedger[],
  keptOfLedger: KeptOf,
  firstRow: number,
): Generator<Row, void, undefined> {
  const unitName = unitNamer(content);
  let row = firstRow;
  for (const ledger of ledgers) {
    const { unit, code, name, opening, months } = ledger;
    const who = [unitName(unit), code, name];
    yield [...who, null, '年初余额', null, null, opening];
    row += 1;
    const first = row;
    let [balance, debits, credits] = [opening, ZERO, ZERO];
    for (const { period, debit, credit } of months) {
      balance = fen(balance + debit - credit);
      debits = fen(debits + debit);
      credits = fen(credits + credit);
      const standing = liveCell({ formula: `H${row - 1}+F${row}-G${row}`, result: balance });
      yield [...who, period, '本月合计', debit, credit, standing];
      row += 1;
    }
    const kept = keptOfLedger(ledger);
    const sum = (letter: string, result: Fen): Cell =>
      months.length === 0 ? ZERO : liveCell({ formula: `SUM(${letter}${first}:${letter}${row - 1})`, result });
    const tie = (letter: string, range: string, result: number): Cell =>
      liveCell(
        {
          formula: `${letter}${row}-SUMIFS(${range},${RANGE.unit},A${row},${RANGE.code},B${row}&"*")`,
          result: fen(result),
        },
        'check',
      );
    yield {
      look: 'total',
      data: true,
      cells: [
        ...who,
        { value: null, kind: 'text' },
        '本年累计',
        sum('F', debits),
        sum('G', credits),
        liveCell({ formula: `H${row - 1}`, result: balance }),
        tie('F', RANGE.yearDebit, debits - kept.debit),
        tie('G', RANGE.yearCredit, credits - kept.credit),
        tie('H', RANGE.closing, balance - kept.closing),
      ],
    };
    row += 1;
  }
  if (ledgers.length === 0) yield ['没有账务'];
}
