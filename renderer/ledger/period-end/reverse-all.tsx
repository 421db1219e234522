import type { Contract } from '../../../shared/contract/index.ts';
import type { ReplyOf } from '../../../shared/contract/operation.ts';
import type { Period } from '../../../shared/kernel/period.ts';
import { useAttempt } from '../../app/acting.ts';
import { client } from '../../app/client.ts';
import { useIdentity } from '../../app/identity.ts';
import { usePreferences } from '../../app/preferences.tsx';
import { useDialogs } from '../../ui/dialogs.tsx';
import { useNotify } from '../../ui/notify.tsx';
import { periodName } from '../../ui/time.ts';
import type { Names } from '../books/names.ts';

/** Vouchers that the question names; a year's end makes some fifteen. */
const NAMED = 20;

/** 冲销结转: all closing vouchers of the month at once, each named in the question, for one reason. */
export function ReverseAll(props: {
  readonly data: Pick<ReplyOf<Contract['ledger']['periodEnd']>, 'posted' | 'irreversible'>;
  readonly unit: string;
  readonly period: Period;
  readonly names: Names;
  readonly onReversed: () => void;
}) {
  const { t, locale } = usePreferences();
  const { may } = useIdentity();
  const { reason } = useDialogs();
  const notify = useNotify();
  const { busy, attempt } = useAttempt();
  const { unit, period, names } = props;
  const { posted, irreversible } = props.data;
  if (!may('ledger.post', unit)) return null;
  if (irreversible !== null) return <span className="hint">{irreversible}</span>;
  const count = posted.length;

  async function reverse(): Promise<void> {
    const more = count - NAMED;
    const why = await reason({
      title: t('periodEnd.reverseAsk', { count, unit: names.unit(unit), period: periodName(period, locale) }),
      body: [
        t('periodEnd.reverseBody'),
        ...posted.slice(0, NAMED).map(({ number, summary }) => `${number}　${summary}`),
        ...(more > 0 ? [t('periodEnd.reverseMore', { count: more })] : []),
      ].join('\n'),
      action: t('periodEnd.reverseDo', { count }),
      danger: true,
    });
    if (why === undefined) return;
    await attempt(async () => {
      await client.ledger.reversePeriodEnd({ unit, period, vouchers: posted.map(({ id }) => id), reason: why });
      notify.done({ title: t('periodEnd.reverseDone', { count, period: periodName(period, locale) }) });
    }, t('periodEnd.reverseAll'));
    props.onReversed();
  }
  return (
    <button type="button" className="button" disabled={busy} onClick={() => void reverse()}>
      {t('periodEnd.reverseAll')}
    </button>
  );
}
