import { FINDING_KINDS, type FindingKind } from '../../../../shared/domain/approval/radar/finding.ts';
import { KIND_NAMES } from '../../../../shared/domain/approval/radar/saying.ts';
import type { RadarSettings } from '../../../../shared/domain/approval/radar/settings.ts';
import { sumFen } from '../../../../shared/kernel/fen.ts';
import { frameOf, quotedText } from '../../workbook/write/address.ts';
import type { Column, RichCell, Row, Sheet, StyledRow } from '../../workbook/write/model.ts';
import { caseRange, FOUND, framed, type RadarBook, SHEETS, sumOf } from './book-parts.ts';
import { casesOfKind } from './tested-out.ts';

const SETTINGS: Readonly<Record<keyof RadarSettings, string>> = {
  windowDays: '滚动期间（天）',
  nearPercent: '临界（达到线的百分之几）',
  sameDay: '同日多笔（笔数）',
  repeatDays: '重复付款（天内）',
  regularMonths: '经常性支出（连续几个月）',
  regularPercent: '经常性支出金额相差（百分之几以内）',
};
const COLUMNS: readonly Column[] = [
  { heading: '项目', kind: 'text', width: 34 },
  ...['', '', '', '', ''].map((heading): Column => ({ heading, kind: 'count', width: 17 })),
];
const WIDTH = COLUMNS.length;
const count = (value: number): RichCell => ({ value, kind: 'count' });

/** 汇总: the settings side by side, cases by kind, and month by month how many documents would have been looked at. */
export function sumUpSheet(book: RadarBook): Sheet {
  const head = framed(book, '化整为零预警回溯测试', COLUMNS);
  const { firstHeadRow } = frameOf({ ...head, headless: true });
  const rows: Row[] = [];
  /** The row, as formulas count it, that comes next. */
  const next = (): number => firstHeadRow + rows.length;
  rows.push(section('设定'), headed('设定', '试用的', '现行的'), ...settingRows(book), blank());
  rows.push(section('预警件数'));
  rows.push(headed('种类', FOUND.both, FOUND.tried, FOUND['in-force'], '试用的合计', '试用的金额'));
  rows.push(...kindRows(book, next()), blank());
  rows.push(section('要多看的单据'), headed('月份', '单据数', '试用的要看', '占比（%）', '现行的要看', '占比（%）'));
  rows.push(...monthRows(book, next()));
  return { name: SHEETS.sums, ...head, headless: true, rows, tab: 'accent' };
}

const filled = (cells: readonly (RichCell | string)[]): (RichCell | string)[] => [
  ...cells,
  ...Array.from({ length: WIDTH - cells.length }, () => ({ value: '', kind: 'text' }) as const),
];
const section = (name: string): StyledRow => ({ look: 'section', cells: filled([name]) });
const headed = (...names: readonly string[]): StyledRow => ({
  look: 'head',
  cells: filled(names.map((value) => ({ value, kind: 'text' }) as const)),
});
const blank = (): StyledRow => ({ look: 'plain', cells: filled([]) });

const settingRows = ({ payload: { tried, inForce } }: RadarBook): Row[] =>
  (Object.keys(SETTINGS) as (keyof RadarSettings)[]).map((field) =>
    filled([SETTINGS[field], count(tried[field]), count(inForce[field])]),
  );

function kindRows(book: RadarBook, firstRow: number): Row[] {
  const { compared } = book.trial;
  const [kinds, founds, sums] = [caseRange(book, 'kind'), caseRange(book, 'found'), caseRange(book, 'sum')];
  const counted = (kind: FindingKind, found: keyof typeof FOUND): string =>
    `COUNTIFS(${kinds},${quotedText(KIND_NAMES[kind])},${founds},${quotedText(FOUND[found])})`;
  const rows = FINDING_KINDS.map((kind, at): Row => {
    const { both, onlyTried, onlyInForce, sum } = casesOfKind(compared, kind);
    const row = firstRow + at;
    const summed = (found: keyof typeof FOUND): string =>
      `SUMIFS(${sums},${kinds},${quotedText(KIND_NAMES[kind])},${founds},${quotedText(FOUND[found])})`;
    return [
      KIND_NAMES[kind],
      { value: both, kind: 'count', formula: counted(kind, 'both') },
      { value: onlyTried, kind: 'count', formula: counted(kind, 'tried') },
      { value: onlyInForce, kind: 'count', formula: counted(kind, 'in-force') },
      { value: both + onlyTried, kind: 'count', formula: `B${row}+C${row}` },
      { value: sum, kind: 'money', formula: `${summed('both')}+${summed('tried')}` },
    ];
  });
  const all = FINDING_KINDS.map((kind) => casesOfKind(compared, kind));
  const totals = [
    all.reduce((sum, { both }) => sum + both, 0),
    all.reduce((sum, { onlyTried }) => sum + onlyTried, 0),
    all.reduce((sum, { onlyInForce }) => sum + onlyInForce, 0),
    all.reduce((sum, { both, onlyTried }) => sum + both + onlyTried, 0),
  ];
  return [
    ...rows,
    {
      look: 'total',
      cells: [
        '合计',
        ...totals.map(
          (value, at): RichCell => ({ value, kind: 'count', formula: sumOf(at + 1, firstRow, rows.length) }),
        ),
        { value: sumFen(all.map(({ sum }) => sum)), kind: 'money', formula: sumOf(5, firstRow, rows.length) },
      ],
    },
  ];
}

function monthRows({ trial }: RadarBook, firstRow: number): Row[] {
  const held = new Map(trial.inForce.months.map(({ month, warned }) => [month, warned]));
  const rows = trial.tried.months.map(({ month, documents, warned }, at) =>
    monthRow(month, documents, warned, held.get(month) ?? 0, firstRow + at),
  );
  const total = monthRow(
    '合计',
    trial.documents.length,
    trial.tried.warned,
    trial.inForce.warned,
    firstRow + rows.length,
  );
  return [
    ...rows,
    {
      look: 'total',
      cells: total.map((cell, at) =>
        typeof cell === 'object' && [1, 2, 4].includes(at)
          ? { ...cell, formula: sumOf(at, firstRow, rows.length) }
          : cell,
      ),
    },
  ];
}

/** A share is in hundredths of a percent, as the sheet rounds it. */
function monthRow(name: string, documents: number, tried: number, inForce: number, row: number): (RichCell | string)[] {
  const share = (part: number, column: string): RichCell => ({
    value: Math.round((part * 10_000) / documents),
    ...{ kind: 'decimal', formula: `ROUND(${column}${row}/B${row}*100,2)` },
  });
  return [name, count(documents), count(tried), share(tried, 'C'), count(inForce), share(inForce, 'E')];
}
