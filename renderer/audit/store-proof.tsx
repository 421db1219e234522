import { sentenceOf } from '../app/failure.ts';
import { useJob } from '../app/job.ts';
import { usePreferences } from '../app/preferences.tsx';
import { JobProgress } from '../ui/job-progress.tsx';
import { Digest } from './digest.tsx';

/** 验证账套: everything is read again from disk and the whole chain of the trail is computed anew. */
export function StoreProof() {
  const { t } = usePreferences();
  const job = useJob('audit.verify');
  const { state } = job;
  return (
    <section className="card store-part" aria-labelledby="store-proof">
      <header>
        <h2 id="store-proof">{t('store.proof')}</h2>
      </header>
      <p className="store-lead">{t('store.proofBody')}</p>
      {state.kind === 'running' ? (
        <JobProgress title={t('store.proving')} done={state.done} total={state.total} onCancel={job.cancel} />
      ) : (
        <div>
          <button type="button" className="button" onClick={() => void job.start({})}>
            {t('store.prove')}
          </button>
        </div>
      )}
      {state.kind === 'failed' ? (
        <p className="notice danger" role="alert">
          {sentenceOf(state.error, t)}
        </p>
      ) : null}
      {state.kind === 'done' ? <Proof proof={state.reply} /> : null}
    </section>
  );
}

type Reply = Extract<ReturnType<typeof useJob<'audit.verify'>>['state'], { kind: 'done' }>['reply'];

function Proof({ proof: { ok, store, chain } }: { proof: Reply }) {
  const { t } = usePreferences();
  const problems = [...store.problems, ...(chain.firstBroken ? [chain.firstBroken.message] : [])];
  return (
    <div className={ok ? 'verdict ok' : 'verdict bad'} role={ok ? 'status' : 'alert'}>
      <p className="verdict-word">
        <span aria-hidden="true">{ok ? '✓' : '✗'}</span>
        <strong>{t(ok ? 'store.proved' : 'store.notProved')}</strong>
      </p>
      {problems.length > 0 ? (
        <ul>
          {problems.map((problem) => (
            <li key={problem}>{problem}</li>
          ))}
        </ul>
      ) : null}
      <dl className="facts">
        <dt>{t('store.events')}</dt>
        <dd>{chain.events.toLocaleString('en')}</dd>
        <dt>{t('packs.chainHead')}</dt>
        <dd>
          <Digest value={chain.head} />
        </dd>
        {chain.clockTurnedBack.length > 0 ? (
          <>
            <dt>{t('store.clock')}</dt>
            <dd>{t('store.clockAt', { count: chain.clockTurnedBack.length, first: chain.clockTurnedBack[0] ?? 0 })}</dd>
          </>
        ) : null}
      </dl>
    </div>
  );
}
