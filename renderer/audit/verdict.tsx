import type { Contract } from '../../shared/contract/index.ts';
import type { ReplyOf } from '../../shared/contract/operation.ts';
import { usePreferences } from '../app/preferences.tsx';
import { useScope } from '../app/scope.ts';
import { periodName } from '../ui/time.ts';
import { Digest } from './digest.tsx';

/** What the verification of a pack found: intact, or every problem; whose it is, and whether its chain is this service's. */
export function Verdict({ verdict }: { verdict: ReplyOf<Contract['audit']['verifyPack']> }) {
  const { t, locale } = usePreferences();
  const { units } = useScope();
  const { ok, problems, scope, period, chainHead, known } = verdict;
  const name = units?.find((unit) => unit.code === scope)?.name;
  return (
    <div className={ok ? 'verdict ok' : 'verdict bad'} role={ok ? 'status' : 'alert'}>
      <p className="verdict-word">
        <span aria-hidden="true">{ok ? '✓' : '✗'}</span>
        <strong>{t(ok ? 'packs.intact' : 'packs.broken', { count: problems.length })}</strong>
      </p>
      {ok ? <p>{t('packs.intactBody')}</p> : null}
      {problems.length > 0 ? (
        <ul>
          {problems.map((problem) => (
            <li key={problem}>{problem}</li>
          ))}
        </ul>
      ) : null}
      {ok ? null : <p>{t('packs.brokenBody')}</p>}
      <dl className="facts">
        {scope === null ? null : (
          <>
            <dt>{t('packs.scope')}</dt>
            <dd>{scope === 'group' ? t('packs.wholeCounty') : `${scope} ${name ?? ''}`}</dd>
          </>
        )}
        {period === null ? null : (
          <>
            <dt>{t('period.label')}</dt>
            <dd>{periodName(period, locale)}</dd>
          </>
        )}
        {chainHead === null ? null : (
          <>
            <dt>{t('packs.chainHead')}</dt>
            <dd>
              <Digest value={chainHead} />
              <br />
              {known === null ? t('packs.knownUnasked') : t(known ? 'packs.known' : 'packs.unknown')}
            </dd>
          </>
        )}
      </dl>
    </div>
  );
}
