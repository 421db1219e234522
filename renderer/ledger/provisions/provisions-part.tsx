import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import type { Period } from '../../../shared/kernel/period.ts';
import { useActing } from '../../app/acting.ts';
import { api, client } from '../../app/client.ts';
import { isAnswered, sentenceOf } from '../../app/failure.ts';
import { useIdentity } from '../../app/identity.ts';
import { usePreferences } from '../../app/preferences.tsx';
import { useDialogs } from '../../ui/dialogs.tsx';
import { Failed, Loading, Problem } from '../../ui/states.tsx';
import { periodName } from '../../ui/time.ts';
import type { Names } from '../books/names.ts';
import { PostProblems } from '../period-end/post-problems.tsx';
import { PostedList } from '../period-end/posted-list.tsx';
import { TransferCard } from '../period-end/transfer-card.tsx';
import { AllowanceForm } from './allowance-form.tsx';
import { AllowanceReason } from './allowance-reason.tsx';
import { AssetsReason } from './assets-reason.tsx';
import './provisions.css';

/** First of a period's end: what is to be provided for before it is closed. */
export function ProvisionsPart(props: {
  readonly unit: string;
  readonly period: Period;
  readonly type: string;
  readonly names: Names;
  /** After it was posted, what is to be closed is another. */
  readonly onPosted: () => void;
}) {
  const { t, locale } = usePreferences();
  const { may } = useIdentity();
  const { confirm } = useDialogs();
  const { busy, problem, act } = useActing();
  const [settling, setSettling] = useState(false);
  const { unit, period, type, names } = props;
  const asked = { unit, period, type };
  const read = useQuery({ ...api.ledger.provisions.queryOptions({ input: asked }), placeholderData: keepPreviousData });
  const { data } = read;
  if (read.isError && isAnswered(read.error))
    return <Failed sentence={sentenceOf(read.error, t)} onRetry={() => void read.refetch()} />;
  if (data === undefined) return <Loading />;
  const count = data.provisions.length;
  /** The month took depreciation by hand already, and would take it again. */
  const twice = data.assets.otherwise.length > 0 && data.provisions.some(({ key }) => key !== 'allowance');
  async function post(digest: string): Promise<void> {
    const sure = await confirm({
      title: t('provisions.ask', { count, unit: names.unit(unit), period: periodName(period, locale) }),
      body: twice ? t('provisions.askTwice') : t('provisions.askBody'),
      action: t('provisions.post', { count }),
    });
    if (!sure) return;
    const done = t('provisions.done', { count, period: periodName(period, locale) });
    await act(() => client.ledger.postProvisions({ ...asked, digest }), done);
    await read.refetch();
    props.onPosted();
  }
  const why = !may('ledger.post', unit)
    ? t('periodEnd.notAllowed')
    : data.problems.length > 0
      ? t('periodEnd.problemsFirst')
      : undefined;
  return (
    <section className="provisions" aria-label={t('provisions.title')}>
      <div className="provisions-head">
        <h2>{t('provisions.step')}</h2>
        <span className="hint">{t('provisions.why')}</span>
        {count > 0 && why !== undefined ? <span className="hint provisions-whynot">{why}</span> : null}
        {count > 0 ? (
          <button
            type="button"
            className="button primary"
            disabled={busy || why !== undefined || read.isPlaceholderData}
            onClick={() => void post(data.digest)}
          >
            {t('provisions.post', { count })}
          </button>
        ) : null}
      </div>
      <Problem sentence={problem} />
      {count > 0 ? <PostProblems problems={data.problems} unit={unit} period={period} /> : null}
      <div className="provisions-reasons">
        <AssetsReason assets={data.assets} unit={unit} period={period} />
        <AllowanceReason
          allowance={data.allowance}
          onSettle={may('ledger.review', unit) ? () => setSettling(true) : undefined}
        />
      </div>
      {data.provisions.map((each, at) => (
        <TransferCard
          key={each.key}
          at={at + 1}
          name={t(`provisions.name.${each.key}`)}
          why={t(`provisions.why.${each.key}`)}
          made={each}
          unit={unit}
          names={names}
          behind={
            each.key === 'allowance'
              ? undefined
              : ({ code, department, fund }) => (
                  <Link to={'/asset-cards' as string} search={{ unit, period, code, department, fund } as never}>
                    {t('provisions.cards')}
                  </Link>
                )
          }
        />
      ))}
      <PostedList title={t('provisions.posted', { count: data.posted.length })} posted={data.posted} {...asked} />
      {settling ? (
        <AllowanceForm
          unit={unit}
          onClose={() => setSettling(false)}
          onSaved={() => {
            setSettling(false);
            void read.refetch();
          }}
        />
      ) : null}
    </section>
  );
}
