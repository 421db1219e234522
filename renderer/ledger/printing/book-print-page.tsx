import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Checkbox } from 'antd';
import {
  BOOK_PAPERS,
  BOOK_ROWS,
  CARRIED_SUMS,
  PRINTED_BOOKS,
  type PrintedBook,
} from '../../../shared/domain/ledger/printing/book-paper.ts';
import { monthOf, type Period, yearOf } from '../../../shared/kernel/period.ts';
import { api } from '../../app/client.ts';
import { isAnswered, sentenceOf } from '../../app/failure.ts';
import { usePreferences } from '../../app/preferences.tsx';
import { useAddress } from '../../app/scope.ts';
import { UnitFirst } from '../../app/unit-first.tsx';
import { AccountField } from '../../ui/account-field.tsx';
import { PageHead } from '../../ui/page-head.tsx';
import { printPage } from '../../ui/print.ts';
import { Segments } from '../../ui/segments.tsx';
import { Empty, Failed, Loading } from '../../ui/states.tsx';
import { periodName } from '../../ui/time.ts';
import { useNames } from '../books/names.ts';
import { Span, useSpan } from '../books/use-span.tsx';
import { type BookSettings, bookPaperOf, useBookSettings } from './book-settings.ts';
import { BookCover, BookSheet, useBookPages } from './book-sheets.tsx';
import { PageSize } from './page-size.tsx';
import { PaperFields } from './paper-fields.tsx';
import { PrintField } from './print-field.tsx';
import '../books/books.css';
import './printing.css';

/** 打印账簿: 总账, 明细账 or 日记账 of a unit, page by page as it will be bound. */
export function PrintBooks() {
  const { t } = usePreferences();
  return (
    <UnitFirst title={t('printing.books')} why={t('printing.books.unitFirstBody')}>
      {(unit, period) => <Bound unit={unit} period={period} />}
    </UnitFirst>
  );
}

const NONE: readonly never[] = [];

function Bound({ unit, period }: { readonly unit: string; readonly period: Period }) {
  const { t, locale } = usePreferences();
  const names = useNames();
  const { from, to } = useSpan(period);
  const [bookAsked, setBook] = useAddress('book');
  const [first, setFirst] = useAddress('first');
  const [last, setLast] = useAddress('last');
  const [settings, set] = useBookSettings();
  const book: PrintedBook = PRINTED_BOOKS.find((each) => each === bookAsked) ?? 'detail';
  const read = useQuery({
    ...api.ledger.printedBook.queryOptions({
      input: {
        unit,
        book,
        from,
        to,
        ...(first === undefined ? {} : { first }),
        ...(last === undefined ? {} : { last }),
      },
    }),
    placeholderData: keepPreviousData,
  });
  const { data } = read;
  const { rows: capacity, carried } = settings;
  const pages = useBookPages(data?.accounts ?? NONE, { book, to, capacity, carried });
  const paper = bookPaperOf(settings.paper);
  const nothing = pages.length === 0;
  const title = t(`printing.book.${book}`);
  const unitName = names.unit(unit);
  const span = from === to ? periodName(to, locale) : `${periodName(from, locale)}–${periodName(to, locale)}`;
  const [head, tail] = [data?.accounts[0], data?.accounts.at(-1)];
  return (
    <>
      <PageHead
        title={t('printing.books')}
        subtitle={unitName}
        actions={[
          {
            label: t('voucher.print'),
            onClick: () => void printPage(),
            shortcut: 'F9',
            primary: true,
            disabled: nothing ? t('printing.books.nothing') : false,
          },
        ]}
      >
        <Segments
          label={t('printing.what')}
          value={book}
          choices={PRINTED_BOOKS.map((each) => ({ value: each, label: t(`printing.book.${each}`) }))}
          onChange={(value) => setBook(value === 'detail' ? undefined : value)}
        />
        <Span period={period} />
      </PageHead>
      <div className="card print-settings">
        <Accounts unit={unit} to={to} first={first} last={last} setFirst={setFirst} setLast={setLast} />
        <PageFields settings={settings} set={set} />
        <span className="hint" role="status">
          {data === undefined
            ? null
            : t('printing.books.pages', { accounts: data.accounts.length, total: data.total, pages: pages.length })}
        </span>
      </div>
      {data?.next ? (
        <p className="notice warn">
          {t('printing.books.part', { code: data.next })}
          <button type="button" className="button small" onClick={() => setFirst(data.next ?? undefined)}>
            {t('printing.books.next', { code: data.next })}
          </button>
        </p>
      ) : null}
      {read.isError && isAnswered(read.error) ? (
        <Failed sentence={sentenceOf(read.error, t)} onRetry={() => void read.refetch()} />
      ) : data === undefined ? (
        <Loading />
      ) : nothing ? (
        <Empty title={t('printing.books.none')}>
          <p>{t('printing.books.noneBody')}</p>
        </Empty>
      ) : (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard.
        <section className="print-preview" aria-label={t('printing.preview')} tabIndex={0}>
          <div className="slip-sheets">
            <PageSize page={paper} />
            {settings.cover && head && tail ? (
              <BookCover
                paper={paper}
                title={title}
                facts={[
                  [t('printing.cover.unit'), unitName],
                  [t('printing.cover.period'), span],
                  [t('printing.book.accounts'), `${head.code} ${head.name} – ${tail.code} ${tail.name}`],
                  [t('printing.book.sheets'), t('printing.cover.sheets', { count: pages.length })],
                  [t('printing.cover.volume'), t('printing.cover.volumeOf')],
                ]}
              />
            ) : null}
            {pages.map((page, at) => (
              <BookSheet
                key={`${page.code} ${page.at}`}
                page={page}
                paper={paper}
                book={book}
                unit={unitName}
                year={yearOf(to)}
                fromYearStart={monthOf(from) === 1}
                capacity={capacity}
                sheet={at + 1}
                sheets={pages.length}
              />
            ))}
          </div>
        </section>
      )}
    </>
  );
}

