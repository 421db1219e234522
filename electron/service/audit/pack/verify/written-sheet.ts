import { textOfCell } from '../../../workbook/write/xml.ts';

/** A cell as our writer wrote it. */
export interface WrittenCell {
  readonly ref: string;
  readonly type: 'number' | 'text';
  readonly value: string;
  readonly formula: string | undefined;
}

/** The part is not as our writer writes it. */
export class ForeignDialect extends Error {
  override readonly name = 'ForeignDialect';
}

/** One cell, exactly as `workbook/write` forms it; whatever else may be in a sheet's data is foreign. */
const CELL =
  /<c r="([A-Z]{1,3}[1-9]\d{0,6})" s="\d+"(?: t="(s|str|inlineStr)")?(?:\/>|>(?:<f>([^<]+)<\/f>)?(?:<v>([^<]*)<\/v>|<is><t xml:space="preserve">([^<]*)<\/t><\/is>)<\/c>)/y;
const ROW_OPEN = /<row r="[1-9]\d{0,6}"(?: ht="[\d.]+" customHeight="1")?>/y;
const ROW_CLOSE = '</row>';
const DATA_OPEN = '<sheetData>';
const DATA_CLOSE = '</sheetData>';
const NUMBER = /^-?\d+(\.\d{1,2})?$/;
/** Text between the start of a part and its rows, or one row: beyond it something is wrong. */
const PIECE_MAX = 64 * 1024 * 1024;

/**
 * Reads the cells of a sheet piece by piece, in their order. It reads our own dialect only: a sheet that another program
 * saved again is told from one of ours at once, and nothing can stand between the cells unseen.
 */
export class WrittenSheetReader {
  #rest = '';
  #state: 'before' | 'rows' | 'after' = 'before';

  constructor(
    private readonly shared: readonly string[],
    private readonly onCell: (cell: WrittenCell) => void,
  ) {}

  take(text: string): void {
    if (this.#state === 'after') return;
    this.#rest += text;
    if (this.#rest.length > PIECE_MAX) throw new ForeignDialect();
    if (this.#state === 'before') {
      const start = this.#rest.indexOf(DATA_OPEN);
      if (start < 0) return;
      this.#rest = this.#rest.slice(start + DATA_OPEN.length);
      this.#state = 'rows';
    }
    const end = this.#rest.lastIndexOf(ROW_CLOSE);
    if (end >= 0) {
      const rows = this.#rest.slice(0, end + ROW_CLOSE.length);
      this.#rest = this.#rest.slice(end + ROW_CLOSE.length);
      this.#rows(rows);
    }
    if (this.#rest.startsWith(DATA_CLOSE)) this.#state = 'after';
  }

  /** Asserts that the sheet's data came to their end. */
  end(): void {
    if (this.#state !== 'after') throw new ForeignDialect();
  }

  #rows(text: string): void {
    let at = 0;
    while (at < text.length) {
      ROW_OPEN.lastIndex = at;
      if (!ROW_OPEN.test(text)) throw new ForeignDialect();
      at = ROW_OPEN.lastIndex;
      while (!text.startsWith(ROW_CLOSE, at)) {
        CELL.lastIndex = at;
        const match = CELL.exec(text);
        if (!match) throw new ForeignDialect();
        at = CELL.lastIndex;
        this.#cell(match);
      }
      at += ROW_CLOSE.length;
    }
  }

  #cell([, ref, type, formula, value, inline]: RegExpExecArray): void {
    if (value === undefined && inline === undefined) return;
    if ((inline !== undefined) !== (type === 'inlineStr')) throw new ForeignDialect();
    if (type === undefined && !NUMBER.test(value!)) throw new ForeignDialect();
    const text = type === 's' ? this.shared[Number(value)] : textOfCell(inline ?? value!);
    if (text === undefined) throw new ForeignDialect();
    this.onCell({
      ref: ref!,
      type: type === undefined ? 'number' : 'text',
      value: text,
      formula: formula === undefined ? undefined : textOfCell(formula),
    });
  }
}

const ITEM = /<si><t xml:space="preserve">([^<]*)<\/t><\/si>/y;

/** The shared strings, as our writer writes them. */
export function readSharedStrings(xml: string): string[] {
  const strings: string[] = [];
  const opening = /^<\?xml[^>]*\?>\n<sst [^>]*>/.exec(xml);
  if (!opening) throw new ForeignDialect();
  let at = opening[0].length;
  while (!xml.startsWith('</sst>', at)) {
    ITEM.lastIndex = at;
    const match = ITEM.exec(xml);
    if (!match) throw new ForeignDialect();
    strings.push(textOfCell(match[1]!));
    at = ITEM.lastIndex;
  }
  return strings;
}

/** Names of the sheets in their order; our writer numbers their parts in the same order. */
export function readSheetNames(xml: string): string[] {
  const names: string[] = [];
  const list = /<sheets>(.*?)<\/sheets>/s.exec(xml)?.[1];
  if (list === undefined) throw new ForeignDialect();
  const item = /<sheet name="([^"]*)" sheetId="(\d+)" r:id="rId(\d+)"\/>/y;
  while (item.lastIndex < list.length) {
    const match = item.exec(list);
    if (!match || Number(match[2]) !== names.length + 1 || Number(match[3]) !== names.length + 1)
      throw new ForeignDialect();
    names.push(textOfCell(match[1]!));
  }
  return names;
}
