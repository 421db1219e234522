import { type CSSProperties, useEffect } from 'react';
import { createPortal } from 'react-dom';
import { balanceSide } from '../../../shared/domain/ledger/printing/book-pages.ts';
import { BOOK_PAPERS } from '../../../shared/domain/ledger/printing/book-paper.ts';
import {
  COLUMNAR_ROWS,
  type ColumnarPage,
  type ColumnarPaperRow,
  columnarPages,
} from '../../../shared/domain/ledger/printing/columnar-pages.ts';
import { absFen, type Fen } from '../../../shared/kernel/fen.ts';
import { usePreferences } from '../../app/preferences.tsx';
import { Money } from '../../ui/amount.tsx';
import { printPage } from '../../ui/print.ts';
import { PageSize } from './page-size.tsx';
import './printing.css';
import './book-sheets.css';
import './columnar-paper.css';

const PAPER = BOOK_PAPERS.find(({ key }) => key === 'a4-wide')!;
/** What a page needs besides its rows: margins, head, the columns' names, foot. */
const AROUND_MM = 54;

/** What is printed: the book's head, its columns by name, all its rows. */
export interface ColumnarBook {
  readonly unit: string;
  /** Code and name. */
  readonly account: string;
  readonly year: number;
  readonly columns: readonly string[];
  readonly rows: readonly ColumnarPaperRow[];
}

/** 多栏账 as 账页 on A4 across, while it is printed; the page itself is not. */
export function ColumnarPaper({ book, onDone }: { readonly book: ColumnarBook; readonly onDone: () => void }) {
  useEffect(() => {
    const drawn = requestAnimationFrame(() => void printPage().finally(onDone));
    return () => cancelAnimationFrame(drawn);
  }, [onDone]);
  const pages = columnarPages(book.rows, book.columns.length);
  return createPortal(
    <div className="print-sheet columnar-paper">
      <PageSize page={PAPER} />
      {pages.map((page, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: pages are drawn once and never change.
        <Sheet key={at} book={book} page={page} at={at + 1} of={pages.length} />
      ))}
    </div>,
    document.body,
  );
}

function Sheet({ book, page, at, of }: { book: ColumnarBook; page: ColumnarPage; at: number; of: number }) {
  const { t } = usePreferences();
  const row = (PAPER.height - AROUND_MM) / COLUMNAR_ROWS;
  // Debit, credit and balance stand on the first of the pages that lie across.
  const whole = page.from === 0;
  return (
    <section
      className="slip-sheet"
      style={
        {
          ...{ width: `${PAPER.width}mm`, height: `${PAPER.height}mm` },
          ...{ '--row': `${row}mm`, '--lines': row < 6.9 ? 1 : 2 },
        } as CSSProperties
      }
    >
      <article className="book-page">
        <header>
          <h2>{t('columnar.title')}</h2>
          <p>
            <span>{book.unit}</span>
            <b>{book.account}</b>
            <span>{t('printing.book.page', { at, of })}</span>
          </p>
        </header>
        <table>
          <colgroup>
            <col className="columnar-date" />
            <col className="columnar-number" />
            <col className="columnar-summary" />
            {whole ? (
              <>
                <col className="columnar-figure" />
                <col className="columnar-figure" />
                <col className="columnar-side" />
                <col className="columnar-figure" />
              </>
            ) : null}
            {book.columns.slice(page.from, page.to).map((name) => (
              <col key={name} />
            ))}
          </colgroup>
          <thead>
            <tr>
              <th scope="col">{t('printing.book.year', { year: book.year })}</th>
              <th scope="col">{t('printing.book.number')}</th>
              <th scope="col">{t('voucher.summary')}</th>
              {whole ? (
                <>
                  <th scope="col">{t('voucher.debit')}</th>
                  <th scope="col">{t('voucher.credit')}</th>
                  <th scope="col">{t('printing.book.side')}</th>
                  <th scope="col">{t('printing.book.balance')}</th>
                </>
              ) : null}
              {book.columns.slice(page.from, page.to).map((name) => (
                <th key={name} scope="col">
                  <span>{name}</span>
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {page.rows.map((each, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: rows stand where they stand.
              <Row key={index} row={each} page={page} whole={whole} />
            ))}
          </tbody>
        </table>
        <footer>
          <span>{t('printing.head')}</span>
          <span>{t('printing.book.keeper')}</span>
          <span>{t('printing.book.sheet', { at, of })}</span>
        </footer>
      </article>
    </section>
  );
}

function Row({ row, page, whole }: { row: ColumnarPaperRow; page: ColumnarPage; whole: boolean }) {
  const { t } = usePreferences();
  const { kind } = row;
  const summary = kind === 'carried' || kind === 'brought' ? t(`printing.${kind}`) : row.summary;
  const side = balanceSide(row.balance);
  return (
    <tr className={kind === 'total' ? 'book-month' : `book-${kind}`}>
      <td className="book-date">{kind === 'brought' ? '' : row.date.slice(5)}</td>
      <td>{row.number}</td>
      <td>
        <span>{summary}</span>
      </td>
      {whole ? (
        <>
          <Figure amount={row.debit} />
          <Figure amount={row.credit} />
          <td className="book-side">{t(`side.${side}`)}</td>
          <td className="figure">{side === 'flat' ? 'θ' : <Money amount={absFen(row.balance)} unit="yuan" />}</td>
        </>
      ) : null}
      {row.amounts.slice(page.from, page.to).map((amount, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: columns stand where they stand.
        <Figure key={at} amount={amount} />
      ))}
    </tr>
  );
}

const Figure = ({ amount }: { readonly amount: Fen | undefined }) => (
  <td className="figure">{amount === undefined || amount === 0 ? null : <Money amount={amount} unit="yuan" />}</td>
);
