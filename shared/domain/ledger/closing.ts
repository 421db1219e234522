import type { Book, UnitAccount } from './account.ts';
import { isFlow } from './closed-turnover.ts';
import type { VoucherKind, VoucherLine } from './voucher.ts';

type Accounts = (code: string) => UnitAccount | undefined;

/** First-level code by which closing is known: the official one's, else the account's own. */
const firstOf = (account: UnitAccount): string => (account.official ?? account.code).slice(0, 4);

/** Net assets among which surplus moves at a period's or a year's end (财会〔2017〕25号 3301, 3302, 3401, 3501). */
const NET_ASSETS = new Set(['3001', '3101', '3301', '3302', '3401', '3501']);
const SURPLUS = new Set(['3301', '3302']);

/**
 * Whether a voucher closes accounts (结转凭证): each of its blocks does, and it has one.
 *
 * A financial block closes when it moves 4 and 5 accounts against 3301 (DOMAIN 1.9), or net assets among themselves
 * through 3301, 3302, 3401 or 3501 at the year's end (DOMAIN 1.7, 2). A budget block closes when it moves 6 and 7
 * accounts against 8xxx other than 8001, or carry-overs among themselves at the year's end: through 8501 or 8701, or into
 * and out of a 累计 detail. Statements of movements leave such vouchers out.
 */
export function isClosing(lines: readonly VoucherLine[], account: Accounts): boolean {
  const kinds = blockKinds(lines, account);
  return kinds.size > 0 && [...kinds.values()].every((kind) => kind === 'closing');
}

/** The kind of a voucher as it is posted. */
export const kindOf = (lines: readonly VoucherLine[], account: Accounts): VoucherKind =>
  isClosing(lines, account) ? 'closing' : 'ordinary';

/** Kind of each block that has lines; a voucher whose blocks differ is a finding. */
export function blockKinds(lines: readonly VoucherLine[], account: Accounts): Map<Book, VoucherKind> {
  const kinds = new Map<Book, VoucherKind>();
  for (const book of ['financial', 'budget'] as const) {
    const block = lines.filter((line) => line.book === book);
    if (block.length === 0) continue;
    const accounts = block.map((line) => account(line.code));
    const known = accounts.filter((found) => found !== undefined);
    const closes =
      known.length === accounts.length && (book === 'financial' ? closesFinancial(known) : closesBudget(known));
    kinds.set(book, closes ? 'closing' : 'ordinary');
  }
  return kinds;
}

function closesFinancial(accounts: readonly UnitAccount[]): boolean {
  const flows = accounts.some((account) => isFlow(account.element));
  const firsts = accounts.filter((account) => !isFlow(account.element)).map(firstOf);
  if (!firsts.every((first) => NET_ASSETS.has(first))) return false;
  return firsts.some((first) => SURPLUS.has(first) || (!flows && (first === '3401' || first === '3501')));
}

function closesBudget(accounts: readonly UnitAccount[]): boolean {
  const flows = accounts.some((account) => isFlow(account.element));
  const others = accounts.filter((account) => !isFlow(account.element));
  if (others.length === 0 || others.some((account) => firstOf(account) === '8001')) return false;
  return (
    flows ||
    others.some(
      (account) => firstOf(account) === '8501' || firstOf(account) === '8701' || account.name.includes('累计'),
    )
  );
}
