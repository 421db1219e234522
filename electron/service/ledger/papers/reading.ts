import type { XmlElement } from '../../../../shared/domain/ledger/papers/element.ts';
import type { Invoice } from '../../../../shared/domain/ledger/papers/invoice.ts';
import { PAPER_LIMITS, type PaperKind, sniffed } from '../../../../shared/domain/ledger/papers/kinds.ts';
import { mayHoldFields } from '../../../../shared/domain/ledger/papers/ofd.ts';
import { pdfInvoice } from '../../../../shared/domain/ledger/papers/pdf.ts';
import { invoiceOfOfd, invoiceOfXml } from '../../../../shared/domain/ledger/papers/reading.ts';
import { err, ok, type Result } from '../../../../shared/kernel/result.ts';
import { Budget, DEFAULT_LIMITS, type Limits } from '../../workbook/read/limits.ts';
import { RefusedFile } from '../../workbook/read/refusal.ts';
import { decodeXml, xmlTokens } from '../../workbook/read/xml.ts';
import { inflateWhole, readDirectory, type ZipDirectory } from '../../workbook/read/zip.ts';

/** A file that may be attached, and the invoice that it is, where it is one. */
export interface ReadPaper {
  readonly kind: PaperKind;
  readonly invoice: Invoice | undefined;
}

export interface NoPaper {
  readonly code: 'too-large' | 'not-a-paper' | 'unreadable';
  readonly message: string;
}

/** An invoice is small: whatever costs more than this is none. */
const LIMITS: Limits = {
  ...DEFAULT_LIMITS,
  bytes: PAPER_LIMITS.bytes,
  entries: 2000,
  inflatedBytes: 32 * 1024 * 1024,
  depth: 64,
};
const MAX_ELEMENTS = 200_000;
/** Parts of an OFD that are looked into. */
const MAX_PARTS = 50;

const NOT_A_PAPER: NoPaper = { code: 'not-a-paper', message: '只能附 PDF、OFD、XML 文件或 JPEG、PNG 图片' };
const TOO_LARGE: NoPaper = {
  code: 'too-large',
  message: `附件太大（上限 ${Math.floor(PAPER_LIMITS.bytes / 1024 / 1024)} MB），请压缩或分成几个`,
};

/** Finds out what a file is and reads its invoice. A file that is damaged, or carries what could harm its reader, is refused. */
export async function readPaper(bytes: Uint8Array): Promise<Result<ReadPaper, NoPaper>> {
  if (bytes.byteLength > PAPER_LIMITS.bytes) return err(TOO_LARGE);
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  try {
    switch (sniffed(file)) {
      case 'jpeg':
        return ok({ kind: 'jpeg', invoice: undefined });
      case 'png':
        return ok({ kind: 'png', invoice: undefined });
      case 'pdf':
        return ok({ kind: 'pdf', invoice: pdfInvoice(file.toString('latin1')) });
      case 'zip':
        return await readOfd(file);
      case 'markup':
        return readXml(file);
      default:
        return err(NOT_A_PAPER);
    }
  } catch (error) {
    if (error instanceof RefusedFile) return err({ code: 'unreadable', message: error.refusal.message });
    throw error;
  }
}

function readXml(file: Buffer): Result<ReadPaper, NoPaper> {
  if (file.length > PAPER_LIMITS.xmlBytes)
    return err({
      code: 'too-large',
      message: `XML 太大（上限 ${PAPER_LIMITS.xmlBytes / 1024 / 1024} MB），不是电子发票`,
    });
  return ok({ kind: 'xml', invoice: invoiceOfXml(treeOf(file, 'XML')) });
}

async function readOfd(file: Buffer): Promise<Result<ReadPaper, NoPaper>> {
  const budget = new Budget({ limits: LIMITS });
  const directory: ZipDirectory = readDirectory(file, budget);
  const root = directory.get('ofd.xml');
  if (!root) return err(NOT_A_PAPER);
  const parts: XmlElement[] = [];
  // The root must hold whatever else there is; a part that cannot be read is a page's business, not ours.
  for (const [path, entry] of [['ofd.xml', root] as const, ...directory]) {
    if (parts.length >= MAX_PARTS) break;
    const isRoot = parts.length === 0;
    if (!isRoot && (path === 'ofd.xml' || !mayHoldFields(path) || entry.bytes > PAPER_LIMITS.xmlBytes)) continue;
    const bytes = await inflateWhole(file, entry, budget);
    if (bytes.length > PAPER_LIMITS.xmlBytes) continue;
    parts.push(treeOf(bytes, entry.name));
  }
  return ok({ kind: 'ofd', invoice: invoiceOfOfd(parts) });
}

interface Growing {
  readonly name: string;
  readonly label: string;
  text: string;
  readonly children: Growing[];
}

/** XML as plain data; throws RefusedFile where it is damaged, has a DOCTYPE, or is too deep or too large. */
export function treeOf(bytes: Buffer, part: string): XmlElement {
  const top: Growing = { name: '', label: '', text: '', children: [] };
  const open: Growing[] = [top];
  let count = 0;
  for (const token of xmlTokens(decodeXml(bytes, part), part, LIMITS)) {
    const current = open.at(-1)!;
    if (token.kind === 'text') current.text += token.text;
    else if (token.kind === 'close') open.pop();
    else {
      count += 1;
      if (count > MAX_ELEMENTS) throw new RefusedFile('too-deep', { part, limit: MAX_ELEMENTS });
      const element = { name: token.name.toLowerCase(), label: token.attribute('Name') ?? '', text: '', children: [] };
      current.children.push(element);
      if (!token.empty) open.push(element);
    }
  }
  return trimmed(top.children[0]!);
}

const trimmed = ({ name, label, text, children }: Growing): XmlElement => ({
  name,
  label,
  text: text.trim(),
  children: children.map(trimmed),
});