/** 科目: from the first to the last, both counted in; empty stands for the ends of the chart. */
function Accounts(props: {
  readonly unit: string;
  readonly to: Period;
  readonly first: string | undefined;
  readonly last: string | undefined;
  readonly setFirst: (code: string | undefined) => void;
  readonly setLast: (code: string | undefined) => void;
}) {
  const { t } = usePreferences();
  const chart = useQuery(api.ledger.chart.queryOptions({ input: { unit: props.unit, period: props.to } })).data;
  const field = (
    label: string,
    none: string,
    value: string | undefined,
    choose: (code: string | undefined) => void,
  ) => (
    <PrintField label={label}>
      {(id) => (
        <AccountField
          id={id}
          options={[{ code: '', name: none }, ...(chart ?? [])]}
          value={value ?? ''}
          onChange={(code) => choose(code || undefined)}
          width={220}
        />
      )}
    </PrintField>
  );
  return (
    <>
      {field(t('printing.books.first'), t('printing.books.fromStart'), props.first, props.setFirst)}
      {field(t('printing.books.last'), t('printing.books.toEnd'), props.last, props.setLast)}
    </>
  );
}

function PageFields(props: { readonly settings: BookSettings; readonly set: (change: Partial<BookSettings>) => void }) {
  const { t } = usePreferences();
  const { settings, set } = props;
  return (
    <>
      <PaperFields
        papers={BOOK_PAPERS}
        bounds={BOOK_ROWS}
        paper={settings.paper}
        rows={settings.rows}
        onPaper={(paper) => set({ paper })}
        onRows={(rows) => set({ rows })}
      />
      <PrintField label={t('printing.books.carried')}>
        {(id) => (
          <select
            id={id}
            className="input"
            value={settings.carried}
            onChange={({ target }) => set({ carried: CARRIED_SUMS.find((each) => each === target.value)! })}
          >
            {CARRIED_SUMS.map((each) => (
              <option key={each} value={each}>
                {t(`printing.carried.${each}`)}
              </option>
            ))}
          </select>
        )}
      </PrintField>
      <Checkbox checked={settings.cover} onChange={({ target }) => set({ cover: target.checked })}>
        {t('printing.cover')}
      </Checkbox>
    </>
  );
}
