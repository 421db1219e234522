import { refuse } from './refusal.ts';

/** The name of a stream as an OLE directory writes it. */
const stream = (name: string): Buffer => Buffer.from(`${name}\0`, 'utf16le');

/**
 * An OLE container is an encrypted workbook, an old .xls (also WPS .et), or something else of old Office. None is read; each gets
 * the sentence that says what to do.
 */
export function refuseOle(file: Buffer): never {
  if (file.includes(stream('EncryptedPackage')) || file.includes(stream('EncryptionInfo'))) return refuse('encrypted');
  if (file.includes(stream('Workbook')) || file.includes(stream('Book')) || file.includes(stream('ETWorkbook')))
    return refuse('legacy-xls');
  if (file.includes(stream('WordDocument')) || file.includes(stream('PowerPoint Document'))) return refuse('other-ole');
  return refuse('legacy-xls');
}

/** BIFF without a container (Excel 2–4): a BOF record at the first byte. */
export const isBareBiff = (file: Buffer): boolean =>
  file[0] === 0x09 &&
  (file[1] === 0x00 || file[1] === 0x02 || file[1] === 0x04 || file[1] === 0x08) &&
  file[3] === 0x00;
