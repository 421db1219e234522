import { useIdentity } from '../app/identity.ts';
import { usePreferences } from '../app/preferences.tsx';
import { PageHead } from '../ui/page-head.tsx';
import { PackMaking } from './pack-making.tsx';
import { PackVerifying } from './pack-verifying.tsx';
import './packs.css';

/** 审计包: making one with what is still open said first, and verifying any. */
export function Packs() {
  const { t } = usePreferences();
  const { may } = useIdentity();
  return (
    <>
      <PageHead title={t('packs.title')} subtitle={t('packs.subtitle')} />
      <div className="packs">
        {may('audit.pack') ? <PackMaking /> : null}
        <PackVerifying />
      </div>
    </>
  );
}
