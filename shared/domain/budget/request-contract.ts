import { type Fen, fen, groupedYuan, sumFen, ZERO } from '../../kernel/fen.ts';
import { AMOUNT_MAX } from './amounts.ts';
import { lineOfRequest, type RowProblem, type SpendingRequest } from './request.ts';
import { requestLineName } from './request-sentences.ts';

/**
 * Why a contract cannot bind what it names of each row: all contracts of a row stay within what was approved of it, however
 * much of that is still held (合同合计不超过批准的申请). `signed` are the amounts of the contracts before it; all in 分.
 */
export function contractProblems(
  request: Pick<SpendingRequest, 'unit' | 'year' | 'rows'>,
  signed: readonly (readonly Fen[])[],
  amounts: readonly Fen[],
): RowProblem[] {
  return request.rows.flatMap((row, index): RowProblem[] => {
    const amount = amounts[index] ?? ZERO;
    if (amount > AMOUNT_MAX) return [{ row: index + 1, message: '合同金额不能超过 100 亿元，请核对单位是不是元' }];
    const before = sumFen(signed.map((own) => own[index] ?? ZERO));
    const over = fen(before + amount - row.amount);
    if (amount === 0 || over <= 0) return [];
    const name = requestLineName(lineOfRequest(request, row));
    const [approved, known] = [groupedYuan(row.amount), groupedYuan(before)];
    const message = `${name}批准 ${approved} 元，已签约 ${known} 元，本合同 ${groupedYuan(amount)} 元，超出 ${groupedYuan(over)} 元：多用的部分请另行申请`;
    return [{ row: index + 1, message }];
  });
}
