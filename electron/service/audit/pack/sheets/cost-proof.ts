import { COST_ITEM_NAMES, COST_ITEMS } from '../../../../../shared/domain/costing/cost-item.ts';
import { type ItemAmounts, subtractAmounts } from '../../../../../shared/domain/costing/direct-cost.ts';
import { chinaMinute } from '../../../../../shared/domain/organisation/deadline.ts';
import { columnLetters, frameOf } from '../../../workbook/write/address.ts';
import type { Column, Row, Sheet } from '../../../workbook/write/model.ts';
import { type PackContent, type PackCost, unitNamer } from '../content.ts';
import { liveCell } from '../live.ts';
import { costBanner, itemSum, withTotal } from './cost-lines.ts';
import { type Paper, pageOf } from './paper.ts';

export const COST_DRIVERS: Paper = {
  index: 'I4',
  name: '成本分摊参数',
  about: '各单位已冻结的分摊参数，分摊依据的每一个数',
};
export const COST_PROOF: Paper = {
  index: 'I5',
  name: '成本分摊守恒证书',
  about: '从账上费用到临床科室：每一步分出等于接收，参数和账簿的散列，谁编报、审核、锁定',
};

const UNIT: Column = { heading: '单位', kind: 'text', width: 22 };

/** The drivers that the locked runs went by, unit by unit. */
export function costDriverSheet(content: PackContent): Sheet {
  const nameOf = unitNamer(content);
  const columns: Column[] = [
    UNIT,
    { heading: '分摊参数', kind: 'text', width: 16 },
    { heading: '执行科室', kind: 'text', width: 22 },
    { heading: '受益科室', kind: 'text', width: 22 },
    { heading: '数量', kind: 'code', width: 18 },
    { heading: '计量单位', kind: 'text', width: 10 },
  ];
  return {
    ...{ name: COST_DRIVERS.name, title: COST_DRIVERS.name, banner: costBanner(content), columns },
    rows: (content.costs ?? []).flatMap(({ unit, drivers }): Row[] =>
      drivers.map(({ driver, giver, receiver, value, measure }) => [
        ...[nameOf(unit), driver, giver, receiver],
        { value, kind: 'code', align: 'right' },
        measure,
      ]),
    ),
    filter: true,
    frozenColumns: 1,
    page: pageOf(content, COST_DRIVERS, 'portrait'),
  };
}

/** 守恒证书 of every locked run: the ledger's expense, what is no cost, and each step with what went in and came out. */
export function costProofSheet(content: PackContent): Sheet {
  const nameOf = unitNamer(content);
  const columns: Column[] = [
    UNIT,
    { heading: '项目', kind: 'text', width: 30 },
    ...COST_ITEMS.map((item): Column => ({ heading: COST_ITEM_NAMES[item], kind: 'money', width: 16 })),
    { heading: '合计', kind: 'money', width: 17 },
  ];
  const head = { title: COST_PROOF.name, banner: costBanner(content), columns };
  const { firstRow } = frameOf(head);
  const rows: Row[] = [];
  const next = () => firstRow + rows.length;
  for (const cost of content.costs ?? []) {
    const unit = nameOf(cost.unit);
    const given = (name: string, amounts: ItemAmounts): number => {
      const row = next();
      const values = withTotal(amounts);
      const total = liveCell({ formula: itemSum(2, row), result: values.at(-1)! });
      rows.push([unit, name, ...values.slice(0, -1), total]);
      return row;
    };
    const difference = (name: string, terms: readonly number[], amounts: ItemAmounts): void => {
      const cells = withTotal(amounts).map((result, at) => {
        const formula = terms.map((row) => `${columnLetters(2 + at)}${row}`).join('-');
        return liveCell({ formula, result }, 'check');
      });
      rows.push({ look: 'note', cells: [unit, name, ...cells] });
    };
    const { books, balances } = cost;
    const booked = [
      given('账上费用（5001、5101）', books.expenses),
      given('减：财政项目拨款经费', books['fiscal-project']),
      given('减：科教经费', books.research),
      given('减：各科室直接成本', books.direct),
    ];
    const left = [books['fiscal-project'], books.research, books.direct].reduce(subtractAmounts, books.expenses);
    difference('差额', booked, left);
    for (const { name, in: before, out: after } of balances) {
      const pair = [given(`${name}：分出`, before), given(`${name}：接收`, after)];
      difference('差额', pair, subtractAmounts(before, after));
    }
    rows.push(...signed(unit, cost));
  }
  return {
    name: COST_PROOF.name,
    ...head,
    rows,
    frozenColumns: 2,
    page: pageOf(content, COST_PROOF, 'landscape'),
  };
}

const signed = (unit: string, cost: PackCost): Row[] =>
  [
    `第 ${cost.version} 版　${cost.method}`,
    `分摊 ${cost.preparedBy} ${chinaMinute(Date.parse(cost.preparedAt))}　审核锁定 ${cost.lockedBy} ${chinaMinute(Date.parse(cost.lockedAt))}`,
    `分摊参数 编报 ${cost.driversPreparedBy} 审核 ${cost.driversReviewedBy} SHA-256 ${cost.driversDigest}`,
    `账簿 SHA-256 ${cost.booksDigest}`,
    `全成本 SHA-256 ${cost.fullDigest}`,
  ].map((text): Row => ({ look: 'plain', cells: [unit, { value: text, kind: 'text' }] }));
