import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { parseDate } from '../../../shared/kernel/date.ts';
import { api } from '../../app/client.ts';
import { isAnswered, sentenceOf } from '../../app/failure.ts';
import { usePreferences } from '../../app/preferences.tsx';
import { Drawer } from '../../ui/drawer.tsx';
import { Failed, Loading } from '../../ui/states.tsx';
import { PaperHistory } from '../paper-steps.tsx';
import { stageLook } from '../stage-look.ts';
import { RunActions } from './run-actions.tsx';
import { RunForm } from './run-form.tsx';
import { Exports, Facts, Gates, Lines, Payees, Shares } from './run-parts.tsx';

/** One run: what it pays, what it must pass, what was done to it, and what may be done now. */
export function RunDrawer(props: { readonly id: number; readonly onClose: () => void }) {
  const { t } = usePreferences();
  const [changing, setChanging] = useState(false);
  const read = useQuery(api.procurement.paymentRun.queryOptions({ input: { id: props.id } }));
  const run = read.data;
  return (
    <Drawer
      open
      width={960}
      onClose={props.onClose}
      title={
        <span className="payment-title">
          <span className="code">{run?.number ?? props.id}</span>
          {run ? <span className={stageLook(run.stage)}>{t(`procurement.stage.${run.stage}`)}</span> : null}
          {run?.advance ? <span className="chip accent">{t('drugPayments.byAdvance')}</span> : null}
          {run?.mode === 'insurance' ? <span className="chip accent">{t('drugPayments.mode.insurance')}</span> : null}
        </span>
      }
    >
      {read.isError && isAnswered(read.error) ? (
        <Failed sentence={sentenceOf(read.error, t)} onRetry={() => void read.refetch()} />
      ) : run ? (
        <div className="payment">
          <Facts run={run} />
          <Gates run={run} />
          <RunActions key={run.revision} run={run} onChange={() => setChanging(true)} />
          <Payees run={run} />
          <Lines run={run} />
          <Shares run={run} />
          <Exports run={run} />
          <h3>{t('procurement.history')}</h3>
          <PaperHistory kind="payment" id={run.id} />
        </div>
      ) : (
        <Loading />
      )}
      {run && changing ? (
        <RunForm
          on={parseDate(run.day)!}
          run={run}
          onClose={() => setChanging(false)}
          onSaved={() => setChanging(false)}
        />
      ) : null}
    </Drawer>
  );
}
