import { Checkbox } from 'antd';
import type { NextStep as NextStepName } from '../../shared/domain/audit/readiness.ts';
import type { PlainKey, Translate } from '../../shared/i18n/translate.ts';
import { titleOf } from '../app/check-title.ts';
import { usePreferences } from '../app/preferences.tsx';
import { Money } from '../ui/amount.tsx';
import { instantName } from '../ui/time.ts';
import { type Due, OftenLate, UnitDue } from './due.tsx';
import { NextStep } from './next-step.tsx';
import { amountOf, COLUMNS, type Column, isOftenLate, type MonthRow, type Order, type Summary } from './rows.ts';
import { StepChip } from './step-chip.tsx';
import { stepsOf } from './steps.ts';
import { Urge, urgedStep } from './urge.tsx';

export interface Picking {
  readonly picked: ReadonlySet<string>;
  readonly onPick: (units: readonly string[]) => void;
}

const toggled = (picked: ReadonlySet<string>, unit: string, on: boolean): string[] =>
  on ? [...picked, unit] : [...picked].filter((each) => each !== unit);

const HEADINGS: Record<Column, PlainKey> = {
  unit: 'board.units',
  books: 'board.books',
  checks: 'board.checks',
  reconciled: 'board.reconciled',
  promised: 'board.promised',
  locked: 'board.locked',
  totalAssets: 'board.totalAssets',
  surplus: 'board.surplus',
  next: 'board.next',
};
const isFigure = (column: Column): boolean => column === 'totalAssets' || column === 'surplus';

/** Units down, their month across: what is in, how far it is, and two figures by which one knows the unit. */
export function BoardTable(props: {
  readonly caption: string;
  readonly period: string;
  readonly due: Due;
  readonly rows: readonly MonthRow[];
  readonly onUnit: (unit: string) => void;
  readonly summary: Summary;
  readonly order: Order | undefined;
  readonly onOrder: (order: Order | undefined) => void;
  /** The picked units, and how they are picked; absent for whom there is nothing to do to several. */
  readonly picking?: Picking | undefined;
}) {
  const { t, amountUnit } = usePreferences();
  const { summary, picking } = props;
  const some = picking !== undefined && props.rows.some(({ unit }) => picking.picked.has(unit));
  return (
    <table className="board">
      <caption className="visually-hidden">{props.caption}</caption>
      <thead>
        <tr>
          {picking ? (
            <th scope="col" className="pick">
              <Checkbox
                aria-label={t('bulk.all')}
                checked={props.rows.every(({ unit }) => picking.picked.has(unit))}
                indeterminate={some && !props.rows.every(({ unit }) => picking.picked.has(unit))}
                onChange={({ target }) => picking.onPick(target.checked ? props.rows.map(({ unit }) => unit) : [])}
              />
            </th>
          ) : null}
          {COLUMNS.map((column) => (
            <Heading key={column} column={column} order={props.order} onOrder={props.onOrder} />
          ))}
        </tr>
      </thead>
      <tbody>
        {props.rows.map((row) => (
          <UnitRow
            key={row.unit}
            row={row}
            period={props.period}
            due={props.due}
            onUnit={props.onUnit}
            picking={picking}
          />
        ))}
      </tbody>
      <tfoot>
        <tr>
          <th scope="row" colSpan={picking ? 7 : 6}>
            {t('board.sumOf', { count: summary.inSums })} <span className="hint">{t('board.sumNote')}</span>
          </th>
          <td className="figure">
            <Money amount={summary.totalAssets} unit={amountUnit} />
          </td>
          <td className="figure roomy">
            <Money amount={summary.surplus} unit={amountUnit} />
          </td>
          <td />
        </tr>
      </tfoot>
    </table>
  );
}

