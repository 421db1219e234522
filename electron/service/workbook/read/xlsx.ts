import type { RawFile, RawSheet } from '../../../../shared/domain/ledger/reading/grid.ts';
import type { FormulaSink } from './formulas.ts';
import type { Budget } from './limits.ts';
import { PackedSheetBuilder } from './packed-sheet.ts';
import { refuse } from './refusal.ts';
import { readSharedStrings } from './rich-text.ts';
import { SheetScanner } from './sheet-scanner.ts';
import { readStyles } from './styles.ts';
import { decodeXml, xmlTokens } from './xml.ts';
import { inflate, inflateWhole, readDirectory, type ZipDirectory, type ZipEntry } from './zip.ts';

/** Reads an Office Open XML workbook (.xlsx, .xlsm; transitional or strict, ECMA-376) as a grid. */
export async function readXlsx(file: Buffer, budget: Budget, formulas?: FormulaSink): Promise<RawFile> {
  const parts = new Parts(file, readDirectory(file, budget), budget);
  const workbookPart = await findWorkbook(parts);
  const relations = await parts.relations(workbookPart);
  const book = await readWorkbook(parts, workbookPart);
  if (book.sheets.length > budget.limits.sheets) refuse('too-many-sheets', { limit: budget.limits.sheets });

  const related = (kind: string) => relations.find((relation) => relation.type.endsWith(`/${kind}`))?.target;
  const stylesPart = related('styles');
  const stringsPart = related('sharedStrings');
  const stylesText = stylesPart ? await parts.textIfAny(stylesPart) : undefined;
  const styles = stylesText === undefined ? new Uint8Array(0) : readStyles(stylesText, stylesPart!, budget.limits);
  const stringsBytes = stringsPart ? await parts.bytesIfAny(stringsPart) : undefined;
  const shared = stringsBytes ? readSharedStrings(stringsBytes, stringsPart!, budget.limits) : [];

  const sheets: RawSheet[] = [];
  for (const sheet of book.sheets) {
    const relation = relations.find((candidate) => candidate.id === sheet.relation);
    if (!relation || relation.external) return refuse('damaged-zip', { where: `工作表“${sheet.name}”没有内容` });
    /** A chart sheet (图表工作表) or a dialog has no cells. */
    if (!relation.type.endsWith('/worksheet')) continue;
    const entry = parts.find(relation.target);
    if (!entry) return refuse('damaged-zip', { where: `缺少 ${relation.target}` });
    const builder = new PackedSheetBuilder(sheet.name, budget);
    const facts = { part: relation.target, styles, shared, onFormula: formulas?.sheet(sheet.name) };
    const scanner = new SheetScanner(facts, builder, budget);
    for await (const chunk of inflate(file, entry, budget)) scanner.push(chunk);
    scanner.end();
    sheets.push(builder.finish({ hidden: sheet.hidden, date1904: book.date1904, shared, merged: scanner.merged }));
  }
  if (sheets.length === 0) refuse('not-a-workbook', { part: '没有工作表' });
  return { format: 'xlsx', sheets };
}

/** The parts of the package by name, whatever the case. */
class Parts {
  readonly #file: Buffer;
  readonly #directory: ZipDirectory;
  readonly #budget: Budget;

  constructor(file: Buffer, directory: ZipDirectory, budget: Budget) {
    this.#file = file;
    this.#directory = directory;
    this.#budget = budget;
  }

  find(name: string): ZipEntry | undefined {
    return this.#directory.get(name.toLowerCase());
  }

  names(): string[] {
    return [...this.#directory.keys()];
  }

  async bytesIfAny(name: string): Promise<Buffer | undefined> {
    const entry = this.find(name);
    return entry && inflateWhole(this.#file, entry, this.#budget);
  }

  async textIfAny(name: string): Promise<string | undefined> {
    const bytes = await this.bytesIfAny(name);
    return bytes && decodeXml(bytes, name);
  }

  tokens(text: string, part: string) {
    return xmlTokens(text, part, this.#budget.limits);
  }

  /** What a part is related to; targets as names of parts. */
  async relations(part: string): Promise<Relation[]> {
    const slash = part.lastIndexOf('/');
    const name = `${part.slice(0, slash + 1)}_rels/${part.slice(slash + 1)}.rels`;
    const text = await this.textIfAny(name);
    const relations: Relation[] = [];
    if (text === undefined) return relations;
    for (const token of this.tokens(text, name)) {
      if (token.kind !== 'open' || token.name !== 'Relationship') continue;
      relations.push({
        id: token.attribute('Id') ?? '',
        type: token.attribute('Type') ?? '',
        target: resolve(part, token.attribute('Target') ?? ''),
        external: token.attribute('TargetMode') === 'External',
      });
    }
    return relations;
  }
}

interface Relation {
  readonly id: string;
  readonly type: string;
  readonly target: string;
  readonly external: boolean;
}

/** A target is relative to the folder of the part it belongs to, unless it begins with a slash. */
function resolve(part: string, target: string): string {
  const folder = target.startsWith('/') ? [] : part.split('/').slice(0, -1);
  for (const step of target.replaceAll('\\', '/').split('/')) {
    if (step === '..') folder.pop();
    else if (step !== '' && step !== '.') folder.push(step);
  }
  return folder.join('/');
}

async function findWorkbook(parts: Parts): Promise<string> {
  const named = (await parts.relations('')).find((relation) => relation.type.endsWith('/officeDocument'))?.target;
  const part = named ?? 'xl/workbook.xml';
  if (part.toLowerCase().endsWith('.bin')) refuse('xlsb');
  if (parts.find(part)) return part;
  const names = parts.names();
  if (names.includes('xl/workbook.bin')) refuse('xlsb');
  if (names.includes('content.xml') && names.includes('meta-inf/manifest.xml')) refuse('ods');
  if (names.includes('encryptedpackage')) refuse('encrypted');
  return refuse('not-a-workbook', { part: '缺少 xl/workbook.xml' });
}

interface Workbook {
  readonly date1904: boolean;
  readonly sheets: readonly { readonly name: string; readonly hidden: boolean; readonly relation: string }[];
}

async function readWorkbook(parts: Parts, part: string): Promise<Workbook> {
  const sheets: { name: string; hidden: boolean; relation: string }[] = [];
  let date1904 = false;
  let root = '';
  for (const token of parts.tokens((await parts.textIfAny(part)) ?? '', part)) {
    if (token.kind !== 'open') continue;
    root ||= token.name;
    if (token.name === 'workbookPr') date1904 ||= /^(1|true)$/.test(token.attribute('date1904') ?? '');
    else if (token.name === 'sheet')
      sheets.push({
        name: token.attribute('name') ?? '',
        hidden: /hidden/i.test(token.attribute('state') ?? ''),
        relation: token.attribute('id') ?? '',
      });
  }
  if (root !== 'workbook') refuse('not-a-workbook', { part: `${part} 不是工作簿` });
  return { date1904, sheets };
}
