import type { PermitState } from '../../../../../shared/domain/budget/permit.ts';
import { budgetItem } from '../../../../../shared/domain/budget/plan.ts';
import type { VarianceStep } from '../../../../../shared/domain/budget/variance.ts';
import { fundSource } from '../../../../../shared/domain/ledger/fund.ts';
import { frameOf } from '../../../workbook/write/address.ts';
import type { Column, Row, Sheet } from '../../../workbook/write/model.ts';
import { type PackContent, unitNamer } from '../content.ts';
import { liveCell } from '../live.ts';
import { bannerOf, type Paper, pageOf } from './paper.ts';

export const BUDGET_WATCHING: Paper = {
  index: 'D7',
  name: '差异说明与上级同意',
  about: '本年预算执行差异的说明、采纳和退回，以及超预算凭证的申请和上级同意，经办人、时间和内容摘要',
};

const COLUMNS: readonly Column[] = [
  { heading: '事项', kind: 'text', width: 10 },
  { heading: '单位', kind: 'text', width: 22 },
  { heading: '月份/凭证', kind: 'text', width: 18 },
  { heading: '编码', kind: 'code', width: 9 },
  { heading: '预算项目', kind: 'text', width: 22 },
  { heading: '资金来源', kind: 'text', width: 18 },
  { heading: '预算/本次支出', kind: 'money', width: 16 },
  { heading: '实际支出', kind: 'money', width: 16 },
  { heading: '按进度应支出', kind: 'money', width: 16 },
  { heading: '差异/超出', kind: 'money', width: 16 },
  { heading: '环节', kind: 'text', width: 10 },
  { heading: '原因', kind: 'text', width: 10 },
  { heading: '说明', kind: 'wrap', width: 40 },
  { heading: '经办人', kind: 'text', width: 20 },
  { heading: '时间（UTC）', kind: 'text', width: 25, printed: false },
  { heading: '内容摘要（SHA-256）', kind: 'text', width: 66, printed: false },
];

const STEPS: Readonly<Record<VarianceStep, string>> = { explain: '说明', accept: '采纳', return: '退回' };
const STATES: Readonly<Record<Exclude<PermitState, 'waiting'>, string>> = { granted: '同意', declined: '不同意' };

/** 差异说明与上级同意 of the pack's year, step by step; where nothing was explained or asked for, it says so. */
export function budgetWatchingSheets(content: PackContent): { readonly paper: Paper; readonly sheet: Sheet }[] {
  const { variances = [], permits = [] } = content.budgetWatching ?? {};
  const nameOf = unitNamer(content);
  const head = { title: BUDGET_WATCHING.name, banner: bannerOf(content), columns: COLUMNS };
  const { firstRow } = frameOf(head);
  const named = (item: string, source: string) => [
    ...[item, budgetItem(item)?.name ?? item, fundSource(source)?.name ?? source],
  ];
  const explained = variances.map((step, index): Row => {
    const row = firstRow + index;
    const { planned, spent, expected, deviation } = step.figures;
    return [
      ...['差异说明', nameOf(step.unit), step.period, ...named(step.item, step.source)],
      ...[planned, spent, expected, liveCell({ formula: `H${row}-I${row}`, result: deviation })],
      ...[STEPS[step.step], step.cause, step.said, step.display, step.instant, step.digest],
    ];
  });
  const asked = permits.flatMap((permit): Row[] =>
    permit.lines.flatMap(({ item, source, wanted, over }): Row[] => {
      const place = ['上级同意', nameOf(permit.unit), permit.voucher, ...named(item, source), wanted, null, null, over];
      const answer = permit.state === 'waiting' ? undefined : permit.decision;
      return [
        [...place, '申请', '', permit.reason, permit.display, permit.instant, permit.digest],
        ...(answer && permit.state !== 'waiting'
          ? [[...place, STATES[permit.state], '', answer.reason, answer.display, answer.instant, permit.digest]]
          : []),
      ];
    }),
  );
  return [
    {
      paper: BUDGET_WATCHING,
      sheet: {
        name: BUDGET_WATCHING.name,
        ...head,
        rows: variances.length + permits.length === 0 ? [['没有差异说明和上级同意']] : [...explained, ...asked],
        filter: true,
        frozenColumns: 3,
        page: pageOf(content, BUDGET_WATCHING, 'landscape'),
      },
    },
  ];
}
