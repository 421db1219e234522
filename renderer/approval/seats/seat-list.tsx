import { useState } from 'react';
import { usePreferences } from '../../app/preferences.tsx';
import { Empty } from '../../ui/states.tsx';
import { instantName } from '../../ui/time.ts';
import { EndForm } from './end-form.tsx';
import { type SeatRow, type Seats, stateOn } from './standing.ts';

const CHIP = { now: 'chip ok', coming: 'chip accent', over: 'chip', never: 'chip' } as const;

/** Every seat with its days; those that ended are kept, and shown when asked for. */
export function SeatList(props: {
  readonly seats: Seats;
  readonly unitName: (code: string) => string;
  readonly day: string;
}) {
  const { t } = usePreferences();
  const [over, setOver] = useState(false);
  const [ending, setEnding] = useState<SeatRow>();
  const { seats, unitName, day } = props;
  if (seats.seats.length === 0)
    return (
      <Empty title={t('approvalSeats.none')}>
        <p>{t('approvalSeats.noneBody')}</p>
      </Empty>
    );
  const shown = seats.seats.filter((seat) => over || !['over', 'never'].includes(stateOn(seat, day)));
  return (
    <div className="approval-page fill">
      <label className="approval-line">
        <input type="checkbox" checked={over} onChange={({ target }) => setOver(target.checked)} />
        {t('approvalSeats.showOver')}
      </label>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard. */}
      <section className="approval-matrix card" aria-label={t('approvalSeats.view.list')} tabIndex={0}>
        <table className="approval-table">
          <thead>
            <tr>
              <th>{t('approvalSeats.level')}</th>
              <th>{t('approvalSeats.place')}</th>
              <th className="figure">{t('approvalSeats.order')}</th>
              <th>{t('approvalSeats.person')}</th>
              <th>{t('approvalSeats.from')}</th>
              <th>{t('approvalSeats.until')}</th>
              <th>{t('approvalSeats.state')}</th>
              <th>{t('approval.reason')}</th>
              <th>{t('approvalSeats.by')}</th>
              {seats.mayConfigure ? <th>{t('approvalRules.actions')}</th> : null}
            </tr>
          </thead>
          <tbody>
            {shown.map((seat) => {
              const state = stateOn(seat, day);
              return (
                <tr key={seat.id}>
                  <td>{t(`approval.level.${seat.level}`)}</td>
                  <td>{seat.unit === '' ? t('approval.community') : unitName(seat.unit)}</td>
                  <td className="figure">{seat.order}</td>
                  <td>
                    {seat.display}{' '}
                    {seat.unfit && state === 'now' ? (
                      <span className="chip warn" title={t('approvalSeats.unfitHint')}>
                        {t('approvalSeats.unfit')}
                      </span>
                    ) : null}
                  </td>
                  <td>{seat.from}</td>
                  <td>{seat.until ?? ''}</td>
                  <td>
                    <span className={CHIP[state]}>{t(`approvalSeats.state.${state}`)}</span>
                  </td>
                  <td>{seat.reason}</td>
                  <td className="hint">
                    {seat.by} {instantName(seat.instant)}
                  </td>
                  {seats.mayConfigure ? (
                    <td>
                      {state === 'now' || state === 'coming' ? (
                        <button
                          type="button"
                          className="button"
                          aria-label={t('approvalSeats.endOf', {
                            person: seat.display,
                            level: t(`approval.level.${seat.level}`),
                          })}
                          onClick={() => setEnding(seat)}
                        >
                          {t('approvalSeats.end')}
                        </button>
                      ) : null}
                    </td>
                  ) : null}
                </tr>
              );
            })}
          </tbody>
        </table>
      </section>
      {ending ? <EndForm seat={ending} onClose={() => setEnding(undefined)} /> : null}
    </div>
  );
}
