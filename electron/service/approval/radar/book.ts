import { CATEGORIES } from '../../../../shared/domain/approval/category.ts';
import { LEVELS } from '../../../../shared/domain/approval/level.ts';
import { explainedOf, KIND_NAMES, sayFinding } from '../../../../shared/domain/approval/radar/saying.ts';
import type { ShownSpending } from '../../../../shared/domain/approval/radar/spending.ts';
import { fundSource } from '../../../../shared/domain/ledger/fund.ts';
import { sumFen } from '../../../../shared/kernel/fen.ts';
import { frameOf, rangeOn } from '../../workbook/write/address.ts';
import type { Column, Row, Sheet, Workbook } from '../../workbook/write/model.ts';
import { writeWorkbook } from '../../workbook/write/workbook.ts';
import { type BookPayload, CASES, FOUND, framed, type RadarBook, SHEETS, sumOf } from './book-parts.ts';
import { sumUpSheet } from './book-sums.ts';
import { type Refused, type Trial, tryRadar } from './trying.ts';

const DOCUMENTS: readonly Column[] = [
  { heading: '预警序号', kind: 'integer', width: 10 },
  { heading: '种类', kind: 'text', width: 12 },
  { heading: '单据号', kind: 'code', width: 16 },
  { heading: '单位', kind: 'code', width: 8 },
  { heading: '单位名称', kind: 'text', width: 24 },
  { heading: '日期', kind: 'date', width: 12 },
  { heading: '收款单位', kind: 'text', width: 30 },
  { heading: '金额', kind: 'money', width: 16 },
  { heading: '类别', kind: 'text', width: 16 },
  { heading: '资金来源', kind: 'text', width: 18 },
  { heading: '预算内外', kind: 'text', width: 10 },
  { heading: '项目', kind: 'text', width: 20 },
  { heading: '合同号', kind: 'code', width: 16 },
  { heading: '发票号', kind: 'code', width: 24 },
];
const AMOUNT = 7;

/** Tries the radar on a past time and writes down all that it found: 汇总, 预警 and 逐笔, whose sums are formulas. */
export async function radarBook(
  payload: BookPayload,
): Promise<Refused | { readonly ok: true; readonly bytes: Uint8Array }> {
  const tried = await tryRadar(payload);
  if (!tried.ok) return tried;
  const { bytes } = await writeWorkbook(bookOf({ payload, trial: tried.trial }));
  return { ok: true, bytes };
}

function bookOf(book: RadarBook): Workbook {
  const { creator, created } = book.payload;
  return {
    title: '化整为零预警回溯测试',
    ...{ creator, created },
    sheets: [sumUpSheet(book), caseSheet(book), documentSheet(book)],
  };
}

function caseSheet(book: RadarBook): Sheet {
  const { payload, trial } = book;
  const { rules } = payload;
  const head = framed(book, '预警', CASES);
  const { firstRow } = frameOf(head);
  const byId = byIdOf(trial);
  let from = frameOf(framed(book, '逐笔', DOCUMENTS)).firstRow;
  const rows = trial.compared.map(({ one, found }, at): Row => {
    const documents = one.ids.map((id) => byId.get(id)!);
    const explained = explainedOf(one, documents, { rules, related: trial.related });
    const range = rangeOn(SHEETS.documents, AMOUNT, from, from + documents.length - 1);
    from += documents.length;
    return [
      ...[at + 1, KIND_NAMES[one.kind], FOUND[found], sayFinding(one, explained, false)],
      ...[one.levels.map((level) => LEVELS[level]).join('、'), explained.limit ?? null],
      { value: documents.length, formula: `COUNT(${range})` },
      { value: one.sum, formula: `SUM(${range})` },
    ];
  });
  const total = (column: number, value: number) => ({
    value,
    ...(rows.length === 0 ? {} : { formula: sumOf(column, firstRow, rows.length) }),
  });
  return {
    ...{ name: SHEETS.cases, ...head, filter: true, frozenColumns: 0 },
    rows: [
      ...rows,
      {
        look: 'total',
        cells: [
          ...[null, '合计', '', '', '', null],
          total(
            6,
            trial.compared.reduce((sum, { one }) => sum + one.ids.length, 0),
          ),
          total(7, sumFen(trial.compared.map(({ one }) => one.sum))),
        ],
      },
    ],
  };
}

/** The documents of each case, one case after the other: of a document in two cases there are two rows. */
function documentSheet(book: RadarBook): Sheet {
  const head = framed(book, '逐笔', DOCUMENTS);
  const { firstRow } = frameOf(head);
  const byId = byIdOf(book.trial);
  const rows = book.trial.compared.flatMap(({ one }, at) =>
    one.ids.map((id): Row => documentRow(at + 1, KIND_NAMES[one.kind], byId.get(id)!)),
  );
  const sum = sumFen(book.trial.compared.map(({ one }) => one.sum));
  return {
    ...{ name: SHEETS.documents, ...head, filter: true },
    rows: [
      ...rows,
      {
        look: 'total',
        cells: [
          ...[null, '合计', '', '', '', null, ''],
          { value: sum, ...(rows.length === 0 ? {} : { formula: sumOf(AMOUNT, firstRow, rows.length) }) },
          ...['', '', '', '', '', ''],
        ],
      },
    ],
  };
}

function documentRow(at: number, kind: string, document: ShownSpending): Row {
  const { number, unit, unitName, day, payeeName, amount, category, source, inBudget } = document;
  return [
    ...[at, kind, number, unit, unitName, day, payeeName, amount, CATEGORIES[category]],
    ...[fundSource(source)?.name ?? source, inBudget ? '内' : '外', document.project, document.contract],
    document.invoices.join('、'),
  ];
}

const byIdOf = ({ documents }: Trial): ReadonlyMap<string, ShownSpending> =>
  new Map(documents.map((document) => [document.id, document]));
