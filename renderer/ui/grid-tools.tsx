import type { GridApi } from 'ag-grid-community';
import { Checkbox, Popover } from 'antd';
import { useState } from 'react';
import { useTaste } from './context.tsx';
import { csvLines, csvOf, type FetchRows, type GridColumn } from './grid-columns.ts';
import { forget } from './grid-memory.ts';
import { Columns, Export, Print } from './icons.tsx';
import { useNotify } from './notify.tsx';
import { type PrintedColumn, PrintSheet } from './print-sheet.tsx';
import { saveAs } from './save.ts';
import { useShortcut } from './shortcut.ts';

/** The most rows that are printed from the screen at once, and that a spreadsheet opens with their headings. */
const PRINTED_MOST = 50_000;
const EXPORTED_MOST = 1_000_000;
const PIECE = 1000;
/** Tells spreadsheets that a CSV is UTF-8. */
const BOM = '\uFEFF';

/** What every list can: choose its columns, save itself as CSV, print itself. */
export function GridTools<Row extends object>(props: {
  readonly id: string;
  readonly label: string;
  /** What of it is shown, as a printed list says it. */
  readonly about?: string | undefined;
  readonly columns: readonly GridColumn<Row>[];
  readonly api: () => GridApi<Row> | undefined;
  readonly rows: readonly Row[] | undefined;
  readonly totals: readonly Row[];
  readonly fetchRows?: FetchRows<Row>;
}) {
  const { t, amountUnit } = useTaste();
  const notify = useNotify();
  const [printed, setPrinted] = useState<readonly Row[]>();
  const { columns, label } = props;

  /** The columns in sight, in the person's order, as wide as they stand. */
  const drawn = (): PrintedColumn<Row>[] =>
    (props.api()?.getAllDisplayedColumns() ?? []).flatMap((each) => {
      const column = columns.find(({ id }) => id === each.getColId());
      return column ? [{ column, width: each.getActualWidth() }] : [];
    });
  const inSight = (): GridColumn<Row>[] => drawn().map(({ column }) => column);
  /** All rows piece by piece; false, and it is said, where there are more than `most`: a list is never cut silently. */
  async function read(most: number, advice: string, take: (rows: readonly Row[]) => void): Promise<boolean> {
    if (!props.fetchRows) {
      const rows: Row[] = [];
      props.api()?.forEachNodeAfterFilterAndSort(({ data }) => data && rows.push(data));
      take(rows);
      return true;
    }
    for (let at = 0, total = 1; at < total; ) {
      const piece = await props.fetchRows(at, at + PIECE, undefined);
      if (piece.total > most) {
        notify.warn({ title: t('grid.tooMany', { total: piece.total, most }), body: advice });
        return false;
      }
      if (piece.rows.length === 0) break;
      take(piece.rows);
      at += piece.rows.length;
      total = piece.total;
    }
    return true;
  }

  async function save(): Promise<void> {
    const shown = inSight();
    // Text piece by piece: the rows themselves need not stay in memory.
    const parts = [BOM + csvOf(shown, [])];
    const add = (rows: readonly Row[]): void => void parts.push(csvLines(shown, rows));
    if (!(await read(EXPORTED_MOST, t('grid.tooManyExport'), add))) return;
    if (props.totals.length > 0) add(props.totals);
    saveAs(new Blob(parts, { type: 'text/csv;charset=utf-8' }), `${label}.csv`);
  }
  async function print(): Promise<void> {
    const rows: Row[] = [];
    const add = (more: readonly Row[]): void => void rows.push(...more);
    if (!(await read(PRINTED_MOST, t('grid.tooManyPrint'), add))) return;
    setPrinted([...rows, ...props.totals]);
  }
  // The browser's own would print the rows in sight, cut where the screen ends.
  useShortcut('Ctrl+P', () => void print());
  return (
    <div className="grid-tools">
      {amountUnit === 'wan' && columns.some(({ kind }) => kind === 'money') ? (
        <span className="hint">{t('grid.unit', { unit: t('amount.wan') })}</span>
      ) : null}
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
        <PrintSheet
          title={label}
          {...(props.about ? { about: props.about } : {})}
          columns={drawn()}
          rows={printed}
          onDone={() => setPrinted(undefined)}
        />
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
