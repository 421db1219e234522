import { isOfUnit, LEVEL_CODES, type Level } from '../../../shared/domain/approval/level.ts';
import type { AccountingDate } from '../../../shared/kernel/date.ts';
import { usePreferences } from '../../app/preferences.tsx';
import type { Unit } from '../../app/scope.ts';
import { useApprovalWords } from '../words.ts';
import { counts, holdersAt, type Seats, severalOn, type Vacancy, vacancies } from './standing.ts';

/** Units by levels on a day: who decides, and where nobody does. */
export function Matrix(props: {
  readonly seats: Seats;
  readonly units: readonly Unit[];
  readonly day: AccountingDate;
  readonly today: string;
  readonly onAppoint: (vacancy: Vacancy) => void;
}) {
  const { t } = usePreferences();
  const words = useApprovalWords();
  const { seats, units, day, today } = props;
  const missing = vacancies(
    seats.seats,
    units.map(({ code }) => code),
    day,
    today,
  );
  const several = severalOn(seats.seats, day);
  return (
    <div className="approval-page fill">
      <div className="approval-notices">
        {missing.length > 0 ? (
          <p className="notice danger" role="status">
            {t('approvalSeats.missingCount', { count: missing.length })}
          </p>
        ) : (
          <p className="hint" role="status">
            {t('approvalSeats.complete')}
          </p>
        )}
        {several.length > 0 ? (
          <p className="notice warn">
            {t('approvalSeats.several')}
            {words.list(
              several.map(({ display, levels }) =>
                t('approvalSeats.severalOne', {
                  person: display,
                  levels: words.list(levels.map((level) => t(`approval.level.${level}`))),
                }),
              ),
            )}
          </p>
        ) : null}
      </div>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard. */}
      <section className="approval-matrix card" aria-label={t('approvalSeats.view.matrix')} tabIndex={0}>
        <table className="approval-table">
          <thead>
            <tr>
              <th>{t('approvalSeats.unit')}</th>
              {LEVEL_CODES.map((level) => (
                <th key={level}>{t(`approval.level.${level}`)}</th>
              ))}
            </tr>
          </thead>
          <tbody>
            {units.map(({ code, name }) => (
              <tr key={code}>
                <th scope="row">
                  <span className="code">{code}</span> {name}
                </th>
                {LEVEL_CODES.map((level) => (
                  <td key={level} className={isOfUnit(level) ? undefined : 'approval-shared'}>
                    <Cell
                      {...props}
                      level={level}
                      unit={code}
                      place={isOfUnit(level) ? name : t('approval.community')}
                    />
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </div>
  );
}

function Cell(props: {
  readonly seats: Seats;
  readonly level: Level;
  readonly unit: string;
  readonly place: string;
  readonly day: string;
  readonly today: string;
  readonly onAppoint: (vacancy: Vacancy) => void;
}) {
  const { t } = usePreferences();
  const words = useApprovalWords();
  const { seats, level, unit, day, today } = props;
  const holders = holdersAt(seats.seats, level, unit, day);
  const fit = holders.filter((seat) => counts(seat, day, today));
  const unfit = holders.filter((seat) => !counts(seat, day, today));
  return (
    <>
      {words.list(fit.map(({ display }) => display))}
      {unfit.map(({ id, display }) => (
        <span key={id} title={t('approvalSeats.unfitHint')}>
          {display} <span className="chip warn">{t('approvalSeats.unfit')}</span>
        </span>
      ))}
      {fit.length > 0 ? null : seats.mayConfigure ? (
        <button
          type="button"
          className="chip danger"
          aria-label={t('approvalSeats.missingAt', { place: props.place, level: t(`approval.level.${level}`) })}
          onClick={() => props.onAppoint({ level, unit: isOfUnit(level) ? unit : '' })}
        >
          {t('approvalSeats.missing')}
        </button>
      ) : (
        <span className="chip danger">{t('approvalSeats.missing')}</span>
      )}
    </>
  );
}