/** Sorts by its column: up, down, and back to the register's order. */
function Heading({
  column,
  order,
  onOrder,
}: {
  column: Column;
  order: Order | undefined;
  onOrder: (order: Order | undefined) => void;
}) {
  const { t } = usePreferences();
  const active = order?.column === column ? order : undefined;
  const next = !active
    ? { column, descending: isFigure(column) }
    : active.descending === isFigure(column)
      ? { column, descending: !active.descending }
      : undefined;
  return (
    <th
      scope="col"
      className={column === 'surplus' ? 'figure roomy' : isFigure(column) ? 'figure' : undefined}
      aria-sort={active ? (active.descending ? 'descending' : 'ascending') : undefined}
    >
      <button
        type="button"
        onClick={() => onOrder(next)}
        title={column === 'surplus' ? t('board.surplusNote') : undefined}
      >
        {t(HEADINGS[column])}
        <span aria-hidden="true" className="arrow">
          {active ? (active.descending ? '▾' : '▴') : ''}
        </span>
      </button>
    </th>
  );
}

function UnitRow(props: {
  row: MonthRow;
  period: string;
  due: Due;
  onUnit: (unit: string) => void;
  picking: Picking | undefined;
}) {
  const { row, period, onUnit, picking } = props;
  const { t, locale } = usePreferences();
  const steps = stepsOf(row, row.ready);
  const failed = row.ready?.failed.map((check) => titleOf(check, t)).join(locale === 'zh-CN' ? '、' : ', ');
  return (
    <tr>
      {picking ? (
        <td className="pick">
          <Checkbox
            aria-label={t('bulk.pick', { unit: row.name })}
            checked={picking.picked.has(row.unit)}
            onChange={({ target }) => picking.onPick(toggled(picking.picked, row.unit, target.checked))}
          />
        </td>
      ) : null}
      <th scope="row">
        <button type="button" className="unit-link" onClick={() => onUnit(row.unit)}>
          <span className="code">{row.unit}</span>
          {row.name}
        </button>
        {row.kind === 'lead' ? <span className="chip beside">{t('kind.lead')}</span> : null}
        <UnitDue row={row} due={props.due} />
        {isOftenLate(row) ? <OftenLate row={row} /> : null}
      </th>
      <td title={aboutBooks(row, t)}>
        <StepChip step="books" state={steps.books} done={booksOf(row, t)} />
      </td>
      <td title={failed === '' ? undefined : failed}>
        <StepChip step="checks" state={steps.checks} />
      </td>
      <td>
        <StepChip step="reconciled" state={steps.reconciled} />
      </td>
      <td>
        <StepChip step="promised" state={steps.promised} />
      </td>
      <td>
        <StepChip step="locked" state={steps.locked} />
      </td>
      <Figure text={row.totalAssets} />
      <Figure text={row.surplus} className="figure roomy" />
      <td>
        <NextStep row={row} period={period} />
        {OF_THE_UNIT.has(row.ready?.next) || urgedStep(row) === 'attest' ? (
          <Urge rows={[row]} period={period} className="urge" />
        ) : null}
      </td>
    </tr>
  );
}

/** The steps that a unit does itself: until it has done them it can be urged, where the step is seen. */
const OF_THE_UNIT: ReadonlySet<NextStepName | undefined> = new Set(['import', 'mend', 'submit'] as const);

const aboutBooks = ({ lastImport, standsIn }: MonthRow, t: Translate): string | undefined =>
  standsIn !== null
    ? t('board.standsIn', { period: standsIn })
    : lastImport === null
      ? undefined
      : t('board.importedAt', { time: instantName(lastImport) });

const booksOf = (row: MonthRow, t: Translate): string =>
  row.basis === 'detail' ? t('basis.detail', { count: row.vouchers.toLocaleString('en') }) : t('basis.summary');

function Figure({ text, className = 'figure' }: { text: string | null; className?: string }) {
  const { amountUnit } = usePreferences();
  const amount = amountOf(text);
  return (
    <td className={className}>
      {amount === undefined ? <span className="nothing">–</span> : <Money amount={amount} unit={amountUnit} />}
    </td>
  );
}
