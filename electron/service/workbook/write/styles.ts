import type { CellKind, Look } from './model.ts';
import { attributeText, XML_HEAD } from './xml.ts';

/** Everything that a cell's looks depend on. */
export interface Style {
  readonly kind: CellKind;
  readonly look: Look;
  readonly indent: 0 | 1 | 2 | 3;
  readonly align: 'left' | 'center' | 'right' | undefined;
  /** Text that would be read as a formula if typed: format `@` and a quote prefix keep it text. */
  readonly guarded: boolean;
  readonly link: boolean;
  /** Not locked on a locked sheet. */
  readonly open?: boolean;
}

/**
 * Number formats of the field: thousands separators, two decimals, negative in red with a minus, nil a dash. The gap at
 * the right keeps a figure off the words of the next column.
 */
const MONEY_FORMAT = '#,##0.00_ ;[Red]-#,##0.00_ ;"–"_ ';
/** What must come to nil says 0.00. */
const CHECK_FORMAT = '#,##0.00_ ;[Red]-#,##0.00_ ';
const INTEGER_FORMAT = '0_ ;-0_ ';
const COUNT_FORMAT = '#,##0_ ;-#,##0_ ;"–"_ ';
const DECIMAL_FORMAT = '0.0_ ;-0.0_ ';
const PRICE_FORMAT = '#,##0.00##_ ';
const FORMATS = {
  ...{ general: 0, text: 49, money: 164, date: 165, check: 166 },
  ...{ integer: 167, count: 168, decimal: 169, price: 170 },
} as const;

/** The palette is the console's (ink, accent, danger), so that paper and screen look like one house. */
const INK = 'FF1B2A2F';
const ACCENT_INK = 'FF084F50';
const QUIET = 'FF52636A';
const DANGER = 'FFB3261E';
const RULE = 'FFB9C4C0';

const FONTS = {
  body: font(10, INK),
  bold: font(10, INK, '<b/>'),
  head: font(10, ACCENT_INK, '<b/>'),
  note: font(9, QUIET),
  title: font(16, INK, '<b/>'),
  link: font(10, 'FF0B6E6E', '<u/>'),
  red: font(10, DANGER),
} as const;
const FONT_NAMES = Object.keys(FONTS) as (keyof typeof FONTS)[];

/** Two entries are the format's own: no fill, grey pattern. */
const FILLS = ['', '', 'FFE2F0EE', 'FFF4F6F4', 'FFFAFBFA', 'FFFBEBD3', 'FFFFFBE8'] as const;
const FILL_OF: Partial<Record<Look, number>> = { head: 2, section: 3, total: 4, label: 3, wrong: 5 };

/** Cells to be filled in on a locked sheet. */
const OPEN_FILL = 6;

const FONT_OF: Record<Look, keyof typeof FONTS> = {
  body: 'body',
  total: 'bold',
  section: 'bold',
  note: 'note',
  plain: 'body',
  label: 'head',
  head: 'head',
  title: 'title',
  wrong: 'body',
  red: 'red',
};
const RULED: ReadonlySet<Look> = new Set<Look>(['body', 'total', 'section', 'head', 'label', 'wrong', 'red']);

/** Hands out the numbers of cell formats as they are first used, and writes them. */
export class Styles {
  readonly #ids = new Map<string, number>();
  readonly #formats: string[] = [`<xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>`];

  idOf(style: Style): number {
    const key = `${style.kind}|${style.look}|${style.indent}|${style.align ?? ''}|${style.guarded}|${style.link}|${style.open === true}`;
    let id = this.#ids.get(key);
    if (id === undefined) {
      id = this.#formats.length;
      this.#formats.push(cellFormat(style));
      this.#ids.set(key, id);
    }
    return id;
  }

