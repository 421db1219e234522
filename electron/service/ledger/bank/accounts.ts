import { ledger } from '../../../../shared/contract/ledger.ts';
import { BANK_LIMITS } from '../../../../shared/domain/ledger/bank/limits.ts';
import { BANK_BOOK_ACCOUNTS, isBankBookAccount } from '../../../../shared/domain/ledger/bank/settings.ts';
import { formatYuan } from '../../../../shared/kernel/fen.ts';
import { startOf } from '../../../../shared/kernel/period.ts';
import { command, DONE, type Implementation, query } from '../../pipeline/implementation.ts';
import { takeNumbers } from '../counters.ts';
import { readChart, readCharts } from '../unit-charts.ts';
import { bankAccountIn, bankAccountName, bankAccountOut, readBankAccounts } from './account.ts';
import { readBankMonth, readMatches } from './month.ts';
import { frozenMonth } from './statements.ts';

/** 银行账户 of a unit: their master, settings, and what was open when reconciling began. */
export const accountOperations = (): readonly Implementation[] => [
  query(ledger.bankAccounts, async ({ db, scope }, { unit, period }) => {
    const units = unit !== undefined ? [unit] : scope.kind === 'units' ? [...scope.units] : undefined;
    const accounts = await readBankAccounts(db, units);
    const charts = await readCharts(db, [...new Set(accounts.map((account) => account.unit))]);
    const rows = [];
    for (const account of accounts) {
      const month = await readBankMonth(db, account, period);
      rows.push({
        ...bankAccountOut(account, charts.get(account.unit)),
        stage: month.stage,
        openBank: month.open.filter(({ side }) => side === 'bank').length,
        openBook: month.open.filter(({ side }) => side === 'book').length,
        difference: month.reconciliation ? formatYuan(month.reconciliation.difference) : null,
      });
    }
    return rows;
  }),

  command(ledger.saveBankAccount, async (context, { unit, id, number, bank, code, start, opening, closed }) => {
    const { db, tx } = context;
    const before = id === undefined ? undefined : await bankAccountIn(context, unit, id);
    const chart = await readChart(db, unit);
    const account = chart?.get(code);
    if (!account || !isBankBookAccount(code))
      throw context.refused(
        'not-bank-account',
        `${code} 不是本单位的银行类科目：请选 ${BANK_BOOK_ACCOUNTS.join('、')} 或其明细科目`,
      );
    if (!account.leaf) throw context.refused('not-leaf', `${code} ${account.name} 下面还有明细科目，请选明细科目`);
    for (const other of await readBankAccounts(db, [unit])) {
      if (other.id === id) continue;
      if (other.number === number) throw context.refused('already-there', `账号 ${number} 已经登记过`);
      if (other.code === code)
        throw context.refused(
          'already-there',
          `科目 ${code} 已对应 ${bankAccountName(other)}：两个账户共用一个科目，账上的余额分不开，请先设明细科目`,
        );
    }
    const used =
      before !== undefined &&
      (await db.selectFrom('bank_statement').select('id').where('account', '=', before.id).limit(1).executeTakeFirst());
    if (before && used && (before.code !== code || before.start !== start || before.number !== number))
      throw context.refused('in-use', '已导入过对账单，账号、科目和启用月份不能再改；请停用后另行登记');
    const row = {
      unit,
      number,
      bank,
      code,
      start,
      opening: opening ?? null,
      closed: closed ? 1 : 0,
    };
    if (before && before.opening !== opening) {
      const frozen = await frozenMonth(db, before, [before.start]);
      if (frozen) throw context.refused('in-use', frozen);
    }
    const key = before?.id ?? (await takeNumbers(tx, 'bank-account', 1));
    if (before) await tx.db.updateTable('bank_account').set(row).where('id', '=', key).execute();
    else
      await tx.db
        .insertInto('bank_account')
        .values({ id: key, ...row })
        .execute();
    context.audit({
      subject: `${unit} ${bank} ${number}`,
      ...(before
        ? { before: { bank: before.bank, number: before.number, code: before.code, closed: before.closed } }
        : {}),
      after: { bank, number, code, start, closed },
    });
    return { id: key };
  }),

  command(ledger.setBankSettings, async (context, { unit, windowDays, mostLines, agedDays, oldDays }) => {
    const values = { window_days: windowDays, most_lines: mostLines, aged_days: agedDays, old_days: oldDays };
    await context.tx.db
      .insertInto('bank_setting')
      .values({ unit, ...values })
      .onConflict((conflict) => conflict.column('unit').doUpdateSet(values))
      .execute();
    context.audit({ subject: unit, after: { windowDays, mostLines, agedDays, oldDays } });
    return DONE;
  }),

  command(ledger.addBankBeginning, async (context, { unit, account: id, side, date, amount, text, document }) => {
    const { db, tx, actor, instant } = context;
    const account = await bankAccountIn(context, unit, id);
    if (date >= startOf(account.start))
      throw context.refused('not-before-start', `期初未达账项的日期应早于启用月份 ${account.start}`);
    if (amount === 0) throw context.refused('zero', '金额不能是 0');
    const frozen = await frozenMonth(db, account, [account.start]);
    if (frozen) throw context.refused('period-closed', frozen);
    const { n } = await db
      .selectFrom('bank_beginning')
      .select(({ fn }) => fn.countAll<number>().as('n'))
      .where('account', '=', account.id)
      .executeTakeFirstOrThrow();
    if (Number(n) >= BANK_LIMITS.beginnings)
      throw context.refused('too-many', `期初未达账项最多 ${BANK_LIMITS.beginnings} 笔`);
    const row = await takeNumbers(tx, 'bank-beginning', 1);
    await tx.db
      .insertInto('bank_beginning')
      .values({ id: row, account: account.id, side, date, amount, text, document: document.trim(), actor, instant })
      .execute();
    context.audit({
      subject: `${unit} ${bankAccountName(account)}`,
      after: { beginning: row, side, date, amount: formatYuan(amount), text },
    });
    return { id: row };
  }),

  command(ledger.removeBankBeginning, async (context, { unit, account: id, id: row }) => {
    const { db, tx } = context;
    const account = await bankAccountIn(context, unit, id);
    const item = await db
      .selectFrom('bank_beginning')
      .selectAll()
      .where('id', '=', row)
      .where('account', '=', account.id)
      .executeTakeFirst();
    if (!item) throw context.notFound(`期初未达账项 ${row}`);
    if ((await readMatches(db, account)).some(({ refs }) => refs.includes(`o${row}`)))
      throw context.refused('matched', '这笔期初未达账项已经勾对，请先取消勾对');
    const frozen = await frozenMonth(db, account, [account.start]);
    if (frozen) throw context.refused('period-closed', frozen);
    await tx.db.deleteFrom('bank_beginning').where('id', '=', row).execute();
    context.audit({
      subject: `${unit} ${bankAccountName(account)}`,
      before: { side: item.side, date: item.date, amount: Number(item.amount), text: item.text },
    });
    return DONE;
  }),
];
