import { useQuery } from '@tanstack/react-query';
import { useId, useRef, useState } from 'react';
import type { Contract } from '../../shared/contract/index.ts';
import type { ReplyOf } from '../../shared/contract/operation.ts';
import { Bell } from '../ui/icons.tsx';
import { instantName } from '../ui/time.ts';
import { api, client } from './client.ts';
import { usePreferences } from './preferences.tsx';
import { useTeller } from './teller.ts';
import { ToPage, usePageExists } from './to-page.tsx';
import { placeOf, sentenceTold, type Teller } from './told.ts';
import './bell.css';

type Notices = ReplyOf<Contract['audit']['notices']>;

/** The number on the bell has room for two digits. */
const COUNTED_TO = 99;

/** 通知: what others did that concerns this person, the newest first. Opening it is looking at it, on every desk. */
export function NoticeBell() {
  const { t } = usePreferences();
  const { data: notices, refetch } = useQuery(api.audit.notices.queryOptions({ input: {} }));
  const [seenBefore, setSeenBefore] = useState<number>();
  const list = useRef<HTMLElement>(null);
  const id = useId();
  const unread = notices?.unread ?? 0;

  function toggled(open: boolean): void {
    setSeenBefore(open ? notices?.seen : undefined);
    if (!open || !notices || unread === 0) return;
    // What cannot be noted now is told again the next time.
    client.session.noteSeen({ sequence: notices.last }).then(
      () => void refetch(),
      () => undefined,
    );
  }
  const waiting = notices?.approvals.count ?? 0;
  const payees = notices?.payees.count ?? 0;
  const label = [
    unread > 0 ? t('notices.count', { count: unread }) : t('notices.title'),
    ...(waiting > 0 ? [t('notices.approvals', { count: waiting })] : []),
    ...(payees > 0 ? [t('notices.payees', { count: payees })] : []),
  ].join(' · ');
  return (
    <>
      <button type="button" className="bar-button bell" popoverTarget={id} aria-label={label} title={label}>
        <Bell />
        {unread > 0 ? (
          <b aria-hidden="true">{unread > COUNTED_TO ? `${COUNTED_TO}+` : unread}</b>
        ) : notices?.backupOverdueDays || waiting || payees ? (
          <i aria-hidden="true" />
        ) : null}
      </button>
      <section
        ref={list}
        id={id}
        popover="auto"
        className="notices card"
        aria-label={t('notices.title')}
        onToggle={(event) => toggled(event.newState === 'open')}
        onClickCapture={(event) => {
          if (event.target instanceof Element && event.target.closest('a')) list.current?.hidePopover();
        }}
      >
        <header>
          <h2>{t('notices.title')}</h2>
          <ToPage to="/changes">{t('notices.all')}</ToPage>
        </header>
        {notices ? <NoticeList notices={notices} seen={seenBefore ?? notices.seen} /> : null}
      </section>
    </>
  );
}

function NoticeList({ notices, seen }: { notices: Notices; seen: number }) {
  const { t } = usePreferences();
  const teller = useTeller(notices.names);
  const { rows, backupOverdueDays, approvals, payees } = notices;
  return (
    <>
      {approvals.count === 0 ? null : (
        <p className="notice">
          {t('notices.approvals', { count: approvals.count })}{' '}
          <ToPage
            to="/approvals"
            permission="approval.read"
            search={{ tab: 'waiting', document: approvals.only === null ? undefined : String(approvals.only) }}
          >
            {t('notices.approvalsGo')}
          </ToPage>
        </p>
      )}
      {payees.count === 0 ? null : (
        <p className="notice">
          {t('notices.payees', { count: payees.count })}{' '}
          <ToPage to="/approval-payees" permission="approval.read" search={{ payee: payees.only ?? undefined }}>
            {t('notices.payeesGo')}
          </ToPage>
        </p>
      )}
      {backupOverdueDays === null ? null : (
        <p className="notice warn">
          {t('notices.backup', { days: backupOverdueDays })} <ToPage to="/admin/store">{t('notices.backupGo')}</ToPage>
        </p>
      )}
      {rows.length === 0 ? (
        <div className="notices-none">
          <strong>{t('notices.none')}</strong>
          <span className="hint">{t('notices.noneBody')}</span>
        </div>
      ) : (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard.
        <ul tabIndex={0} aria-label={t('notices.title')}>
          {rows.map((row) => (
            <NoticeRow key={row.sequence} row={row} fresh={row.sequence > seen} teller={teller} />
          ))}
        </ul>
      )}
    </>
  );
}

function NoticeRow({ row, fresh, teller }: { row: Notices['rows'][number]; fresh: boolean; teller: Teller }) {
  const { t } = usePreferences();
  const exists = usePageExists();
  const place = placeOf(row);
  const sentence = sentenceTold(row, teller);
  return (
    <li className={fresh ? 'fresh' : undefined}>
      <span>
        {fresh ? <span className="chip accent">{t('notices.new')}</span> : null}
        {place && exists(place) ? <ToPage {...place}>{sentence}</ToPage> : sentence}
      </span>
      {row.reason ? <small className="hint">{t('notices.reason', { reason: row.reason })}</small> : null}
      <small className="hint">
        <time dateTime={row.instant}>{instantName(row.instant)}</time>
      </small>
    </li>
  );
}