  xml(): string {
    return (
      `${XML_HEAD}<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">` +
      `<numFmts count="7"><numFmt numFmtId="${FORMATS.money}" formatCode="${attributeText(MONEY_FORMAT)}"/>` +
      `<numFmt numFmtId="${FORMATS.date}" formatCode="yyyy\\-mm\\-dd"/>` +
      `<numFmt numFmtId="${FORMATS.check}" formatCode="${attributeText(CHECK_FORMAT)}"/>` +
      `<numFmt numFmtId="${FORMATS.integer}" formatCode="${attributeText(INTEGER_FORMAT)}"/>` +
      `<numFmt numFmtId="${FORMATS.count}" formatCode="${attributeText(COUNT_FORMAT)}"/>` +
      `<numFmt numFmtId="${FORMATS.decimal}" formatCode="${attributeText(DECIMAL_FORMAT)}"/>` +
      `<numFmt numFmtId="${FORMATS.price}" formatCode="${attributeText(PRICE_FORMAT)}"/></numFmts>` +
      `<fonts count="${FONT_NAMES.length}">${FONT_NAMES.map((name) => FONTS[name]).join('')}</fonts>` +
      `<fills count="${FILLS.length}">${FILLS.map(fill).join('')}</fills>` +
      `<borders count="2"><border><left/><right/><top/><bottom/><diagonal/></border><border>${['left', 'right', 'top', 'bottom'].map((edge) => `<${edge} style="thin"><color rgb="${RULE}"/></${edge}>`).join('')}<diagonal/></border></borders>` +
      `<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>` +
      `<cellXfs count="${this.#formats.length}">${this.#formats.join('')}</cellXfs>` +
      `<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles>` +
      `<dxfs count="2"><dxf><font><b/><color rgb="FFFFFFFF"/></font><fill><patternFill patternType="solid"><fgColor rgb="${DANGER}"/><bgColor rgb="${DANGER}"/></patternFill></fill></dxf>` +
      `<dxf><font><color rgb="FF2C7A4B"/></font></dxf></dxfs></styleSheet>`
    );
  }
}

/** Numbers of the differential formats that check cells turn to. */
export const SHOUT_FORMAT = 0;
export const CALM_FORMAT = 1;

function cellFormat(style: Style): string {
  const number = numberFormat(style);
  const fontName = style.link ? 'link' : FONT_OF[style.look];
  const border = RULED.has(style.look) ? 1 : 0;
  return (
    `<xf numFmtId="${number}" fontId="${FONT_NAMES.indexOf(fontName)}" fillId="${style.open ? OPEN_FILL : (FILL_OF[style.look] ?? 0)}" borderId="${border}" xfId="0"` +
    `${style.guarded ? ' quotePrefix="1"' : ''} applyNumberFormat="1" applyFont="1" applyFill="1" applyBorder="1" applyAlignment="1"${style.open ? ' applyProtection="1"' : ''}>${alignment(style)}${style.open ? '<protection locked="0"/>' : ''}</xf>`
  );
}

function numberFormat({ kind, guarded }: Style): number {
  if (kind === 'code') return FORMATS.text;
  if (kind === 'text' || kind === 'wrap') return guarded ? FORMATS.text : FORMATS.general;
  return FORMATS[kind];
}

/** Numbers shrink before they would turn into `####`. */
function alignment({ kind, look, indent, align }: Style): string {
  const isNumber = kind !== 'text' && kind !== 'wrap' && kind !== 'code';
  const middle = look === 'head' || look === 'title' || kind === 'date';
  const horizontal = align ?? (middle ? 'center' : isNumber ? 'right' : 'left');
  const wraps = kind === 'wrap' || look === 'head';
  return (
    `<alignment horizontal="${horizontal}" vertical="${kind === 'wrap' && (look === 'plain' || look === 'note') ? 'top' : 'center'}"` +
    `${indent ? ` indent="${indent}"` : ''}${wraps ? ' wrapText="1"' : isNumber ? ' shrinkToFit="1"' : ''}/>`
  );
}

function font(size: number, color: string, extra = ''): string {
  return `<font>${extra}<sz val="${size}"/><color rgb="${color}"/><name val="宋体"/><family val="3"/><charset val="134"/></font>`;
}

function fill(color: string, index: number): string {
  if (index === 0) return '<fill><patternFill patternType="none"/></fill>';
  if (index === 1) return '<fill><patternFill patternType="gray125"/></fill>';
  return `<fill><patternFill patternType="solid"><fgColor rgb="${color}"/><bgColor indexed="64"/></patternFill></fill>`;
}
