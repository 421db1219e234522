import { useState } from 'react';
import { parseYuan, ZERO } from '../../../shared/kernel/fen.ts';
import { useActing } from '../../app/acting.ts';
import { client } from '../../app/client.ts';
import { usePreferences } from '../../app/preferences.tsx';
import { useDialogs } from '../../ui/dialogs.tsx';
import { Problem } from '../../ui/states.tsx';
import type { Doing, PayoutDetail } from './looks.ts';
import { PayFields, Refused } from './pay-fields.tsx';
import { keyOf, usePayoutKeys } from './payout-keys.ts';
import { FILE_FORMS, type FileForm, usePaying } from './use-paying.ts';

type Reasoned = 'return' | 'strike' | 'reverse';

/** What may be done to a payment now, by whoever reads it: 复核, 退回, 导出, 支付, 记账, 冲销, 作废. */
export function PayoutActions(props: {
  readonly payout: PayoutDetail;
  readonly onEdit: () => void;
  readonly onPrint: () => void;
  readonly onDone: () => void;
}) {
  const { t } = usePreferences();
  const dialogs = useDialogs();
  const { busy, problem, act } = useActing();
  const paying = usePaying();
  const [asksPay, setAsksPay] = useState(false);
  const { payout, onEdit, onPrint, onDone } = props;
  const { id, revision, unit, number, payeeName, stage } = payout;
  const at = { id, revision, unit };
  const amount = parseYuan(payout.amount) ?? ZERO;
  const does = (step: Doing): boolean => payout.may.includes(step);
  const isShut = payout.doors.some(({ problems }) => problems.length > 0);
  const waits = busy || paying.busy;
  const hand = (): void =>
    void (async () => {
      if (does('hand') && !waits) await act(() => client.approval.handPayout(at), t('payouts.handed'));
    })();
  const check = (): void =>
    void (async () => {
      if (!does('check') || waits || isShut) return;
      const done = await act(() => client.approval.checkPayout(at), t('payouts.checked', { number }));
      if (done) onDone();
    })();
  const reasoned = (step: Reasoned): void =>
    void (async () => {
      if (!does(step) || waits) return;
      const reason = await dialogs.reason({
        title: t(`payouts.${step}Title`, { number }),
        body: t(step === 'reverse' && stage === 'posted' ? 'payouts.reversePosted' : `payouts.${step}Body`),
        action: t(`payouts.act.${step}`),
        danger: step !== 'return',
      });
      if (reason === undefined) return;
      const said = { ...at, reason };
      const command = {
        return: () => client.approval.returnPayout(said),
        strike: () => client.approval.strikePayout(said),
        reverse: () => client.approval.reversePayout(said),
      }[step];
      if ((await act(command, t(`payouts.done.${step}`, { number }))) && step === 'return') onDone();
    })();
  const post = (): void =>
    void (async () => {
      if (!does('post') || waits) return;
      const asked = {
        title: t('payouts.postTitle', { number }),
        body: t('payouts.postBody', { day: payout.paid, payee: payeeName }),
        action: t('payouts.act.post'),
      };
      if (await dialogs.confirm(asked)) await act(() => client.approval.postPayout(at), t('payouts.posted'));
    })();
  const pay = (): void => setAsksPay(does('pay') && !asksPay);
  usePayoutKeys({ check, return: () => reasoned('return'), pay, post });
  const button = (
    label: string,
    onClick: () => void,
    more: { readonly key?: string; readonly primary?: boolean } = {},
  ) => (
    <button
      type="button"
      className={more.primary ? 'button primary' : 'button'}
      aria-disabled={waits}
      onClick={onClick}
    >
      {label} {more.key === undefined ? null : <kbd>{more.key}</kbd>}
    </button>
  );
  return (
    <div className="payout-actions">
      <Problem sentence={problem ?? paying.problem} />
      <Refused of={paying.refused} />
      {asksPay ? (
        <PayFields
          amount={amount}
          busy={waits}
          onClose={() => setAsksPay(false)}
          onPay={(day, reference) =>
            void paying.pay([payout], day, reference).then((paid) => {
              if (paid.length > 0) onDone();
            })
          }
        />
      ) : null}
      <div className="approval-line">
        {does('check') ? (
          <button
            type="button"
            className="button primary"
            aria-disabled={waits || isShut}
            title={isShut ? t('payouts.shutStops') : undefined}
            onClick={check}
          >
            {t('payouts.act.check')} <kbd>{keyOf('check')}</kbd>
          </button>
        ) : null}
        {does('hand') ? button(t('payouts.hand'), hand, { primary: true }) : null}
        {does('pay') ? button(t('payouts.pay'), pay, { primary: true, key: keyOf('pay') }) : null}
        {does('post') ? button(t('payouts.act.post'), post, { primary: true, key: keyOf('post') }) : null}
        {does('return') ? button(t('payouts.act.return'), () => reasoned('return'), { key: keyOf('return') }) : null}
        {does('prepare') ? button(t('payouts.act.prepare'), onEdit) : null}
        {does('export')
          ? (Object.keys(FILE_FORMS) as FileForm[]).map((form) => (
              <span key={form}>
                {button(t('payouts.takeFile', { form: FILE_FORMS[form] }), () => void paying.take([payout], form))}
              </span>
            ))
          : null}
        {does('reverse') ? button(t('payouts.act.reverse'), () => reasoned('reverse')) : null}
        {does('strike') ? button(t('payouts.act.strike'), () => reasoned('strike')) : null}
        <span className="hint">
          {whoseTurn(payout) === undefined ? null : t(`payouts.waits.${whoseTurn(payout)!}`)}
        </span>
        <span className="payout-acts">{button(t('approvals.act.print'), onPrint, { key: keyOf('print') })}</span>
      </div>
    </div>
  );
}

/** For whom it waits, where its reader has nothing to do; undefined where the buttons say it. */
function whoseTurn({ stage, may }: PayoutDetail) {
  const own = may.some((step) => step === 'check' || step === 'pay' || step === 'post' || step === 'hand');
  return own ? undefined : stage;
}
