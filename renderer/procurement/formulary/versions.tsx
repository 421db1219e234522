import { useQuery } from '@tanstack/react-query';
import { api } from '../../app/client.ts';
import { failedOf } from '../../app/failure.ts';
import { usePreferences } from '../../app/preferences.tsx';
import { useAddress } from '../../app/scope.ts';
import { Empty, Failed, Loading } from '../../ui/states.tsx';
import { stageLook } from '../stage-look.ts';
import { VersionPart } from './version-part.tsx';

/** 目录版本: every one at the left, the chosen one with what it changes beside them. */
export function Versions({ onBegin }: { readonly onBegin: () => void }) {
  const { t } = usePreferences();
  const [chosen, choose] = useAddress('version');
  const read = useQuery(api.procurement.formularyVersions.queryOptions({ input: {} }));
  const failed = failedOf(read, t);
  if (failed) return <Failed {...failed} />;
  if (!read.data) return <Loading />;
  const { versions, mayBegin } = read.data;
  const version = versions.find(({ id }) => String(id) === chosen) ?? versions[0];
  if (!version)
    return (
      <Empty
        title={t('formulary.noVersions')}
        action={
          mayBegin ? (
            <button type="button" className="button primary" onClick={onBegin}>
              {t('formulary.begin')}
            </button>
          ) : undefined
        }
      >
        {t('formulary.noVersionsBody')}
      </Empty>
    );
  return (
    <div className="formulary-versions fill">
      <nav className="card formulary-choice" aria-label={t('formulary.view.versions')}>
        {versions.map((each) => (
          <button
            key={each.id}
            type="button"
            aria-current={each.id === version.id}
            onClick={() => choose(String(each.id))}
          >
            <span className="formulary-line">
              <b>{each.number}</b>
              <span className={stageLook(each.stage)}>{t(`procurement.stage.${each.stage}`)}</span>
            </span>
            <span>{each.name}</span>
            <span className="hint">{t('formulary.versionCounts', { first: each.first, ...each.counts })}</span>
          </button>
        ))}
      </nav>
      <VersionPart key={version.id} version={version} />
    </div>
  );
}
