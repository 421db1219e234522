import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { api } from '../../app/client.ts';
import { useIdentity } from '../../app/identity.ts';
import { usePreferences } from '../../app/preferences.tsx';
import { useAddress } from '../../app/scope.ts';
import { PageHead } from '../../ui/page-head.tsx';
import { Segments } from '../../ui/segments.tsx';
import { Catalogue } from './catalogue.tsx';
import { VersionForm } from './version-form.tsx';
import { Versions } from './versions.tsx';
import { WishForm } from './wish-form.tsx';
import { Wishes } from './wishes.tsx';
import './formulary.css';

const VIEWS = ['catalogue', 'versions', 'wishes'] as const;

/** 统一用药目录: what may be bought, how it came about, and what units would have in it. */
export function FormularyPage() {
  const { t } = usePreferences();
  const { may } = useIdentity();
  const [viewAsked, setView] = useAddress('view');
  const [on, setOn] = useAddress('on');
  const [making, setMaking] = useState<'version' | 'wish'>();
  const versions = useQuery(api.procurement.formularyVersions.queryOptions({ input: {} })).data;
  const asked = on === undefined ? {} : { on };
  const about = useQuery(api.procurement.formularyMakers.queryOptions({ input: asked as never })).data;
  const view = VIEWS.find((each) => each === viewAsked) ?? 'catalogue';
  const actions =
    view === 'versions' && versions?.mayBegin
      ? [{ label: t('formulary.begin'), onClick: () => setMaking('version'), primary: true }]
      : view === 'wishes' && may('procurement.request')
        ? [{ label: t('formulary.newWish'), onClick: () => setMaking('wish'), primary: true }]
        : [];
  return (
    <>
      <PageHead
        title={t('formulary.title')}
        subtitle={about && about.version !== '' ? t('formulary.inForce', about) : undefined}
        actions={actions}
      >
        <Segments
          label={t('formulary.view')}
          value={view}
          choices={VIEWS.map((value) => ({ value, label: t(`formulary.view.${value}`) }))}
          onChange={(next) => setView(next === 'catalogue' ? undefined : next)}
        />
      </PageHead>
      {view === 'versions' ? (
        <Versions onBegin={() => setMaking('version')} />
      ) : view === 'wishes' ? (
        <Wishes onNew={() => setMaking('wish')} />
      ) : (
        <Catalogue on={on} onDay={setOn} about={about} />
      )}
      {making === 'version' ? <VersionForm onClose={() => setMaking(undefined)} /> : null}
      {making === 'wish' ? <WishForm onClose={() => setMaking(undefined)} /> : null}
    </>
  );
}
