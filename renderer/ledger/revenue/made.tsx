import { useQuery } from '@tanstack/react-query';
import type { Period } from '../../../shared/kernel/period.ts';
import { api } from '../../app/client.ts';
import { isAnswered, sentenceOf } from '../../app/failure.ts';
import { usePreferences } from '../../app/preferences.tsx';
import { Amount } from '../../ui/amount.tsx';
import { Failed, Loading } from '../../ui/states.tsx';
import { Place } from './days.tsx';

/** What the month has already: each day of a sheet with the draft or voucher that it became. */
export function Made({ unit, period }: { readonly unit: string; readonly period: Period }) {
  const { t } = usePreferences();
  const read = useQuery(api.ledger.revenueDays.queryOptions({ input: { unit, period } }));
  if (read.isError && isAnswered(read.error))
    return <Failed sentence={sentenceOf(read.error, t)} onRetry={() => void read.refetch()} />;
  if (!read.data) return <Loading lines={6} />;
  if (read.data.length === 0) return <p className="hint revenue-none">{t('revenue.noneMade', { period })}</p>;
  return (
    <>
      <h2 className="revenue-part">{t('revenue.madeOf', { period })}</h2>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard. */}
      <section className="card revenue-days" tabIndex={0} aria-label={t('revenue.madeOf', { period })}>
        <table className="revenue-table">
          <thead>
            <tr>
              <th>{t('revenue.column.day')}</th>
              <th>{t('revenue.kind')}</th>
              <th className="revenue-amount">{t('revenue.side.item')}</th>
              <th>{t('revenue.column.voucher')}</th>
              <th>{t('revenue.column.state')}</th>
              <th>{t('revenue.column.file')}</th>
            </tr>
          </thead>
          <tbody>
            {read.data.map((day) => (
              <tr key={`${day.kind} ${day.date} ${day.draft}`}>
                <td className="revenue-day">{day.from === day.date ? day.date : `${day.from} – ${day.date}`}</td>
                <td>
                  {t(`revenue.kind.${day.kind}`)}{' '}
                  {day.correcting ? <span className="chip warn">{t('revenue.correcting')}</span> : null}
                </td>
                <td className="revenue-amount">
                  <Amount value={day.items} />
                </td>
                <td>
                  <Place unit={unit} draft={day.draft} voucher={day.voucher} />
                </td>
                <td>{t(`desk.state.${day.state}`)}</td>
                <td className="revenue-file">{day.fileName}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </>
  );
}
