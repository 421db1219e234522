import { type ReactNode, useState } from 'react';
import { GOODS_KINDS } from '../../../shared/domain/budget/procurement.ts';
import { summedWorkload, workloadYear } from '../../../shared/domain/budget/workload.ts';
import { sumFen } from '../../../shared/kernel/fen.ts';
import { usePreferences } from '../../app/preferences.tsx';
import { Amount } from '../../ui/amount.tsx';
import { Empty } from '../../ui/states.tsx';
import { Count } from '../plan/count.tsx';
import { useMeasureWords } from '../plan/schedule-words.ts';
import { useMonthName } from '../words.ts';
import { SumTable } from './sums-tables.tsx';
import type { SumsInSight } from './use-sums.ts';

interface Shown {
  readonly sums: SumsInSight;
}

const MONTHS = Array.from({ length: 12 }, (_, index) => index + 1);

/** A row that opens: below it, what it is made of by unit. */
function Opening(props: { readonly name: string; readonly figures: ReactNode; readonly children: ReactNode }) {
  const { t } = usePreferences();
  const [open, setOpen] = useState(false);
  const { name, figures, children } = props;
  return (
    <>
      <tr>
        <th scope="row">
          <button
            type="button"
            className="sums-figure"
            aria-expanded={open}
            title={t('budgetSums.drill', { name })}
            onClick={() => setOpen(!open)}
          >
            {name}
          </button>
        </th>
        {figures}
      </tr>
      {open ? children : null}
    </>
  );
}

/** 业务量: each measure month by month over all units; a row opens into the units that it is made of. */
export function Workload({ sums: { units } }: Shown) {
  const { t } = usePreferences();
  const words = useMeasureWords();
  const monthName = useMonthName();
  const rows = summedWorkload(units.flatMap((unit) => unit.workload.map((row) => ({ ...row, department: '' }))));
  if (rows.length === 0)
    return (
      <Empty title={t('budgetSchedules.noWorkload')}>
        <p>{t('budgetSchedules.noneSummed')}</p>
      </Empty>
    );
  const head = [
    t('budgetSchedules.measure'),
    t('budgetSchedules.counted'),
    ...MONTHS.map(monthName),
    t('budgetSums.wholeYear'),
  ];
  const cells = (code: string, months: readonly number[]) => (
    <>
      {months.map((count, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a month is known by its place
        <td key={at} className="figure">
          <Count value={count} />
        </td>
      ))}
      <td className="figure">
        <Count value={workloadYear({ measure: code, months })} />
      </td>
    </>
  );
  return (
    <SumTable caption={t('budgetSums.view.workload')} head={head} counted>
      {rows.map(({ measure, months }) => (
        <Opening
          key={measure}
          name={words.measure(measure)}
          figures={
            <>
              <td>{words.countedIn(measure)}</td>
              {cells(measure, months)}
            </>
          }
        >
          {units.flatMap(({ unit, name, workload }) => {
            const own = workload.find((row) => row.measure === measure);
            if (!own) return [];
            return [
              <tr key={unit}>
                <th scope="row" className="depth-1">
                  {unit} {name}
                </th>
                <td />
                {cells(measure, own.months)}
              </tr>,
            ];
          })}
        </Opening>
      ))}
    </SumTable>
  );
}

/** 采购: by kind and 目录内外 over all units; a row opens into the units that it is made of. */
export function Procurement({ sums: { units } }: Shown) {
  const { t } = usePreferences();
  const parts = GOODS_KINDS.flatMap((kind) =>
    [true, false].flatMap((listed) => {
      const own = units.flatMap(({ unit, name, procurement }) =>
        procurement
          .filter((sum) => sum.kind === kind && sum.listed === listed)
          .map(({ rows, amount }) => ({ unit, name, rows, amount })),
      );
      return own.length === 0 ? [] : [{ kind, listed, own }];
    }),
  );
  if (parts.length === 0)
    return (
      <Empty title={t('budgetSchedules.noProcurement')}>
        <p>{t('budgetSchedules.noneSummed')}</p>
      </Empty>
    );
  const all = parts.flatMap(({ own }) => own);
  const figures = (own: typeof all) => (
    <>
      <td className="figure">
        <Count value={own.reduce((sum, { rows }) => sum + rows, 0)} />
      </td>
      <td className="figure">
        <Amount value={sumFen(own.map(({ amount }) => amount))} />
      </td>
    </>
  );
  const head = (['class', 'rows', 'amount'] as const).map((key) => t(`budgetSchedules.${key}`));
  return (
    <SumTable caption={t('budgetSums.view.procurement')} head={head}>
      {parts.map(({ kind, listed, own }) => (
        <Opening
          key={`${kind} ${listed}`}
          name={`${t(`budgetSchedules.kind.${kind}`)} · ${t(listed ? 'budgetSchedules.listed' : 'budgetSchedules.unlisted')}`}
          figures={figures(own)}
        >
          {own.map((one) => (
            <tr key={one.unit}>
              <th scope="row" className="depth-1">
                {one.unit} {one.name}
              </th>
              {figures([one])}
            </tr>
          ))}
        </Opening>
      ))}
      <tr className="sum">
        <th scope="row">{t('budgetSums.total')}</th>
        {figures(all)}
      </tr>
    </SumTable>
  );
}
