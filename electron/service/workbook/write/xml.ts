/** The longest text that a cell can hold. */
export const TEXT_MAX = 32_767;

// biome-ignore lint/suspicious/noControlCharactersInRegex: these are the very characters that XML 1.0 cannot carry
const SPECIAL = /[&<>\u0000-\u001f\ud800-\udfff\ufffe\uffff]|_x[0-9A-Fa-f]{4}_/;
// biome-ignore lint/suspicious/noControlCharactersInRegex: as above
const UNWRITABLE = /[\u0000-\u0008\u000b-\u001f\ufffe\uffff]|\p{Surrogate}|_(?=x[0-9A-Fa-f]{4}_)/gu;

/**
 * Text as it stands in a cell's XML. Characters that XML cannot carry are written `_xHHHH_`, and text that looks like such
 * an escape has its underscore escaped (ECMA-376 part 1, 22.9.2.19), so that every string comes back as it was.
 */
export function cellText(text: string): string {
  if (!SPECIAL.test(text)) return text;
  return text.replace(UNWRITABLE, hexEscape).replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

/** Text in an attribute or in the file's properties, where there is no `_xHHHH_`: what XML cannot carry becomes U+FFFD. */
export function attributeText(text: string): string {
  return text
    .replace(UNWRITABLE, (character) => (character === '_' ? '_' : '\ufffd'))
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll('\t', '&#9;')
    .replaceAll('\n', '&#10;');
}

const hexEscape = (character: string): string =>
  `_x${character.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}_`;

/** Reads back what `cellText` wrote. */
export function textOfCell(xml: string): string {
  if (!xml.includes('&') && !xml.includes('_x')) return xml;
  return xml
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&amp;', '&')
    .replace(/_x([0-9A-F]{4})_/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
}

/** Cuts what a cell cannot hold, and says so in the cell. */
export function fittingText(text: string): string {
  if (text.length <= TEXT_MAX) return text;
  const note = `…（截断，原文共 ${text.length} 字）`;
  const cut = text.slice(0, TEXT_MAX - note.length);
  return (/[\ud800-\udbff]$/.test(cut) ? cut.slice(0, -1) : cut) + note;
}

export const XML_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
