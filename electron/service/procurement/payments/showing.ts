import { procurement } from '../../../../shared/contract/procurement.ts';
import { type Caller, reaches, scopeOf, type UnitScope } from '../../../../shared/domain/organisation/access.ts';
import { lastDigits } from '../../../../shared/domain/organisation/bank-account.ts';
import { chinaDay } from '../../../../shared/domain/organisation/deadline.ts';
import type { Item } from '../../../../shared/domain/procurement/item.ts';
import { ageOf } from '../../../../shared/domain/procurement/payments/due.ts';
import {
  ageing,
  isStanding,
  openOf,
  type Payable,
  sharesOf,
  totalAgeing,
  unpaidOf,
} from '../../../../shared/domain/procurement/payments/payable.ts';
import { bySupplier, runTotal } from '../../../../shared/domain/procurement/payments/run.ts';
import type { Supplier } from '../../../../shared/domain/procurement/supplier.ts';
import { type AccountingDate, daysBetween } from '../../../../shared/kernel/date.ts';
import { addFen, type Fen, fen, formatYuan, sumFen, ZERO } from '../../../../shared/kernel/fen.ts';
import type { BooksReader } from '../../database.ts';
import { readVouchersOf, voucherNumber } from '../../ledger/queries.ts';
import { loadUnits } from '../../organisation/queries.ts';
import { type Implementation, query } from '../../pipeline/implementation.ts';
import { readPurchaseAccount } from '../account/reading.ts';
import { type AdvanceName, readAdvanceNames } from '../advances/reading.ts';
import { titleOf } from '../invoices/showing.ts';
import { readEveryItem } from '../invoices/world.ts';
import { readPaper, readPapers, readSteps, type StepMade } from '../papers/papers.ts';
import { paperOut } from '../papers/stepping.ts';
import { readSuppliers } from '../suppliers/reading.ts';
import { linesOf, readGates } from './gates.ts';
import { readPayables, readTaken } from './payables.ts';
import { type KeptLine, type Made, type PaymentRun, readExports, readMade, readRunVouchers, runOf } from './runs.ts';
import { mayRun } from './who.ts';

interface Names {
  readonly suppliers: ReadonlyMap<string, Supplier>;
  readonly items: ReadonlyMap<string, Item>;
}
const supplierName = ({ suppliers }: Pick<Names, 'suppliers'>, code: string): string =>
  suppliers.get(code)?.name ?? code;

