import type { GridApi } from 'ag-grid-community';
import { Checkbox, Popover } from 'antd';
import { useState } from 'react';
import { createPortal } from 'react-dom';
import { useTaste } from './context.tsx';
import { csvOf, type FetchRows, type GridColumn, textOf } from './grid-columns.ts';
import { forget } from './grid-memory.ts';
import { Columns, Export, Print } from './icons.tsx';
import { printPage } from './print.ts';
import { saveAs } from './save.ts';

/** The most rows that are exported or printed from the screen at once. */
const MOST = 50_000;
const PIECE = 1000;
/** Tells spreadsheets that a CSV is UTF-8. */
const BOM = '\uFEFF';

/** What every list can: choose its columns, save itself as CSV, print itself. */
export function GridTools<Row extends object>(props: {
  readonly id: string;
  readonly label: string;
  readonly columns: readonly GridColumn<Row>[];
  readonly api: () => GridApi<Row> | undefined;
  readonly rows: readonly Row[] | undefined;
  readonly totals: Row | undefined;
  readonly fetchRows?: FetchRows<Row>;
}) {
  const { t } = useTaste();
  const [printed, setPrinted] = useState<readonly Row[]>();
  const { columns, label } = props;

  /** The columns in sight, in the person's order. */
  const inSight = (): GridColumn<Row>[] => {
    const order = props.api()?.getAllDisplayedColumns() ?? [];
    return order.flatMap((each) => columns.find(({ id }) => id === each.getColId()) ?? []);
  };
  async function all(): Promise<Row[]> {
    if (!props.fetchRows) {
      const rows: Row[] = [];
      props.api()?.forEachNodeAfterFilterAndSort(({ data }) => data && rows.push(data));
      return rows;
    }
    const rows: Row[] = [];
    for (let total = 1; rows.length < Math.min(total, MOST); ) {
      const piece = await props.fetchRows(rows.length, rows.length + PIECE, undefined);
      if (piece.rows.length === 0) break;
      rows.push(...piece.rows);
      total = piece.total;
    }
    return rows;
  }
  const withTotals = (rows: Row[]): Row[] => (props.totals ? [...rows, props.totals] : rows);

  async function save(): Promise<void> {
    const text = BOM + csvOf(inSight(), withTotals(await all()));
    saveAs(new Blob([text], { type: 'text/csv;charset=utf-8' }), `${label}.csv`);
  }
  async function print(): Promise<void> {
    setPrinted(withTotals(await all()));
  }
  return (
    <div className="grid-tools">
      <Popover trigger="click" placement="bottomRight" content={<ColumnChoice {...props} />} destroyOnHidden>
        <button type="button" className="button icon" aria-label={t('grid.columns')} title={t('grid.columns')}>
          <Columns />
        </button>
      </Popover>
      <button
        type="button"
        className="button icon"
        aria-label={t('grid.export')}
        title={t('grid.export')}
        onClick={() => void save()}
      >
        <Export />
      </button>
      <button
        type="button"
        className="button icon"
        aria-label={t('grid.print')}
        title={t('grid.print')}
        onClick={() => void print()}
      >
        <Print />
      </button>
      {printed ? (
        <PrintSheet title={label} columns={inSight()} rows={printed} onDone={() => setPrinted(undefined)} />
      ) : null}
    </div>
  );
}

function ColumnChoice<Row extends object>(props: {
  readonly id: string;
  readonly columns: readonly GridColumn<Row>[];
  readonly api: () => GridApi<Row> | undefined;
}) {
  const { t } = useTaste();
  const [, draw] = useState(0);
  const isShown = (id: string): boolean => props.api()?.getColumn(id)?.isVisible() ?? false;
  const shown = props.columns.filter(({ id }) => isShown(id)).length;
  return (
    <div className="column-choice">
      {props.columns.map(({ id, title }) => (
        <Checkbox
          key={id}
          checked={isShown(id)}
          disabled={shown === 1 && isShown(id)}
          onChange={(event) => {
            props.api()?.setColumnsVisible([id], event.target.checked);
            draw((count) => count + 1);
          }}
        >
          {title}
        </Checkbox>
      ))}
      <button
        type="button"
        className="button"
        onClick={() => {
          props.api()?.resetColumnState();
          forget(props.id);
          draw((count) => count + 1);
        }}
      >
        {t('grid.reset')}
      </button>
    </div>
  );
}

/** The whole list as a table on paper (A4), while it is printed; the page itself is not. */
function PrintSheet<Row>(props: {
  readonly title: string;
  readonly columns: readonly GridColumn<Row>[];
  readonly rows: readonly Row[];
  readonly onDone: () => void;
}) {
  const { amountUnit } = useTaste();
  return createPortal(
    <div
      className="print-sheet"
      ref={(element) => {
        if (!element) return;
        requestAnimationFrame(() => void printPage().finally(props.onDone));
      }}
    >
      <h1>{props.title}</h1>
      <table>
        <thead>
          <tr>
            {props.columns.map(({ id, title, kind }) => (
              <th key={id} scope="col" className={kind === 'money' || kind === 'number' ? 'figure' : undefined}>
                {title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {props.rows.map((row, at) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: the sheet is drawn once and never changes.
            <tr key={at}>
              {props.columns.map((column) => (
                <td
                  key={column.id}
                  className={column.kind === 'money' || column.kind === 'number' ? 'figure' : undefined}
                >
                  {textOf(column, row, amountUnit)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>,
    document.body,
  );
}
