import { useState } from 'react';
import { chinaDay } from '../../../shared/domain/organisation/deadline.ts';
import { parseDate } from '../../../shared/kernel/date.ts';
import { groupedYuan, ZERO } from '../../../shared/kernel/fen.ts';
import { useActing, useAttempt } from '../../app/acting.ts';
import { client } from '../../app/client.ts';
import { downloadFile } from '../../app/files.ts';
import { useIdentity } from '../../app/identity.ts';
import { usePreferences } from '../../app/preferences.tsx';
import { useDialogs } from '../../ui/dialogs.tsx';
import { fenOf } from '../../ui/grid-columns.ts';
import { Labelled } from '../../ui/labelled.tsx';
import { useNotify } from '../../ui/notify.tsx';
import { Problem } from '../../ui/states.tsx';
import { instantName } from '../../ui/time.ts';
import { PaperActions } from '../paper-steps.tsx';
import type { RunDetail } from './looks.ts';

/** 送审 and 审核 as of every paper; the bank's file and 支付, 记账 and 冲销 of a run alone. */
export function RunActions(props: { readonly run: RunDetail; readonly onChange: () => void }) {
  const { t } = usePreferences();
  const { may } = useIdentity();
  const { busy, problem, act } = useActing();
  const dialogs = useDialogs();
  const { run, onChange } = props;
  const [paying, setPaying] = useState(false);
  const at = { id: run.id, revision: run.revision, unit: run.holder };
  const does = (step: (typeof run.may)[number]): boolean => run.may.includes(step);
  const withReason = async (step: 'cancel' | 'reverse', command: (reason: string) => Promise<unknown>) => {
    const reason = await dialogs.reason({
      title: t(`drugPayments.${step}Title`, { number: run.number }),
      action: t(`drugPayments.${step}`),
    });
    if (reason !== undefined) await act(() => command(reason), t(`drugPayments.${step}Done`));
  };
  async function post(): Promise<void> {
    const asked = {
      title: t('drugPayments.postTitle', { number: run.number }),
      body: t(`drugPayments.postBody.${run.mode}`),
      action: t('drugPayments.post'),
    };
    if (!(await dialogs.confirm(asked))) return;
    await act(() => client.procurement.postPayment(at), t('drugPayments.postDone'));
  }
  return (
    <div className="payment-act">
      <div className="payment-bar">
        <PaperActions kind="payment" name={run.number} of={run} />
        {does('prepare') ? (
          <button type="button" className="button" onClick={onChange}>
            {t('drugPayments.changeIt')}
          </button>
        ) : null}
        {['approved', 'paid', 'posted'].includes(run.stage) && may('funds.pay', run.holder) ? (
          <TakeFile run={run} />
        ) : null}
        {does('pay') ? (
          <button type="button" className="button primary" disabled={busy} onClick={() => setPaying(!paying)}>
            {t('drugPayments.pay')}
          </button>
        ) : null}
        {does('post') ? (
          <button type="button" className="button primary" disabled={busy} onClick={() => void post()}>
            {t('drugPayments.post')}
          </button>
        ) : null}
        {does('cancel') ? (
          <button
            type="button"
            className="button"
            disabled={busy}
            onClick={() =>
              void withReason('cancel', (reason) =>
                client.procurement.cancelPayment({ id: run.id, revision: run.revision, reason }),
              )
            }
          >
            {t('drugPayments.cancel')}
          </button>
        ) : null}
        {does('reverse') ? (
          <button
            type="button"
            className="button"
            disabled={busy}
            onClick={() => void withReason('reverse', (reason) => client.procurement.reversePayment({ ...at, reason }))}
          >
            {t('drugPayments.reverse')}
          </button>
        ) : null}
      </div>
      <Problem sentence={problem} />
      {paying ? <PayForm run={run} busy={busy} act={act} /> : null}
    </div>
  );
}

const FORMS = { xlsx: 'Excel', csv: 'CSV' } as const;

function TakeFile({ run }: { readonly run: RunDetail }) {
  const { t } = usePreferences();
  const notify = useNotify();
  const { busy, problem, act } = useActing();
  const { attempt } = useAttempt();
  const dialogs = useDialogs();
  async function take(form: 'xlsx' | 'csv'): Promise<void> {
    const before = run.taken.findLast((each) => each.form === form);
    const of = { form: FORMS[form] };
    if (before) {
      const { display, instant } = before;
      const again = await dialogs.confirm({
        title: t('drugPayments.againTitle', of),
        body: t('drugPayments.againBody', { ...of, display, at: instantName(instant) }),
        action: t('drugPayments.again'),
      });
      if (!again) return;
    }
    const asked = { id: run.id, revision: run.revision, unit: run.holder, form };
    const command = async () => {
      const { file, name, times } = await client.procurement.exportPayment(asked);
      await attempt(() => downloadFile(file, name), t('drugPayments.noFile'));
      if (before) notify.warn({ title: t('drugPayments.takenAgain', { times }) });
    };
    await act(command, t('drugPayments.fileTaken'));
  }
  return (
    <>
      {(['xlsx', 'csv'] as const).map((form) => (
        <button key={form} type="button" className="button" disabled={busy} onClick={() => void take(form)}>
          {t(run.mode === 'insurance' ? 'drugPayments.takeList' : 'drugPayments.takeFile', {
            form: FORMS[form],
          })}
        </button>
      ))}
      <Problem sentence={problem} />
    </>
  );
}

function PayForm(props: { readonly run: RunDetail } & Pick<ReturnType<typeof useActing>, 'busy' | 'act'>) {
  const { t } = usePreferences();
  const { run, busy, act } = props;
  const [day, setDay] = useState<string>(() => chinaDay(Date.now()));
  const [reference, setReference] = useState('');
  const paid = parseDate(day);
  async function pay(): Promise<void> {
    if (!paid) return;
    const asked = { id: run.id, revision: run.revision, unit: run.holder, day: paid, reference: reference.trim() };
    await act(() => client.procurement.payPayment(asked), t('drugPayments.payDone'));
  }
  return (
    <form
      className="payment-pay"
      onSubmit={(event) => {
        event.preventDefault();
        void pay();
      }}
    >
      <Labelled label={t('drugPayments.paid')}>
        {(field) => (
          <input {...field} className="input" type="date" value={day} onChange={({ target }) => setDay(target.value)} />
        )}
      </Labelled>
      <Labelled label={t(`drugPayments.reference.${run.mode}`)}>
        {(field) => (
          <input
            {...field}
            className="input"
            maxLength={60}
            value={reference}
            onChange={({ target }) => setReference(target.value)}
          />
        )}
      </Labelled>
      {paid && paid < run.approved ? (
        <p className="notice warn">{t('drugPayments.paidEarlyAsk', { day: run.approved })}</p>
      ) : null}
      <button type="submit" className="button primary" disabled={busy || !paid || reference.trim() === ''}>
        {t('drugPayments.payIt', { amount: groupedYuan(fenOf(run.amount) ?? ZERO) })}
      </button>
    </form>
  );
}
