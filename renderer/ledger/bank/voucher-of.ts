import type { Contract } from '../../../shared/contract/index.ts';
import type { ReplyOf } from '../../../shared/contract/operation.ts';
import { parsePeriod } from '../../../shared/kernel/period.ts';
import { client } from '../../app/client.ts';

type Content = ReplyOf<Contract['ledger']['draft']>['content'];
const PARTIES = 1000;

/** What a desk's address says of a bank line that no voucher has yet: `b1-23-2026-03`, account, line and month. */
export const isBankLine = (from: string): boolean => /^b\d+-\d+-\d{4}-\d{2}$/.test(from);

/** The voucher that such a line begins: its day, the bank's own line whole, and the other line without its account. */
export async function voucherOfBankLine(unit: string, from: string): Promise<Content | undefined> {
  const [, account, id, month] = /^b(\d+)-(\d+)-(\d{4}-\d{2})$/.exec(from) ?? [];
  const period = parsePeriod(month ?? '');
  if (!period) return undefined;
  const read = await client.ledger.bankMonth({ unit, account: Number(account), period });
  const line = read.bank.find(({ key }) => key === `b${id}`);
  if (!line) return undefined;
  const out = line.amount.startsWith('-');
  const amount = line.amount.replace('-', '');
  const summary = `${line.counterparty} ${line.summary}`.trim().slice(0, 200);
  const counterparty = await partyCalled(unit, line.counterparty);
  const other = { book: 'financial' as const, code: '', summary, debit: out ? amount : '', credit: out ? '' : amount };
  const bank = {
    book: 'financial' as const,
    code: read.account.code,
    summary,
    debit: out ? '' : amount,
    credit: out ? amount : '',
    document: line.document,
  };
  const more = counterparty === undefined ? {} : { counterparty };
  return {
    date: line.date as Content['date'],
    type: '记',
    summary: '',
    attachments: 0,
    withoutBudget: '',
    lines: out ? [{ ...other, ...more }, bank] : [bank, { ...other, ...more }],
  };
}

/** A member or party of exactly that name. */
async function partyCalled(unit: string, name: string): Promise<string | undefined> {
  if (name === '') return undefined;
  const units = await client.organisation.units({});
  const member = units.find((each) => each.name === name && each.code !== unit);
  if (member) return `unit:${member.code}`;
  const { rows } = await client.organisation.parties({ limit: PARTIES });
  const party = rows.find((each) => each.name === name);
  return party && `party:${party.code}`;
}
