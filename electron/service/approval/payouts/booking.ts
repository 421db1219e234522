import { applicationCarrier } from '../../../../shared/domain/approval/application.ts';
import { type PayeeCode, partyOfPayee } from '../../../../shared/domain/approval/payee.ts';
import {
  type Booked,
  chargesFor,
  payoutVoucher,
  sourcesFor,
  spendingsFor,
} from '../../../../shared/domain/approval/payout-voucher.ts';
import type { UnitAccount } from '../../../../shared/domain/ledger/account.ts';
import type { VoucherDraft } from '../../../../shared/domain/ledger/voucher.ts';
import type { UnitCode } from '../../../../shared/domain/organisation/unit.ts';
import type { AccountingDate } from '../../../../shared/kernel/date.ts';
import { type Fen, ZERO } from '../../../../shared/kernel/fen.ts';
import { periodOfDate, yearOf } from '../../../../shared/kernel/period.ts';
import { takesAsked } from '../../budget/queries.ts';
import type { BooksReader } from '../../database.ts';
import { readCharts, readKeptHere } from '../../ledger/queries.ts';
import { wantedOf } from '../applications/moving.ts';
import type { ApplicationKept } from '../applications/reading.ts';
import { readPayees } from '../payees/reading.ts';
import { type PayoutKept, readPayouts } from './reading.ts';

/** Accounts that a payment may be booked to, the proposed one first. */
export interface Choices {
  readonly rows: readonly { readonly charges: readonly UnitAccount[]; readonly spendings: readonly UnitAccount[] }[];
  readonly banks: readonly UnitAccount[];
  readonly cashes: readonly UnitAccount[];
}

/** What fits each row, first what the unit's latest payment of the same kind was booked to. */
export async function readChoices(
  db: BooksReader,
  { category, content }: Pick<ApplicationKept, 'category' | 'content'>,
  prepaid: boolean,
): Promise<Choices> {
  const chart = (await readCharts(db, [content.unit])).get(content.unit);
  const accounts = chart?.accounts ?? [];
  const account = (code: string) => chart?.get(code);
  const before = await readBookedBefore(db, content.unit, category);
  const { banks, cashes } = sourcesFor(content.rows, accounts);
  const last = before.find((each) => each.prepaid === prepaid);
  return {
    rows: content.rows.map((row) => {
      const same = before
        .filter((each) => each.prepaid === prepaid)
        .flatMap(({ rows }) => rows)
        .find((each) => each.item === row.item && each.source === row.source);
      return {
        charges: preferred(chargesFor({ ...row, category, prepaid }, accounts, account), same?.charge),
        spendings: preferred(spendingsFor({ ...row, category }, accounts, account), same?.spending),
      };
    }),
    banks: preferred(banks, last?.bank),
    cashes: preferred(cashes, last?.cash),
  };
}

const preferred = (accounts: readonly UnitAccount[], code: string | undefined): UnitAccount[] => [
  ...accounts.filter((account) => account.code === code),
  ...accounts.filter((account) => account.code !== code),
];

/** Payments that are looked back on for proposals. */
const LOOKED_BACK = 50;

/** How the unit's latest payments of a category were booked, the newest first. */
async function readBookedBefore(db: BooksReader, unit: UnitCode, category: string) {
  const rows = await db
    .selectFrom('approval_payout as payout')
    .innerJoin('approval_document as document', 'document.id', 'payout.document')
    .select(['payout.id', 'document.content'])
    .where('payout.unit', '=', unit)
    .where('document.category', '=', category)
    .where('payout.stage', 'in', ['handed', 'checked', 'paid', 'posted'])
    .orderBy('payout.id', 'desc')
    .limit(LOOKED_BACK)
    .execute();
  const contents = new Map(rows.map(({ id, content }) => [id, JSON.parse(content) as ApplicationKept['content']]));
  const payouts = await readPayouts(db, { ids: [...contents.keys()] });
  return payouts.map(({ id, prepaid, booked, bank, cash, amounts }) => ({
    ...{ prepaid, bank, cash },
    rows: contents.get(id)!.rows.flatMap(({ item, source }, at) => {
      const own = booked[at];
      return own && (amounts[at] ?? ZERO) > 0 ? [{ item, source, ...own }] : [];
    }),
  }));
}

