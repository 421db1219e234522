import { groupedYuan, parseYuan, ZERO } from '../../../shared/kernel/fen.ts';
import { usePreferences } from '../../app/preferences.tsx';
import { ToPage } from '../../app/to-page.tsx';
import { Amount } from '../../ui/amount.tsx';
import { type Day, isAgain, isFresh, type Preview } from './use-sheet.ts';
import { nameOf } from './words.tsx';

const LOOKS: Readonly<Record<Day['state'], string>> = {
  fresh: 'chip ok',
  same: 'chip',
  replace: 'chip warn',
  correct: 'chip warn',
  untied: 'chip danger',
  waits: 'chip warn',
  overlaps: 'chip danger',
  closed: 'chip danger',
};

/** Each day of the sheet: whether it ties, what making it does, and where it is already. */
export function Days(props: {
  readonly preview: Preview;
  readonly unit: string;
  readonly picked: ReadonlySet<string>;
  readonly onPick: (picked: ReadonlySet<string>) => void;
}) {
  const { t } = usePreferences();
  const { preview, unit, picked, onPick } = props;
  const fresh = preview.days.filter(isFresh).map(({ date }) => date);
  const toggle = (date: string): void => {
    const after = new Set(picked);
    if (!after.delete(date)) after.add(date);
    onPick(after);
  };
  return (
    <section className="card revenue-days" aria-label={t('revenue.days')}>
      <table className="revenue-table">
        <thead>
          <tr>
            <th>
              <input
                type="checkbox"
                aria-label={t('revenue.pickAll')}
                disabled={fresh.length === 0}
                checked={fresh.length > 0 && fresh.every((date) => picked.has(date))}
                onChange={(event) => onPick(new Set(event.target.checked ? fresh : []))}
              />
            </th>
            <th>{t('revenue.column.day')}</th>
            <th className="revenue-amount">{t('revenue.side.item')}</th>
            <th className="revenue-amount">{t('revenue.side.pay')}</th>
            <th className="revenue-amount">{t('revenue.column.difference')}</th>
            <th className="revenue-wide">{t('revenue.column.state')}</th>
          </tr>
        </thead>
        <tbody>
          {preview.days.map((day) => (
            <tr key={day.date}>
              <td>
                {isFresh(day) || isAgain(day) ? (
                  <input
                    type="checkbox"
                    aria-label={t('revenue.pick', { date: day.date })}
                    checked={picked.has(day.date)}
                    onChange={() => toggle(day.date)}
                  />
                ) : null}
              </td>
              <td className="revenue-day">{day.from === day.date ? day.date : `${day.from} – ${day.date}`}</td>
              <td className="revenue-amount">
                <Amount value={day.items} />
              </td>
              <td className="revenue-amount">
                <Amount value={day.pays} />
              </td>
              <td className="revenue-amount">
                <Amount value={day.difference} />
              </td>
              <td>
                <span className={LOOKS[day.state]}>{t(`revenue.state.${day.state}`)}</span>{' '}
                {day.message === null || day.state === 'same' ? null : (
                  <span className="revenue-said">{day.message}</span>
                )}
                {day.standing.map(({ draft, voucher }) => (
                  <Place key={draft} unit={unit} draft={draft} voucher={voucher} />
                ))}
                {day.changes.length === 0 ? null : (
                  <div className="hint">
                    {t('revenue.changes')}
                    {day.changes
                      .map(({ word, amount }) => `${nameOf(word, t)} ${signed(amount)}`)

                      .join(' · ')}
                  </div>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

const signed = (amount: string): string => {
  const fen = parseYuan(amount) ?? ZERO;
  return `${fen > 0 ? '+' : ''}${groupedYuan(fen)}`;
};

/** The way to a draft or voucher that has the day. */
export function Place(props: {
  readonly unit: string;
  readonly draft: number;
  readonly voucher: { readonly id: number; readonly number: string } | null;
}) {
  const { t } = usePreferences();
  const { unit, draft, voucher } = props;
  return voucher ? (
    <ToPage to="/vouchers/$id" params={{ id: String(voucher.id) }} search={{ unit }} className="revenue-place">
      {voucher.number}
    </ToPage>
  ) : (
    <ToPage to="/desk/$id" params={{ id: String(draft) }} search={{ unit }} className="revenue-place">
      {t('revenue.draft', { draft })}
    </ToPage>
  );
}
