import { useNavigate } from '@tanstack/react-router';
import { type ComponentType, useCallback } from 'react';
import { PRINTED_BOOKS } from '../../../shared/domain/ledger/printing/book-paper.ts';
import { usePreferences } from '../../app/preferences.tsx';
import { useAddress, useScope } from '../../app/scope.ts';
import { PageHead } from '../../ui/page-head.tsx';
import { Empty, Loading } from '../../ui/states.tsx';
import { UnitField } from '../../ui/unit-field.tsx';
import { Ageing } from './ageing.tsx';
import { BalancesOf } from './balances-of.tsx';
import { BookChoice, type BookKind, useBook } from './book-choice.tsx';
import type { BookProps } from './book-props.ts';
import { Columnar } from './columnar.tsx';
import { CrossingOf } from './crossing-of.tsx';
import { DayBook } from './day-book.tsx';
import { Detail } from './detail.tsx';
import { GeneralLedger } from './general-ledger.tsx';
import { Span } from './use-span.tsx';
import './books.css';

const BOOKS: Readonly<Record<BookKind, ComponentType<BookProps>>> = {
  detail: Detail,
  balances: BalancesOf,
  crossing: CrossingOf,
  ageing: Ageing,
  general: GeneralLedger,
  columnar: Columnar,
  days: DayBook,
};

/** Books as of the end of a month: from when is no question. */
const AS_OF: readonly BookKind[] = ['ageing'];

/** 账簿: one book of one unit over any months of a year, chosen by its name. */
export function Books() {
  const { t } = usePreferences();
  const { unit, units, setUnit, period } = useScope();
  const kind = useBook();
  const Book = BOOKS[kind];
  const navigate = useNavigate();
  const [account] = useAddress('account');
  /** A bound book (订本) has a page of its own for paper; the others are lists, which the list's own printer prints. */
  const book = PRINTED_BOOKS.find((each) => each === kind);
  const print = (): void => {
    const narrowed = account === undefined ? {} : { first: account, last: account };
    void navigate({
      to: '/books/print' as string,
      search: (({ unit: own, period: month, from, to }: Record<string, unknown>) => ({
        ...{ unit: own, period: month, from, to, book },
        ...narrowed,
      })) as never,
    });
  };
  const choose = useCallback((code: string | undefined) => setUnit(code), [setUnit]);
  return (
    <>
      <PageHead
        title={t('books.title')}
        actions={
          book
            ? [{ label: t('printing.books'), onClick: print, disabled: unit === undefined && t('books.unitFirst') }]
            : []
        }
      >
        <BookChoice kind={kind} />
        {unit === undefined || period === undefined ? null : <Span period={period} end={AS_OF.includes(kind)} />}
      </PageHead>
      {period === undefined || units === undefined ? (
        <Loading />
      ) : unit === undefined ? (
        <Empty
          title={t('books.unitFirst')}
          action={<UnitField options={units} value={undefined} onChange={choose} width={280} />}
        >
          <p>{t('books.unitFirstBody')}</p>
        </Empty>
      ) : (
        <Book unit={unit} period={period} />
      )}
    </>
  );
}
