import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { api, client } from '../app/client.ts';
import { sentenceOf } from '../app/failure.ts';
import { useIdentity } from '../app/identity.ts';
import { usePreferences } from '../app/preferences.tsx';
import { useNotify } from '../ui/notify.tsx';
import { instantName } from '../ui/time.ts';
import type { BoardRow } from './rows.ts';

/** Which units of a month were urged today, and so cannot be again. */
function useUrges(period: string) {
  const { may } = useIdentity();
  return useQuery({
    ...api.audit.urges.queryOptions({ input: { period: period as never } }),
    enabled: may('ledger.lock'),
  }).data;
}

/** 催办: rings in the bell of the unit's people, once a day; it stands on the trail. Nothing where there is nothing to urge. */
export function Urge({ rows, period, className }: { rows: readonly BoardRow[]; period: string; className: string }) {
  const { t } = usePreferences();
  const { may } = useIdentity();
  const notify = useNotify();
  const urges = useUrges(period);
  const [busy, setBusy] = useState(false);
  const open = rows.filter(({ state, unit }) => state === 'open' && may('ledger.lock', unit));
  const urged = new Map(urges?.filter(({ today }) => today).map(({ unit, instant }) => [unit, instant]));
  const due = open.filter(({ unit }) => !urged.has(unit));
  const [only] = open;
  if (!urges || !only) return null;
  const last = urged.get(only.unit);
  if (due.length === 0)
    return (
      <span className="hint urged" title={open.length === 1 && last ? instantName(last) : undefined}>
        {t('urge.done')}
      </span>
    );
  async function urge(): Promise<void> {
    setBusy(true);
    try {
      for (const { unit } of due) await client.audit.urge({ unit, period });
      notify.done({ title: t('urge.told', { count: due.length }), body: t('urge.toldBody') });
    } catch (error) {
      notify.failed({ title: t('urge.failed'), body: sentenceOf(error, t) });
    } finally {
      setBusy(false);
    }
  }
  return (
    <button type="button" className={className} aria-disabled={busy} onClick={() => busy || void urge()}>
      {rows.length === 1 ? t('urge.one') : t('urge.many', { count: due.length })}
    </button>
  );
}
