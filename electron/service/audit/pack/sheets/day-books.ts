import type { AccountFigure } from '../../../../../shared/domain/ledger/figures.ts';
import type { Voucher } from '../../../../../shared/domain/ledger/voucher.ts';
import type { UnitCode } from '../../../../../shared/domain/organisation/unit.ts';
import { type Fen, fen, ZERO } from '../../../../../shared/kernel/fen.ts';
import { frameOf } from '../../../workbook/write/address.ts';
import type { Column, Row, Sheet } from '../../../workbook/write/model.ts';
import { type PackContent, unitNamer } from '../content.ts';
import { liveCell } from '../live.ts';
import { isYearToDate, JOURNAL_ROWS_MAX } from './journal.ts';
import { bannerOf, type Paper, pageOf } from './paper.ts';
import { RANGE } from './trial-balance.ts';

export const DAY_BOOKS: Paper = {
  index: 'B1',
  name: '货币资金日记账',
  about: '库存现金、银行存款等的逐笔收支与余额；期末与科目余额表核对',
};

/** 库存现金, 银行存款, 零余额账户用款额度, 其他货币资金. */
const MONEY = ['1001', '1002', '1011', '1021'];

const COLUMNS: readonly Column[] = [
  { heading: '单位', kind: 'text', width: 22 },
  { heading: '科目编码', kind: 'code', width: 14 },
  { heading: '科目名称', kind: 'text', width: 22 },
  { heading: '日期', kind: 'date', width: 12 },
  { heading: '凭证字', kind: 'text', width: 7 },
  { heading: '凭证号', kind: 'integer', width: 7 },
  { heading: '摘要', kind: 'text', width: 34 },
  { heading: '借方', kind: 'money', width: 18 },
  { heading: '贷方', kind: 'money', width: 18 },
  { heading: '余额', kind: 'money', width: 18 },
  { heading: '与余额表\n核对', kind: 'check', width: 12 },
];

/** One account's lines in the order of the books. */
interface Course {
  readonly unit: UnitCode;
  readonly code: string;
  readonly name: string;
  readonly opening: Fen;
  readonly lines: { readonly voucher: Voucher; readonly at: number }[];
}

/** The day books of the units whose journal is whole; a longer one goes on on another sheet. */
export function dayBookSheets(content: PackContent, rowsMax = JOURNAL_ROWS_MAX): Sheet[] {
  const head = { title: '货币资金日记账', banner: bannerOf(content), columns: COLUMNS };
  const { firstRow } = frameOf(head);
  const pieces = piecesOf(coursesOf(content), rowsMax);
  return pieces.map((piece, part) => ({
    name: part === 0 ? DAY_BOOKS.name : `${DAY_BOOKS.name}${part + 1}`,
    ...head,
    rows: { [Symbol.iterator]: () => rowsOf(content, piece, firstRow) },
    filter: true,
    frozenColumns: 3,
    page: pageOf(content, DAY_BOOKS, 'landscape'),
  }));
}

function coursesOf(content: PackContent): Course[] {
  const year = isYearToDate(content);
  const courses = new Map<string, Course>();
  for (const { unit, figures, detailed } of content.books) {
    if (!detailed) continue;
    const own = figures.filter(isMoney).toSorted((a, b) => (a.code < b.code ? -1 : a.code > b.code ? 1 : 0));
    for (const { code, name, yearOpening, opening } of own) {
      const key = `${unit}|${code}`;
      const known = courses.get(key);
      const begins = fen((known?.opening ?? ZERO) + (year ? yearOpening : opening));
      courses.set(key, { unit, code, name, opening: begins, lines: known?.lines ?? [] });
    }
  }
  for (const voucher of content.journal)
    for (const [at, { code }] of voucher.lines.entries())
      courses.get(`${voucher.unit}|${code}`)?.lines.push({ voucher, at });
  return [...courses.values()].filter(({ opening, lines }) => opening !== 0 || lines.length > 0);
}

const isMoney = ({ code }: AccountFigure): boolean => MONEY.some((account) => code.startsWith(account));

/** A course on one sheet, or the part of it that has room there: what came before is its opening (承前页). */
interface Piece extends Course {
  readonly continues: boolean;
  readonly ends: boolean;
}

function piecesOf(courses: readonly Course[], rowsMax: number): Piece[][] {
  const sheets: Piece[][] = [[]];
  let free = rowsMax;
  for (const course of courses) {
    let { opening } = course;
    let from = 0;
    do {
      // An opening, at least one line, and the end.
      if (free < 3) {
        sheets.push([]);
        free = rowsMax;
      }
      const lines = course.lines.slice(from, from + free - 2);
      from += lines.length;
      sheets
        .at(-1)!
        .push({ ...course, opening, lines, continues: from > lines.length, ends: from >= course.lines.length });
      opening = lines.reduce((sum, { voucher, at }) => fen(sum + moved(voucher, at)), opening);
      free -= lines.length + 2;
    } while (from < course.lines.length);
  }
  return sheets;
}

const moved = (voucher: Voucher, at: number): number => voucher.lines[at]!.debit - voucher.lines[at]!.credit;

function* rowsOf(content: PackContent, pieces: readonly Piece[], firstRow: number): Generator<Row, void, undefined> {
  const unitName = unitNamer(content);
  let row = firstRow;
  for (const { unit, code, name, opening, lines, continues, ends } of pieces) {
    const who = [unitName(unit), code, name];
    yield [...who, null, null, null, continues ? '承前页' : '期初余额', null, null, opening];
    row += 1;
    let balance: number = opening;
    for (const { voucher, at } of lines) {
      const { debit, credit, summary } = voucher.lines[at]!;
      balance += debit - credit;
      yield [
        ...who,
        voucher.date,
        voucher.type,
        voucher.number,
        summary,
        debit === 0 ? null : debit,
        credit === 0 ? null : credit,
        liveCell({ formula: `J${row - 1}+H${row}-I${row}`, result: fen(balance) }),
      ];
      row += 1;
    }
    const kept = `SUMIFS(${RANGE.closing},${RANGE.unit},A${row},${RANGE.code},B${row})`;
    yield [
      ...who,
      ...[null, null, null, ends ? '期末余额' : '过次页', null, null],
      liveCell({ formula: `J${row - 1}`, result: fen(balance) }),
      ends
        ? liveCell({ formula: `J${row}-${kept}`, result: fen(balance - closingOf(content, unit, code)) }, 'check')
        : null,
    ];
    row += 1;
  }
  if (pieces.length === 0) yield ['没有逐笔账务（汇总数据）'];
}

const closingOf = (content: PackContent, unit: UnitCode, code: string): number =>
  content.books
    .filter((book) => book.unit === unit)
    .flatMap(({ figures }) => figures)
    .reduce((sum, figure) => (figure.code === code ? sum + figure.closing : sum), 0);
