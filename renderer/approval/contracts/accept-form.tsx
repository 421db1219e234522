import { useState } from 'react';
import { parseDate } from '../../../shared/kernel/date.ts';
import { useActing } from '../../app/acting.ts';
import { client } from '../../app/client.ts';
import { usePreferences } from '../../app/preferences.tsx';
import { Amount } from '../../ui/amount.tsx';
import { Drawer } from '../../ui/drawer.tsx';
import { Labelled } from '../../ui/labelled.tsx';
import { DayField } from '../seats/form-parts.tsx';
import { FormFoot, ScanField } from './form-parts.tsx';
import type { ContractDetail, Handed } from './looks.ts';

/** 验收 of one stage: when, with what result, and the report where there is one. */
export function AcceptForm(props: {
  readonly contract: ContractDetail;
  readonly stage: number;
  readonly onClose: () => void;
}) {
  const { t } = usePreferences();
  const { busy, problem, reasons, act } = useActing();
  const { contract, stage, onClose } = props;
  const [typedDay, setTypedDay] = useState('');
  const [result, setResult] = useState('');
  const [report, setReport] = useState<Handed>();
  const day = parseDate(typedDay);
  const asked = contract.stages[stage - 1];
  const stop = !day ? t('contracts.stop.day') : result.trim() === '' ? t('contracts.stop.result') : undefined;

  async function accept(): Promise<void> {
    if (stop !== undefined || busy || !day) return;
    const { id, revision, unit } = contract;
    const done = await act(
      () =>
        client.approval.acceptStage({
          ...{ id, revision, unit, stage, day, result: result.trim() },
          ...(report ? { report } : {}),
        }),
      t('contracts.acceptDone', { stage: asked?.name ?? '' }),
    );
    if (done) onClose();
  }
  return (
    <Drawer open width={640} title={`${t('contracts.accept')} · ${contract.number}`} onClose={onClose}>
      <form
        className="approval-form"
        onSubmit={(event) => {
          event.preventDefault();
          void accept();
        }}
      >
        <p>
          {asked?.name} <Amount value={asked?.amount} />
        </p>
        <DayField
          label={t('contracts.acceptDay')}
          needed
          problem={reasons.find(({ place }) => place === 'day')?.message}
          value={typedDay}
          onChange={setTypedDay}
        />
        <Labelled label={t('contracts.result')} needed hint={t('contracts.resultHint')}>
          {(field) => (
            <textarea
              {...field}
              className="input"
              rows={3}
              maxLength={300}
              value={result}
              onChange={({ target }) => setResult(target.value)}
            />
          )}
        </Labelled>
        <ScanField label={t('contracts.report')} handed={report} onHanded={setReport} />
        <FormFoot {...{ problem, busy, stop }} action={t('contracts.acceptSave')} />
      </form>
    </Drawer>
  );
}
