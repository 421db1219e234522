import { contract } from '../../../shared/contract/index.ts';
import { CASH_FACES, type CashPieces } from '../../../shared/domain/ledger/cash-count/faces.ts';
import { actorOf, type Caller } from '../../../shared/domain/organisation/access.ts';
import type { UnitCode } from '../../../shared/domain/organisation/unit.ts';
import type { AccountingDate } from '../../../shared/kernel/date.ts';
import { type Fen, fen, formatYuan, parseYuan, ZERO } from '../../../shared/kernel/fen.ts';
import { endOf, type Period } from '../../../shared/kernel/period.ts';
import { Failure } from '../pipeline/failure.ts';
import type { Service } from '../service.ts';
import { bankSlip, electronicInvoice } from './papers.ts';
import { bankStatement } from './statement.ts';

const { ledger } = contract;

/** The member whose bank, papers and drawer the sample shows: an ordinary township that keeps its books here. */
export const LIVING_UNIT: UnitCode = 'T14';
const NUMBER = '6222020000014140016';
const BANK = '工商银行大坪支行（示例）';
const CODE = '100201';
const CASH = '1001';
/** What the drawer has too much when the year ends. */
const OVER = 50;

interface People {
  readonly accountant: Caller;
  readonly reviewer: Caller;
  readonly cashier: Caller;
}

/**
 * Lets one member's December live beyond its vouchers, through the same operations as anybody: its bank's download matched and
 * reconciled, papers behind some vouchers, its cash counted twice. No draft is left on the desk by it.
 */
export async function liveOn(service: Service, period: Period, before: Period, people: People): Promise<void> {
  const { pipeline } = service;
  const unit = LIVING_UNIT;
  const { rows, opening } = await pipeline.perform(
    ledger.accountLines,
    { unit, code: CODE, from: period, to: period, limit: 500 },
    people.accountant,
  );
  const put = async (text: string): Promise<string> =>
    (await service.files.put(actorOf(people.accountant), new TextEncoder().encode(text))).sha256;
  const lines = rows.map((row) => ({
    ...row,
    amount: fen((parseYuan(row.debit) ?? ZERO) - (parseYuan(row.credit) ?? ZERO)),
  }));
  await reconcile(service, period, people, {
    opening,
    file: await put(bankStatement(NUMBER, parseYuan(opening) ?? ZERO, lines)),
  });
  const named = (summary: string) => lines.find((line) => line.summary === summary);
  const attach = async (summary: string, fileName: string, text: (amount: Fen, date: string) => string) => {
    const line = named(summary);
    if (!line) return;
    const file = await put(text(fen(-line.amount), line.date));
    await pipeline.perform(ledger.attachPaper, { unit, voucher: line.voucher, file, fileName }, people.accountant);
  };
  const invoiced = (number: string, seller: string, item: string) => (total: Fen, date: string) =>
    electronicInvoice({ number, date, seller, buyer: '大坪镇卫生院', item, total });
  await attach(
    '支付办公用品、邮电及印刷费',
    '办公用品数电票.xml',
    invoiced('25990000000014140001', '清河县文华办公用品经营部（示例）', '*纸制品*复印纸'),
  );
  await attach(
    '支付本季物业保洁费',
    '物业保洁数电票.xml',
    invoiced('25990000000014140002', '清河县洁安物业服务有限公司（示例）', '*生活服务*保洁服务'),
  );
  await attach('支付医疗废物处置费', '银行回单.pdf', (amount, date) =>
    bankSlip(['SAMPLE BANK SLIP', `Account ${NUMBER}`, `${date}   CNY ${formatYuan(amount)}`]),
  );
  try {
    await count(service, endOf(before), 0, { ...people, witness: people.accountant });
    await count(service, endOf(period), OVER, { ...people, witness: people.reviewer });
  } catch (error) {
    // Where the machine's clock stands before the sample's year nobody can have counted yet; the county is made all the same.
    if (!isFuture(error)) throw error;
  }
}

const isFuture = (error: unknown): boolean =>
  error instanceof Failure && 'code' in error.data && error.data.code === 'future';

async function reconcile(
  { pipeline }: Service,
  period: Period,
  { accountant, reviewer }: People,
  { opening, file }: { readonly opening: string; readonly file: string },
): Promise<void> {
  const unit = LIVING_UNIT;
  const { id: account } = await pipeline.perform(
    ledger.saveBankAccount,
    { unit, number: NUMBER, bank: BANK, code: CODE, start: period, opening },
    accountant,
  );
  const at = { unit, account, period };
  await pipeline.perform(
    ledger.importStatement,
    { unit, account, file, fileName: `工行大坪-${period}.csv` },
    accountant,
  );
  const { proposals } = await pipeline.perform(ledger.bankProposals, at, accountant);
  const matches = proposals.map(({ bank, book }) => ({ bank, book }));
  await pipeline.perform(ledger.matchLines, { ...at, matches }, accountant);
  await pipeline.perform(ledger.makeReconciliation, at, accountant);
  await pipeline.perform(ledger.reviewReconciliation, at, reviewer);
}

/** Counts the drawer: what the books say, and `over`. */
async function count(
  { pipeline }: Service,
  date: AccountingDate,
  over: number,
  { cashier, witness }: People & { readonly witness: Caller },
): Promise<void> {
  const unit = LIVING_UNIT;
  const { posted } = await pipeline.perform(ledger.cashOnHand, { unit, code: CASH, date }, cashier);
  const { id } = await pipeline.perform(
    ledger.makeCashCount,
    {
      ...{ unit, code: CASH, date, time: '17:40' },
      drawer: drawerOf(fen((parseYuan(posted) ?? ZERO) + over)),
      explanation: over === 0 ? '' : '挂号找零多出，待查',
      seen: { posted, pending: '0.00' },
    },
    cashier,
  );
  await pipeline.perform(ledger.witnessCashCount, { unit, id, note: '清点属实' }, witness);
}

/** The fewest notes and coins that make an amount. */
function drawerOf(amount: Fen): CashPieces[] {
  let rest: number = amount;
  return CASH_FACES.flatMap((face) => {
    const pieces = Math.floor(rest / face);
    rest -= pieces * face;
    return pieces > 0 ? [{ face, pieces }] : [];
  });
}
