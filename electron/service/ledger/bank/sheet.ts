import { ledger } from '../../../../shared/contract/ledger.ts';
import { frozenSentence } from '../../../../shared/domain/ledger/bank/freezing.ts';
import type { BankItem, BankSide } from '../../../../shared/domain/ledger/bank/item.ts';
import {
  ageingOf,
  type DifferenceCause,
  type Reconciliation,
} from '../../../../shared/domain/ledger/bank/reconcile.ts';
import { daysBetween } from '../../../../shared/kernel/date.ts';
import { type Fen, formatYuan, groupedYuan, sumFen } from '../../../../shared/kernel/fen.ts';
import { endOf, periodOfDate } from '../../../../shared/kernel/period.ts';
import { loadDisplays, loadUnits } from '../../organisation/queries.ts';
import { command, DONE, type Implementation, longQuery, query } from '../../pipeline/implementation.ts';
import { fileName } from '../../workbook/write/file-name.ts';
import { writeWorkbook } from '../../workbook/write/workbook.ts';
import { readChart } from '../unit-charts.ts';
import { bankAccountIn, bankAccountName, bankAccountOut } from './account.ts';
import { type AnyItem, type BankMonth, breakOut, readBankMonth } from './month.ts';
import { frozenMonth } from './statements.ts';
import { reconciliationWorkbook } from './workbook.ts';

const NO_STATEMENT = '还没有对账单，也没有写明银行的启用余额，编不出余额调节表';

const CAUSES: Readonly<Record<DifferenceCause, (amount: Fen) => string>> = {
  statement: (amount) => `对账单的余额与逐笔流水相差 ${groupedYuan(amount)}：缺一段对账单，或有的余额写错`,
  beginning: (amount) => `启用时两边就相差 ${groupedYuan(amount)}：还有期初未达账项没有登记，或启用余额不对`,
  book: (amount) => `账上余额与凭证分录相差 ${groupedYuan(amount)}：有的月份只有余额表，没有凭证`,
};

export const reconciliationOut = (made: Reconciliation) => ({
  bankBalance: formatYuan(made.bankBalance),
  bookBalance: formatYuan(made.bookBalance),
  sums: {
    'bank-in': formatYuan(made.sums['bank-in']),
    'bank-out': formatYuan(made.sums['bank-out']),
    'book-in': formatYuan(made.sums['book-in']),
    'book-out': formatYuan(made.sums['book-out']),
  },
  adjustedBank: formatYuan(made.adjustedBank),
  adjustedBook: formatYuan(made.adjustedBook),
  difference: formatYuan(made.difference),
  causes: made.causes.map(({ cause, amount }) => ({
    cause,
    amount: formatYuan(amount),
    message: CAUSES[cause](amount),
  })),
  items: made.items.map(({ key, class: name, date, amount, text, document, days, ageing }) => ({
    key,
    class: name,
    date,
    amount: formatYuan(amount),
    text,
    document,
    days,
    ageing,
  })),
});

