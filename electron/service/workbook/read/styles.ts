import type { Limits } from './limits.ts';
import { type XmlToken, xmlTokens } from './xml.ts';

/** What a cell's style says about its figure; one byte for each style of the workbook (cellXfs). */
export const STYLE_DATE = 1;
/** A figure that is not negative is shown in red or in parentheses. */
export const STYLE_RED = 2;

/** Built-in number formats that are dates or times, the Chinese ones (27–36, 50–58) included. ECMA-376 18.8.30. */
const DATE_FORMATS = new Set([
  14, 15, 16, 17, 18, 19, 20, 21, 22, 27, 28, 29, 30, 31, 32, 33, 34, 35, 36, 45, 46, 47, 50, 51, 52, 53, 54, 55, 56,
  57, 58,
]);

/** The format of figures that are not negative: before the first `;` that is neither quoted nor escaped. */
const positiveSection = (format: string): string => /^(?:"[^"]*"|\\.|[_*].|[^;"\\])*/.exec(format)?.[0] ?? '';

/** True when a number format shows a date or a time: it has y, m, d, h or s outside quotes, brackets and escapes. */
export function isDateFormat(format: string): boolean {
  const bare = positiveSection(format)
    .replace(/"[^"]*"|\\.|[_*]./g, '')
    .replace(/\[(?![hms]+\])[^\]]*\]/gi, '');
  return /[ymdhs]/i.test(bare) && !/general|通用/i.test(bare) && !/[0#?]/.test(bare.replace(/[hms]\.?0+/gi, ''));
}

/**
 * True when a format shows a figure that is not negative as a red one: `[Red]` or parentheses in its first section.
 * A red second section (`#,##0.00;[Red]-#,##0.00`) colours figures that are negative already.
 */
export function isRedFormat(format: string): boolean {
  const section = positiveSection(format);
  if (/\[(red|红色|color ?3|颜色 ?3)\]/i.test(section)) return true;
  const bare = section.replace(/"[^"]*"|[_*]./g, '').replace(/\\(.)/g, '$1');
  return /\(.*[0#].*\)/.test(bare) && format.includes(';');
}

/** True for the reds of the palette: FF0000, the dark red C00000 and their neighbours. */
export function isRedColour(colour: { readonly rgb?: string; readonly indexed?: string }): boolean {
  if (colour.indexed !== undefined) return colour.indexed === '2' || colour.indexed === '10';
  const rgb = colour.rgb?.slice(-6);
  if (!rgb || !/^[0-9a-f]{6}$/i.test(rgb)) return false;
  const [r, g, b] = [0, 2, 4].map((at) => Number.parseInt(rgb.slice(at, at + 2), 16)) as [number, number, number];
  return r >= 0xb0 && g <= 0x40 && b <= 0x40;
}

/** Flags of each cell style, from the text of styles.xml. */
export function readStyles(text: string, part: string, limits: Limits): Uint8Array {
  const formats = new Map<number, string>();
  const redFonts: boolean[] = [];
  const flags: number[] = [];
  const path: string[] = [];
  for (const token of xmlTokens(text, part, limits)) {
    if (token.kind === 'text') continue;
    if (token.kind === 'close') {
      path.pop();
      continue;
    }
    const parent = path.at(-1);
    if (token.name === 'numFmt' && parent === 'numFmts')
      formats.set(Number(token.attribute('numFmtId')), token.attribute('formatCode') ?? '');
    else if (token.name === 'font' && parent === 'fonts') redFonts.push(false);
    else if (token.name === 'color' && parent === 'font' && path.at(-2) === 'fonts' && redFonts.length > 0)
      redFonts[redFonts.length - 1] = isRedColour({ rgb: token.attribute('rgb'), indexed: token.attribute('indexed') });
    else if (token.name === 'xf' && parent === 'cellXfs') flags.push(flagsOf(token, formats, redFonts));
    if (!token.empty) path.push(token.name);
  }
  return Uint8Array.from(flags);
}

function flagsOf(
  xf: Extract<XmlToken, { kind: 'open' }>,
  formats: ReadonlyMap<number, string>,
  redFonts: readonly boolean[],
): number {
  const id = Number(xf.attribute('numFmtId') ?? '0');
  const format = formats.get(id);
  const date = format === undefined ? DATE_FORMATS.has(id) : isDateFormat(format);
  const red = redFonts[Number(xf.attribute('fontId') ?? '0')] === true || (format !== undefined && isRedFormat(format));
  return (date ? STYLE_DATE : 0) | (red ? STYLE_RED : 0);
}
