import { type CSSProperties, useMemo } from 'react';
import type { Contract } from '../../../shared/contract/index.ts';
import type { ReplyOf } from '../../../shared/contract/operation.ts';
import { balanceSide, bookPages, movedBefore } from '../../../shared/domain/ledger/printing/book-pages.ts';
import type { CarriedSum, PrintedBook } from '../../../shared/domain/ledger/printing/book-paper.ts';
import { type BookRow, bookRows } from '../../../shared/domain/ledger/printing/book-rows.ts';
import type { AccountingDate } from '../../../shared/kernel/date.ts';
import { absFen, type Fen, parseYuan, ZERO } from '../../../shared/kernel/fen.ts';
import { monthOf, type Period } from '../../../shared/kernel/period.ts';
import { usePreferences } from '../../app/preferences.tsx';
import { Money } from '../../ui/amount.tsx';
import './book-sheets.css';

type Account = ReplyOf<Contract['ledger']['printedBook']>['accounts'][number];

/** One page of a book: whose account, its rows, and which of how many of that account it is. */
export interface BookPage {
  readonly code: string;
  readonly name: string;
  readonly rows: readonly BookRow[];
  readonly at: number;
  readonly of: number;
}

/** What is left of these goes on into the next year; revenue, expense and the budget's flows are closed. */
const LASTS = /^[1238]/;

const fenOf = (text: string): Fen => parseYuan(text) ?? ZERO;

const sidesOf = <T extends { readonly debit: string; readonly credit: string }>(told: T) => ({
  debit: fenOf(told.debit),
  credit: fenOf(told.credit),
});

/** The pages of accounts, one account after another, each beginning a page. */
export function useBookPages(
  accounts: readonly Account[],
  asked: {
    readonly book: PrintedBook;
    readonly to: Period;
    readonly capacity: number;
    readonly carried: CarriedSum;
  },
): BookPage[] {
  const { book, to, capacity, carried } = asked;
  return useMemo(
    () =>
      accounts.flatMap(({ code, name, opening, months, lines }) => {
        const course = months.map((month) => ({
          ...sidesOf(month),
          period: month.period as Period,
          yearDebit: fenOf(month.yearDebit),
          yearCredit: fenOf(month.yearCredit),
          closing: fenOf(month.closing),
        }));
        const own = lines.map((line) => ({
          ...sidesOf(line),
          date: line.date as AccountingDate,
          period: line.period as Period,
          number: line.number,
          summary: line.summary,
        }));
        const rows = bookRows(
          { opening: fenOf(opening), months: course, lines: own },
          { days: book === 'days', yearEnds: monthOf(to) === 12 && LASTS.test(code) },
          // 总账 has no lines to tell apart from what only a balance table says.
        ).filter(({ kind }) => book !== 'general' || kind !== 'summary');
        const before = course[0] ? movedBefore(course[0]) : { debit: ZERO, credit: ZERO };
        const pages = bookPages(rows, capacity, carried, before);
        return pages.map((page, at) => ({ code, name, rows: page, at: at + 1, of: pages.length }));
      }),
    [accounts, book, to, capacity, carried],
  );
}

/** What a page needs besides its rows: margins, head, the columns' names, foot. */
const AROUND_MM = 49;

/** From this height on a row holds two lines of text. */
const TWO_LINES_MM = 6.9;