/** The month's page, and the 调节表: made by one person, reviewed by another. */
export const sheetOperations = (): readonly Implementation[] => [
  query(ledger.bankMonth, async (context, { unit, account: id, period }) => {
    const { db } = context;
    const account = await bankAccountIn(context, unit, id);
    const month = await readBankMonth(db, account, period);
    const chart = await readChart(db, unit);
    const statements = await db
      .selectFrom('bank_statement')
      .selectAll()
      .where('account', '=', account.id)
      .orderBy('from_date')
      .orderBy('id')
      .execute();
    const own = month.matches.filter((match) => match.period === period);
    const names = await loadDisplays(db, [
      ...own.map(({ by }) => by),
      ...statements.map(({ actor }) => actor),
      ...(month.made ? [month.made.made_by, month.made.reviewed_by ?? month.made.made_by] : []),
    ]);
    const { made } = month;
    return {
      account: bankAccountOut(account, chart),
      stage: month.stage,
      frozen: frozenSentence(month) ?? null,
      settings: { ...month.settings },
      bank: listed(month, 'bank'),
      book: listed(month, 'book'),
      matches: matchesOut(month, own),
      reconciliation: month.reconciliation ? reconciliationOut(month.reconciliation) : null,
      breaks: month.breaks
        .filter(({ line }) => periodOfDate(line.date) === period)
        .slice(0, 100)
        .map((each) => breakOut(each, each.after?.statement !== each.line.statement)),
      lastDay: month.bank.at(-1)?.date ?? null,
      statements: statements.map((row) => ({
        id: row.id,
        fileName: row.file_name,
        from: row.from_date,
        to: row.to_date,
        rows: Number(row.rows),
        added: Number(row.added),
        opening: row.opening === null ? null : formatYuan(Number(row.opening) as Fen),
        closing: row.closing === null ? null : formatYuan(Number(row.closing) as Fen),
        undone: row.undone === 1,
        by: row.actor,
        at: row.instant,
      })),
      made: made ? { by: made.made_by, at: made.made } : null,
      reviewed: made?.reviewed && made.reviewed_by ? { by: made.reviewed_by, at: made.reviewed } : null,
      names,
    };
  }),

  command(ledger.makeReconciliation, async (context, { unit, account: id, period }) => {
    const { db, tx, actor, instant } = context;
    const account = await bankAccountIn(context, unit, id);
    if (period < account.start) throw context.refused('before-start', `${account.start} 才开始对账`);
    const frozen = await frozenMonth(db, account, [period]);
    if (frozen) throw context.refused('period-closed', frozen);
    const { reconciliation, content } = await readBankMonth(db, account, period);
    if (!reconciliation) throw context.refused('no-statement', NO_STATEMENT);
    const values = { content, made_by: actor, made: instant, reviewed_by: null, reviewed: null };
    await tx.db
      .insertInto('bank_reconciliation')
      .values({ account: account.id, period, ...values })
      .onConflict((conflict) => conflict.columns(['account', 'period']).doUpdateSet(values))
      .execute();
    const { adjustedBank, adjustedBook, items } = reconciliation;
    context.audit({
      subject: `${unit} ${bankAccountName(account)} ${period}`,
      after: { adjustedBank: formatYuan(adjustedBank), adjustedBook: formatYuan(adjustedBook), open: items.length },
    });
    return DONE;
  }),

  command(ledger.reviewReconciliation, async (context, { unit, account: id, period }) => {
    const { db, tx, actor, instant } = context;
    const account = await bankAccountIn(context, unit, id);
    const { made, stage, reconciliation } = await readBankMonth(db, account, period);
    if (!made || !reconciliation) throw context.refused('not-made', '余额调节表还没有编制，不能复核');
    if (made.reviewed !== null && stage === 'reviewed')
      throw context.refused('already-reviewed', '余额调节表已经复核过');
    if (stage === 'stale') throw context.refused('stale', '编制以后又有变动，请先重新编制');
    if (made.made_by === actor)
      throw context.refused('separation', '编制人不能复核自己编的余额调节表（不相容岗位相互分离），请另一人复核');
    const { difference } = reconciliation;
    if (difference !== 0)
      throw context.refused('not-tied', `调节后余额不等，相差 ${groupedYuan(difference)}，查清以后才能复核`);
    await tx.db
      .updateTable('bank_reconciliation')
      .set({ reviewed_by: actor, reviewed: instant })
      .where('account', '=', account.id)
      .where('period', '=', period)
      .execute();
    context.audit({ subject: `${unit} ${bankAccountName(account)} ${period}`, after: { madeBy: made.made_by } });
    return DONE;
  }),

  command(ledger.returnReconciliation, async (context, { unit, account: id, period, reason }) => {
    const { db, tx } = context;
    const account = await bankAccountIn(context, unit, id);
    const { made, reviewedUpTo, state } = await readBankMonth(db, account, period);
    if (!made?.reviewed) throw context.refused('not-made', '余额调节表还没有复核');
    if (reviewedUpTo !== undefined && reviewedUpTo > period)
      throw context.refused('later-reviewed', `${reviewedUpTo} 的余额调节表已复核，请先取消它的复核`);
    const closed = frozenSentence({ period, state, reviewedUpTo: undefined });
    if (closed) throw context.refused('period-closed', closed);
    await tx.db
      .updateTable('bank_reconciliation')
      .set({ reviewed_by: null, reviewed: null })
      .where('account', '=', account.id)
      .where('period', '=', period)
      .execute();
    context.audit({
      subject: `${unit} ${bankAccountName(account)} ${period}`,
      before: { reviewedBy: made.reviewed_by, reviewed: made.reviewed },
      reason,
    });
    return DONE;
  }),

  longQuery(
    ledger.reconciliationBook,
    async (context, { unit, account: id, period }) => {
      const { db } = context;
      const account = await bankAccountIn(context, unit, id);
      const month = await readBankMonth(db, account, period);
      if (!month.reconciliation) throw context.refused('no-statement', NO_STATEMENT);
      const names = await loadDisplays(db, [month.made?.made_by ?? '', month.made?.reviewed_by ?? '']);
      const chart = await readChart(db, unit);
      const own = (await loadUnits(db)).find(({ code }) => code === unit);
      return { month, names, account: bankAccountOut(account, chart), who: `${unit} ${own?.name ?? ''}`.trim() };
    },
    async (context, { period }, { month, names, account, who }) => {
      const { made, stage } = month;
      const standing = stage === 'made' || stage === 'reviewed' ? made : undefined;
      const book = reconciliationWorkbook({
        who,
        period,
        account: `${account.bank} ${account.number}`,
        bookAccount: `${account.code} ${account.name}`,
        reconciliation: month.reconciliation!,
        madeBy: standing ? (names[standing.made_by] ?? standing.made_by) : '',
        reviewedBy: standing?.reviewed_by ? (names[standing.reviewed_by] ?? standing.reviewed_by) : '',
        creator: context.actor,
        created: context.instant,
      });
      const { bytes } = await writeWorkbook(book, { signal: context.signal });
      const { sha256 } = await context.files.put(context.actor, bytes);
      return { file: sha256, name: fileName(`银行存款余额调节表-${who}-${account.number}-${period}.xlsx`) };
    },
  ),
];

