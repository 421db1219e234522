import { execFile } from 'node:child_process';
import { accessSync, constants } from 'node:fs';
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import type { TestContext } from 'vitest';

/** What to run where LibreOffice (or poppler, which reads its pages) is missing. */
export const INSTALL_LINE = 'apt-get install -y --no-install-recommends libreoffice-calc poppler-utils fonts-noto-cjk';

const run = promisify(execFile);
const TIMEOUT_MS = 300_000;

/** One CSV a sheet, numbers with all their digits; formulas are worked out anew. */
const CSV_FILTER = 'csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false,false,false,-1';

/**
 * Left to itself, LibreOffice shows the results that stand in an XLSX file. This makes it work out every formula on
 * opening, whatever the file says.
 */
const RECALCULATE_ALWAYS = `<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
<item oor:path="/org.openoffice.Office.Calc/Formula/Load"><prop oor:name="OOXMLRecalcMode" oor:op="fuse"><value>0</value></prop></item>
</oor:items>
`;

function findProgram(name: string): string | undefined {
  const folders = (process.env['PATH'] ?? '').split(delimiter);
  return folders.map((folder) => join(folder, name)).find(isExecutable);
}

function isExecutable(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/**
 * LibreOffice for this test: a second opinion on every workbook that we write. Where it is missing the test fails on the
 * build machine (CI=true) and is left out elsewhere, with the line that installs it.
 */
export function libreOffice(context: TestContext): LibreOffice {
  const soffice = findProgram('soffice') ?? findProgram('libreoffice');
  if (soffice !== undefined && findProgram('pdftotext') !== undefined) return new LibreOffice(soffice);
  if (process.env['CI'] === 'true') throw new Error(`LibreOffice is missing: ${INSTALL_LINE}`);
  context.skip(`LibreOffice is missing: ${INSTALL_LINE}`);
}

export class LibreOffice {
  constructor(private readonly soffice: string) {}

  /** Every sheet's cells as LibreOffice works them out, by the sheet's name. */
  async recalculated(workbook: Uint8Array): Promise<Map<string, string[][]>> {
    return this.#converted(workbook, CSV_FILTER, async (folder, files) => {
      const sheets = new Map<string, string[][]>();
      for (const file of files) {
        const name = /^book-(.*)\.csv$/.exec(file)?.[1];
        if (name !== undefined) sheets.set(name, parseCsv(await readFile(join(folder, file), 'utf8')));
      }
      return sheets;
    });
  }

  /** What stands on the printed pages, page by page. */
  async printed(workbook: Uint8Array): Promise<string[]> {
    const text = await this.#converted(workbook, 'pdf', async (folder) => {
      const { stdout } = await run('pdftotext', ['-layout', join(folder, 'book.pdf'), '-'], {
        maxBuffer: 64 * 1024 * 1024,
      });
      return stdout;
    });
    return text.split('\f').slice(0, -1);
  }

  /** The workbook opened and saved again by LibreOffice. */
  async savedAgain(workbook: Uint8Array): Promise<Buffer> {
    return this.#converted(workbook, 'xlsx', (folder) => readFile(join(folder, 'book.xlsx')));
  }

  /** The workbook as LibreOffice's own flat XML, changed as a text, and saved again as XLSX by LibreOffice. */
  async filledIn(workbook: Uint8Array, edit: (flat: string) => string): Promise<Buffer> {
    const flat = await this.#converted(workbook, 'fods', (folder) => readFile(join(folder, 'book.fods'), 'utf8'));
    return this.#converted(Buffer.from(edit(flat)), 'xlsx', (folder) => readFile(join(folder, 'book.xlsx')), 'fods');
  }

  /** Converts in a folder and with a profile of its own, so that runs beside one another do not meet. */
  async #converted<T>(
    workbook: Uint8Array,
    to: string,
    take: (folder: string, files: string[]) => Promise<T>,
    from = 'xlsx',
  ): Promise<T> {
    const folder = await mkdtemp(join(tmpdir(), 'tongcai-office-'));
    try {
      const [profile, out, file] = [join(folder, 'profile'), join(folder, 'out'), join(folder, `book.${from}`)];
      await mkdir(out);
      await mkdir(join(profile, 'user'), { recursive: true });
      await writeFile(join(profile, 'user', 'registrymodifications.xcu'), RECALCULATE_ALWAYS);
      await writeFile(file, workbook);
      const options = ['--headless', '--norestore', `-env:UserInstallation=${pathToFileURL(profile).href}`];
      await run(this.soffice, [...options, '--convert-to', to, '--outdir', out, file], { timeout: TIMEOUT_MS });
      return await take(out, await readdir(out));
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  }
}

/** Rows of a CSV as LibreOffice writes it. */
export function parseCsv(text: string): string[][] {
  const rows: string[][] = [];
  let row: string[] = [];
  const field = /(?:"((?:[^"]|"")*)"|([^",\n]*))(,|\n|$)/y;
  while (field.lastIndex < text.length) {
    const match = field.exec(text);
    if (!match) throw new Error('not a CSV');
    row.push(match[1] === undefined ? match[2]! : match[1].replaceAll('""', '"'));
    if (match[3] === ',') continue;
    rows.push(row);
    row = [];
  }
  return rows;
}
