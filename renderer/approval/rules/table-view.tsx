import { doubtsOf } from '../../../shared/domain/approval/coverage.ts';
import { WORLD } from '../../../shared/domain/approval/table.ts';
import { useActing } from '../../app/acting.ts';
import { client } from '../../app/client.ts';
import { usePreferences } from '../../app/preferences.tsx';
import { useDialogs } from '../../ui/dialogs.tsx';
import { Empty, Problem } from '../../ui/states.tsx';
import { useApprovalWords } from '../words.ts';
import { DoubtsList } from './doubts-list.tsx';
import { type Rules, ruleOfRow, type Version } from './draft.ts';
import { VersionHead, VersionSaid, VersionTable } from './version-part.tsx';

/** The table in force, and above it what waits for another person, with what it changes. */
export function TableView({ rules, onDraft }: { readonly rules: Rules; readonly onDraft: () => void }) {
  const { t } = usePreferences();
  const { versions, may } = rules;
  const proposed = versions.find(({ state }) => state === 'proposed');
  const inForce = versions.find(({ state }) => state === 'in-force');
  return (
    <div className="approval-versions">
      {proposed ? <Proposed rules={rules} proposed={proposed} inForce={inForce} /> : null}
      {inForce ? (
        <section className="approval-sheet card">
          <div className="approval-line approval-heading">
            <VersionHead version={inForce} />
            <span className="hint">{t('approvalRules.about')}</span>
          </div>
          <VersionTable version={inForce} />
        </section>
      ) : proposed ? null : (
        <Empty
          title={t('approvalRules.none')}
          action={
            may.includes('propose') ? (
              <button type="button" className="button primary" onClick={onDraft}>
                {t('approvalRules.draft')}
              </button>
            ) : undefined
          }
        >
          <p>{t('approvalRules.noneBody')}</p>
        </Empty>
      )}
    </div>
  );
}

function Proposed(props: { readonly rules: Rules; readonly proposed: Version; readonly inForce: Version | undefined }) {
  const { t } = usePreferences();
  const { busy, problem, act } = useActing();
  const dialogs = useDialogs();
  const words = useApprovalWords();
  const { proposed, inForce } = props;
  const { may, waitsFor } = props.rules;
  const { id } = proposed;
  async function decide(agree: boolean): Promise<void> {
    const asked = {
      title: t('approvalRules.decideTitle'),
      action: t(agree ? 'approvalRules.approve' : 'approvalRules.reject'),
    };
    if (agree) {
      if (await dialogs.confirm({ ...asked, body: t('approvalRules.approveBody') }))
        await act(() => client.approval.decideRules({ id, agree }), t('approvalRules.approved'));
      return;
    }
    const reason = await dialogs.reason(asked);
    if (reason !== undefined)
      await act(() => client.approval.decideRules({ id, agree, reason }), t('approvalRules.rejected'));
  }
  async function withdraw(): Promise<void> {
    const asked = { title: t('approvalRules.withdrawTitle'), action: t('approvalRules.withdraw') };
    if (await dialogs.confirm({ ...asked, body: t('approvalRules.withdrawBody') }))
      await act(() => client.approval.withdrawRules({ id }), t('approvalRules.withdrawn'));
  }
  return (
    <section className="approval-sheet card approval-proposed">
      <VersionHead version={proposed} />
      <VersionSaid version={proposed} />
      <DoubtsList doubts={doubtsOf(proposed.rows.map(ruleOfRow), WORLD)} />
      <VersionTable version={proposed} before={inForce?.rows.map(ruleOfRow)} />
      <Problem sentence={problem} />
      <div className="approval-line">
        {may.includes('approve') ? (
          <>
            <button type="button" className="button primary" disabled={busy} onClick={() => void decide(true)}>
              {t('approvalRules.approve')}
            </button>
            <button type="button" className="button" disabled={busy} onClick={() => void decide(false)}>
              {t('approvalRules.reject')}
            </button>
          </>
        ) : (
          <span className="hint" role="note">
            {waitsFor.length === 0
              ? t('approvalRules.waitsForNobody')
              : t('approvalRules.waits', { names: words.list(waitsFor) })}
          </span>
        )}
        {may.includes('withdraw') ? (
          <button type="button" className="button" disabled={busy} onClick={() => void withdraw()}>
            {t('approvalRules.withdraw')}
          </button>
        ) : null}
      </div>
    </section>
  );
}
