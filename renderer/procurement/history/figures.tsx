import type { ReactNode } from 'react';
import { client } from '../../app/client.ts';
import { usePreferences } from '../../app/preferences.tsx';
import { SaveBook } from '../../ledger/books/save-book.tsx';
import { Labelled } from '../../ui/labelled.tsx';
import { grouped, type Seen } from './looks.ts';

const whole = (count: number): string => count.toLocaleString('en');

/** What a file comes to, held against its own total and the one that is typed; what is odd about it; what cannot be taken. */
export function Figures(props: {
  readonly seen: Seen;
  readonly asked: Parameters<typeof client.procurement.rejectedHistoryRows>[0];
  readonly currency: string;
  readonly control: string;
  readonly differs: boolean;
  readonly onControl: (control: string) => void;
}) {
  const { t } = usePreferences();
  const { seen, currency } = props;
  const facts: readonly (readonly [string, ReactNode])[] = [
    [t('deliveryHistory.deliveries'), whole(seen.rows)],
    [t('deliveryHistory.span'), seen.rows > 0 ? `${seen.first} – ${seen.last}` : '–'],
    [t('deliveryHistory.quantity'), whole(seen.quantity)],
    [t('deliveryHistory.amountIn', { currency }), <strong key="amount">{grouped(seen.amount)}</strong>],
    [
      t('deliveryHistory.freightIn', { currency }),
      t('deliveryHistory.freightOf', { amount: grouped(seen.freight.amount), rows: whole(seen.freight.rows) }),
    ],
    ...(['product', 'supplier', 'receiver'] as const).map(
      (of) =>
        [
          t(`deliveryHistory.${of}`),
          t('deliveryHistory.known', { all: seen.names[of].all, known: seen.names[of].known }),
        ] as const,
    ),
  ];
  const notes = [
    ...seen.controls.map(({ row, amount }) => t('deliveryHistory.controlRow', { row, amount: grouped(amount) })),
    ...seen.asides.map(({ role, text, rows }) =>
      role === 'freight'
        ? t('deliveryHistory.freightWords', { rows: whole(rows), text })
        : t('deliveryHistory.dayWords', { role: t(`deliveryHistory.role.${role}`), rows: whole(rows), text }),
    ),
    ...(seen.uneven > 0 ? [t('deliveryHistory.uneven', { rows: whole(seen.uneven) })] : []),
    ...(seen.rounded > 0 ? [t('deliveryHistory.rounded', { rows: whole(seen.rounded) })] : []),
  ];
  return (
    <section className="history-stack" aria-label={t('deliveryHistory.figures')}>
      <dl className="history-facts">
        {facts.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      {notes.length > 0 ? (
        <ul className="history-notes">
          {notes.map((note) => (
            <li key={note}>{note}</li>
          ))}
        </ul>
      ) : null}
      {seen.rejected > 0 ? (
        <div className="notice danger" role="alert">
          <div className="history-bad">
            {t('deliveryHistory.rejected', { count: whole(seen.rejected) })}
            <ul>
              {seen.rejections.map(({ sheet, row, column, message }) => (
                <li key={`${sheet} ${row} ${column} ${message}`}>
                  {`${sheet === '' ? '' : `${sheet} `}${t('deliveryHistory.rowIs', { row, column })} `}
                  {message}
                </li>
              ))}
            </ul>
            <SaveBook
              make={() => client.procurement.rejectedHistoryRows(props.asked)}
              hint={t('deliveryHistory.handBack')}
            />{' '}
            {t('deliveryHistory.handBack')}
          </div>
        </div>
      ) : (
        <div className="history-fields">
          <Labelled
            label={t('deliveryHistory.controlIn', { currency })}
            {...(props.differs ? { problem: t('deliveryHistory.differs', { amount: grouped(seen.amount) }) } : {})}
            hint={t('deliveryHistory.controlHint')}
          >
            {(field) => (
              <input
                {...field}
                className="input figure"
                inputMode="decimal"
                maxLength={24}
                value={props.control}
                onChange={({ target }) => props.onControl(target.value)}
              />
            )}
          </Labelled>
        </div>
      )}
    </section>
  );
}
