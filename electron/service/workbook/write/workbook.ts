import { assertSheetNames, rangeOn } from './address.ts';
import type { NamedRange, Sheet, Workbook } from './model.ts';
import { SharedStrings } from './shared-strings.ts';
import { sheetXml, type WrittenSheet } from './sheet.ts';
import type { CellObserver } from './sheet-data.ts';
import { Styles } from './styles.ts';
import { attributeText, XML_HEAD } from './xml.ts';
import { assembleZip, type Part, packPart } from './zip.ts';

/** Name that the file's properties give for the program; readers that do not know it recalculate every formula. */
export const APPLICATION = 'Tongcai';

export interface WriteOptions {
  /** Stands at the very end of the file, as the ZIP comment. */
  readonly comment?: Uint8Array;
  /** Told of every cell of the sheet with this name. */
  readonly observe?: (sheet: string) => CellObserver | undefined;
  /** Told after each sheet, before sheets of a later phase are begun. */
  readonly onSheet?: (sheet: WrittenSheet) => void;
  readonly onProgress?: (sheet: string, rows: number) => void;
  readonly signal?: AbortSignal;
}

export interface WrittenWorkbook {
  readonly bytes: Uint8Array;
  /** In the order of the workbook. */
  readonly sheets: readonly WrittenSheet[];
}

/**
 * Writes a workbook as XLSX (ECMA-376). The same model gives the same bytes. Formulas carry their results and are
 * recalculated when the file is opened. Rejects with the signal's reason when it is cancelled; nothing is written to disk.
 */
export async function writeWorkbook(workbook: Workbook, options: WriteOptions = {}): Promise<WrittenWorkbook> {
  assertSheetNames(workbook.sheets.map((sheet) => sheet.name));
  const strings = new SharedStrings();
  const styles = new Styles();
  const parts: Part[] = [];
  const written: WrittenSheet[] = [];
  for (const { sheet, index } of inPhases(workbook.sheets)) {
    const context = { strings, styles, observer: options.observe?.(sheet.name) };
    const xml = sheetXml(sheet, context, (rows) => {
      options.signal?.throwIfAborted();
      options.onProgress?.(sheet.name, rows);
    });
    let facts: WrittenSheet | undefined;
    parts[index] = await packPart(
      `xl/worksheets/sheet${index + 1}.xml`,
      textsOf(xml, (value) => {
        facts = value;
      }),
    );
    written[index] = facts!;
    options.onSheet?.(facts!);
  }
  const small = (name: string, text: string) => packPart(name, [XML_HEAD + text]);
  const ordered = [
    await small('[Content_Types].xml', contentTypes(workbook.sheets.length)),
    await small('_rels/.rels', PACKAGE_RELATIONS),
    await small('docProps/core.xml', coreProperties(workbook)),
    await small('docProps/app.xml', APP_PROPERTIES),
    await small('xl/workbook.xml', workbookXml(written, workbook.names ?? [])),
    await small('xl/_rels/workbook.xml.rels', workbookRelations(workbook.sheets.length)),
    await packPart('xl/styles.xml', [styles.xml()]),
    await packPart('xl/sharedStrings.xml', strings.xml()),
    ...parts,
  ];
  return { bytes: assembleZip(ordered, options.comment ?? new Uint8Array()), sheets: written };
}

/** Shows a sheet's cells to an observer without keeping anything; returns its rows of data. */
export function observeSheet(sheet: Sheet, observer: CellObserver): number {
  const context = { strings: new SharedStrings(), styles: new Styles(), observer };
  const xml = sheetXml(sheet, context, () => undefined);
  for (let step = xml.next(); ; step = xml.next()) if (step.done) return step.value.rows;
}

function inPhases(sheets: readonly Sheet[]): { sheet: Sheet; index: number }[] {
  return sheets
    .map((sheet, index) => ({ sheet, index }))
    .sort((a, b) => (a.sheet.phase ?? 0) - (b.sheet.phase ?? 0) || a.index - b.index);
}

/** The texts of a sheet one after another, its rows waited for where they are read while it is written. */
async function* textsOf(
  source: ReturnType<typeof sheetXml>,
  onReturn: (value: WrittenSheet) => void,
): AsyncGenerator<string> {
  let step = source.next();
  while (!step.done) {
    if (typeof step.value === 'string') {
      yield step.value;
      step = source.next();
    } else step = source.next(await step.value);
  }
  onReturn(step.value);
}

