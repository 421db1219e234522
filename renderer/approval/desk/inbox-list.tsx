import { useEffect, useRef } from 'react';
import { groupedYuan, parseYuan, ZERO } from '../../../shared/kernel/fen.ts';
import { usePreferences } from '../../app/preferences.tsx';
import { type Row, type Tab, waitedDays } from './inbox.ts';
import { STAGE_LOOKS } from './looks.ts';
import './inbox-list.css';

/** One calm list: what it is, whose, how much, how long it has waited, and what stands out. */
export function InboxList(props: {
  readonly tab: Tab;
  readonly rows: readonly Row[];
  readonly chosen: number | undefined;
  readonly onOpen: (id: number) => void;
}) {
  const { t } = usePreferences();
  const { tab, rows, chosen, onOpen } = props;
  const list = useRef<HTMLUListElement>(null);
  // What is opened by a key or follows a decision has the focus in the list, where one goes on from.
  useEffect(() => {
    if (chosen === undefined) return;
    const row = list.current?.querySelector<HTMLElement>('[aria-current=true]');
    row?.scrollIntoView({ block: 'nearest' });
    if (document.activeElement?.matches('body, #main, .approvals *')) row?.focus({ preventScroll: true });
  }, [chosen]);
  return (
    <section className="approvals-list card" aria-label={t(`approvals.tab.${tab}`)}>
      {chosen !== undefined && rows.length > 0 && !rows.some(({ id }) => id === chosen) ? (
        <p className="hint">{t('approvals.notListed')}</p>
      ) : null}
      {rows.length === 0 ? <p className="hint">{t(`approvals.none.${tab}`)}</p> : null}
      <ul ref={list}>
        {rows.map((row) => (
          <li key={row.id}>
            <button type="button" aria-current={row.id === chosen} onClick={() => onOpen(row.id)}>
              <ListRow row={row} tab={tab} />
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}

function ListRow({ row, tab }: { readonly row: Row; readonly tab: Tab }) {
  const { t } = usePreferences();
  const waited = waitedDays(row);
  return (
    <>
      <span className="approvals-row-top">
        <b>{row.unitName}</b>
        <strong>{groupedYuan(parseYuan(row.amount) ?? ZERO)}</strong>
      </span>
      <span className="one-line">{row.purpose}</span>
      <span className="approvals-row-marks">
        {row.urgent ? <span className="chip danger">{t('approvals.urgent')}</span> : null}
        {row.late > 0 ? <span className="chip warn">{t('approvals.late', { days: row.late })}</span> : null}
        {row.warnings ? <span className="chip danger">{t('approvals.warnings', { count: row.warnings })}</span> : null}
        {row.forWhom ? <span className="chip warn">{t('approvals.forShort', { person: row.forWhom })}</span> : null}
        {row.until ? <span className="chip danger">{t('approvals.until', { day: row.until })}</span> : null}
        {row.urged ? <span className="chip">{t('approvals.urged', { count: row.urged })}</span> : null}
        {tab === 'own' && row.stage !== 'deciding' ? (
          <span className={STAGE_LOOKS[row.stage]}>{t(`approval.stage.${row.stage}`)}</span>
        ) : null}
      </span>
      <span className="approvals-row-foot">
        <span>
          {row.number} {t(`approval.category.${row.category}`)}
        </span>
        <span>
          {tab === 'waiting' || row.level === '' ? null : `${t(`approval.level.${row.level}`)} `}
          {waited === undefined
            ? null
            : waited > 0
              ? t('approvals.waited', { days: waited })
              : t('approvals.waitedToday')}
        </span>
      </span>
    </>
  );
}
