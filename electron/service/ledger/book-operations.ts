import { ledger } from '../../../shared/contract/ledger.ts';
import { periodOfDate } from '../../../shared/kernel/period.ts';
import { loadDisplays } from '../organisation/queries.ts';
import { command, type Implementation, query } from '../pipeline/implementation.ts';
import { withoutBudgetOf } from './desk/drafts.ts';
import { journal, reversalsOf } from './journal-operation.ts';
import type { LedgerParts } from './parts.ts';
import { readPeriod } from './periods.ts';
import { postReversals } from './reversing.ts';
import { readChart } from './unit-charts.ts';
import { nameOf, neighboursOf, provisionOf, readFindings, sourceOf } from './voucher-context.ts';
import { headOut, linesOut, proposalOut } from './voucher-out.ts';
import { readVoucher, voucherNumber } from './vouchers.ts';

/** The journal, one voucher, and the reversal (序时账、凭证、红字冲销). */
export const bookOperations = (parts: LedgerParts): Implementation[] => [
  journal,

  query(ledger.voucher, async (context, { unit, id }) => {
    const { db } = context;
    const voucher = await readVoucher(db, id);
    if (voucher?.unit !== unit) throw context.notFound(`凭证 ${id}`);
    const chart = await readChart(db, unit);
    const reversedBy = (await reversalsOf(db, [id])).get(id);
    const name = (code: string): string => chart?.nameOf(code) ?? code;
    const { found, proposal } = await readFindings(db, voucher);
    const source = await sourceOf(db, voucher);
    const { preparedBy, reviewedBy, postedBy, signedBy } = voucher;
    const people = [preparedBy, reviewedBy, postedBy, signedBy, source?.actor].filter((name) => name !== undefined);
    return {
      ...headOut(voucher, reversedBy),
      lines: linesOut(voucher.lines, (code) => chart?.fullNameOf(code) ?? code),
      ...(await neighboursOf(db, voucher)),
      reversesName: await nameOf(db, voucher.reverses),
      reversedByName: await nameOf(db, reversedBy),
      source,
      provision: await provisionOf(db, voucher),
      names: await loadDisplays(db, people),
      findings: found.map(({ kind, message, line }) => ({ kind, message, line: line ?? null })),
      proposal: proposal ? proposalOut(proposal, name) : null,
      withoutBudget: await withoutBudgetOf(db, id),
    };
  }),

  command(ledger.reverseVoucher, async (context, input) => {
    const { db } = context;
    const voucher = await readVoucher(db, input.voucher);
    if (voucher?.unit !== input.unit) throw context.notFound(`凭证 ${input.voucher}`);
    if (voucher.reverses !== undefined)
      throw context.refused('is-a-reversal', '红字冲销凭证不能再冲销，请补记一张正确的凭证');
    const reversal = (await reversalsOf(db, [voucher.id])).get(voucher.id);
    if (reversal !== undefined) throw context.refused('already-reversed', `${voucherNumber(voucher)} 已经冲销`);
    const period = periodOfDate(input.date);
    if ((await readPeriod(db, input.unit, period)).state !== 'open') {
      throw context.refused('period-closed', `${period} 已上报或锁定，请把冲销记在开放的期间`);
    }
    const [posted] = await postReversals(context, parts, [{ voucher, date: input.date }]);
    context.audit({
      subject: `${input.unit} ${voucher.period} ${voucherNumber(voucher)}`,
      after: { reversedBy: `${posted!.period} ${voucherNumber(posted!)}` },
      reason: input.reason,
    });
    return { voucher: posted!.id, number: voucherNumber(posted!) };
  }),
];
