import { useQuery } from '@tanstack/react-query';
import { api } from '../../app/client.ts';
import { failedOf } from '../../app/failure.ts';
import { usePreferences } from '../../app/preferences.tsx';
import { useAddress } from '../../app/scope.ts';
import { PageHead } from '../../ui/page-head.tsx';
import { Segments } from '../../ui/segments.tsx';
import { Failed, Loading } from '../../ui/states.tsx';
import { type Draft, keyed, ruleOfRow, rulesOf, type Version } from './draft.ts';
import { DraftView } from './draft-view.tsx';
import { TableView } from './table-view.tsx';
import { TrialView } from './trial-view.tsx';
import { useDraft } from './use-draft.ts';
import { VersionsView } from './versions-view.tsx';
import '../approval.css';

const VIEWS = ['table', 'trial', 'versions'] as const;

/** 审批规则: the table in force or a draft of the next, trying a payment, and the versions. */
export function RulesPage() {
  const { t } = usePreferences();
  const [asked, setView] = useAddress('view');
  const [kept, setDraft] = useDraft();
  const read = useQuery(api.approval.rules.queryOptions({ input: {} }));
  const failed = failedOf(read, t);
  const view = VIEWS.find((each) => each === asked) ?? 'table';
  const mayPropose = read.data?.may.includes('propose') ?? false;
  // While another version waits there is nothing to draft; what was begun is there again afterwards.
  const draft = mayPropose ? kept : undefined;
  const begin = (): void => {
    setView(undefined);
    setDraft(begun(read.data?.versions ?? []));
  };
  return (
    <>
      <PageHead
        title={t('approvalRules.title')}
        actions={
          mayPropose && draft === undefined
            ? [{ label: t('approvalRules.draft'), shortcut: 'F2', primary: true, onClick: begin }]
            : []
        }
      >
        <Segments
          label={t('approvalRules.view')}
          value={view}
          choices={VIEWS.map((value) => ({ value, label: t(`approvalRules.view.${value}`) }))}
          onChange={(next) => setView(next === 'table' ? undefined : next)}
        />
      </PageHead>
      {failed ? (
        <Failed sentence={failed.sentence} onRetry={failed.onRetry} />
      ) : !read.data ? (
        <Loading />
      ) : view === 'versions' ? (
        <VersionsView versions={read.data.versions} />
      ) : view === 'trial' ? (
        <TrialView other={otherOf(draft, read.data.versions)} />
      ) : draft ? (
        <DraftView draft={draft} onChange={setDraft} onClose={() => setDraft(undefined)} />
      ) : (
        <TableView rules={read.data} onDraft={begin} />
      )}
    </>
  );
}

/** A draft begins from the latest table that was put in force. */
function begun(versions: readonly Version[]): Draft {
  const latest = versions.find(({ state }) => state === 'coming' || state === 'in-force');
  return { rows: keyed(latest?.rows.map(ruleOfRow) ?? []), first: '', reason: '' };
}

/** What is tried beside the table in force. */
function otherOf(draft: Draft | undefined, versions: readonly Version[]) {
  const own = draft && draft.rows.length > 0 ? rulesOf(draft.rows) : undefined;
  if (own) return { kind: 'draft' as const, rules: own };
  const proposed = versions.find(({ state }) => state === 'proposed');
  return proposed && { kind: 'proposed' as const, rules: proposed.rows.map(ruleOfRow) };
}
