import { useMemo, useState } from 'react';
import { usePreferences } from '../../app/preferences.tsx';
import { FindField } from '../../ui/find-field.tsx';
import { Grid } from '../../ui/grid.tsx';
import { type GridColumn, countColumn as plainCount } from '../../ui/grid-columns.ts';
import {
  type Batch,
  countText,
  mostEndangered,
  OUTLOOK_CHIPS,
  type ProductRow,
  type Progress,
  type ProgressRow,
  rateText,
  STANDING_CHIPS,
  type UnitRow,
} from './words.ts';

interface Seen {
  readonly batch: Batch;
  readonly progress: Progress;
}

type Words = ReturnType<typeof usePreferences>['t'];

/** Narrower than figures are by themselves, so that all stand on a desk of 1366. */
const countColumn = <Row,>(
  id: string,
  title: string,
  countOf: (row: Row) => number,
  more: { readonly width: number },
): GridColumn<Row> => ({ ...plainCount(id, title, countOf, more), minWidth: 60 });

const rateColumn = <Row,>(
  id: string,
  title: string,
  bpsOf: (row: Row) => number | null,
  width = 76,
): GridColumn<Row> => ({
  ...{ id, title, kind: 'number', width, minWidth: 72 },
  value: (row) => bpsOf(row) ?? undefined,
  render: (row) => rateText(bpsOf(row)),
});

const forecastColumn = <Row,>(id: string, title: string, of: (row: Row) => number | null): GridColumn<Row> => ({
  ...{ id, title, kind: 'number', width: 104, minWidth: 80, value: (row) => of(row) ?? undefined },
  render: (row) => countText(of(row)),
});

/** What products and products of units have alike. Measures that nobody keeps yet have no column. */
const courseColumns = <Row extends ProgressRow | ProductRow>(
  t: Words,
  measures: readonly string[],
): GridColumn<Row>[] => [
  countColumn<Row>('agreed', t('volumes.agreed'), ({ agreed }) => agreed, { width: 80 }),
  ...measures.map((measure) =>
    countColumn<Row>(
      measure,
      t(`volumes.measure.${measure}` as 'volumes.measure.ordered'),
      ({ actuals }) => actuals[measure] ?? 0,
      {
        width: 80,
      },
    ),
  ),
  rateColumn<Row>('rate', t('volumes.rate'), ({ rateBps }) => rateBps),
  {
    ...{ id: 'standing', title: t('volumes.standing'), width: 100 },
    value: ({ standing }) => t(`volumes.standing.${standing}`),
    render: ({ standing }) => <span className={STANDING_CHIPS[standing]}>{t(`volumes.standing.${standing}`)}</span>,
  },
];

const found = (text: string, ...words: readonly string[]): boolean =>
  words.join(' ').toLowerCase().includes(text.trim().toLowerCase());

export function ProductGrid({ batch, progress }: Seen) {
  const { t } = usePreferences();
  const [text, setText] = useState('');
  const columns = useMemo(
    (): GridColumn<ProductRow>[] => [
      { id: 'item', title: t('volumes.code'), value: ({ item }) => item, width: 208, hidden: true },
      { id: 'name', title: t('volumes.product'), value: ({ name }) => name, flex: 2, minWidth: 220 },
      { id: 'measure', title: t('volumes.measure'), value: ({ measure }) => measure, width: 76 },
      ...courseColumns<ProductRow>(t, progress.measures),
      rateColumn('share', t('volumes.selectedShare'), ({ shareBps }) => shareBps, 92),
      countColumn('other', t('volumes.otherQuantity'), ({ otherQuantity }) => otherQuantity, { width: 100 }),
      rateColumn('cut', t('volumes.cut'), ({ cutBps }) => cutBps),
      forecastColumn('byPace', t('volumes.byPace'), ({ byPace }) => byPace),
      countColumn('failing', t('volumes.failing'), ({ failing }) => failing, { width: 92 }),
    ],
    [t, progress.measures],
  );
  return (
    <div className="volumes fill">
      <Grid<ProductRow>
        id="procurement.volumeProducts"
        label={`${t('volumes.view.products')} ${batch.number}`}
        columns={columns}
        rows={progress.products.filter(({ item, name, generic }) => found(text, item, name, generic))}
        rowKey={({ item }) => item}
        header={<Header progress={progress} text={text} onText={setText} label={t('volumes.find')} />}
        empty={{ title: t('volumes.nothing') }}
      />
    </div>
  );
}

