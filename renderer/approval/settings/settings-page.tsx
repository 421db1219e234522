import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useActing } from '../../app/acting.ts';
import { api, client } from '../../app/client.ts';
import { failedOf } from '../../app/failure.ts';
import { usePreferences } from '../../app/preferences.tsx';
import { PageHead } from '../../ui/page-head.tsx';
import { Failed, Loading } from '../../ui/states.tsx';
import { ReasonFoot } from '../seats/form-parts.tsx';
import { type Draft, draftOf, type Kept, settingsOf, wrongIn } from './draft.ts';
import { SettingRows } from './setting-rows.tsx';
import '../approval.css';
import './settings.css';

/** 审批设定 [U]: what the community set, and changing it with a reason. */
export function ApprovalSettingsPage() {
  const { t } = usePreferences();
  const read = useQuery(api.approval.settings.queryOptions({ input: {} }));
  const [changing, setChanging] = useState<Kept>();
  const failed = failedOf(read, t);
  const kept = read.data;
  return (
    <>
      <PageHead
        title={t('approvalSettings.title')}
        actions={
          kept?.maySet && changing === undefined
            ? [
                {
                  label: t('approvalSettings.edit'),
                  ...{ shortcut: 'F2', primary: true, onClick: () => setChanging(kept) },
                },
              ]
            : changing
              ? [{ label: t('approvalSettings.drop'), onClick: () => setChanging(undefined) }]
              : []
        }
      />
      {failed ? (
        <Failed sentence={failed.sentence} onRetry={failed.onRetry} />
      ) : kept ? (
        <div className="approval-sheet settings-sheet card">
          <p className="hint approval-said">{t('approvalSettings.about')}</p>
          {changing ? (
            <Changing kept={changing} onDone={() => setChanging(undefined)} />
          ) : (
            <SettingRows draft={draftOf(kept.settings)} onChange={undefined} />
          )}
        </div>
      ) : (
        <Loading lines={8} />
      )}
    </>
  );
}

/** The settings as they are typed: saved upon what was seen, so that nothing set meanwhile is lost. */
function Changing({ kept, onDone }: { readonly kept: Kept; readonly onDone: () => void }) {
  const { t } = usePreferences();
  const { busy, problem, act } = useActing();
  const [draft, setDraft] = useState<Draft>(() => draftOf(kept.settings));
  const [reason, setReason] = useState('');
  const wrong = wrongIn(draft, kept.settings) ?? (reason.trim() === '' ? ('reason' as const) : undefined);
  const stop = wrong && t(`approvalSettings.stop.${wrong}`);
  async function save(): Promise<void> {
    if (stop !== undefined || busy) return;
    const asked = { revision: kept.revision, settings: settingsOf(draft, kept.settings), reason };
    if (await act(() => client.approval.setApprovalSettings(asked), t('approvalSettings.saved'))) onDone();
  }
  return (
    <form
      className="approval-form"
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
    >
      <SettingRows draft={draft} onChange={(more) => setDraft((before) => ({ ...before, ...more }))} />
      <ReasonFoot {...{ reason, problem, busy, stop }} onReason={setReason} action={t('approvalSettings.save')} />
    </form>
  );
}