export const isKeptHere = async (db: BooksReader, unit: UnitCode, day: AccountingDate): Promise<boolean> =>
  (await readKeptHere(db, periodOfDate(day)))(unit);

type ToBook = Pick<PayoutKept, 'number' | 'payee' | 'remark' | 'amounts' | 'booked' | 'bank' | 'cash'>;

/** Whether it spends what its application holds: another year has a budget of its own (跨年). */
export const isSameYear = ({ year }: Pick<ApplicationKept, 'year'>, day: AccountingDate): boolean =>
  year === yearOf(periodOfDate(day));

/** What a payment books on a day. */
export async function voucherFor(
  db: BooksReader,
  payout: ToBook,
  {
    application,
    day,
    papers,
  }: { readonly application: ApplicationKept; readonly day: AccountingDate; readonly papers: number },
): Promise<VoucherDraft> {
  const payee = payout.payee === '' ? undefined : (await readPayees(db)).get(payout.payee as PayeeCode);
  return payoutVoucher({
    ...{ ...payout, day, papers, unit: application.unit, rows: application.content.rows },
    payeeName: payee?.name ?? '',
    party: payout.payee === '' ? undefined : partyOfPayee(payout.payee as PayeeCode),
    carrier: isSameYear(application, day) ? applicationCarrier(application.id, application.round) : undefined,
  });
}

/** What of the accounts does not fit, at its field; a unit that keeps its books elsewhere is asked for none. */
export async function againstBooking(
  db: BooksReader,
  payout: ToBook & { readonly prepaid: boolean },
  { application, day }: { readonly application: ApplicationKept; readonly day: AccountingDate },
): Promise<{ readonly field: string; readonly message: string }[]> {
  if (!(await isKeptHere(db, application.unit, day))) return [];
  const choices = await readChoices(db, application, payout.prepaid);
  const problems = [
    ...choices.rows.flatMap(({ charges, spendings }, at) => {
      if ((payout.amounts[at] ?? ZERO) <= 0) return [];
      const own = payout.booked[at];
      return [
        ...against(`booked.${at}.charge`, own?.charge ?? '', charges),
        ...against(`booked.${at}.spending`, own?.spending ?? '', spendings),
      ];
    }),
    ...against('bank', payout.bank, choices.banks),
    ...against('cash', payout.cash, choices.cashes),
  ];
  if (problems.length > 0) return problems;
  const draft = await voucherFor(db, payout, { application, day, papers: 0 });
  return (await takesAsked(db, draft, wantedFor(application, payout.amounts)))
    ? []
    : [{ field: 'booked.0.spending', message: '预算会计科目不对应经费列支的预算项目' }];
}

/** The rows with what a payment takes of each. */
export const wantedFor = (application: ApplicationKept, amounts: readonly Fen[]) =>
  wantedOf(application).flatMap(({ line }, row) => {
    const amount = amounts[row] ?? ZERO;
    return amount > 0 ? [{ line, amount }] : [];
  });

const against = (field: string, code: string, choices: readonly Pick<UnitAccount, 'code'>[]) =>
  code === ''
    ? [{ field, message: '请选择记账科目' }]
    : choices.some((each) => each.code === code)
      ? []
      : [{ field, message: '这个科目不适用于这笔支出' }];

/** Where a payment has nothing chosen yet: the first of what fits. */
export const proposedOf = ({ rows, banks, cashes }: Choices): Booked => ({
  booked: rows.map(({ charges, spendings }) => ({
    charge: charges[0]?.code ?? '',
    spending: spendings[0]?.code ?? '',
  })),
  ...{ bank: banks[0]?.code ?? '', cash: cashes[0]?.code ?? '' },
});
