import { useMemo, useState } from 'react';
import { sumFen, ZERO } from '../../../shared/kernel/fen.ts';
import { useIdentity } from '../../app/identity.ts';
import { usePreferences } from '../../app/preferences.tsx';
import { useScope } from '../../app/scope.ts';
import { useAmountSaid } from '../../ui/amount.tsx';
import { FindField } from '../../ui/find-field.tsx';
import { Grid } from '../../ui/grid.tsx';
import { countColumn, fenOf, type GridColumn } from '../../ui/grid-columns.ts';
import { Segments } from '../../ui/segments.tsx';
import { instantName } from '../../ui/time.ts';
import { UnitField } from '../../ui/unit-field.tsx';
import { jointOf } from '../joints.ts';
import { type NoteHead, STAGES, type Stage, stageLook, stageOf, stands } from './looks.ts';

const NONE: readonly NoteHead[] = [];
type Shown = 'all' | Stage;

/** A year's notes, those that wait first. */
export function NoteList(props: {
  readonly notes: readonly NoteHead[] | undefined;
  readonly year: number | undefined;
  readonly unit: string | undefined;
  readonly onUnit: (unit: string | undefined) => void;
  readonly failed: { readonly sentence: string; readonly onRetry: () => void } | undefined;
  readonly onOpen: (number: string) => void;
}) {
  const { t, locale } = usePreferences();
  const { may } = useIdentity();
  const saidOf = useAmountSaid();
  const { units = [] } = useScope();
  const [shown, setShown] = useState<Shown>('all');
  const [typed, setTyped] = useState('');
  const { unit, onOpen } = props;
  const all = props.notes ?? NONE;
  const rows = useMemo(() => {
    const words = typed.trim().toUpperCase();
    return all
      .filter(
        (row) =>
          (shown === 'all' || row.stage === shown) &&
          (unit === undefined || row.unit === unit) &&
          `${row.number} ${row.unit} ${row.unitName}`.toUpperCase().includes(words),
      )
      .sort(
        (a, b) => STAGES.indexOf(stageOf(a.stage)) - STAGES.indexOf(stageOf(b.stage)) || (a.number < b.number ? -1 : 1),
      );
  }, [all, shown, typed, unit]);
  const columns = useMemo(
    (): GridColumn<NoteHead>[] => [
      {
        ...{ id: 'number', title: t('settlements.number'), width: 128 },
        value: ({ number }) => number,
        render: ({ number }) => <span className="code">{number}</span>,
      },
      {
        ...{ id: 'unit', title: t('settlements.unit'), flex: 2, minWidth: 180 },
        value: (row) => `${row.unit} ${row.unitName}`,
      },
      { id: 'day', title: t('settlements.day'), value: ({ day }) => day, width: 100 },
      {
        ...{ id: 'stage', title: t('settlements.stage'), width: 124 },
        value: ({ stage }) => t(`settlements.stage.${stageOf(stage)}`),
        render: ({ stage }) => <span className={stageLook(stage)}>{t(`settlements.stage.${stageOf(stage)}`)}</span>,
      },
      countColumn('rows', t('settlements.rows'), (row) => row.rows, { width: 72 }),
      { id: 'amount', title: t('settlements.amount'), kind: 'money', value: ({ amount }) => amount, width: 140 },
      {
        ...{ id: 'last', title: t('settlements.last'), flex: 1, minWidth: 120 },
        value: ({ display }) => display,
      },
      { id: 'instant', title: t('settlements.lastAt'), value: ({ instant }) => instantName(instant), width: 136 },
      {
        ...{ id: 'vouchers', title: t('settlements.vouchers'), flex: 2, minWidth: 120 },
        value: ({ vouchers }) =>
          vouchers.map((voucher) => `${voucher.unit} ${voucher.number}`).join(jointOf(locale, '、')),
      },
    ],
    [t, locale],
  );
  const count = (of: Shown): number => (of === 'all' ? all.length : all.filter(({ stage }) => stage === of).length);
  const choices: readonly Shown[] = ['all', ...STAGES.filter((stage) => count(stage) > 0)];
  const sum = (of: (row: NoteHead) => boolean): string =>
    saidOf(sumFen(rows.map((row) => (of(row) ? (fenOf(row.amount) ?? ZERO) : ZERO))));
  const about = [
    ...(props.year === undefined ? [] : [t('settlements.ofYear', { year: props.year })]),
    ...(shown === 'all' ? [] : [t(`settlements.stage.${shown}`)]),
    ...(unit === undefined ? [] : [`${unit} ${units.find(({ code }) => code === unit)?.name ?? ''}`.trim()]),
    ...(typed.trim() === '' ? [] : [`“${typed.trim()}”`]),
  ].join(' · ');
  return (
    <Grid<NoteHead>
      id="procurement.settlements"
      label={t('settlements.title')}
      about={about}
      columns={columns}
      rows={props.notes ? rows : undefined}
      rowKey={({ id }) => String(id)}
      onOpen={({ number }) => onOpen(number)}
      header={
        <>
          <FindField label={t('settlements.find')} value={typed} onChange={setTyped} width={200} />
          <Segments
            label={t('settlements.stage')}
            value={shown}
            choices={choices.map((value) => ({
              value,
              label: t('settlements.counted', {
                what: t(value === 'all' ? 'settlements.all' : `settlements.stage.${value}`),
                count: count(value),
              }),
            }))}
            onChange={setShown}
          />
          <UnitField
            label={t('settlements.unit')}
            placeholder={t('settlements.everyUnit')}
            options={units}
            value={unit}
            onChange={props.onUnit}
            clearable
            width={180}
          />
          <span className="hint figure">
            {t('settlements.sums', {
              amount: sum(({ stage }) => stands(stage)),
              posted: sum(({ stage }) => stage === 'posted'),
            })}
          </span>
        </>
      }
      failed={props.failed}
      empty={
        all.length === 0
          ? {
              title: t('settlements.none'),
              body: t(may('procurement.buy') ? 'settlements.noneBody' : 'settlements.noneYet'),
            }
          : { title: t('settlements.noneFound') }
      }
    />
  );
}