/** 账页: account, year and page above, rows of one height, who answers for it below. */
export function BookSheet(props: {
  readonly page: BookPage;
  readonly paper: { readonly width: number; readonly height: number };
  readonly book: PrintedBook;
  readonly unit: string;
  readonly year: number;
  readonly fromYearStart: boolean;
  readonly capacity: number;
  /** Which of all sheets this is. */
  readonly sheet: number;
  readonly sheets: number;
}) {
  const { t } = usePreferences();
  const { page, paper, capacity } = props;
  const row = (paper.height - AROUND_MM) / capacity;
  return (
    <section
      className="slip-sheet"
      style={
        {
          width: `${paper.width}mm`,
          height: `${paper.height}mm`,
          '--row': `${row}mm`,
          '--lines': row < TWO_LINES_MM ? 1 : 2,
        } as CSSProperties
      }
    >
      <article className="book-page">
        <header>
          <h2>{t(`printing.book.${props.book}`)}</h2>
          <p>
            <span>{props.unit}</span>
            <b>
              {page.code} {page.name}
            </b>
            <span>{t('printing.book.page', { at: page.at, of: page.of })}</span>
          </p>
        </header>
        <table>
          <thead>
            <tr>
              <th scope="col">{t('printing.book.year', { year: props.year })}</th>
              <th scope="col">{t('printing.book.number')}</th>
              <th scope="col">{t('voucher.summary')}</th>
              <th scope="col">{t('voucher.debit')}</th>
              <th scope="col">{t('voucher.credit')}</th>
              <th scope="col">{t('printing.book.side')}</th>
              <th scope="col">{t('printing.book.balance')}</th>
            </tr>
          </thead>
          <tbody>
            {page.rows.map((each, at) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: rows stand where they stand.
              <Row key={at} row={each} fromYearStart={props.fromYearStart} />
            ))}
            {Array.from({ length: Math.max(0, capacity - page.rows.length) }, (_, at) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: empty rows have no name but their place.
              <tr key={`empty ${at}`}>
                <td colSpan={7} />
              </tr>
            ))}
          </tbody>
        </table>
        <footer>
          <span>{t('printing.head')}</span>
          <span>{t('printing.book.keeper')}</span>
          <span>{t('printing.book.sheet', { at: props.sheet, of: props.sheets })}</span>
        </footer>
      </article>
    </section>
  );
}

function Row({ row, fromYearStart }: { readonly row: BookRow; readonly fromYearStart: boolean }) {
  const { t } = usePreferences();
  const { kind, date, number, debit, credit, balance } = row;
  const summary =
    kind === 'line'
      ? row.summary
      : kind === 'opening'
        ? t(fromYearStart ? 'printing.book.lastYear' : 'printing.book.opening')
        : kind === 'brought' || kind === 'carried'
          ? t(`printing.${kind}`)
          : t(`printing.book.row.${kind}`);
  const side = balanceSide(balance);
  const december = date?.slice(5, 7) === '12';
  return (
    <tr className={kind === 'year' && december ? 'book-year-end' : `book-${kind}`}>
      <td className="book-date">{kind === 'brought' || date === undefined ? '' : date.slice(5)}</td>
      <td>{number}</td>
      <td>
        <span>{summary}</span>
      </td>
      <Figure amount={debit} />
      <Figure amount={credit} />
      <td className="book-side">{t(`side.${side}`)}</td>
      <td className="figure">{side === 'flat' ? 'θ' : <Money amount={absFen(balance)} unit="yuan" />}</td>
    </tr>
  );
}

function Figure({ amount }: { readonly amount: Fen | undefined }) {
  return (
    <td className="figure">{amount === undefined || amount === 0 ? null : <Money amount={amount} unit="yuan" />}</td>
  );
}

/** 账簿封面: what the bound volume holds. */
export function BookCover(props: {
  readonly paper: { readonly width: number; readonly height: number };
  readonly title: string;
  readonly facts: readonly (readonly [string, string])[];
}) {
  const { t } = usePreferences();
  return (
    <section
      className="slip-sheet"
      style={{ width: `${props.paper.width}mm`, height: `${props.paper.height}mm` } as CSSProperties}
    >
      <article className="book-page book-cover">
        <h2>{props.title}</h2>
        <dl>
          {props.facts.map(([term, said]) => (
            <div key={term}>
              <dt>{term}</dt>
              <dd>{said}</dd>
            </div>
          ))}
        </dl>
        <footer>
          <span>{t('printing.head')}</span>
          <span>{t('printing.cover.bound')}</span>
          <span>{t('printing.cover.date')}</span>
        </footer>
      </article>
    </section>
  );
}
