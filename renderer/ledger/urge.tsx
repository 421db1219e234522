import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { UrgedStep } from '../../shared/domain/audit/readiness.ts';
import { api, client } from '../app/client.ts';
import { sentenceOf } from '../app/failure.ts';
import { useIdentity } from '../app/identity.ts';
import { usePreferences } from '../app/preferences.tsx';
import { useRefreshed } from '../app/refreshing.ts';
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

/** What a unit can be urged to do about its month; undefined where it is not its turn. */
export const urgedStep = ({ state, unsigned }: Pick<BoardRow, 'state' | 'unsigned'>): UrgedStep | undefined =>
  state === 'open' ? 'submit' : state === 'submitted' && unsigned.includes('unit') ? 'attest' : undefined;

const WORDS = {
  submit: ['urge.one', 'urge.many'],
  attest: ['urge.attest.one', 'urge.attest.many'],
} as const;

/**
 * 催办 and 催签: rings in the bell of the unit's people, once a day for each; it stands on the trail. Nothing where there is
 * nothing to urge.
 */
export function Urge(props: {
  readonly rows: readonly BoardRow[];
  readonly period: string;
  readonly className: string;
  /** What for; by itself what the first row waits for. */
  readonly step?: UrgedStep;
}) {
  const { rows, period, className } = props;
  const { t } = usePreferences();
  const { may } = useIdentity();
  const notify = useNotify();
  const refreshed = useRefreshed();
  const urges = useUrges(period);
  const [busy, setBusy] = useState(false);
  const step = props.step ?? (rows[0] && urgedStep(rows[0]));
  const open = rows.filter((row) => step !== undefined && urgedStep(row) === step && may('ledger.lock', row.unit));
  const urged = new Map(
    urges?.filter((one) => one.today && one.step === step).map(({ unit, instant }) => [unit, instant]),
  );
  const due = open.filter(({ unit }) => !urged.has(unit));
  const [only] = open;
  if (!urges || !only || step === undefined) return null;
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
      await refreshed();
      notify.done({ title: t('urge.told', { count: due.length }), body: t(`urge.toldBody.${step ?? 'submit'}`) });
    } catch (error) {
      notify.failed({ title: t('urge.failed'), body: sentenceOf(error, t) });
    } finally {
      setBusy(false);
    }
  }
  const [one, many] = WORDS[step];
  return (
    <button type="button" className={className} aria-disabled={busy} onClick={() => busy || void urge()}>
      {rows.length === 1 ? t(one) : t(many, { count: due.length })}
    </button>
  );
}
