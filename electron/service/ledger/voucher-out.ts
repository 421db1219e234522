import type { ParallelProposal, ProposalDoubt } from '../../../shared/domain/ledger/parallel-proposal.ts';
import { type Voucher, type VoucherLine, voucherTotal } from '../../../shared/domain/ledger/voucher.ts';
import { formatYuan } from '../../../shared/kernel/fen.ts';
import { counterpartyText } from './balances.ts';

/** A voucher's head as the contract shows it. */
export const headOut = (voucher: Voucher, reversedBy: number | undefined) => ({
  id: voucher.id,
  unit: voucher.unit,
  period: voucher.period,
  type: voucher.type,
  number: voucher.number,
  date: voucher.date,
  summary: voucher.summary,
  kind: voucher.kind,
  attachments: voucher.attachments,
  preparedBy: voucher.preparedBy,
  reviewedBy: voucher.reviewedBy,
  postedBy: voucher.postedBy,
  signedBy: voucher.signedBy ?? null,
  reverses: voucher.reverses ?? null,
  reversedBy: reversedBy ?? null,
  batch: voucher.batch ?? null,
  sourceNumber: voucher.sourceNumber ?? null,
  total: formatYuan(voucherTotal(voucher.lines)),
});

/** A proposed budget block as the contract shows it. */
export const proposalOut = ({ lines, rules, doubts }: ParallelProposal, nameOf: (code: string) => string) => {
  const of = <Kind extends ProposalDoubt['kind']>(kind: Kind) =>
    doubts.filter((doubt): doubt is Extract<ProposalDoubt, { kind: Kind }> => doubt.kind === kind);
  const [divided] = of('divided');
  return {
    lines: linesOut(lines, nameOf),
    rules: rules.map(({ key, title, clause }) => ({ key, title, clause })),
    choices: of('several-accounts').map(({ line, choices }) => ({
      line,
      accounts: choices.map((code) => ({ code, name: nameOf(code) })),
    })),
    divided: divided ? formatYuan(divided.amount) : null,
    unknown: of('no-rule').map(({ account }) => account),
  };
};

/** Lines of a voucher as the contract shows them. */
export const linesOut = (lines: readonly VoucherLine[], nameOf: (code: string) => string) =>
  lines.map((line, at) => ({
    line: at + 1,
    book: line.book,
    code: line.code,
    name: nameOf(line.code),
    summary: line.summary,
    debit: formatYuan(line.debit),
    credit: formatYuan(line.credit),
    department: line.department,
    fund: line.fund,
    project: line.project,
    counterparty: counterpartyText(line.counterparty) || undefined,
    document: line.document,
  }));
