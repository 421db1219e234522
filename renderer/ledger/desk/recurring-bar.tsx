import { useQuery, useQueryClient } from '@tanstack/react-query';
import type { Period } from '../../../shared/kernel/period.ts';
import { useAttempt } from '../../app/acting.ts';
import { api, client } from '../../app/client.ts';
import { useIdentity } from '../../app/identity.ts';
import { usePreferences } from '../../app/preferences.tsx';
import { useNotify } from '../../ui/notify.tsx';

/** 周期凭证 that a month still lacks, and one press that makes their drafts. Nothing where none is due. */
export function RecurringBar({ unit, period }: { unit: string | undefined; period: Period }) {
  const { t } = usePreferences();
  const { may } = useIdentity();
  const notify = useNotify();
  const queries = useQueryClient();
  const { busy, attempt } = useAttempt();
  const read = useQuery(
    api.ledger.recurring.queryOptions({ input: { period, ...(unit === undefined ? {} : { unit }) } }),
  ).data;
  const due = (read?.rows ?? []).filter((row) => row.draft === null && row.open && may('ledger.prepare', row.unit));
  if (due.length === 0) return null;
  const units = [...new Set(due.map((row) => row.unit))];
  async function make(): Promise<void> {
    let made = 0;
    const all = async () => {
      for (const each of units) made += (await client.ledger.makeRecurring({ unit: each, period })).made.length;
    };
    if (await attempt(all, t('recurring.make'))) notify.done({ title: t('recurring.made', { count: made }) });
    void queries.invalidateQueries();
  }
  return (
    <p className="notice recurring-bar" role="status">
      <span>
        <b>{t('recurring.due', { count: due.length })}</b>{' '}
        {due
          .slice(0, SHOWN)
          .map(({ name, date }) => `${name} ${date.slice(5)}`)
          .join(' · ')}
        {due.length > SHOWN ? ' …' : ''}
      </span>
      <button type="button" className="button" disabled={busy} onClick={() => void make()}>
        {t('recurring.make')}
      </button>
    </p>
  );
}

/** So many are named; the rest are counted. */
const SHOWN = 4;
