import { type Fen, formatYuan, negateFen, ZERO } from '../../../kernel/fen.ts';
import type { UnitCode } from '../../organisation/unit.ts';
import { isCashAccount } from '../cash.ts';
import { type DraftContent, type TypedLine, voucherTyped } from '../desk/content.ts';
import { parallelNeed } from '../parallel.ts';
import { type ProposalContext, proposeParallel } from '../parallel-proposal.ts';
import type { VoucherDraft, VoucherLine } from '../voucher.ts';

/**
 * The content with the budget block that the rules of 平行记账 propose for its money (P4, P5), where they know one. A day on which
 * more went back than came in is asked the other way round and answered in red. Departments are left out: nobody
 * knows for whose charges the money was. So are the payment ways that the lines name: the block is of all of them.
 */
export function withBudget(unit: UnitCode, content: DraftContent, context: ProposalContext): DraftContent {
  const { draft } = voucherTyped(unit, content);
  const plain = {
    ...draft,
    lines: draft.lines.map(({ department: _, ...line }) => ({ ...line, summary: draft.summary })),
  };
  if (!parallelNeed(plain, context.group).needed) return content;
  const net = plain.lines.reduce(
    (sum, line) => (isCashAccount(context.group(line.code)) ? sum + line.debit - line.credit : sum),
    0,
  );
  const lines =
    net < 0 ? proposeParallel(negated(plain), context)?.lines.map(negatedLine) : proposeParallel(plain, context)?.lines;
  return lines ? { ...content, lines: [...content.lines, ...lines.map(typed)] } : content;
}

const negated = (draft: VoucherDraft): VoucherDraft => ({ ...draft, lines: draft.lines.map(negatedLine) });
const turned = (amount: Fen): Fen => (amount === 0 ? ZERO : negateFen(amount));
const negatedLine = (line: VoucherLine): VoucherLine => ({
  ...line,
  debit: turned(line.debit),
  credit: turned(line.credit),
});

const typed = ({ book, code, summary, debit, credit, fund, project }: VoucherLine): TypedLine => ({
  book,
  code,
  summary,
  debit: debit === 0 ? '' : formatYuan(debit),
  credit: credit === 0 ? '' : formatYuan(credit),
  ...(fund === undefined ? {} : { fund }),
  ...(project === undefined ? {} : { project }),
});
