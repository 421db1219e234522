import { auxiliaryColumns } from './auxiliary-columns.ts';
import { type Column, columnOf } from './columns.ts';

/** How a journal writes an amount: two columns, one with a direction, one signed (借正贷负), or two accounts in a row. */
export type EntryForm = 'debit-credit' | 'direction' | 'signed' | 'two-accounts';

/** The columns of a journal (序时账, 凭证列表) or of a subsidiary ledger, by what they are for. */
export interface JournalColumns {
  readonly form: EntryForm;
  readonly debit?: Column;
  readonly credit?: Column;
  readonly amount?: Column;
  readonly direction?: Column;
  readonly balance?: Column;
  readonly debitAccount?: Column;
  readonly creditAccount?: Column;
  readonly date?: Column;
  readonly year?: Column;
  readonly month?: Column;
  readonly day?: Column;
  readonly period?: Column;
  readonly word?: Column;
  readonly voucher?: Column;
  readonly summary?: Column;
  readonly unit?: Column;
  readonly attachments?: Column;
  readonly preparer?: Column;
  readonly reviewer?: Column;
  readonly poster?: Column;
  readonly document?: Column;
  readonly void?: Column;
  readonly auxiliary: readonly Column[];
}

/** Finds the columns of entries; undefined when the amounts of an entry cannot be told. */
export function journalColumns(columns: readonly Column[]): JournalColumns | undefined {
  const form = entryForm(columns);
  if (!form) return undefined;
  const of = (meaning: Parameters<typeof columnOf>[1]) => columnOf(columns, meaning);
  const debitAccount = of('debit-account');
  const creditAccount = of('credit-account');
  return {
    ...form,
    ...(debitAccount && creditAccount ? { debitAccount, creditAccount } : {}),
    date: of('date'),
    year: of('year'),
    month: of('month'),
    day: of('day'),
    period: of('period'),
    word: of('word'),
    voucher: of('voucher'),
    summary: of('summary'),
    unit: of('unit'),
    attachments: of('attachments'),
    preparer: of('preparer'),
    reviewer: of('reviewer'),
    poster: of('poster'),
    document: of('document'),
    void: of('void'),
    auxiliary: auxiliaryColumns(columns),
  };
}

type Amounts = Pick<JournalColumns, 'form' | 'debit' | 'credit' | 'amount' | 'direction' | 'balance'>;

function entryForm(columns: readonly Column[]): Amounts | undefined {
  const money = columns.filter((column) => column.sense.meaning === 'money');
  const entries = money.filter(
    ({ sense }) =>
      !isBalance(sense) && sense.time !== 'opening' && sense.time !== 'yearOpening' && sense.time !== 'ytd',
  );
  const balance = localFirst(money.filter(({ sense }) => isBalance(sense)));
  const debit = localFirst(entries.filter(({ sense }) => sense.side === 'debit'));
  const credit = localFirst(entries.filter(({ sense }) => sense.side === 'credit'));
  const amount = localFirst(entries.filter(({ sense }) => sense.side === undefined));
  const direction = columnOf(columns, 'direction');
  const twoAccounts = columnOf(columns, 'debit-account') && columnOf(columns, 'credit-account');
  if (twoAccounts && (amount || (debit && credit))) return { form: 'two-accounts', debit, credit, amount };
  if (debit && credit) return { form: 'debit-credit', debit, credit, direction, balance };
  if (amount && direction) return { form: 'direction', amount, direction, balance };
  if (amount) return { form: 'signed', amount, balance };
  return undefined;
}

const isBalance = (sense: Column['sense']): boolean =>
  sense.balance === true && sense.side === undefined && sense.time !== 'opening' && sense.time !== 'yearOpening';

/** 本币 before an amount that says no currency, and 原币 only where there is nothing else. */
function localFirst(columns: readonly Column[]): Column | undefined {
  const order = { local: 0, original: 2 } as const;
  const rank = (column: Column) => (column.sense.currency ? order[column.sense.currency] : 1);
  return columns.toSorted((a, b) => rank(a) - rank(b) || a.index - b.index)[0];
}
