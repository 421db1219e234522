import { fundSource } from '../../../../../shared/domain/ledger/fund.ts';
import type { Counterparty, Voucher } from '../../../../../shared/domain/ledger/voucher.ts';
import { type Fen, fen } from '../../../../../shared/kernel/fen.ts';
import { monthOf } from '../../../../../shared/kernel/period.ts';
import { columnLetters, frameOf, ROWS_PER_SHEET_MAX } from '../../../workbook/write/address.ts';
import type { Column, NamedRange, Row, Sheet } from '../../../workbook/write/model.ts';
import { moneyWidth } from '../../../workbook/write/widths.ts';
import { BOOK_NAMES, type PackContent, unitNamer } from '../content.ts';
import { liveCell } from '../live.ts';
import { bannerOf, type Paper, pageOf } from './paper.ts';

export const JOURNAL: Paper = {
  index: 'A12',
  name: '序时账',
  about: '记账凭证分录，按单位、日期和凭证号；含制单、审核、出纳、记账与附件数',
};

/** Rows of lines on one sheet; a longer journal goes on on another. */
export const JOURNAL_ROWS_MAX = ROWS_PER_SHEET_MAX - 76;

/** What one pass over the journal tells before it is written. */
export interface JournalFacts {
  readonly lines: number;
  /** Turnovers by `unit|book`. */
  readonly turnovers: ReadonlyMap<string, { readonly debit: Fen; readonly credit: Fen }>;
  readonly widest: number;
}

export function journalFacts(journal: Iterable<Voucher>): JournalFacts {
  const turnovers = new Map<string, { debit: number; credit: number }>();
  let lines = 0;
  let largest = 0;
  let smallest = 0;
  for (const voucher of journal) {
    const own = {
      financial: turnoverOf(turnovers, `${voucher.unit}|financial`),
      budget: turnoverOf(turnovers, `${voucher.unit}|budget`),
    };
    for (const { book, debit, credit } of voucher.lines) {
      lines += 1;
      own[book].debit += debit;
      own[book].credit += credit;
      largest = Math.max(largest, debit, credit);
      smallest = Math.min(smallest, debit, credit);
    }
  }
  return {
    lines,
    turnovers: new Map(
      [...turnovers].map(([key, { debit, credit }]) => [key, { debit: fen(debit), credit: fen(credit) }]),
    ),
    widest: 2 + Math.max(14, moneyWidth(fen(largest)), moneyWidth(fen(smallest))),
  };
}

function turnoverOf(turnovers: Map<string, { debit: number; credit: number }>, key: string) {
  const known = turnovers.get(key) ?? { debit: 0, credit: 0 };
  turnovers.set(key, known);
  return known;
}

/** Whether the journal begins with the fiscal year, so that it tells the year so far and not the month alone. */
export const isYearToDate = (content: PackContent): boolean => monthOf(content.journalFrom) === 1;

const columnsOf = (money: number): readonly Column[] => [
  { heading: '单位', kind: 'text', width: 22 },
  { heading: '日期', kind: 'date', width: 12 },
  { heading: '凭证字', kind: 'text', width: 7 },
  { heading: '凭证号', kind: 'integer', width: 7 },
  { heading: '分录', kind: 'integer', width: 6 },
  { heading: '摘要', kind: 'text', width: 34 },
  { heading: '账簿', kind: 'text', width: 6 },
  { heading: '科目编码', kind: 'code', width: 16 },
  { heading: '科目名称', kind: 'text', width: 24 },
  { heading: '借方', kind: 'money', width: money },
  { heading: '贷方', kind: 'money', width: money },
  { heading: '往来单位', kind: 'text', width: 20 },
  { heading: '部门', kind: 'text', width: 12 },
  { heading: '资金来源', kind: 'text', width: 16 },
  { heading: '项目', kind: 'text', width: 14 },
  { heading: '单据号', kind: 'code', width: 16 },
  { heading: '附件数', kind: 'integer', width: 7 },
  { heading: '制单', kind: 'text', width: 10 },
  { heading: '审核', kind: 'text', width: 10 },
  { heading: '出纳', kind: 'text', width: 10 },
  { heading: '记账', kind: 'text', width: 10 },
  { heading: '性质', kind: 'text', width: 8, printed: false },
  { heading: '原凭证号', kind: 'code', width: 14, printed: false },
  { heading: '冲销凭证', kind: 'code', width: 14, printed: false },
];
const DEBIT = 9;
const CREDIT = 10;

export const JOURNAL_RANGE = { unit: '序时_单位', book: '序时_账簿', debit: '序时_借方', credit: '序时_贷方' } as const;
const RANGE_COLUMN = { unit: 0, book: 6, debit: DEBIT, credit: CREDIT } as const;

