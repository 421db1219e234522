import { type Fen, fen, groupedYuan, parseYuan, ZERO } from '../../../shared/kernel/fen.ts';
import { sentenceOf } from '../../app/failure.ts';
import { usePreferences } from '../../app/preferences.tsx';
import { Problem } from '../../ui/states.tsx';
import { Doors, DoorsSaid } from './doors.tsx';
import { totalOf } from './draft.ts';
import type { Heading } from './looks.ts';
import { Progress } from './progress.tsx';
import type { Form } from './use-form.ts';

/** 试算 beside the form: how far the contract is paid with it, each door, and what is missing with the way to it. */
export function WeighedAside(props: {
  readonly form: Form;
  readonly heading: Heading;
  readonly onGo: (field: string) => void;
}) {
  const { t } = usePreferences();
  const { form, heading, onGo } = props;
  const { read, isFresh } = form.weighing;
  const { problems } = form;
  const doors = read.data?.doors;
  return (
    <aside className="apply-aside card" aria-label={t('payouts.doors')} aria-busy={!isFresh}>
      <Progress granted={fenIn(heading.granted)} before={fenIn(heading.taken)} amount={totalOf(form.draft)} />
      <h2>
        {t('payouts.doors')}
        {isFresh || problems.length > 0 ? null : <small className="hint">{t('applications.weighingWaits')}</small>}
      </h2>
      {read.isError ? <Problem sentence={sentenceOf(read.error, t)} /> : null}
      {doors ? (
        <>
          <p role="status">
            <DoorsSaid doors={doors} />
          </p>
          <Doors doors={doors} />
        </>
      ) : null}
      {problems.length === 0 ? null : (
        <section>
          <h3>{t('payouts.missing', { count: problems.length })}</h3>
          <ul className="apply-missing">
            {problems.map(({ field, message }) => (
              <li key={`${field} ${message}`}>
                <button type="button" className="link" onClick={() => onGo(field)}>
                  {message}
                </button>
              </li>
            ))}
          </ul>
        </section>
      )}
      <p className="payout-ready hint">
        {t('payouts.readyNow', { amount: groupedYuan(fenIn(form.begun.ready)) })}
        {over(totalOf(form.draft), fenIn(form.begun.ready)) > 0 ? (
          <span className="field-problem">
            {t('payouts.overReady', { amount: groupedYuan(over(totalOf(form.draft), fenIn(form.begun.ready))) })}
          </span>
        ) : null}
      </p>
    </aside>
  );
}

const fenIn = (text: string): Fen => parseYuan(text) ?? ZERO;
const over = (amount: Fen, most: Fen): Fen => fen(Math.max(0, amount - most));
