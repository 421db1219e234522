import { useState } from 'react';
import { usePreferences } from '../../app/preferences.tsx';
import { useAmountSaid } from '../../ui/amount.tsx';
import { Problem } from '../../ui/states.tsx';
import { type PayoutRow, totalOf } from './looks.ts';
import { PayFields, Refused } from './pay-fields.tsx';
import { FILE_FORMS, type FileForm, usePaying } from './use-paying.ts';

/** What is picked of 待支付: the bank's file of it, and 登记支付 once the bank has paid. */
export function PayBar(props: {
  readonly rows: readonly PayoutRow[];
  readonly picked: ReadonlySet<number>;
  readonly onPick: (ids: readonly number[]) => void;
  readonly onPaid: () => void;
}) {
  const { t } = usePreferences();
  const said = useAmountSaid();
  const { busy, problem, refused, take, pay } = usePaying();
  const [paying, setPaying] = useState(false);
  const { rows, picked, onPick, onPaid } = props;
  const chosen = rows.filter(({ id }) => picked.has(id));
  const units = [...new Set(chosen.map(({ unit }) => unit))];
  // One file is of one unit's account: of whichever stands first, where none is chosen.
  const unit = units[0] ?? rows[0]?.unit;
  const all = rows.filter((row) => row.unit === unit);
  const stop = chosen.length === 0 ? t('payouts.pickFirst') : units.length > 1 ? t('payouts.oneUnit') : undefined;
  const isAll = all.length > 0 && all.every(({ id }) => picked.has(id));
  return (
    <section className="payout-bar-pay card" aria-label={t('payouts.picked')}>
      <div className="approval-line">
        <span role="status">
          {chosen.length === 0
            ? t('payouts.pickHint')
            : t('payouts.pickedSum', { count: chosen.length, amount: said(totalOf(chosen)) })}
        </span>
        <button type="button" className="button" onClick={() => onPick(isAll ? [] : all.map(({ id }) => id))}>
          {isAll ? t('payouts.pickNone') : t('payouts.pickAll', { unit: all[0]?.unitName ?? '', count: all.length })}
        </button>
        <span className="payout-acts">
          {units.length > 1 ? <span className="hint">{stop}</span> : null}
          {(Object.keys(FILE_FORMS) as FileForm[]).map((form) => (
            <button
              key={form}
              type="button"
              className="button"
              aria-disabled={stop !== undefined || busy}
              title={stop}
              onClick={() => stop === undefined && void take(chosen, form)}
            >
              {t('payouts.takeFile', { form: FILE_FORMS[form] })}
            </button>
          ))}
          <button
            type="button"
            className="button primary"
            aria-disabled={chosen.length === 0 || busy}
            title={chosen.length === 0 ? t('payouts.pickFirst') : undefined}
            aria-expanded={paying}
            onClick={() => chosen.length > 0 && setPaying(!paying)}
          >
            {t('payouts.pay')}
          </button>
        </span>
      </div>
      <Problem sentence={problem} />
      <Refused of={refused} />
      {paying && chosen.length > 0 ? (
        <PayFields
          amount={totalOf(chosen)}
          busy={busy}
          onClose={() => setPaying(false)}
          onPay={(day, reference) =>
            void pay(chosen, day, reference).then((paid) => {
              if (paid.length < chosen.length) return;
              setPaying(false);
              onPaid();
            })
          }
        />
      ) : null}
    </section>
  );
}
