import { columnLetters, frameOf, quotedSheet } from './address.ts';
import type { BannerLine, EntryRule, Row, Sheet } from './model.ts';
import { type RowFacts, RowWriter, type WriteContext } from './sheet-data.ts';
import { sheetHead } from './sheet-head.ts';
import { CALM_FORMAT, SHOUT_FORMAT } from './styles.ts';
import { columnWidths } from './widths.ts';
import { attributeText, XML_HEAD } from './xml.ts';

/** A sheet as it was written: how many rows, and the ranges that the workbook's defined names need. */
export interface WrittenSheet {
  readonly name: string;
  /** Rows of data, without headings, totals and notes. */
  readonly rows: number;
  readonly lastRow: number;
  readonly filterRange: string | undefined;
  readonly printArea: string;
  readonly printTitles: string | undefined;
  readonly hidden: boolean;
}

const PIECE = 131_072;
const TAB_COLOR = { accent: 'FF0B6E6E', warn: 'FFA86A12', quiet: 'FF8B989D' } as const;

/** A step of writing: text, or rows that must be waited for and are then handed in; nothing after the last of them. */
export type SheetStep = string | Promise<readonly Row[] | undefined>;

/** Writes one sheet, piece by piece; the rows are taken from their source as they are written. */
export function* sheetXml(
  sheet: Sheet,
  context: WriteContext,
  onRows: (rows: number) => void,
): Generator<SheetStep, WrittenSheet, readonly Row[] | undefined> {
  const frame = frameOf(sheet);
  const widths = columnWidths(sheet);
  const head = sheetHead(sheet, widths);
  const writer = new RowWriter(sheet, 1, widths, context);
  yield openingXml(sheet, widths, frame.firstRow);
  let pending = '';
  for (const row of head.rows) pending += writer.row(row);
  const body = new RowWriter(sheet, frame.firstRow, widths, context);
  const source = sheet.later?.[Symbol.asyncIterator]();
  let rows: Iterable<Row> | undefined = sheet.rows;
  while (rows !== undefined) {
    for (const row of rows) {
      pending += body.row(row);
      if (pending.length > PIECE) {
        onRows(body.facts.dataRows);
        yield pending;
        pending = '';
      }
    }
    rows = source && (yield source.next().then(({ done, value }) => (done ? undefined : value)));
  }
  onRows(body.facts.dataRows);
  const merges = [
    ...writer.facts.merges,
    ...body.facts.merges,
    ...head.blocks
      .filter((block) => block.lastColumn > block.column || block.lastRow > block.row)
      .map(
        (block) =>
          `${columnLetters(block.column)}${frame.firstHeadRow + block.row}:${columnLetters(block.lastColumn)}${frame.firstHeadRow + block.lastRow}`,
      ),
  ];
  const last = columnLetters(sheet.columns.length - 1);
  const filterRange =
    sheet.headRow !== undefined
      ? `A${sheet.headRow}:${last}${body.facts.lastRow}`
      : sheet.filter && body.facts.dataRows > 0
        ? `A${frame.firstRow - 1}:${last}${body.facts.lastFilteredRow}`
        : undefined;
  yield `${pending}</sheetData>${closingXml(sheet, body.facts, merges, filterRange)}`;
  return {
    name: sheet.name,
    rows: body.facts.dataRows,
    lastRow: body.facts.lastRow,
    filterRange: filterRange && `${quotedSheet(sheet.name)}!${absolute(filterRange)}`,
    printArea: printArea(sheet, body.facts.lastRow),
    printTitles: printTitles(sheet, frame.firstHeadRow, frame.headRows),
    hidden: sheet.hidden === true,
  };
}

function openingXml(sheet: Sheet, widths: readonly number[], firstRow: number): string {
  const frozenRows = sheet.headless ? (sheet.headRow ?? 0) : firstRow - 1;
  const frozenColumns = sheet.frozenColumns ?? 0;
  const corner = `${columnLetters(frozenColumns)}${frozenRows + 1}`;
  const area = frozenRows && frozenColumns ? 'bottomRight' : frozenRows ? 'bottomLeft' : 'topRight';
  const pane =
    frozenRows || frozenColumns
      ? `<pane${frozenColumns ? ` xSplit="${frozenColumns}"` : ''}${frozenRows ? ` ySplit="${frozenRows}"` : ''} topLeftCell="${corner}" activePane="${area}" state="frozen"/><selection pane="${area}" activeCell="${corner}" sqref="${corner}"/>`
      : '';
  const tab = sheet.tab ? `<tabColor rgb="${TAB_COLOR[sheet.tab]}"/>` : '';
  const columns = widths
    .map((width, i) => `<col min="${i + 1}" max="${i + 1}" width="${width}" customWidth="1"/>`)
    .join('');
  return (
    `${XML_HEAD}<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships">` +
    `<sheetPr>${tab}<pageSetUpPr fitToPage="1"/></sheetPr>` +
    `<sheetViews><sheetView showGridLines="0" workbookViewId="0">${pane}</sheetView></sheetViews>` +
    `<sheetFormatPr defaultRowHeight="16"/><cols>${columns}</cols><sheetData>`
  );
}

