import { AG_GRID_LOCALE_CN, AG_GRID_LOCALE_EN } from '@ag-grid-community/locale';
import {
  AllCommunityModule,
  type CellKeyDownEvent,
  type ColDef,
  type FullWidthCellKeyDownEvent,
  type GridApi,
  type IDatasource,
  ModuleRegistry,
} from 'ag-grid-community';
import { AgGridReact } from 'ag-grid-react';
import { type ClipboardEvent, type ReactNode, useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { useTaste } from './context.tsx';
import { blockOf, compareCells, type FetchRows, type GridColumn, textOf } from './grid-columns.ts';
import { recall, remember } from './grid-memory.ts';
import { readingAhead } from './grid-reading.ts';
import { gridTheme } from './grid-theme.ts';
import { GridTools } from './grid-tools.tsx';
import { openRows, parentsOf } from './grid-tree.ts';
import { MoneyCell } from './money-cell.ts';
import { Empty, Failed, Loading } from './states.tsx';

ModuleRegistry.registerModules([AllCommunityModule]);

/** What was typed or pasted into one cell. */
export interface Edit<Row> {
  readonly row: Row;
  readonly column: string;
  readonly text: string;
}

export interface GridProps<Row> {
  /** Under which the person's columns are remembered, e.g. `books.journal`. */
  readonly id: string;
  /** What the list is, for whoever listens, and the name of exported files. */
  readonly label: string;
  readonly columns: readonly GridColumn<Row>[];
  readonly rowKey: (row: Row) => string;
  /** All rows at once; undefined while they are read. */
  readonly rows?: readonly Row[] | undefined;
  /** Instead of `rows`: piece by piece as it is scrolled. Keep it stable (useCallback); a new one reads anew. */
  readonly fetchRows?: FetchRows<Row>;
  /** Makes the first column a tree of the rows as they stand. Such a grid is not sorted. */
  readonly depthOf?: (row: Row) => number;
  /** The totals row at the bottom, or the few of them, always in sight. */
  readonly totals?: Row | readonly Row[] | undefined;
  /** Click or Enter on a row; `column` is that of the cell, for a page whose cells open different things. */
  readonly onOpen?: (row: Row, column?: string) => void;
  /** Space on a row, for a page whose rows are picked. */
  readonly onMark?: (row: Row) => void;
  /** Cells typed into, or a block pasted from a spreadsheet. The grid changes nothing itself: give new `rows`. */
  readonly onEdit?: (edits: readonly Edit<Row>[]) => void;
  /** Why the rows could not be read, as a sentence. */
  readonly failed?: { readonly sentence: string; readonly onRetry: () => void } | undefined;
  /** What is said where there are no rows, and the first step. */
  readonly empty: { readonly title: string; readonly body?: ReactNode; readonly action?: ReactNode };
  /** What of it is shown (the year, the filters), as a printed list says it. */
  readonly about?: string;
  /** Left of the tools: filters, counts. */
  readonly header?: ReactNode;
  /** Pixels; without it the grid fills what the page leaves (the page's `fill`), or takes the height of its rows. */
  readonly height?: number | 'rows';
  /** Words of a row's look: `sum` (a subtotal), `hot` (marked), `bad`. */
  readonly rowLook?: (row: Row) => 'sum' | 'hot' | 'bad' | undefined;
}

const BLOCK = 200;

const listOf = <Row,>(rows: Row | readonly Row[] | undefined): Row[] =>
  rows === undefined ? [] : Array.isArray(rows) ? [...(rows as readonly Row[])] : [rows as Row];
/** Rows that are drawn out of sight above and below: fewer to draw when the scroll bar is dragged far. */
const ROWS_OUT_OF_SIGHT = 4;
/** How narrow a person may draw a column: an amount never so that its figures are cut, a count to the width it was given. */
const leastOf = ({ kind, width = Number.POSITIVE_INFINITY }: Pick<GridColumn<never>, 'kind' | 'width'>): number =>
  kind === 'money' ? 110 : Math.min(width, kind === 'number' ? 110 : 70);

/**
 * The grid for every table over a screenful: client rows or rows fetched as it is scrolled, a flattened tree, a totals
 * row, columns remembered for each person, copy, export, print. Every list looks and behaves alike through it.
 */
export function Grid<Row extends object>(props: GridProps<Row>) {
  const { t, locale, amountUnit } = useTaste();
  const { id, columns, rows, fetchRows, depthOf, rowKey, onOpen, onEdit } = props;
  const api = useRef<GridApi<Row>>(undefined);
  const body = useRef<HTMLDivElement>(null);
  const [closed, setClosed] = useState<ReadonlySet<string>>(() => new Set());
  const [broken, setBroken] = useState<unknown>();
  const [total, setTotal] = useState<number>();
  const [cut, setCut] = useState(false);
  // Totals that stay in sight at the right seem to be those of the columns in sight.
  const fixed = columns.some(({ pin }) => pin === 'right');
  const look = (): void => setCut(fixed && isCut(api.current));

  const parents = useMemo(() => (depthOf && rows ? parentsOf(rows, depthOf) : new Set<Row>()), [rows, depthOf]);
  const shown = useMemo(
    () => (depthOf && rows ? openRows(rows, depthOf, (row) => closed.has(rowKey(row))) : rows),
    [rows, depthOf, closed, rowKey],
  );
  const toggle = useCallback(
    (row: Row) =>
      setClosed((before) => {
        const next = new Set(before);
        if (!next.delete(rowKey(row))) next.add(rowKey(row));
        return next;
      }),
    [rowKey],
  );

  const datasource = useMemo<IDatasource | undefined>(() => {
    if (!fetchRows) return undefined;
    const read = readingAhead(fetchRows);
    return {
      getRows: ({ startRow, endRow, sortModel, successCallback, failCallback }) => {
        const sort = sortModel[0] && { column: sortModel[0].colId, descending: sortModel[0].sort === 'desc' };
        read(startRow, endRow, sort).then(
          (answer) => {
            setBroken(undefined);
            setTotal(answer.total);
            successCallback([...answer.rows], answer.total);
          },
          (error: unknown) => {
            setBroken(error);
            failCallback();
          },
        );
      },
    };
  }, [fetchRows]);

  const definitions = useMemo(
    () =>
      columns.map((column, at): ColDef<Row> => {
        const figure = column.kind === 'money' || column.kind === 'number';
        const isTree = depthOf !== undefined && at === 0;
        return {
          colId: column.id,
          headerName: column.title,
          valueGetter: ({ data }) => (data ? column.value(data) : undefined),
          comparator: (a, b) => compareCells(a, b, column.kind),
          sortable: depthOf === undefined && (column.sortable ?? true),
          hide: column.hidden ?? false,
          pinned: column.pin ?? null,
          ...(column.width === undefined ? { flex: column.flex ?? 1 } : { width: column.width }),
          minWidth: column.minWidth ?? leastOf(column),
          ...(figure ? { type: 'rightAligned' as const } : {}),
          editable: ({ data }) =>
            data !== undefined &&
            (typeof column.editable === 'function' ? column.editable(data) : (column.editable ?? false)),
          ...(column.kind === 'money' && !column.render
            ? { cellRenderer: MoneyCell, cellRendererParams: { amountUnit } }
            : column.render || isTree
              ? {
                  cellRenderer: ({ data, node }: { data?: Row; node: { rowPinned?: unknown } }) => {
                    if (!data) return null;
                    const inside = column.render?.(data) ?? textOf(column, data, amountUnit);
                    if (!isTree || node.rowPinned) return inside;
                    return (
                      <TreeCell
                        depth={depthOf(data)}
                        open={parents.has(data) ? !closed.has(rowKey(data)) : undefined}
                        onToggle={() => toggle(data)}
                      >
                        {inside}
                      </TreeCell>
                    );
                  },
                }
              : {}),
        };
      }),
    [columns, depthOf, amountUnit, parents, closed, rowKey, toggle],
  );

  const keep = useCallback((): void => {
    const state = api.current?.getColumnState();
    if (state)
      remember(
        id,
        state.map(({ colId, width, hide, sort }) => ({
          colId,
          width: width ?? 0,
          hide: hide ?? false,
          sort: sort ?? null,
        })),
      );
  }, [id]);

  function onKey(event: CellKeyDownEvent<Row> | FullWidthCellKeyDownEvent<Row>): void {
    const key = event.event as KeyboardEvent | undefined;
    const row = event.data;
    if (!key || !row || event.rowPinned || key.isComposing) return;
    if (key.key === 'Enter' && !event.api.getEditingCells().length) onOpen?.(row, columnInFocus(event.api));
    if (key.key === ' ' && (parents.has(row) || props.onMark)) {
      key.preventDefault();
      if (parents.has(row)) toggle(row);
      else props.onMark?.(row);
    }
    if (key.key.toLowerCase() === 'c' && (key.ctrlKey || key.metaKey)) {
      const column = columns.find((each) => each.id === event.api.getFocusedCell()?.column.getColId());
      if (column) void navigator.clipboard.writeText(textOf(column, row, 'exact'));
    }
  }

  /** Lays a pasted block out from the focused cell to the right and down, over the columns in sight that take text. */
  function onPaste(event: ClipboardEvent): void {
    const grid = api.current;
    const from = grid?.getFocusedCell();
    if (!grid || !from || !onEdit || grid.getEditingCells().length > 0) return;
    event.preventDefault();
    const inSight = grid.getAllDisplayedColumns().map((column) => column.getColId());
    const first = inSight.indexOf(from.column.getColId());
    const edits = blockOf(event.clipboardData.getData('text/plain')).flatMap((cells, down) => {
      const row = grid.getDisplayedRowAtIndex(from.rowIndex + down)?.data;
      return cells.flatMap((text, right): Edit<Row>[] => {
        const column = columns.find((each) => each.id === inSight[first + right]);
        const takes = row && (typeof column?.editable === 'function' ? column.editable(row) : column?.editable);
        return row && column && takes ? [{ row, column: column.id, text: text.trim() }] : [];
      });
    });
    if (edits.length > 0) onEdit(edits);
  }

  // The money columns are drawn anew when the person changes 元 and 万元; the rows themselves stay.
  useEffect(() => {
    void amountUnit;
    api.current?.refreshCells({ force: true });
  }, [amountUnit]);

  const totals = useMemo((): Row[] => listOf(props.totals), [props.totals]);
  const isEmpty = fetchRows ? total === 0 : shown?.length === 0;
  const failed =
    props.failed ??
    (broken === undefined
      ? undefined
      : { sentence: t('grid.broken'), onRetry: () => api.current?.refreshInfiniteCache() });
  const waits = !fetchRows && !rows;
  const byRows = props.height === 'rows';
  return (
    <section
      className={`grid card${byRows || typeof props.height === 'number' ? '' : ' fill'}${cut ? ' cut' : ''}`}
      aria-label={props.label}
    >
      <header className="grid-header">
        <div className="grid-header-left">
          {props.header}
          {cut ? (
            <span className="chip warn" role="status">
              {t('grid.cut')}
            </span>
          ) : null}
        </div>
        <GridTools
          id={id}
          label={props.label}
          about={props.about}
          columns={columns}
          api={() => api.current}
          rows={rows}
          totals={totals}
          {...(fetchRows ? { fetchRows } : {})}
        />
      </header>
      {failed ? (
        <Failed sentence={failed.sentence} onRetry={failed.onRetry} />
      ) : waits ? (
        <Loading />
      ) : isEmpty ? (
        <Empty title={props.empty.title} action={props.empty.action}>
          {props.empty.body}
        </Empty>
      ) : null}
      <div
        ref={body}
        className="grid-body"
        hidden={failed !== undefined || waits || isEmpty}
        style={typeof props.height === 'number' ? { height: props.height } : undefined}
        onPaste={onPaste}
      >
        <AgGridReact<Row>
          theme={gridTheme}
          localeText={locale === 'en' ? AG_GRID_LOCALE_EN : AG_GRID_LOCALE_CN}
          columnDefs={definitions}
          {...(datasource
            ? {
                rowModelType: 'infinite' as const,
                datasource,
                cacheBlockSize: BLOCK,
                maxConcurrentDatasourceRequests: 2,
                blockLoadDebounceMillis: 40,
                infiniteInitialRowCount: 1,
              }
            : { rowData: (shown ?? []) as Row[] })}
          rowBuffer={ROWS_OUT_OF_SIGHT}
          getRowId={({ data }) => rowKey(data)}
          pinnedBottomRowData={totals}
          domLayout={byRows ? 'autoHeight' : 'normal'}
          ensureDomOrder
          suppressDragLeaveHidesColumns
          suppressMovableColumns={false}
          readOnlyEdit
          stopEditingWhenCellsLoseFocus
          animateRows={false}
          maintainColumnOrder
          onCellEditRequest={({ data, colDef, newValue }) =>
            onEdit?.([{ row: data, column: colDef.colId ?? '', text: String(newValue ?? '') }])
          }
          rowClassRules={{
            sum: ({ data }) => data !== undefined && props.rowLook?.(data) === 'sum',
            hot: ({ data }) => data !== undefined && props.rowLook?.(data) === 'hot',
            bad: ({ data }) => data !== undefined && props.rowLook?.(data) === 'bad',
            opens: ({ node }) => onOpen !== undefined && !node.rowPinned,
          }}
          onGridReady={({ api: ready }) => {
            api.current = ready;
            const memory = recall(
              id,
              columns.map((column) => column.id),
            );
            if (memory) ready.applyColumnState({ state: [...memory], applyOrder: true });
          }}
          onFirstDataRendered={() => nameTable(body.current, props.label)}
          onRowClicked={({ data, rowPinned, event, api: grid }) => {
            if (data && !rowPinned && !isControl(event?.target)) onOpen?.(data, columnInFocus(grid));
          }}
          // Arrows go from cell to cell; Tab goes on behind the grid, but where one types from cell to cell.
          {...(onEdit ? {} : { tabToNextCell: () => false })}
          onCellKeyDown={onKey}
          onColumnMoved={({ finished }) => finished && keep()}
          alwaysShowHorizontalScroll={fixed}
          onGridSizeChanged={look}
          onDisplayedColumnsChanged={look}
          onColumnResized={({ finished, source }) => {
            look();
            if (finished && source !== 'flex') keep();
          }}
          onColumnVisible={keep}
          onSortChanged={keep}
        />
      </div>
    </section>
  );
}

/** Whether columns between the fixed ones are out of sight, to be scrolled to. */
function isCut(grid: GridApi | undefined): boolean {
  if (!grid) return false;
  const { left, right } = grid.getHorizontalPixelRange();
  const wide = grid.getDisplayedCenterColumns().reduce((sum, column) => sum + column.getActualWidth(), 0);
  return wide > right - left + 1;
}

/** A click moves the focus before it counts as one, so the cell in focus is the cell that was meant. */
const columnInFocus = (grid: {
  getFocusedCell: () => { column: { getColId: () => string } } | null;
}): string | undefined => grid.getFocusedCell()?.column.getColId();

/** A button, a link or a field within a row does its own work; the row does not open then. */
const isControl = (target: EventTarget | null | undefined): boolean =>
  target instanceof Element && target.closest('button, a, input, select, textarea') !== null;

/** AG Grid gives its own table no name; whoever listens needs one. */
const nameTable = (element: HTMLElement | null, label: string): void =>
  element?.querySelector('.ag-root[role]')?.setAttribute('aria-label', label);

function TreeCell(props: { depth: number; open: boolean | undefined; onToggle: () => void; children: ReactNode }) {
  const { t } = useTaste();
  return (
    <span className="tree-cell" style={{ paddingInlineStart: props.depth * 18 }}>
      {props.open === undefined ? (
        <i className="tree-gap" />
      ) : (
        <button
          type="button"
          className="tree-toggle"
          tabIndex={-1}
          aria-expanded={props.open}
          aria-label={t(props.open ? 'grid.close' : 'grid.open')}
          onClick={props.onToggle}
        >
          {props.open ? '▾' : '▸'}
        </button>
      )}
      {props.children}
    </span>
  );
}
