import type { OnFormula } from './formulas.ts';
import type { Budget } from './limits.ts';
import { shownNumber } from './number-text.ts';
import { DATE, ERROR, type MergedRange, NUMBER, type PackedSheetBuilder, RED, SHARED, TEXT } from './packed-sheet.ts';
import { refuse } from './refusal.ts';
import { joinedText, unescapeCharacters } from './rich-text.ts';
import { STYLE_DATE, STYLE_RED } from './styles.ts';
import { decodeEntities } from './xml.ts';
import {
  APOSTROPHE,
  after,
  columnOf,
  EQUALS,
  elementEnd,
  endsRow,
  GT,
  isCell,
  LETTER_C,
  LETTER_R,
  LETTER_S,
  LETTER_T,
  LETTER_V,
  LT,
  localName,
  MINUS,
  onlySpace,
  plainDigits,
  QUOTE,
  rowNumber,
  SLASH,
  SPACE,
  tagEnd,
  unsigned,
} from './xml-bytes.ts';

/** What an unfinished cell or tag may hold back between two chunks. */
const PENDING_BYTES_MAX = 8 * 1024 * 1024;

/** A formula is never evaluated; without the value its program left, the cell says so. */
const NO_CACHED_VALUE = '（公式没有保存的结果）';

export interface SheetFacts {
  readonly part: string;
  readonly styles: Uint8Array;
  readonly shared: readonly string[];
  readonly onFormula?: OnFormula | undefined;
}

/**
 * Reads the XML of one worksheet as bytes, chunk by chunk, into a packed sheet. The stated `dimension` is ignored, the
 * cells that are there count; prefixes do not matter, so strict and transitional files are the same. Elements other than
 * rows, cells and merged ranges are stepped over, but must be closed by their own names.
 */
export class SheetScanner {
  readonly merged: MergedRange[] = [];
  readonly #facts: SheetFacts;
  readonly #builder: PackedSheetBuilder;
  readonly #budget: Budget;
  readonly #open: string[] = [];
  #rest: Buffer = Buffer.alloc(0);
  #root = false;
  #row = 0;
  #column = 0;

  constructor(facts: SheetFacts, builder: PackedSheetBuilder, budget: Budget) {
    this.#facts = facts;
    this.#builder = builder;
    this.#budget = budget;
  }

