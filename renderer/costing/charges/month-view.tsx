import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { isLive } from '../../../shared/domain/costing/charges/route.ts';
import { parseYuan, ZERO } from '../../../shared/kernel/fen.ts';
import type { Period } from '../../../shared/kernel/period.ts';
import { useActing } from '../../app/acting.ts';
import { api, client } from '../../app/client.ts';
import { failedOf } from '../../app/failure.ts';
import { usePreferences } from '../../app/preferences.tsx';
import { ToPage } from '../../app/to-page.tsx';
import { Money } from '../../ui/amount.tsx';
import { useDialogs } from '../../ui/dialogs.tsx';
import { Failed, Loading, Problem } from '../../ui/states.tsx';
import { instantName } from '../../ui/time.ts';
import { ChargeRows } from './charge-rows.tsx';
import { type Month, STAGE_CHIPS } from './looks.ts';
import { PaperActions } from './paper-actions.tsx';

/** 本月收费 of one centre: its cost, what a piece comes to, what each member pays, and where that is booked. */
export function MonthView({ centre, period }: { readonly centre: number; readonly period: Period }) {
  const { t } = usePreferences();
  const read = useQuery(api.costing.chargeMonth.queryOptions({ input: { period, centre } }));
  const failed = failedOf(read, t);
  const month = read.data?.[0];
  if (failed) return <Failed {...failed} />;
  if (!month) return <Loading />;
  return (
    <div className="charges fill">
      <Figures month={month} period={period} />
      <RunLine month={month} period={period} />
      {month.problem === null ? null : <p className="notice">{month.problem}</p>}
      <ChargeRows month={month} period={period} />
    </div>
  );
}

function Figures({ month, period }: { readonly month: Month; readonly period: Period }) {
  const { t } = usePreferences();
  const { centre, charge, cost, costRun, departments } = month;
  const money = (amount: string | null): ReactNode =>
    amount === null ? '' : <Money amount={parseYuan(amount) ?? ZERO} unit="yuan" />;
  const recovery = charge?.recovery ?? null;
  return (
    <dl className="charges-figures card">
      {cost === null ? null : (
        <div title={costRun === null ? undefined : t('charges.fullHint')}>
          <dt>
            {costRun === null ? t('charges.cost.direct') : t('charges.cost.run', { version: costRun })}{' '}
            {departments.map(({ code, name }) => (
              <ToPage
                key={code}
                {...(costRun === null
                  ? { to: '/costing', search: { unit: centre.unit, of: code, period } }
                  : { to: '/cost-runs', search: { unit: centre.unit, period } })}
                className="link"
              >
                {name}
              </ToPage>
            ))}
          </dt>
          <dd>{money(cost)}</dd>
        </div>
      )}
      {charge === null ? null : (
        <>
          <div>
            <dt>{t('charges.volumeIn', { measure: centre.measure })}</dt>
            <dd>{charge.volume.toLocaleString('en-US')}</dd>
          </div>
          <div>
            <dt>{t('charges.unitCost')}</dt>
            <dd>{charge.unitCost ?? '–'}</dd>
          </div>
        </>
      )}
      {charge?.own == null ? null : (
        <>
          <div>
            <dt>{t('charges.own')}</dt>
            <dd>{money(charge.own)}</dd>
          </div>
          <div>
            <dt>{t('charges.charged')}</dt>
            <dd>{money(charge.charged)}</dd>
          </div>
          <div className={recovery === '0.00' ? '' : 'warn'}>
            <dt>{t(recovery?.startsWith('-') ? 'charges.under' : 'charges.over')}</dt>
            <dd>{money(recovery?.replace('-', '') ?? null)}</dd>
          </div>
        </>
      )}
    </dl>
  );
}

/** How far the month's charge has come, and what can be done with it now. */
function RunLine({ month, period }: { readonly month: Month; readonly period: Period }) {
  const { t } = usePreferences();
  const dialogs = useDialogs();
  const { busy, problem, act } = useActing();
  const { centre, run, may } = month;
  const at = run && { id: run.id, revision: run.revision, unit: centre.unit };

  const prepare = () =>
    act(() => client.costing.prepareCharge({ unit: centre.unit, centre: centre.id, period }), t('charges.prepared'));
  async function post(): Promise<void> {
    const asked = { title: t('charges.postTitle', { number: run!.number }), body: t('charges.postBody') };
    if (await dialogs.confirm({ ...asked, action: t('charges.post') }))
      await act(() => client.costing.postCharge(at!), t('charges.posted'));
  }
  async function reverse(): Promise<void> {
    const reason = await dialogs.reason({
      title: t('charges.reverseTitle', { number: run!.number }),
      body: t('charges.reverseBody'),
      action: t('charges.reverse'),
      danger: true,
    });
    if (reason !== undefined) await act(() => client.costing.reverseCharge({ ...at!, reason }), t('charges.reversed'));
  }
  if (!run && may.length === 0) return null;
  return (
    <div className="charges-line">
      {run ? (
        <>
          <span className="code">{run.number}</span>
          <span className={STAGE_CHIPS[run.stage]}>{t(`charges.stage.run.${run.stage}`)}</span>
          <span className="hint">
            {t('charges.lastBy', { display: run.display, instant: instantName(run.instant) })}
          </span>
          {isLive(run.stage) ? null : <span className="hint">{t('charges.workedOut')}</span>}
          {run.stale ? <span className="chip warn">{t('charges.stale')}</span> : null}
        </>
      ) : (
        <span className="hint">{t('charges.notPrepared')}</span>
      )}
      {may.includes('prepare') ? (
        <button
          type="button"
          className={run?.may.includes('review') ? 'button' : 'button primary'}
          disabled={busy}
          onClick={() => void prepare()}
        >
          {t(run?.stage === 'draft' ? 'charges.prepareAgain' : 'charges.prepare')}
        </button>
      ) : null}
      {run ? <PaperActions paper="run" unit={centre.unit} name={run.number} of={run} /> : null}
      {run?.may.includes('post') ? (
        <button type="button" className="button primary" disabled={busy} onClick={() => void post()}>
          {t('charges.post')}
        </button>
      ) : null}
      {run?.may.includes('reverse') ? (
        <button type="button" className="button" disabled={busy} onClick={() => void reverse()}>
          {t('charges.reverse')}
        </button>
      ) : null}
      <Problem sentence={problem} />
    </div>
  );
}
