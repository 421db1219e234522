import { useState } from 'react';
import { parseDate } from '../../../shared/kernel/date.ts';
import { useActing } from '../../app/acting.ts';
import { client } from '../../app/client.ts';
import { usePreferences } from '../../app/preferences.tsx';
import { Drawer } from '../../ui/drawer.tsx';
import { DayField, ReasonFoot } from './form-parts.tsx';
import type { SeatRow } from './standing.ts';

/** 免去: the last day on which a seat is held, and why. */
export function EndForm({ seat, onClose }: { readonly seat: SeatRow; readonly onClose: () => void }) {
  const { t } = usePreferences();
  const { busy, problem, act } = useActing();
  const [last, setLast] = useState('');
  const [reason, setReason] = useState('');
  const stop = !parseDate(last)
    ? t('approvalSeats.stop.last')
    : reason.trim() === ''
      ? t('approvalSeats.stop.reason')
      : undefined;
  async function save(): Promise<void> {
    if (stop !== undefined || busy) return;
    if (await act(() => client.approval.endSeat({ id: seat.id, last, reason }), t('approvalSeats.ended'))) onClose();
  }
  return (
    <Drawer
      open
      title={t('approvalSeats.endOf', { person: seat.display, level: t(`approval.level.${seat.level}`) })}
      onClose={onClose}
    >
      <form
        className="approval-form"
        onSubmit={(event) => {
          event.preventDefault();
          void save();
        }}
      >
        <p className="hint">{t('approvalSeats.endHint')}</p>
        <DayField label={t('approvalSeats.until')} value={last} onChange={setLast} />
        <ReasonFoot {...{ reason, problem, busy, stop }} onReason={setReason} action={t('approvalSeats.end')} />
      </form>
    </Drawer>
  );
}
