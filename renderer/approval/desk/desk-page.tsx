import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useCallback, useEffect, useState } from 'react';
import { api } from '../../app/client.ts';
import { failedOf } from '../../app/failure.ts';
import { usePreferences } from '../../app/preferences.tsx';
import { useAddress } from '../../app/scope.ts';
import { ToPage } from '../../app/to-page.tsx';
import { PageHead } from '../../ui/page-head.tsx';
import { Segments } from '../../ui/segments.tsx';
import { Empty, Failed, Loading } from '../../ui/states.tsx';
import { useDeskKeys } from './desk-keys.ts';
import { DocumentPane } from './document-pane.tsx';
import { decidedKey, type Inbox, neighbourOf, nextAfter, rowsOf, TABS, type Tab } from './inbox.ts';
import { InboxList } from './inbox-list.tsx';
import '../approval.css';
import './desk.css';

/** 审批台: what waits for the person at the left, the document that is decided at the right, the next one after it. */
export function ApprovalsPage() {
  const { t } = usePreferences();
  const read = useQuery(api.approval.approvalInbox.queryOptions({ input: {} }));
  const failed = failedOf(read, t);
  if (failed)
    return (
      <>
        <PageHead title={t('approvals.title')} />
        <Failed sentence={failed.sentence} onRetry={failed.onRetry} />
      </>
    );
  if (!read.data)
    return (
      <>
        <PageHead title={t('approvals.title')} />
        <Loading />
      </>
    );
  return <Desk inbox={read.data} />;
}

function Desk({ inbox }: { readonly inbox: Inbox }) {
  const { t } = usePreferences();
  const queries = useQueryClient();
  const navigate = useNavigate();
  const [askedTab] = useAddress('tab');
  const [askedDocument] = useAddress('document');
  // What was decided a moment ago stands in the list until it is read anew.
  const [gone, setGone] = useState<ReadonlySet<string>>(new Set());
  useDeskKeys();
  const counts = Object.fromEntries(TABS.map((tab) => [tab, rowsOf(inbox, tab, gone).length])) as Record<Tab, number>;
  const shown = /^[1-9]\d{0,15}$/.test(askedDocument ?? '') ? Number(askedDocument) : undefined;
  const isIn = (one: Tab): boolean => rowsOf(inbox, one, gone).some(({ id }) => id === shown);
  // Of a document that a link opens, the list that it is in.
  const tab =
    TABS.find((one) => one === askedTab) ?? TABS.find(isIn) ?? TABS.find((one) => counts[one] > 0) ?? 'waiting';
  const rows = rowsOf(inbox, tab, gone);
  const go = useCallback(
    (search: { readonly tab: Tab; readonly document: number | undefined }, replace = false) =>
      void navigate({
        to: '.',
        replace,
        search: (before: Record<string, unknown>) => ({
          ...before,
          tab: search.tab,
          document: search.document === undefined ? undefined : String(search.document),
        }),
      }),
    [navigate],
  );
  // What is opened first stays open, whatever comes into the list above it.
  const first = rows[0]?.id;
  useEffect(() => {
    if (shown === undefined && first !== undefined) go({ tab, document: first }, true);
  }, [shown, first, tab, go]);
  // The one that follows is read ahead, so that it stands there at once.
  const next = shown === undefined ? undefined : nextAfter(rows, shown);
  useEffect(() => {
    if (next !== undefined) void queries.prefetchQuery(api.approval.application.queryOptions({ input: { id: next } }));
  }, [next, queries]);
  return (
    <>
      <PageHead title={t('approvals.title')}>
        <Segments
          label={t('approvals.tabs')}
          value={tab}
          choices={TABS.map((value) => ({ value, label: `${t(`approvals.tab.${value}`)} ${counts[value]}` }))}
          onChange={(value) => go({ tab: value, document: rowsOf(inbox, value, gone)[0]?.id })}
        />
        <PayeesWaiting />
      </PageHead>
      {shown === undefined && rows.length === 0 ? (
        <Empty title={t(`approvals.none.${tab}`)}>
          <p>{t(`approvals.noneBody.${tab}`)}</p>
        </Empty>
      ) : (
        <div className="approvals fill" data-told="above">
          <InboxList {...{ tab, rows, chosen: shown }} onOpen={(id) => go({ tab, document: id })} />
          {shown === undefined ? (
            <Loading />
          ) : (
            <DocumentPane
              key={shown}
              id={shown}
              follows={next !== undefined}
              onDecided={(document) => {
                setGone(new Set([...gone, decidedKey(document)]));
                go({ tab, document: next });
              }}
              onTurn={(by) => {
                const to = neighbourOf(rows, shown, by);
                if (to !== undefined) go({ tab, document: to });
              }}
            />
          )}
        </div>
      )}
    </>
  );
}

/** 收款账户 that waits for who sits here: it is decided where accounts are kept. */
function PayeesWaiting() {
  const { t } = usePreferences();
  const waiting = useQuery(api.audit.notices.queryOptions({ input: {} })).data?.payees;
  if (!waiting || waiting.count === 0) return null;
  return (
    <ToPage to="/approval-payees" search={{ payee: waiting.only ?? undefined }} className="link">
      {t('notices.payees', { count: waiting.count })}
    </ToPage>
  );
}
