import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { api } from '../../app/client.ts';
import { isAnswered, sentenceOf } from '../../app/failure.ts';
import { usePreferences } from '../../app/preferences.tsx';
import { Amount } from '../../ui/amount.tsx';
import { Failed, Loading } from '../../ui/states.tsx';
import { type Asked, headOf } from '../books/account-book.tsx';
import { type BookRow, bookLength, linesWanted, piecesOf, rowsOf } from '../books/ledger-rows.ts';

/** Rows that are drawn at once; the rest follows when it is asked for, so that the step opens without waiting. */
const FIRST = 60;
const MORE = 400;

/** The lines of an account within a drill: the same rows as its book, in a plain table that is there at once. */
export function AccountLines(props: {
  readonly asked: Asked;
  readonly label: string;
  readonly onNear: (voucher: number) => void;
  readonly onOpen: (voucher: number) => void;
}) {
  const { t } = usePreferences();
  const { asked } = props;
  const [drawn, setDrawn] = useState(FIRST);
  const head = useQuery(headOf(asked));
  const pieces = piecesOf(head.data?.months ?? [], 0, drawn);
  const wanted = linesWanted(pieces)?.count ?? 0;
  const beyond = head.data !== undefined && wanted > head.data.rows.length;
  const { unit, code, from, to } = asked;
  const rest = useQuery({
    ...api.ledger.accountLines.queryOptions({
      input: { unit, code, from, to, offset: 0, limit: Math.min(1000, Math.max(1, wanted)) },
    }),
    enabled: beyond,
    placeholderData: (before) => before,
  });
  if (head.isError && isAnswered(head.error))
    return <Failed sentence={sentenceOf(head.error, t)} onRetry={() => void head.refetch()} />;
  if (!head.data) return <Loading lines={10} />;
  const { months, opening } = head.data;
  if (months.length === 0) return <p className="hint">{t('books.nothing')}</p>;
  const lines = (beyond ? rest.data?.rows : undefined) ?? head.data.rows;
  const rows = rowsOf(pieces, lines, opening, {
    opening: t('books.opening'),
    month: t('books.monthTotal'),
    year: t('books.yearTotal'),
  });
  const whole = bookLength(months);
  // What the drill draws ends where one question's answer does; the book itself has no end.
  const more = drawn < whole && wanted < 1000;
  return (
    <>
      <table className="parts lines">
        <caption className="visually-hidden">{props.label}</caption>
        <thead>
          <tr>
            <th scope="col">{t('books.date')}</th>
            <th scope="col">{t('books.number')}</th>
            <th scope="col">{t('books.summary')}</th>
            <th scope="col" className="figure">
              {t('books.debit')}
            </th>
            <th scope="col" className="figure">
              {t('books.credit')}
            </th>
            <th scope="col" className="figure">
              {t('books.balance')}
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <LineRow key={row.key} row={row} onNear={props.onNear} onOpen={props.onOpen} />
          ))}
        </tbody>
      </table>
      {more ? (
        <p>
          <button type="button" className="button" onClick={() => setDrawn((before) => before + MORE)}>
            {t('drill.more', { shown: Math.min(drawn, whole), count: whole })}
          </button>
        </p>
      ) : null}
    </>
  );
}

function LineRow({
  row,
  onNear,
  onOpen,
}: {
  row: BookRow;
  onNear: (voucher: number) => void;
  onOpen: (voucher: number) => void;
}) {
  const { voucher } = row;
  return (
    <tr
      className={row.kind === 'line' ? undefined : 'sum'}
      {...(voucher === undefined ? {} : { onPointerEnter: () => onNear(voucher) })}
    >
      <td>{row.date}</td>
      <td>{row.number}</td>
      <td>
        {voucher === undefined ? (
          row.summary
        ) : (
          <button type="button" className="part" onFocus={() => onNear(voucher)} onClick={() => onOpen(voucher)}>
            {row.summary}
          </button>
        )}
      </td>
      <td className="figure">{row.debit === null ? null : <Amount value={row.debit} />}</td>
      <td className="figure">{row.credit === null ? null : <Amount value={row.credit} />}</td>
      <td className="figure">{row.balance === null ? null : <Amount value={row.balance} />}</td>
    </tr>
  );
}
