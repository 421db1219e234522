import { useMutation } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useId, useState } from 'react';
import { type AccountingDate, parseDate } from '../../../shared/kernel/date.ts';
import { client } from '../../app/client.ts';
import { sentenceOf } from '../../app/failure.ts';
import { usePreferences } from '../../app/preferences.tsx';
import { Drawer } from '../../ui/drawer.tsx';
import { useNotify } from '../../ui/notify.tsx';
import { numberOf, type VoucherOut } from './voucher-form.tsx';

/** 红字冲销: when and why. What the service refuses is said at the date, which is what can be mended. */
export function Reversal({ voucher, onClose }: { voucher: VoucherOut; onClose: () => void }) {
  const { t } = usePreferences();
  const notify = useNotify();
  const navigate = useNavigate();
  const [date, setDate] = useState(voucher.date);
  const [reason, setReason] = useState('');
  const ids = { date: useId(), reason: useId(), problem: useId() };
  const valid = parseDate(date) !== undefined && reason.trim() !== '';
  const reverse = useMutation({
    mutationFn: () =>
      client.ledger.reverseVoucher({
        unit: voucher.unit,
        voucher: voucher.id,
        date: date as AccountingDate,
        reason: reason.trim(),
      }),
    onSuccess: (made) => {
      notify.done({
        title: t('reverse.done', { number: made.number }),
        action: {
          label: t('reverse.open'),
          onClick: () => void navigate({ to: `/vouchers/${made.voucher}`, search: { unit: voucher.unit } as never }),
        },
      });
      onClose();
    },
  });
  return (
    <Drawer open title={t('reverse.title', { number: numberOf(voucher) })} onClose={onClose}>
      <form
        className="reversal"
        onSubmit={(event) => {
          event.preventDefault();
          if (valid && !reverse.isPending) reverse.mutate();
        }}
      >
        <p>{t('reverse.what')}</p>
        <div className="field">
          <label htmlFor={ids.date}>{t('reverse.date')}</label>
          <input
            id={ids.date}
            className="input"
            type="date"
            required
            value={date}
            aria-invalid={reverse.isError}
            aria-describedby={ids.problem}
            onChange={(event) => setDate(event.target.value)}
          />
          {reverse.isError ? (
            <span id={ids.problem} className="field-problem" role="alert">
              {sentenceOf(reverse.error, t)}
            </span>
          ) : (
            <span id={ids.problem} className="hint">
              {t('reverse.dateHint')}
            </span>
          )}
        </div>
        <div className="field">
          <label htmlFor={ids.reason}>{t('reverse.reason')}</label>
          <textarea
            id={ids.reason}
            className="input"
            rows={3}
            required
            maxLength={200}
            placeholder={t('reverse.reasonHint')}
            value={reason}
            onChange={(event) => setReason(event.target.value)}
          />
        </div>
        <div className="drawer-actions">
          <button type="submit" className="button primary" disabled={!valid || reverse.isPending}>
            {t('reverse.do')}
          </button>
          <button type="button" className="button" onClick={onClose}>
            {t('cancel')}
          </button>
        </div>
      </form>
    </Drawer>
  );
}