/** The lines of a side that are open at the month's end, and those that this month settled, by day. */
function listed(month: BankMonth, side: BankSide) {
  const settledIn = new Map<string, number>();
  const before = new Set<string>();
  for (const match of month.matches)
    for (const ref of match.refs) {
      if (match.period === month.period) settledIn.set(ref, match.id);
      else before.add(ref);
    }
  const end = endOf(month.period);
  const all: readonly AnyItem[] = [...month.beginning, ...(side === 'bank' ? month.bank : month.book)];
  return all
    .filter((item) => item.side === side && item.date <= end && !before.has(item.key))
    .map((item) => itemOut(item, month, settledIn.get(item.key) ?? null));
}

function itemOut(item: AnyItem, { period, settings }: BankMonth, match: number | null) {
  const days = Math.max(0, daysBetween(item.date, endOf(period)));
  return {
    key: item.key,
    date: item.date,
    time: 'time' in item ? item.time : '',
    amount: formatYuan(item.amount),
    balance: 'balance' in item && item.balance !== undefined ? formatYuan(item.balance) : null,
    counterparty: 'counterparty' in item ? item.counterparty : '',
    summary: 'purpose' in item ? item.purpose : item.summary,
    document: item.document,
    voucher: 'voucher' in item ? { ...item.voucher } : null,
    beginning: item.key.startsWith('o'),
    match,
    days,
    ageing: ageingOf(days, settings),
  };
}

function matchesOut(month: BankMonth, own: BankMonth['matches']) {
  const items = new Map<string, AnyItem>(
    [...month.bank, ...month.book, ...month.beginning].map((item) => [item.key, item]),
  );
  const sideOf = (ref: string, side: BankSide) => items.get(ref)?.side === side;
  const amountOf = (refs: readonly string[]) =>
    sumFen(
      refs.flatMap((ref): Fen[] => [(items.get(ref) as BankItem | undefined)?.amount].filter((a) => a !== undefined)),
    );
  return own.map(({ id, rule, refs, by, at }) => {
    const bank = refs.filter((ref) => sideOf(ref, 'bank'));
    return {
      id,
      rule,
      bank,
      book: refs.filter((ref) => sideOf(ref, 'book')),
      amount: formatYuan(amountOf(bank)),
      by,
      at,
    };
  });
}