/** 应付账龄, the runs, and one run with all that it needs to be judged by. */
export const showingOperations: readonly Implementation[] = [
  query(procurement.payables, async ({ db, scope }, { on, mode }) => {
    const names = { suppliers: await readSuppliers(db), items: await readEveryItem(db) };
    const unitName = await unitNames(db);
    const runs = await runsByLine(db);
    const payables = [...(await readPayables(db)).values()].flatMap((payable) => {
      const own = within(scope, payable);
      return own && isStanding(own) && (mode === undefined || own.mode === mode) ? [own] : [];
    });
    const aged = ageing(payables, on);
    return {
      suppliers: aged.map(({ supplier, ...rest }) => ({
        ...{ supplier, supplierName: supplierName(names, supplier), ...agedOut(rest) },
        stopped: names.suppliers.get(supplier)?.stopped ?? false,
      })),
      total: agedOut(totalAgeing(aged)),
      rows: payables.map((payable) => {
        const { invoiceLine, invoice, number, day, item, supplier, accepted, due } = payable;
        const open = openOf(payable);
        const unpaid = unpaidOf(payable);
        return {
          ...{ invoiceLine, invoice, number, day, item, title: titleOf(item, names.items), supplier },
          ...{ supplierName: supplierName(names, supplier), mode: payable.mode, accepted, due },
          age: unpaid < 0 ? null : ageOf(due, on),
          late: unpaid < 0 ? 0 : daysBetween(due, on),
          ...{ matched: formatYuan(payable.matched), taken: formatYuan(payable.taken), open: formatYuan(open) },
          unpaid: formatYuan(unpaid),
          units: sharesOf(payable, unpaid).map(({ unit, amount }) => ({
            ...{ unit, unitName: unitName(unit), amount: formatYuan(amount) },
          })),
          runs: scope.kind === 'community' ? (runs.get(invoiceLine) ?? []) : [],
        };
      }),
    };
  }),

  query(procurement.paymentRuns, async ({ db, caller }, { year }) => {
    const all = await readPapers(db, 'payment');
    const papers = year === undefined ? all : all.filter(({ first }) => first.startsWith(String(year)));
    const known = await readKnown(
      db,
      papers.map(({ id }) => id),
    );
    return papers.map((paper) => rowOut(runOf(paper), known, caller)).reverse();
  }),

  query(procurement.paymentRun, async (context, { id }) => {
    const { db, caller, nowMs } = context;
    const paper = await readPaper(db, 'payment', id);
    if (!paper) throw context.notFound(`付款单 ${id}`);
    const run = runOf(paper);
    const known = await readKnown(db, [id]);
    const names = { suppliers: await readSuppliers(db), items: await readEveryItem(db) };
    const unitName = await unitNames(db);
    const payables = await readPayables(db, id);
    const shares = new Map<string, Fen>();
    for (const { invoiceLine, amount } of run.lines) {
      const payable = payables.get(invoiceLine);
      for (const share of payable ? sharesOf(payable, amount) : [])
        shares.set(share.unit, addFen(shares.get(share.unit) ?? ZERO, share.amount));
    }
    const own = known.holder ? (shares.get(known.holder) ?? ZERO) : ZERO;
    const pays = (['procurement.buy', 'procurement.approve', 'funds.pay'] as const).some((each) =>
      scopeOf(caller, each),
    );
    const vouchers = await readRunVouchers(db, id);
    const posted = await readVouchersOf(
      db,
      vouchers.map(({ voucher }) => voucher),
    );
    const isOpen = ['draft', 'handed', 'approved'].includes(run.stage);
    return {
      ...rowOut(run, known, caller),
      ...{ remark: run.remark, holder: known.holder ?? '', holderName: known.holder ? unitName(known.holder) : '' },
      payees: bySupplier(run.lines, linesOf(run)).map(({ supplier, amount, lines }) => {
        const payee = run.payees.find((each) => each.supplier === supplier);
        const account = payee?.number ?? '';
        return {
          ...{ supplier, supplierName: supplierName(names, supplier), amount: formatYuan(amount), lines },
          ...{ payee: payee?.name ?? '', bank: payee?.bank ?? '' },
          account: account === '' || pays ? account : lastDigits(account),
        };
      }),
      lines: run.lines.map((line) => lineOut(line, payables.get(line.invoiceLine), names)),
      units: [...shares]
        .sort(([a], [b]) => (a < b ? -1 : 1))
        .map(([unit, amount]) => ({ unit, unitName: unitName(unit), amount: formatYuan(amount) })),
      own: formatYuan(own),
      advanced: formatYuan(fen(sumFen(shares.values()) - own)),
      // What is paid or given up waits for no gate any more.
      gates: isOpen
        ? (await readGates(db, run, chinaDay(nowMs))).map(({ gate, problems }) => ({
            ...{ gate, problems: problems.map((message) => ({ message })) },
          }))
        : [],
      taken: (await readExports(db, id)).map(({ display, instant, form, digest }) => ({
        ...{ display, instant, form, digest },
      })),
      vouchers: vouchers.flatMap(({ voucher: of, unit, reversal }) => {
        const voucher = posted.find((each) => each.id === of);
        return voucher ? [{ id: of, unit, number: voucherNumber(voucher), period: voucher.period, reversal }] : [];
      }),
    };
  }),
];

/** A line of a run, or of a proposal; `payable` is what it is matched by, where it still is. */
export function lineOut(line: KeptLine, payable: Payable | undefined, names: Names) {
  const { invoiceLine, supplier, number, item, amount } = line;
  return {
    ...{ invoiceLine, invoice: payable?.invoice ?? invoiceLine, number, item, title: titleOf(item, names.items) },
    ...{ due: payable?.due ?? '', supplier, supplierName: supplierName(names, supplier) },
    ...{ matched: formatYuan(payable?.matched ?? ZERO), amount: formatYuan(amount) },
  };
}

