import { useState } from 'react';
import { parseDate } from '../../../shared/kernel/date.ts';
import { useActing } from '../../app/acting.ts';
import { client } from '../../app/client.ts';
import { usePreferences } from '../../app/preferences.tsx';
import { Drawer } from '../../ui/drawer.tsx';
import { Labelled } from '../../ui/labelled.tsx';
import { PersonField } from '../../ui/person-field.tsx';
import type { Delegations } from './delegation-list.tsx';
import { DayField, ReasonFoot } from './form-parts.tsx';

/** 委托: who decides for oneself, from which day to which. */
export function DelegationForm({
  deputies,
  onClose,
}: {
  readonly deputies: Delegations['deputies'];
  readonly onClose: () => void;
}) {
  const { t } = usePreferences();
  const { busy, problem, act } = useActing();
  const [to, setTo] = useState<string>();
  const [first, setFirst] = useState('');
  const [last, setLast] = useState('');
  const [reason, setReason] = useState('');
  const stop =
    to === undefined
      ? t('delegations.stop.to')
      : !parseDate(first) || !parseDate(last) || last < first
        ? t('delegations.stop.term')
        : reason.trim() === ''
          ? t('delegations.stop.reason')
          : undefined;
  async function save(): Promise<void> {
    if (stop !== undefined || busy || to === undefined) return;
    if (await act(() => client.approval.delegate({ to, first, last, reason }), t('delegations.saved'))) onClose();
  }
  return (
    <Drawer open title={t('delegations.form')} onClose={onClose}>
      <form
        className="approval-form"
        onSubmit={(event) => {
          event.preventDefault();
          void save();
        }}
      >
        <p className="hint">{t('delegations.hint')}</p>
        <Labelled label={t('delegations.to')}>
          {({ id }) => (
            <PersonField
              id={id}
              options={deputies.map(({ name, display }) => ({ code: name, name: display }))}
              value={to}
              onChange={(name) => setTo(name)}
            />
          )}
        </Labelled>
        <DayField label={t('delegations.first')} value={first} onChange={setFirst} />
        <DayField label={t('delegations.last')} value={last} onChange={setLast} />
        <ReasonFoot {...{ reason, problem, busy, stop }} onReason={setReason} action={t('delegations.save')} />
      </form>
    </Drawer>
  );
}
