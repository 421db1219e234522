import type { Reason } from '../../../shared/contract/errors.ts';
import { ledger } from '../../../shared/contract/ledger.ts';
import { checkMapping } from '../../../shared/domain/ledger/charts/mapping.ts';
import { growChart } from '../../../shared/domain/ledger/charts/unit-chart.ts';
import { fundSource } from '../../../shared/domain/ledger/fund.ts';
import { command } from '../pipeline/implementation.ts';
import { counterpartyText } from './balances.ts';
import { takeNumbers } from './counters.ts';
import { MAPPING_VERSION, readMappings } from './mapping.ts';
import { keepOpenings, refuseReported } from './openings.ts';
import type { LedgerParts } from './parts.ts';
import { readRegister } from './register.ts';
import { keepChart, readChart, usedCodes } from './unit-charts.ts';

/** Adds accounts to a unit's chart (增设科目), as its own chart file says; each lies below one that is there. */
export const addAccounts = () =>
  command(ledger.addAccounts, async (context, input) => {
    const { tx, db } = context;
    const chart = await readChart(db, input.unit);
    if (!chart) throw context.notFound(`单位 ${input.unit}`);
    const codes = new Set(input.accounts.map((account) => account.code));
    const orphan = input.accounts.find(
      ({ code }) => !hasAbove(code, (above) => chart.get(above) !== undefined || codes.has(above)),
    );
    if (orphan && orphan.code.length > 4) throw context.refused('no-parent', `科目 ${orphan.code} 没有上级科目`);
    const known = input.accounts.find(({ code, name }) => chart.get(code)?.name === name);
    if (known && input.accounts.length === 1)
      throw context.refused('account-exists', `科目 ${known.code} 已在科目表中`);
    const used = await usedCodes(db, input.unit);
    const rows = input.accounts.map(({ code, name }) => ({
      code,
      name,
      leaf: ![...codes].some((other) => other !== code && other.startsWith(code)),
    }));
    const grown = growChart(input.unit, chart.official, rows, chart.accounts, (code) => used.has(code));
    if (grown.refused.length > 0)
      throw context.refused(
        'no-parent',
        grown.refused.map(({ code, message }) => ({ code, message })),
      );
    await keepChart(tx, input.unit, grown.accounts);
    context.audit({
      subject: `${input.unit} 科目表`,
      after: { added: grown.added.map((account) => `${account.code} ${account.name}`) },
    });
    return { added: grown.added.length, remarks: grown.findings.map((finding) => finding.message) };
  });

function hasAbove(code: string, there: (code: string) => boolean): boolean {
  for (let length = code.length - 1; length >= 4; length -= 1) if (there(code.slice(0, length))) return true;
  return false;
}

/** Sets a unit's opening balances of a year (期初建账); each book must balance, every row a leaf. */
export const setOpenings = (parts: LedgerParts) =>
  command(ledger.setOpenings, async (context, input) => {
    const { tx, db } = context;
    const { unit, year } = input;
    const chart = await readChart(db, unit);
    if (!chart) throw context.notFound(`单位 ${unit}`);
    await refuseReported(context, unit, year);
    const register = await readRegister(db, unit);
    const wrong: Reason[] = [];
    const rows = input.rows.map((row, at) => {
      const account = chart.get(row.code);
      if (!account) wrong.push({ code: 'unknown-account', message: `单位科目表中没有科目 ${row.code}`, row: at + 1 });
      else if (!account.leaf)
        wrong.push({ code: 'not-a-leaf', message: `科目 ${row.code} ${account.name} 不是末级科目`, row: at + 1 });
      const member = row.counterparty === undefined ? undefined : register.memberOf(row.counterparty);
      return {
        unit,
        year,
        book: account?.book ?? 'financial',
        code: row.code,
        department: row.department === undefined ? '' : (register.departmentOf(row.department) ?? row.department),
        fund: row.fund === undefined ? '' : (fundSource(row.fund)?.code ?? row.fund),
        project: row.project ?? '',
        counterparty:
          row.counterparty === undefined
            ? ''
            : counterpartyText(
                member === undefined
                  ? { kind: 'party', party: register.partyOf(row.counterparty) }
                  : { kind: 'unit', unit: member },
              ),
        amount: row.amount,
      };
    });
    const first = wrong[0];
    if (first) throw context.refused(first.code === 'not-a-leaf' ? 'not-a-leaf' : 'unknown-account', wrong);
    const keys = new Set<string>();
    for (const row of rows) {
      const key = JSON.stringify([row.book, row.code, row.department, row.fund, row.project, row.counterparty]);
      if (keys.has(key)) throw context.refused('duplicate-row', `科目 ${row.code} 的同一组辅助核算出现了两次`);
      keys.add(key);
    }
    await register.keepNew(tx);
    await keepOpenings(context, parts, { unit, year, rows });
    context.audit({ subject: `${unit} ${year} 年初余额`, after: { rows: rows.length } });
    return { rows: rows.length };
  });

