/**
 * Account names as files write them. Products put the whole path into the name (`事业收入\医疗收入`, `银行存款_工行基本户`,
 * `银行存款 - 工行基本户`), indent it, or use full-width signs (LAYOUTS L05–L09).
 */
const PATH = /\s*(?:[\\/_>→|]|—{2,}|-{2,}|\s[-－]\s)\s*/;
const JOINT = /^[-－—–:：.·、]+/;

/** A name for comparing: full-width signs made narrow, white space and brackets of any kind away. */
export const plainName = (name: string): string => name.normalize('NFKC').replace(/[\s()[\]【】〔〕《》"'“”]/g, '');

/** Whether two names say the same, whatever their spacing and width. */
export const sameName = (a: string, b: string): boolean => plainName(a) === plainName(b);

/**
 * An account's own name out of what a file wrote: the last part of a path, or what follows the name of the account above.
 * A separator counts only behind that name (水费/电费 is one name), a backslash always.
 * @param above the name of the account above it, when there is one.
 */
export function ownName(written: string, above: string | undefined): string {
  const trimmed = written.trim();
  const tail = trimmed.split('\\').at(-1)?.trim() ?? '';
  if (above === undefined) return tail;
  const parts = tail.split(PATH).filter((part) => part !== '');
  if (parts.length > 1 && sameName(parts.at(-2) ?? '', above)) return parts.at(-1) ?? tail;
  const rest = tail.startsWith(above) ? tail.slice(above.length).trim() : '';
  return (JOINT.test(rest) && rest.replace(JOINT, '').trim()) || tail;
}
