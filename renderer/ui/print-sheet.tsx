import { createContext, type ReactNode, useContext, useEffect, useRef } from 'react';
import { createPortal } from 'react-dom';
import { useTaste } from './context.tsx';
import { type GridColumn, textOf } from './grid-columns.ts';
import { printPage } from './print.ts';
import { instantName } from './time.ts';

/** Who prints, as the sheet says it. The desk gives it. */
export const PrintedBy = createContext('');

/** Who prints, and when, in one sentence for a sheet's foot. */
export function usePrinter(): string {
  const { t } = useTaste();
  const person = useContext(PrintedBy);
  return t('grid.printedBy', { person, time: instantName(new Date().toISOString()) });
}

/** What stands on paper while it is printed; the page itself is not. It is printed once it is drawn. */
export function PrintPaper(props: {
  readonly className?: string;
  readonly onDone: () => void;
  readonly children: ReactNode;
}) {
  const done = useRef(props.onDone);
  done.current = props.onDone;
  // Once, however often what stands on it is drawn anew.
  useEffect(() => {
    const drawn = requestAnimationFrame(() => void printPage().finally(() => done.current()));
    return () => cancelAnimationFrame(drawn);
  }, []);
  return createPortal(
    <div className={['print-sheet', props.className].filter(Boolean).join(' ')}>{props.children}</div>,
    document.body,
  );
}

/** A list so wide on the screen is printed across the sheet. */
const UPRIGHT_MOST = 860;

/** A column as it is printed: `width` is what it has on the screen. */
export interface PrintedColumn<Row> {
  readonly column: GridColumn<Row>;
  readonly width: number;
}

/**
 * The whole list as a table on paper (A4), while it is printed; the page itself is not. It says what is shown, the unit of
 * its amounts, who printed it and when; the sheet's foot counts the pages. Its columns share the sheet as they share the screen.
 */
export function PrintSheet<Row>(props: {
  readonly title: string;
  /** What of it is shown: the year, the filters. */
  readonly about?: string;
  readonly columns: readonly PrintedColumn<Row>[];
  readonly rows: readonly Row[];
  readonly onDone: () => void;
}) {
  const { t, amountUnit } = useTaste();
  const printed = usePrinter();
  const all = props.columns.reduce((sum, { width }) => sum + width, 0);
  const hasMoney = props.columns.some(({ column }) => column.kind === 'money');
  const figure = ({ kind }: GridColumn<Row>): string | undefined =>
    kind === 'money' || kind === 'number' ? 'figure' : undefined;
  return (
    <PrintPaper {...(all > UPRIGHT_MOST ? { className: 'across' } : {})} onDone={props.onDone}>
      <h1>{props.title}</h1>
      <p className="print-about">
        <span>{props.about ?? ''}</span>
        <span>{hasMoney ? t('grid.unit', { unit: t(`amount.${amountUnit}`) }) : ''}</span>
        <span>{printed}</span>
      </p>
      <table>
        <colgroup>
          {props.columns.map(({ column, width }) => (
            <col key={column.id} style={{ width: `${(100 * width) / all}%` }} />
          ))}
        </colgroup>
        <thead>
          <tr>
            {props.columns.map(({ column }) => (
              <th key={column.id} scope="col" className={figure(column)}>
                {column.title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {props.rows.map((row, at) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: the sheet is drawn once and never changes.
            <tr key={at}>
              {props.columns.map(({ column }) => (
                <td key={column.id} className={figure(column)}>
                  {textOf(column, row, amountUnit)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </PrintPaper>
  );
}
