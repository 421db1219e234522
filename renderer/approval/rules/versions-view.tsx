import { useState } from 'react';
import { usePreferences } from '../../app/preferences.tsx';
import { Empty } from '../../ui/states.tsx';
import type { Version } from './draft.ts';
import { VersionHead, VersionSaid, VersionTable } from './version-part.tsx';

/** 历次版本, the newest first; one of them open to read. */
export function VersionsView({ versions }: { readonly versions: readonly Version[] }) {
  const { t } = usePreferences();
  const [open, setOpen] = useState<number>();
  if (versions.length === 0) return <Empty title={t('approvalRules.noVersions')} />;
  return (
    <div className="approval-versions">
      {versions.map((version) => (
        <section key={version.id} className="approval-sheet card">
          <div className="approval-line approval-heading">
            <VersionHead version={version} />
            <button
              type="button"
              className="button"
              aria-expanded={open === version.id}
              onClick={() => setOpen(open === version.id ? undefined : version.id)}
            >
              {t(open === version.id ? 'approvalRules.done' : 'approvalRules.openVersion')}
            </button>
          </div>
          <VersionSaid version={version} />
          {open === version.id ? <VersionTable version={version} /> : null}
        </section>
      ))}
    </div>
  );
}
