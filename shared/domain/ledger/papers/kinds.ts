/**
 * What a file on a voucher (附件) is: by its content, never by its name. `sheet` is a table that vouchers were made from (收入日报);
 * only what made them attaches it.
 */
export const PAPER_KINDS = ['pdf', 'ofd', 'xml', 'jpeg', 'png', 'sheet'] as const;
export type PaperKind = (typeof PAPER_KINDS)[number];

/** `paper`: an invoice on paper, whose number was typed and of which no file is kept. */
export type KeptKind = PaperKind | 'paper';

export const PAPER_LIMITS = {
  /** Bytes of one file. */
  bytes: 20 * 1024 * 1024,
  /** Bytes of XML that is read for its fields: an invoice of a thousand lines is well below. */
  xmlBytes: 4 * 1024 * 1024,
  /** Files and typed invoices of one voucher. */
  papers: 200,
  /** Characters of a file's name. */
  name: 255,
} as const;

/** What a file may be, before it is opened: a ZIP may be an OFD, text that begins with `<` may be XML. */
export type Sniffed = 'pdf' | 'jpeg' | 'png' | 'zip' | 'markup';

const beginsWith = (bytes: Uint8Array, ...magic: number[]): boolean => magic.every((byte, at) => bytes[at] === byte);

/** A PDF may have other bytes before its header (ISO 32000-1, Annex H: within the first 1024). */
const PDF_WITHIN = 1024;

/** Told from the first bytes; undefined for whatever may not be attached. */
export function sniffed(bytes: Uint8Array): Sniffed | undefined {
  if (beginsWith(bytes, 0xff, 0xd8, 0xff)) return 'jpeg';
  if (beginsWith(bytes, 0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a)) return 'png';
  if (beginsWith(bytes, 0x50, 0x4b, 0x03, 0x04)) return 'zip';
  const head = [...bytes.subarray(0, PDF_WITHIN)].map((byte) => String.fromCharCode(byte)).join('');
  if (head.includes('%PDF-')) return 'pdf';
  const text = head.replaceAll('\0', '').replace(/^(\xef\xbb\xbf|\xff\xfe|\xfe\xff)?\s*/, '');
  return /^<(\?xml|!--|[A-Za-z_\x80-\xff])/.test(text) && !/^<(html|head|body)\b/i.test(text) ? 'markup' : undefined;
}