/** Maps an account of a unit or chart to a group account from a period on (科目映射). */
export const mapAccount = () =>
  command(ledger.mapAccount, async (context, input) => {
    const { tx, db } = context;
    if (!['hospital', 'primary', 'institution'].includes(input.scope)) {
      const unit = await db.selectFrom('unit').select('code').where('code', '=', input.scope).executeTakeFirst();
      if (!unit) throw context.refused('unknown-unit', `没有单位 ${input.scope}`);
    }
    const mapping = { scope: input.scope, code: input.code, groupCode: input.group, from: input.from, to: input.to };
    const checked = checkMapping(await readMappings(db), mapping);
    if (!checked.ok) {
      const { code } = checked.error;
      if (code === 'overlapping-dates') {
        const { other } = checked.error;
        throw context.refused(
          code,
          `${other.scope} 的科目 ${other.code} 在 ${other.from} 至 ${other.to ?? '今后'} 已映射到 ${other.groupCode}，日期重叠`,
        );
      }
      if (code === 'wrong-book')
        throw context.refused(
          code,
          `科目 ${input.code} 与集团科目 ${input.group} 不属于同一套会计（财务会计、预算会计）`,
        );
      if (code === 'unknown-group-account') throw context.refused(code, `没有集团科目 ${input.group}`);
      throw context.refused('overlapping-dates', '映射的结束期间早于开始期间');
    }
    const id = await takeNumbers(tx, 'mapping', 1);
    await takeNumbers(tx, MAPPING_VERSION, 1);
    await tx.db
      .insertInto('account_mapping')
      .values({
        id,
        scope: input.scope,
        code: input.code,
        group_code: input.group,
        from_period: input.from,
        to_period: input.to ?? null,
        replaced_by: null,
      })
      .execute();
    context.audit({
      subject: `${input.scope} ${input.code}`,
      after: { group: input.group, from: input.from, to: input.to ?? null },
    });
    return { id, scope: input.scope, code: input.code, group: input.group, from: input.from, to: input.to ?? null };
  });

/** Ends a mapping with a period. */
export const endMapping = () =>
  command(ledger.endMapping, async (context, input) => {
    const row = await context.db
      .selectFrom('account_mapping')
      .selectAll()
      .where('id', '=', input.id)
      .executeTakeFirst();
    if (!row) throw context.notFound(`映射 ${input.id}`);
    if (input.to < row.from_period)
      throw context.refused('ends-before-it-begins', `映射从 ${row.from_period} 开始，不能在 ${input.to} 结束`);
    await context.db.updateTable('account_mapping').set({ to_period: input.to }).where('id', '=', input.id).execute();
    await takeNumbers(context.tx, MAPPING_VERSION, 1);
    context.audit({ subject: `${row.scope} ${row.code}`, before: { to: row.to_period }, after: { to: input.to } });
    return { done: true as const };
  });