  push(chunk: Buffer): void {
    const bytes = this.#rest.length === 0 ? chunk : Buffer.concat([this.#rest, chunk]);
    const done = this.#consume(bytes);
    this.#rest = bytes.subarray(done);
    if (this.#rest.length > PENDING_BYTES_MAX)
      refuse('cell-too-long', { row: this.#row, limit: this.#budget.limits.cellChars });
  }

  end(): void {
    if (!onlySpace(this.#rest, 0, this.#rest.length)) this.#damaged('内容不完整');
    if (this.#open.length > 0 || !this.#root) this.#damaged('内容不完整，工作表没有结束');
  }

  #damaged(what: string): never {
    return refuse('damaged-xml', { part: this.#facts.part, what });
  }

  /** Takes whole tags and whole cells, and gives the place of the first that is not complete yet. */
  #consume(bytes: Buffer): number {
    let at = 0;
    for (;;) {
      const tag = bytes.indexOf(LT, at);
      if (tag < 0) {
        if (this.#open.length > 0) return bytes.length;
        if (!onlySpace(bytes, at, bytes.length)) this.#damaged('根元素之外有文字');
        return at;
      }
      if (this.#open.length === 0 && !onlySpace(bytes, at, tag)) this.#damaged('根元素之外有文字');
      const end = this.#take(bytes, tag);
      if (end < 0) return tag;
      at = end;
    }
  }

  /** One tag, comment or cell from its `<`; −1 when it is not complete. */
  #take(bytes: Buffer, tag: number): number {
    const next = bytes[tag + 1];
    if (next === undefined) return -1;
    if (next === SLASH && endsRow(bytes, tag) && this.#open.at(-1) === 'row') {
      this.#open.pop();
      return tag + 6;
    }
    if (next === 0x21 || next === 0x3f) return this.#takeAside(bytes, tag);
    const gt = tagEnd(bytes, tag + 1);
    if (gt < 0) return -1;
    if (next === SLASH) {
      const name = localName(bytes, tag + 2, gt);
      if (this.#open.pop() !== name) this.#damaged(`</${name.slice(0, 40)}> 没有对应的开头`);
      return gt + 1;
    }
    if (isCell(bytes, tag + 1) && this.#open.at(-1) === 'row') return this.#takeCell(bytes, tag, gt);
    const name = localName(bytes, tag + 1, gt);
    if (name === '') this.#damaged('标记没有名称');
    if (this.#open.length === 0) {
      if (this.#root) this.#damaged('有两个根元素');
      if (name !== 'worksheet') this.#damaged(`根元素是 ${name.slice(0, 40)}`);
      this.#root = true;
    }
    if (name === 'row' && this.#open.at(-1) === 'sheetData') this.#beginRow(bytes, tag, gt);
    else if (name === 'mergeCell') this.#takeMerged(bytes.toString('latin1', tag, gt));
    if (bytes[gt - 1] !== SLASH && this.#open.push(name) > this.#budget.limits.depth)
      refuse('too-deep', { part: this.#facts.part, limit: this.#budget.limits.depth });
    return gt + 1;
  }

  /** Comments, CDATA outside cells and processing instructions are stepped over; a DOCTYPE is refused. */
  #takeAside(bytes: Buffer, tag: number): number {
    const head = bytes.toString('latin1', tag, tag + 9);
    if (head.startsWith('<?')) return after(bytes, '?>', tag + 2);
    if (head.startsWith('<!--')) return after(bytes, '-->', tag + 4);
    if (head === '<![CDATA[') return after(bytes, ']]>', tag + 9);
    if (head.length < 9 && ('<!--'.startsWith(head) || '<![CDATA['.startsWith(head))) return -1;
    return refuse('xml-doctype', { part: this.#facts.part });
  }

  #beginRow(bytes: Buffer, tag: number, gt: number): void {
    const stated = rowNumber(bytes, tag, gt);
    this.#row = stated < 0 ? this.#builder.lastRowNumber + 1 : stated;
    this.#column = 0;
    this.#builder.beginRow(this.#row);
    if ((this.#row & 0xfff) === 0) this.#budget.checkTime();
  }

  /** `<c r="B7" s="3" t="s">…</c>`: reference, style and type, then its value. */
  #takeCell(bytes: Buffer, tag: number, gt: number): number {
    let column = -1;
    let style = 0;
    let type = '';
    let at = tag + 1;
    while (at < gt && bytes[at] !== SPACE && bytes[at] !== SLASH) at += 1;
    while (at < gt) {
      while (at < gt && bytes[at]! <= SPACE) at += 1;
      const nameStart = at;
      while (at < gt && bytes[at] !== EQUALS) at += 1;
      const quote = bytes[at + 1];
      if (at >= gt || (quote !== QUOTE && quote !== APOSTROPHE)) break;
      const valueStart = at + 2;
      let valueEnd = valueStart;
      while (bytes[valueEnd] !== quote) valueEnd += 1;
      if (at - nameStart === 1) {
        const name = bytes[nameStart];
        if (name === LETTER_R) column = columnOf(bytes, valueStart, valueEnd);
        else if (name === LETTER_S) style = unsigned(bytes, valueStart, valueEnd);
        else if (name === LETTER_T) type = bytes.toString('latin1', valueStart, valueEnd);
      }
      at = valueEnd + 1;
    }
    if (column < 0) column = this.#column;
    const flags = this.#facts.styles[style] ?? 0;
    if (bytes[gt - 1] === SLASH) {
      this.#column = column + 1;
      return gt + 1;
    }
    const end = this.#takeValue(bytes, gt + 1, column, flags, type);
    if (end >= 0) this.#column = column + 1;
    return end;
  }

  /** The quick way for `<v>…</v></c>`; everything else goes through {@link takeParts}. */
  #takeValue(bytes: Buffer, start: number, column: number, flags: number, type: string): number {
    if (bytes[start] === LT && bytes[start + 1] === LETTER_V && bytes[start + 2] === GT) {
      const from = start + 3;
      const to = bytes.indexOf(LT, from);
      if (to < 0 || to + 8 > bytes.length) return -1;
      if (
        bytes[to + 1] === SLASH &&
        bytes[to + 2] === LETTER_V &&
        bytes[to + 3] === GT &&
        bytes[to + 4] === LT &&
        bytes[to + 5] === SLASH &&
        bytes[to + 6] === LETTER_C &&
        bytes[to + 7] === GT
      ) {
        if (type === 's') this.#putShared(column, flags, unsigned(bytes, from, to));
        else if (type === '' || type === 'n') this.#putNumber(bytes, from, to, column, flags);
        else this.#putTyped(column, type, decodeEntities(bytes.toString('utf8', from, to), this.#facts.part));
        return to + 8;
      }
    }
    return this.#takeParts(bytes, start, column, flags, type);
  }

  /** A cell with a formula, an inline string, prefixes or extensions. */
  #takeParts(bytes: Buffer, start: number, column: number, flags: number, type: string): number {
    let at = start;
    let formula = false;
    let value: string | undefined;
    let inline: string | undefined;
    for (;;) {
      const tag = bytes.indexOf(LT, at);
      if (tag < 0 || tag + 1 >= bytes.length) return -1;
      const gt = tagEnd(bytes, tag + 1);
      if (gt < 0) return -1;
      const close = bytes[tag + 1] === SLASH;
      const name = localName(bytes, close ? tag + 2 : tag + 1, gt);
      if (close) {
        if (name !== 'c') this.#damaged(`单元格里有 </${name.slice(0, 40)}>`);
        this.#putParts(column, flags, type, { formula, value, inline });
        return gt + 1;
      }
      const empty = bytes[gt - 1] === SLASH;
      const isFormula = name === 'f';
      formula ||= isFormula;
      at = gt + 1;
      if (empty) {
        if (isFormula) this.#facts.onFormula?.(this.#row, column, bytes.toString('latin1', tag, gt), '');
        continue;
      }
      const end = elementEnd(bytes, name, gt + 1);
      if (!end) return -1;
      const content = bytes.toString('utf8', gt + 1, end.start);
      if (isFormula && this.#facts.onFormula) {
        const text = plainText(content, this.#facts.part);
        this.#facts.onFormula(this.#row, column, bytes.toString('latin1', tag, gt), text);
      }
      if (name === 'v') value = plainText(content, this.#facts.part);
      else if (name === 'is') inline = joinedText(content, this.#facts.part, this.#budget.limits);
      at = end.end;
    }
  }

  #putParts(
    column: number,
    flags: number,
    type: string,
    parts: { readonly formula: boolean; readonly value: string | undefined; readonly inline: string | undefined },
  ): void {
    if (type === 'inlineStr') this.#putText(column, parts.inline ?? '');
    else if (parts.value === undefined || (parts.value === '' && type !== 'str')) {
      if (parts.formula) this.#builder.put(column, ERROR, this.#builder.keepText(NO_CACHED_VALUE));
    } else if (type === 's') this.#putShared(column, flags, Number(parts.value));
    else if (type === '' || type === 'n') {
      const bytes = Buffer.from(parts.value.trim());
      this.#putNumber(bytes, 0, bytes.length, column, flags);
    } else this.#putTyped(column, type, parts.value);
  }

  /** Error, boolean, ISO date or the text of a formula. */
  #putTyped(column: number, type: string, value: string): void {
    if (type === 'e') this.#builder.put(column, ERROR, this.#builder.keepText(value));
    else if (type === 'b') this.#putText(column, value === '1' || value === 'true' ? 'TRUE' : 'FALSE');
    else if (type === 'str' || type === 'd') this.#putText(column, unescapeCharacters(value));
    else this.#damaged(`单元格类型 ${type.slice(0, 20)}`);
  }

  #putShared(column: number, flags: number, index: number): void {
    const text = this.#facts.shared[index];
    if (text === undefined) this.#damaged(`共享字符串 ${index} 不存在`);
    if (text) this.#builder.put(column, TEXT | SHARED | (flags & STYLE_RED ? RED : 0), index);
  }

  #putText(column: number, text: string): void {
    if (text.length > this.#budget.limits.cellChars)
      refuse('cell-too-long', { row: this.#row, limit: this.#budget.limits.cellChars });
    if (text.trim() !== '') this.#builder.put(column, TEXT, this.#builder.keepText(text.trim()));
  }

  #putNumber(bytes: Buffer, from: number, to: number, column: number, flags: number): void {
    if (from === to) return;
    const bits = NUMBER | (flags & STYLE_DATE ? DATE : 0) | (flags & STYLE_RED && bytes[from] !== MINUS ? RED : 0);
    if (to - from <= 15 && plainDigits(bytes, from, to)) {
      this.#builder.put(column, bits, this.#builder.keep(bytes, from, to));
      return;
    }
    const written = bytes.toString('latin1', from, to).trim();
    const shown = shownNumber(written);
    if (shown === undefined) this.#builder.put(column, ERROR, this.#builder.keepText(written.slice(0, 40)));
    else this.#builder.put(column, bits, this.#builder.keepText(shown));
  }

  #takeMerged(tag: string): void {
    const match = / ref=["']\$?([A-Z]{1,3})\$?(\d{1,7}):\$?([A-Z]{1,3})\$?(\d{1,7})["']/.exec(tag);
    if (!match) return;
    const column = (letters: string) => columnOf(Buffer.from(letters), 0, letters.length);
    this.merged.push({
      firstColumn: column(match[1]!),
      firstRow: Number(match[2]),
      lastColumn: column(match[3]!),
      lastRow: Number(match[4]),
    });
    if (this.merged.length > this.#budget.limits.rows) refuse('too-many-rows', { limit: this.#budget.limits.rows });
  }
}

/** Text between tags with CDATA and entities; other tags inside a value are left out. */
function plainText(content: string, part: string): string {
  if (!content.includes('<')) return decodeEntities(content, part);
  return content
    .split(/(<!\[CDATA\[[\s\S]*?\]\]>)/)
    .map((piece) =>
      piece.startsWith('<![CDATA[') ? piece.slice(9, -3) : decodeEntities(piece.replace(/<[^>]*>/g, ''), part),
    )
    .join('');
}