/** The journal, on as many sheets as it needs; `names[i]` are the ranges of sheet i, numbered from the second on. */
export function journalSheets(
  content: PackContent,
  facts: JournalFacts,
  rowsMax = JOURNAL_ROWS_MAX,
): { sheets: Sheet[]; names: NamedRange[][] } {
  const columns = columnsOf(facts.widest);
  const head = { title: '序时账', banner: bannerOf(content), columns };
  const { firstRow } = frameOf(head);
  const count = Math.max(1, Math.ceil(facts.lines / rowsMax));
  const sheets: Sheet[] = [];
  const names: NamedRange[][] = [];
  for (let part = 0; part < count; part += 1) {
    const name = part === 0 ? JOURNAL.name : `${JOURNAL.name}${part + 1}`;
    const from = part * rowsMax;
    const lines = Math.min(facts.lines - from, rowsMax);
    sheets.push({
      name,
      ...head,
      rows: { [Symbol.iterator]: () => journalRows(content, from, lines, firstRow) },
      filter: true,
      frozenColumns: 4,
      page: pageOf(content, JOURNAL, 'landscape'),
    });
    names.push(
      Object.entries(JOURNAL_RANGE).map(([key, range]) => ({
        name: part === 0 ? range : `${range}${part + 1}`,
        sheet: name,
        column: RANGE_COLUMN[key as keyof typeof RANGE_COLUMN],
        firstRow,
        lastRow: firstRow + Math.max(1, lines) - 1,
      })),
    );
  }
  return { sheets, names };
}

function* journalRows(
  content: PackContent,
  from: number,
  count: number,
  firstRow: number,
): Generator<Row, void, undefined> {
  const describe = describer(content);
  let position = 0;
  let debit = 0;
  let credit = 0;
  for (const voucher of content.journal) {
    if (position >= from + count) break;
    if (position + voucher.lines.length <= from) {
      position += voucher.lines.length;
      continue;
    }
    const unit = describe.unit(voucher.unit);
    const kind = voucher.kind === 'closing' ? '结转' : null;
    const source = voucher.sourceNumber ?? null;
    const reverses = voucher.reverses === undefined ? null : `凭证 ${voucher.reverses}`;
    for (const [index, line] of voucher.lines.entries()) {
      const here = position;
      position += 1;
      if (here < from || here >= from + count) continue;
      debit += line.debit;
      credit += line.credit;
      yield [
        unit,
        voucher.date,
        voucher.type,
        voucher.number,
        index + 1,
        line.summary,
        BOOK_NAMES[line.book],
        line.code,
        describe.account(voucher.unit, line.code),
        line.debit === 0 ? null : line.debit,
        line.credit === 0 ? null : line.credit,
        describe.counterparty(line.counterparty),
        describe.department(voucher.unit, line.department),
        line.fund === undefined ? null : (fundSource(line.fund)?.name ?? line.fund),
        describe.project(line.project),
        line.document ?? null,
        voucher.attachments,
        voucher.preparedBy,
        voucher.reviewedBy,
        voucher.signedBy ?? null,
        voucher.postedBy,
        kind,
        source,
        reverses,
      ];
    }
  }
  const lastRow = firstRow + Math.max(1, count) - 1;
  if (count === 0) yield [null, null, null, null, null, '本期没有凭证明细（汇总数据）'];
  const range = (column: number) => `${columnLetters(column)}${firstRow}:${columnLetters(column)}${lastRow}`;
  const cells = Array.from({ length: CREDIT + 2 }, () => null);
  yield {
    look: 'total',
    cells: Object.assign(cells, {
      0: '合计',
      [DEBIT]: liveCell({ formula: `SUM(${range(DEBIT)})`, result: fen(debit) }),
      [CREDIT]: liveCell({ formula: `SUM(${range(CREDIT)})`, result: fen(credit) }),
      [CREDIT + 1]: liveCell(
        { formula: `SUM(${range(DEBIT)})-SUM(${range(CREDIT)})`, result: fen(debit - credit) },
        'check',
      ),
    }),
  };
}

/** Names for codes, each looked up once. */
function describer(content: PackContent) {
  const unit = unitNamer(content);
  const accounts = new Map(content.names?.accounts);
  for (const { figures } of content.books) {
    for (const { unit, code, name } of figures) accounts.set(`${unit}|${code}`, name);
  }
  const named = (names: ReadonlyMap<string, string> | undefined) => (code: string | undefined) =>
    code === undefined ? null : (names?.get(code) ?? code);
  const party = named(content.names?.parties);
  return {
    unit,
    account: (unit: string, code: string) => accounts.get(`${unit}|${code}`) ?? null,
    department: (unit: string, code: string | undefined) =>
      code === undefined ? null : (content.names?.departments?.get(`${unit}|${code}`) ?? code),
    project: named(content.names?.projects),
    counterparty: (counterparty: Counterparty | undefined) => {
      if (counterparty === undefined) return null;
      return counterparty.kind === 'unit' ? unit(counterparty.unit) : party(counterparty.party);
    },
  };
}