export function UnitGrid({ batch, progress }: Seen) {
  const { t } = usePreferences();
  const [text, setText] = useState('');
  const columns = useMemo(
    (): GridColumn<UnitRow>[] => [
      { id: 'unit', title: t('volumes.unitCode'), value: ({ unit }) => unit, width: 84 },
      { id: 'name', title: t('volumes.unit'), value: ({ unitName }) => unitName, flex: 2, minWidth: 170 },
      countColumn('products', t('volumes.products'), ({ products }) => products, { width: 84 }),
      { id: 'agreed', title: t('volumes.agreedAmount'), kind: 'money', value: (row) => row.agreedAmount, width: 148 },
      {
        id: 'ordered',
        title: t('volumes.orderedAmount'),
        kind: 'money',
        value: (row) => row.orderedAmount,
        width: 148,
      },
      {
        ...{ id: 'completed', title: t('volumes.completedAmount'), kind: 'money', width: 152 },
        value: (row) => row.completedAmount,
      },
      rateColumn('rate', t('volumes.rate'), ({ rateBps }) => rateBps),
      countColumn('done', t('volumes.standing.done'), ({ done }) => done, { width: 100 }),
      countColumn('behind', t('volumes.standing.behind'), ({ behind }) => behind, { width: 84 }),
      countColumn('failing', t('volumes.failingProducts'), ({ failing }) => failing, { width: 108 }),
    ],
    [t],
  );
  return (
    <div className="volumes fill">
      <Grid<UnitRow>
        id="procurement.volumeUnits"
        label={`${t('volumes.view.units')} ${batch.number}`}
        columns={columns}
        rows={progress.units.filter(({ unit, unitName }) => found(text, unit, unitName))}
        rowKey={({ unit }) => unit}
        header={<Header progress={progress} text={text} onText={setText} label={t('volumes.findUnit')} />}
        empty={{ title: t('volumes.nothing') }}
      />
    </div>
  );
}

/** Each agreed volume of a unit, those that will be missed first. */
export function ForecastGrid({ batch, progress }: Seen) {
  const { t } = usePreferences();
  const [text, setText] = useState('');
  const rows = useMemo(() => mostEndangered(progress.rows), [progress]);
  const columns = useMemo(
    (): GridColumn<ProgressRow>[] => [
      {
        ...{ id: 'outlook', title: t('volumes.outlook'), width: 100 },
        value: ({ outlook }) => t(`volumes.outlook.${outlook}`),
        render: ({ outlook }) => <span className={OUTLOOK_CHIPS[outlook]}>{t(`volumes.outlook.${outlook}`)}</span>,
      },
      {
        ...{ id: 'unit', title: t('volumes.unit'), width: 120 },
        value: ({ unit, unitName }) => `${unit} ${unitName}`,
      },
      { id: 'name', title: t('volumes.product'), value: ({ name }) => name, flex: 2, minWidth: 180 },
      ...courseColumns<ProgressRow>(t, progress.measures),
      forecastColumn('byPace', t('volumes.byPace'), ({ byPace }) => byPace),
      forecastColumn('byRecent', t('volumes.byRecent'), ({ byRecent }) => byRecent),
      countColumn('short', t('volumes.short'), ({ short }) => short, { width: 80 }),
      forecastColumn('monthly', t('volumes.monthly'), ({ monthly }) => monthly),
    ],
    [t, progress.measures],
  );
  return (
    <div className="volumes fill">
      <Grid<ProgressRow>
        id="procurement.volumeForecast"
        label={`${t('volumes.view.forecast')} ${batch.number}`}
        columns={columns}
        rows={rows.filter(({ item, name, unit, unitName }) => found(text, item, name, unit, unitName))}
        rowKey={({ item, unit }) => `${unit} ${item}`}
        header={<Header progress={progress} text={text} onText={setText} label={t('volumes.findBoth')} />}
        empty={{ title: t('volumes.nothing') }}
        rowLook={({ outlook, standing }) => (outlook === 'misses' || standing === 'missed' ? 'bad' : undefined)}
      />
    </div>
  );
}

function Header(props: {
  readonly progress: Progress;
  readonly text: string;
  readonly onText: (text: string) => void;
  readonly label: string;
}) {
  const { t } = usePreferences();
  const { timeBps, gone, days } = props.progress;
  return (
    <>
      <FindField label={props.label} value={props.text} onChange={props.onText} width={240} />
      <span className="hint">{t('volumes.timeHint', { time: rateText(timeBps), gone, days })}</span>
    </>
  );
}