/** Everything after the rows, in the order that the schema asks for. */
function closingXml(sheet: Sheet, facts: RowFacts, merges: readonly string[], filterRange: string | undefined): string {
  const { page } = sheet;
  const landscape = page.orientation === 'landscape';
  const codes = sheet.columns.some((column) => column.kind === 'code');
  const last = columnLetters(sheet.columns.length - 1);
  return [
    sheet.locked ? LOCKED : '',
    filterRange ? `<autoFilter ref="${filterRange}"/>` : '',
    merges.length
      ? `<mergeCells count="${merges.length}">${merges.map((ref) => `<mergeCell ref="${ref}"/>`).join('')}</mergeCells>`
      : '',
    checkFormats(facts.checks),
    entryRules(sheet.entries ?? []),
    facts.links.length
      ? `<hyperlinks>${facts.links.map(({ ref, sheet: name }) => `<hyperlink ref="${ref}" location="${attributeText(`${quotedSheet(name)}!A1`)}"/>`).join('')}</hyperlinks>`
      : '',
    '<printOptions horizontalCentered="1"/>',
    '<pageMargins left="0.4" right="0.4" top="0.75" bottom="0.65" header="0.3" footer="0.3"/>',
    `<pageSetup paperSize="${page.paper === 'A3' ? 8 : 9}" orientation="${landscape ? 'landscape' : 'portrait'}" fitToWidth="${page.pagesWide ?? 1}" fitToHeight="${page.pagesHigh ?? 0}"/>`,
    `<headerFooter>${headerFooter('oddHeader', page.header)}${headerFooter('oddFooter', page.footer)}</headerFooter>`,
    codes && facts.lastRow > 0
      ? `<ignoredErrors><ignoredError sqref="A1:${last}${facts.lastRow}" numberStoredAsText="1"/></ignoredErrors>`
      : '',
    '</worksheet>',
  ].join('');
}

/** Columns may be widened and rows heightened; nothing else changes but what is open. */
const LOCKED = '<sheetProtection sheet="1" objects="1" scenarios="1" formatColumns="0" formatRows="0"/>';

function entryRules(rules: readonly EntryRule[]): string {
  if (rules.length === 0) return '';
  const written = rules.map(({ cells, rule, message }) => {
    const [type, formula] = 'list' in rule ? ['list', rule.list] : ['custom', rule.holds];
    return `<dataValidation type="${type}" allowBlank="1" showErrorMessage="1" error="${attributeText(message)}" sqref="${cells}"><formula1>${attributeText(formula)}</formula1></dataValidation>`;
  });
  return `<dataValidations count="${rules.length}">${written.join('')}</dataValidations>`;
}

/** Check cells are calm at nil and shout otherwise; neighbours below one another are named as one range. */
function checkFormats(refs: readonly string[]): string {
  if (refs.length === 0) return '';
  const ranges = verticalRanges(refs);
  return ranges
    .map(
      (range, index) =>
        `<conditionalFormatting sqref="${range}"><cfRule type="cellIs" dxfId="${SHOUT_FORMAT}" priority="${index * 2 + 1}" operator="notEqual"><formula>0</formula></cfRule>` +
        `<cfRule type="cellIs" dxfId="${CALM_FORMAT}" priority="${index * 2 + 2}" operator="equal"><formula>0</formula></cfRule></conditionalFormatting>`,
    )
    .join('');
}

function verticalRanges(refs: readonly string[]): string[] {
  const open = new Map<string, { first: number; last: number }>();
  const ranges: string[] = [];
  const close = (column: string, run: { first: number; last: number }) =>
    ranges.push(run.first === run.last ? `${column}${run.first}` : `${column}${run.first}:${column}${run.last}`);
  for (const ref of refs) {
    const column = ref.replace(/\d+$/, '');
    const row = Number(ref.slice(column.length));
    const run = open.get(column);
    if (run && run.last + 1 === row) {
      run.last = row;
      continue;
    }
    if (run) close(column, run);
    open.set(column, { first: row, last: row });
  }
  for (const [column, run] of open) close(column, run);
  return ranges;
}

const HEADER_MAX = 250;

function headerFooter(tag: 'oddHeader' | 'oddFooter', line: BannerLine | undefined): string {
  if (!line) return '';
  const parts = [
    ['L', line.left],
    ['C', line.center],
    ['R', line.right],
  ] as const;
  const room = Math.floor(HEADER_MAX / 3);
  const text = parts.map(([side, value]) => (value ? `&${side}${cutHeader(value, room)}` : '')).join('');
  return text ? `<${tag}>${attributeText(text)}</${tag}>` : '';
}

/** Never through the middle of a doubled `&`. */
const cutHeader = (text: string, room: number): string =>
  text.length <= room ? text : text.slice(0, room).replace(/&+$/, '');

/** Text for a page's header or footer: `&` is a sign there and is doubled. */
export const headerText = (text: string): string => text.replaceAll('&', '&&');
/** 第 n 页 共 m 页. */
export const PAGE_OF_PAGES = '第 &P 页　共 &N 页';

function printArea(sheet: Sheet, lastRow: number): string {
  const printed = sheet.columns.filter((column) => column.printed !== false).length;
  return `${quotedSheet(sheet.name)}!${absolute(`A1:${columnLetters(Math.max(1, printed) - 1)}${Math.max(1, lastRow)}`)}`;
}

function printTitles(sheet: Sheet, firstHeadRow: number, headRows: number): string | undefined {
  const name = quotedSheet(sheet.name);
  const columns = sheet.frozenColumns ? `${name}!$A:$${columnLetters(sheet.frozenColumns - 1)}` : undefined;
  const rows = headRows > 0 ? `${name}!$${firstHeadRow}:$${firstHeadRow + headRows - 1}` : undefined;
  return [columns, rows].filter((part) => part !== undefined).join(',') || undefined;
}

const absolute = (range: string): string => range.replace(/([A-Z]+)(\d+)/g, '$$$1$$$2');
