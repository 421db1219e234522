/**
 * Full-width letters, digits and signs as their ordinary forms (`１，２３４．５０` → `1,234.50`), and every kind of blank as
 * a space. Chinese characters and Chinese punctuation that has no ordinary form stay as they are.
 */
export function halfWidth(text: string): string {
  return UNUSUAL.test(text) ? text.normalize('NFKC').replace(/[\s\u200b\ufeff]/g, ' ') : text;
}

/** Anything that NFKC or the blanks could change; most cells hold none and stay the same string. */
const UNUSUAL = /[^\x20-\x7e\u4e00-\u9fa5\u3001\u3002]/;

/** Ordinary width with single blanks, cut to a length that no label passes: patterns stay quick on whatever a cell holds. */
export const oneLine = (text: string, longest = 300): string =>
  halfWidth(text.length > longest ? text.slice(0, longest) : text)
    .replace(/ +/g, ' ')
    .trim();

/** Without any blanks, ordinary or full-width. */
export const withoutBlanks = (text: string): string => halfWidth(text).replaceAll(' ', '');