const SPREADSHEET = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const RELATIONS = 'http://schemas.openxmlformats.org/package/2006/relationships';
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const CONTENT = 'application/vnd.openxmlformats-officedocument.spreadsheetml';

function contentTypes(sheets: number): string {
  const overrides = [
    ['/xl/workbook.xml', `${CONTENT}.sheet.main+xml`],
    ...Array.from({ length: sheets }, (_, i) => [`/xl/worksheets/sheet${i + 1}.xml`, `${CONTENT}.worksheet+xml`]),
    ['/xl/styles.xml', `${CONTENT}.styles+xml`],
    ['/xl/sharedStrings.xml', `${CONTENT}.sharedStrings+xml`],
    ['/docProps/core.xml', 'application/vnd.openxmlformats-package.core-properties+xml'],
    ['/docProps/app.xml', 'application/vnd.openxmlformats-officedocument.extended-properties+xml'],
  ];
  return (
    `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>` +
    `${overrides.map(([part, type]) => `<Override PartName="${part}" ContentType="${type}"/>`).join('')}</Types>`
  );
}

const PACKAGE_RELATIONS =
  `<Relationships xmlns="${RELATIONS}"><Relationship Id="rId1" Type="${OFFICE}/officeDocument" Target="xl/workbook.xml"/>` +
  '<Relationship Id="rId2" Type="http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties" Target="docProps/core.xml"/>' +
  `<Relationship Id="rId3" Type="${OFFICE}/extended-properties" Target="docProps/app.xml"/></Relationships>`;

const APP_PROPERTIES = `<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"><Application>${APPLICATION}</Application></Properties>`;

function coreProperties({ title, creator, created }: Workbook): string {
  return (
    '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">' +
    `<dc:title>${attributeText(title)}</dc:title><dc:creator>${attributeText(creator)}</dc:creator>` +
    `<dcterms:created xsi:type="dcterms:W3CDTF">${attributeText(created)}</dcterms:created></cp:coreProperties>`
  );
}

function workbookRelations(sheets: number): string {
  const targets = [
    ...Array.from({ length: sheets }, (_, i) => ['worksheet', `worksheets/sheet${i + 1}.xml`]),
    ['styles', 'styles.xml'],
    ['sharedStrings', 'sharedStrings.xml'],
  ];
  return `<Relationships xmlns="${RELATIONS}">${targets.map(([type, target], i) => `<Relationship Id="rId${i + 1}" Type="${OFFICE}/${type}" Target="${target}"/>`).join('')}</Relationships>`;
}

function workbookXml(sheets: readonly WrittenSheet[], ranges: readonly NamedRange[]): string {
  const list = sheets.map(
    (sheet, i) =>
      `<sheet name="${attributeText(sheet.name)}" sheetId="${i + 1}"${sheet.hidden ? ' state="veryHidden"' : ''} r:id="rId${i + 1}"/>`,
  );
  // The filter's own name is hidden in every program's files. A sheet that is the program's own has nothing to print.
  const names = sheets.flatMap((sheet, i) => [
    ...(sheet.filterRange ? [definedName('_FilterDatabase', i, sheet.filterRange, ' hidden="1"')] : []),
    ...(sheet.hidden ? [] : [definedName('Print_Area', i, sheet.printArea)]),
    ...(sheet.printTitles ? [definedName('Print_Titles', i, sheet.printTitles)] : []),
  ]);
  const named = ranges.map(
    ({ name, sheet, column, firstRow, lastRow }) =>
      `<definedName name="${attributeText(name)}">${attributeText(rangeOn(sheet, column, firstRow, lastRow))}</definedName>`,
  );
  return (
    `<workbook xmlns="${SPREADSHEET}" xmlns:r="${OFFICE}"><bookViews><workbookView activeTab="0"/></bookViews>` +
    `<sheets>${list.join('')}</sheets><definedNames>${[...names, ...named].join('')}</definedNames><calcPr calcId="191029" fullCalcOnLoad="1"/></workbook>`
  );
}

const definedName = (name: string, sheet: number, range: string, extra = ''): string =>
  `<definedName name="_xlnm.${name}" localSheetId="${sheet}"${extra}>${attributeText(range)}</definedName>`;