/** What of a payable concerns a reader's units: their own share of what was matched and is taken; undefined where none does. */
function within(scope: UnitScope, payable: Payable): Payable | undefined {
  if (scope.kind === 'community') return payable;
  const share = (amount: Fen) => sharesOf(payable, amount).filter(({ unit }) => reaches(scope, unit));
  const units = share(payable.matched);
  if (units.length === 0) return undefined;
  const matched = sumFen(units.map(({ amount }) => amount));
  const sumOf = (amount: Fen): Fen => sumFen(share(amount).map((each) => each.amount));
  const [open, unpaid] = [sumOf(openOf(payable)), sumOf(unpaidOf(payable))];
  return { ...payable, units, matched, taken: fen(matched - open), paid: fen(matched - unpaid) };
}

const agedOut = ({ ages, credits, unpaid, planned, open, overdue, late }: ReturnType<typeof totalAgeing>) => ({
  ages: Object.fromEntries(Object.entries(ages).map(([age, amount]) => [age, formatYuan(amount)])) as Record<
    keyof typeof ages,
    string
  >,
  ...{ unpaid: formatYuan(unpaid), planned: formatYuan(planned) },
  ...{ credits: formatYuan(credits), open: formatYuan(open), overdue: formatYuan(overdue), late },
});

async function unitNames(db: BooksReader): Promise<(unit: string) => string> {
  const names = new Map<string, string>((await loadUnits(db)).map(({ code, name }) => [code, name]));
  return (unit) => names.get(unit) ?? unit;
}

async function runsByLine(db: BooksReader): Promise<Map<number, { id: number; number: string }[]>> {
  const runs = new Map<number, { id: number; number: string }[]>();
  for (const { invoiceLine, payment: id, number } of await readTaken(db))
    runs.set(invoiceLine, [...(runs.get(invoiceLine) ?? []), { id, number }]);
  return runs;
}

interface Known {
  readonly steps: ReadonlyMap<number, readonly StepMade[]>;
  readonly made: ReadonlyMap<number, Made>;
  readonly exports: ReadonlyMap<number, number>;
  readonly advances: ReadonlyMap<number, AdvanceName>;
  readonly holder: NonNullable<Awaited<ReturnType<typeof readPurchaseAccount>>>['unit'] | undefined;
}

async function readKnown(db: BooksReader, ids: readonly number[]): Promise<Known> {
  const exports = new Map<number, number>();
  for (const { payment } of await readExports(db)) exports.set(payment, (exports.get(payment) ?? 0) + 1);
  const holder = (await readPurchaseAccount(db))?.unit;
  const advances = await readAdvanceNames(db);
  return { steps: await readSteps(db, ids), made: await readMade(db), exports, advances, holder };
}

function rowOut(run: PaymentRun, { steps, made, exports, advances, holder }: Known, caller: Caller) {
  const own = steps.get(run.id) ?? [];
  const approval =
    run.stage === 'draft' || run.stage === 'handed' ? undefined : own.findLast(({ step }) => step === 'approve');
  const { day: paid = '' as AccountingDate | '', reference = '' } = made.get(run.id) ?? {};
  return {
    ...paperOut(run, own, caller),
    may: mayRun(run, own, caller, holder),
    ...{ mode: run.mode, day: run.day, until: run.until, lines: run.lines.length, paid, reference },
    suppliers: new Set(run.lines.map(({ supplier }) => supplier)).size,
    amount: formatYuan(runTotal(run.lines)),
    credits: formatYuan(runTotal(run.lines.filter(({ amount }) => amount < 0))),
    exports: exports.get(run.id) ?? 0,
    approved: approval ? chinaDay(Date.parse(approval.instant)) : '',
    advance: (run.advance === undefined ? undefined : advances.get(run.advance)) ?? null,
  };
}
