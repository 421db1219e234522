import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { Contract } from '../../../shared/contract/index.ts';
import type { ReplyOf } from '../../../shared/contract/operation.ts';
import { type Fen, parseYuan, sumFen, ZERO } from '../../../shared/kernel/fen.ts';
import { api } from '../../app/client.ts';
import { failedOf } from '../../app/failure.ts';
import { usePreferences } from '../../app/preferences.tsx';
import { useScope } from '../../app/scope.ts';
import { Grid } from '../../ui/grid.tsx';
import type { GridColumn } from '../../ui/grid-columns.ts';
import { PageHead } from '../../ui/page-head.tsx';
import { YearChoice } from '../year-choice.tsx';

type Row = Omit<ReplyOf<Contract['budget']['cutUnits']>[number], 'asked' | 'cut'> & {
  readonly asked: Fen | undefined;
  readonly cut: Fen;
};

/** Of what was asked for, in percent to one decimal; nothing of nothing. */
const shareOf = ({ asked, cut }: Pick<Row, 'asked' | 'cut'>): string =>
  asked === undefined || asked <= 0 ? '' : `${((cut * 100) / asked).toFixed(1)}%`;

/** 各单位核减: how much each unit asked for, and how much the centre took away; one of them opens its own page. */
export function CutUnits({ year }: { readonly year: number }) {
  const { t } = usePreferences();
  const { setUnit } = useScope();
  const read = useQuery(api.budget.cutUnits.queryOptions({ input: { year } }));
  const rows = useMemo(
    () =>
      read.data
        ?.map(
          (row): Row => ({
            ...row,
            asked: row.asked === undefined ? undefined : (parseYuan(row.asked) ?? ZERO),
            cut: parseYuan(row.cut) ?? ZERO,
          }),
        )
        .sort((a, b) => a.cut - b.cut),
    [read.data],
  );
  const total = useMemo((): Row[] => {
    if (rows === undefined || rows.length === 0) return [];
    const asked = sumFen(rows.map((row) => row.asked ?? ZERO));
    const items = rows.reduce((sum, row) => sum + row.items, 0);
    const cut = sumFen(rows.map((row) => row.cut));
    return [{ unit: '', name: t('budgetCuts.total'), stage: 'drafting', asked, cut, items }];
  }, [rows, t]);
  const columns = useMemo(
    (): GridColumn<Row>[] => [
      {
        id: 'unit',
        title: t('budget.unit'),
        value: ({ unit, name }) => (unit === '' ? name : `${unit} ${name}`),
        flex: 3,
        minWidth: 200,
      },
      {
        id: 'stage',
        title: t('budget.stage'),
        value: ({ unit, stage }) => (unit === '' ? '' : t(`budget.stage.${stage}`)),
        render: ({ unit, stage }) =>
          unit === '' ? null : (
            <span className={stage === 'approved' ? 'chip ok' : 'chip'}>{t(`budget.stage.${stage}`)}</span>
          ),
        width: 150,
      },
      {
        id: 'asked',
        title: t('budgetCuts.spendingAt.proposed'),
        kind: 'money',
        value: ({ asked }) => asked,
        width: 180,
      },
      { id: 'cut', title: t('budgetCuts.byCentreInAll'), kind: 'money', value: ({ cut }) => cut, width: 180 },
      {
        id: 'share',
        title: t('budgetCuts.share'),
        kind: 'number',
        value: ({ asked, cut }) => (asked === undefined || asked <= 0 ? undefined : cut / asked),
        render: (row) => shareOf(row),
        width: 120,
      },
      { id: 'items', title: t('budgetCuts.items'), kind: 'number', value: ({ items }) => items, width: 130 },
    ],
    [t],
  );
  return (
    <>
      <PageHead title={t('budgetCuts.title')}>
        <YearChoice year={year} />
        <span className="hint">{t('budgetCuts.unitFirst')}</span>
      </PageHead>
      <Grid<Row>
        id="budget.cut-units"
        label={`${t('budgetCuts.units')} ${year}`}
        columns={columns}
        rows={rows}
        totals={total}
        rowKey={({ unit }) => unit}
        onOpen={({ unit }) => unit !== '' && setUnit(unit)}
        failed={failedOf(read, t)}
        empty={{ title: t('budgetCuts.none') }}
      />
    </>
  );
}
