import { usePreferences } from '../../app/preferences.tsx';
import { ToPage, usePageExists } from '../../app/to-page.tsx';
import { Amount } from '../../ui/amount.tsx';
import type { Book, NoteDetail } from './looks.ts';

/** The vouchers of both sides, beside each other: as they were posted, or as they would be. */
export function NoteBooks({ note }: { readonly note: NoteDetail }) {
  const { t } = usePreferences();
  const { books, missing, kept, note: head } = note;
  const reversals = head.vouchers.filter(({ reversal }) => reversal);
  if (books.length === 0 && missing.length === 0) return null;
  const posted = books.some(({ voucher }) => voucher !== null);
  return (
    <section className="settlement-books">
      <h3>{t(posted ? 'settlements.books' : 'settlements.booksNow')}</h3>
      {missing.length === 0 ? null : (
        <p className="notice warn">
          {t('settlements.missing', {
            what: missing.map(({ unit, place }) => `${unit} ${t(`settlements.place.${place}`)}`).join('、'),
          })}
        </p>
      )}
      {kept ? null : <p className="notice">{t('settlements.statementOnly', { unit: head.unitName })}</p>}
      <div className="settlement-sides">
        {books.map((book) => (
          <BookTable key={book.unit} book={book} />
        ))}
      </div>
      {reversals.length === 0 ? null : (
        <p className="settlement-reversals">
          {t('settlements.reversals')}
          {reversals.map(({ id, unit, number }) => (
            <VoucherLink key={id} id={id} unit={unit} label={`${unit} ${number}`} />
          ))}
        </p>
      )}
    </section>
  );
}

function BookTable({ book }: { readonly book: Book }) {
  const { t } = usePreferences();
  const name = `${book.unit} ${book.unitName}`;
  return (
    <table className="settlement-book" aria-label={name}>
      <caption>
        <b>{name}</b>{' '}
        {book.voucher === null ? (
          <span className="hint">{t('settlements.asPosted')}</span>
        ) : (
          <VoucherLink id={book.voucher} unit={book.unit} label={book.number} />
        )}
      </caption>
      <thead>
        <tr>
          <th>{t('settlements.account')}</th>
          <th className="figure">{t('settlements.debit')}</th>
          <th className="figure">{t('settlements.credit')}</th>
        </tr>
      </thead>
      <tbody>
        {book.lines.map(({ code, name: account, counterparty, debit, credit }) => (
          <tr key={`${code} ${counterparty} ${debit} ${credit}`}>
            <th>
              <span className="code">{code}</span> {account}
              {counterparty === '' ? null : <small>{counterparty}</small>}
            </th>
            <td className="figure">{debit === '0.00' ? null : <Amount value={debit} />}</td>
            <td className="figure">{credit === '0.00' ? null : <Amount value={credit} />}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** A voucher by its number; a link for whoever may open it. */
function VoucherLink({ id, unit, label }: { readonly id: number; readonly unit: string; readonly label: string }) {
  const exists = usePageExists();
  const params = { id: String(id) };
  const link = { to: '/vouchers/$id', params, search: { unit }, permission: 'ledger.read' as const };
  return exists(link) ? (
    <ToPage {...link} className="link">
      {label}
    </ToPage>
  ) : (
    <span className="code">{label}</span>
  );
}
