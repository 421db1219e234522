import { useState } from 'react';
import { parseDate } from '../../../shared/kernel/date.ts';
import { addFen, type Fen, formatYuan, ZERO } from '../../../shared/kernel/fen.ts';
import { useActing } from '../../app/acting.ts';
import { client } from '../../app/client.ts';
import { usePreferences } from '../../app/preferences.tsx';
import { Drawer } from '../../ui/drawer.tsx';
import { Labelled } from '../../ui/labelled.tsx';
import { DayField } from '../seats/form-parts.tsx';
import { FormFoot, ScanField } from './form-parts.tsx';
import {
  areWhole,
  type ContractDetail,
  fenIn,
  type Handed,
  stagesOut,
  stagesTotal,
  type TypedStage,
  totalOf,
} from './looks.ts';
import { RowFields } from './row-fields.tsx';
import { StageFields } from './stage-fields.tsx';

/** 合同变更: by how much, and the stages as they stand from then on. */
export function ChangeForm({ contract, onClose }: { readonly contract: ContractDetail; readonly onClose: () => void }) {
  const { t } = usePreferences();
  const { busy, problem, reasons, act } = useActing();
  const { rows } = contract;
  const [typedDay, setTypedDay] = useState('');
  const [amounts, setAmounts] = useState<readonly (Fen | undefined)[]>([]);
  const [stages, setStages] = useState<readonly TypedStage[]>(
    contract.stages.map(({ name, amount, accepting, accepted }, at) => ({
      ...{ key: at + 1, name, amount: fenIn(amount), accepting, kept: accepted !== null },
    })),
  );
  const [reason, setReason] = useState('');
  const [scan, setScan] = useState<Handed>();
  const [tried, setTried] = useState(false);
  const by = totalOf(amounts);
  const worth = addFen(fenIn(contract.worth), by);
  const day = parseDate(typedDay);
  const stop = !day
    ? t('contracts.stop.day')
    : !areWhole(stages) || stagesTotal(stages) !== worth
      ? t('contracts.stop.stages')
      : reason.trim() === ''
        ? t('contracts.stop.reason')
        : scan === undefined
          ? t('contracts.stop.scan')
          : undefined;

  async function change(): Promise<void> {
    setTried(true);
    if (stop !== undefined || busy || !day || !scan) return;
    const { id, revision, unit } = contract;
    const done = await act(
      () =>
        client.approval.changeContract({
          ...{ id, revision, unit, day, amount: formatYuan(by), stages: stagesOut(stages), reason, ...scan },
          amounts: rows.map((_, at) => formatYuan(amounts[at] ?? ZERO)),
        }),
      t('contracts.changedDone', { number: contract.number }),
    );
    if (done) onClose();
  }
  return (
    <Drawer open width={760} title={`${t('contracts.change')} · ${contract.number}`} onClose={onClose}>
      <form
        className="approval-form"
        onSubmit={(event) => {
          event.preventDefault();
          void change();
        }}
      >
        <p className="hint">{t('contracts.changeHint')}</p>
        <div className="contract-fields">
          <DayField
            label={t('contracts.changeDay')}
            needed
            problem={reasons.find(({ place }) => place === 'day')?.message}
            value={typedDay}
            onChange={setTypedDay}
          />
          <RowFields
            title={t('contracts.changeAmounts')}
            {...{ rows, amounts }}
            left={contract.left}
            unit={contract.unit}
            onChange={setAmounts}
          />
        </div>
        <StageFields {...{ stages, worth, tried }} onChange={setStages} />
        <Labelled label={t('approval.reason')} needed>
          {(field) => (
            <textarea
              {...field}
              className="input"
              rows={2}
              maxLength={300}
              value={reason}
              onChange={({ target }) => setReason(target.value)}
            />
          )}
        </Labelled>
        <ScanField label={t('contracts.changeScan')} handed={scan} onHanded={setScan} />
        <FormFoot {...{ problem, busy, stop }} action={t('contracts.changeSave')} />
      </form>
    </Drawer>
  );
}
