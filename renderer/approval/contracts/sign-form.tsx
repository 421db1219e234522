import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { PAYEE_CODE, type PayeeCode } from '../../../shared/domain/approval/payee.ts';
import { parseDate } from '../../../shared/kernel/date.ts';
import { type Fen, formatYuan, ZERO } from '../../../shared/kernel/fen.ts';
import { useActing } from '../../app/acting.ts';
import { api, client } from '../../app/client.ts';
import { failedOf } from '../../app/failure.ts';
import { usePreferences } from '../../app/preferences.tsx';
import { AmountField } from '../../ui/amount-field.tsx';
import { ChoiceField } from '../../ui/choice-field.tsx';
import { Drawer } from '../../ui/drawer.tsx';
import { Labelled } from '../../ui/labelled.tsx';
import { Failed, Loading } from '../../ui/states.tsx';
import { DayField } from '../seats/form-parts.tsx';
import { FormFoot, ScanField } from './form-parts.tsx';
import {
  areWhole,
  fenIn,
  type Handed,
  stagesOut,
  stagesTotal,
  type ToSign,
  type TypedStage,
  totalOf,
} from './looks.ts';
import { RowFields } from './row-fields.tsx';
import { StageFields } from './stage-fields.tsx';

interface Signing {
  /** The application that it is opened for. */
  readonly asked: number | undefined;
  readonly onClose: () => void;
  readonly onSigned: (contract: number) => void;
}

/** 签订合同: for which application first, then the contract itself. */
export function SignForm({ asked, onClose, onSigned }: Signing) {
  const { t } = usePreferences();
  const [chosen, setChosen] = useState(asked);
  const read = useQuery(api.approval.applicationsToSign.queryOptions({ input: {} }));
  const failed = failedOf(read, t);
  const application = read.data?.find(({ id }) => id === chosen);
  return (
    <Drawer open width={760} title={t('contracts.sign')} onClose={onClose}>
      {failed ? <Failed sentence={failed.sentence} onRetry={failed.onRetry} /> : null}
      {read.data ? (
        <div className="approval-form">
          <Labelled
            label={t('contracts.application')}
            needed
            hint={t(read.data.length === 0 ? 'contracts.nothingToSign' : 'contracts.applicationHint')}
          >
            {({ id }) => (
              <ChoiceField
                id={id}
                codeless
                options={read.data.map((each) => ({
                  code: String(each.id),
                  name: `${each.number} ${each.unitName} ${each.purpose}`,
                }))}
                value={chosen === undefined ? undefined : String(chosen)}
                onChange={(code) => setChosen(code === undefined ? undefined : Number(code))}
              />
            )}
          </Labelled>
          {application ? <Fields key={application.id} application={application} onSigned={onSigned} /> : null}
        </div>
      ) : failed ? null : (
        <Loading lines={4} />
      )}
    </Drawer>
  );
}

function Fields({ application, onSigned }: { readonly application: ToSign } & Pick<Signing, 'onSigned'>) {
  const { t } = usePreferences();
  const { busy, problem, reasons, act } = useActing();
  const against = (place: string): string | undefined => reasons.find((reason) => reason.place === place)?.message;
  const payees = useQuery(api.approval.payees.queryOptions({ input: {} })).data?.rows;
  const { rows, left } = application;
  const [number, setNumber] = useState('');
  const [payee, setPayee] = useState<string | undefined>(application.payee || undefined);
  const [signed, setSigned] = useState('');
  const [amounts, setAmounts] = useState<readonly (Fen | undefined)[]>(
    rows.length === 0 ? [fenIn(left)] : rows.map((row) => fenIn(row.left)),
  );
  const [stages, setStages] = useState<readonly TypedStage[]>([
    { key: 1, name: '', amount: fenIn(left), accepting: true, kept: false },
  ]);
  const [kept, setKept] = useState<Fen>();
  const [release, setRelease] = useState('');
  const [scan, setScan] = useState<Handed>();
  const [tried, setTried] = useState(false);
  const worth = totalOf(amounts);
  const day = parseDate(signed);
  const until = parseDate(release);
  const stop =
    number.trim() === '' || payee === undefined || !PAYEE_CODE.test(payee) || !day
      ? t('contracts.stop.head')
      : worth <= 0 || !areWhole(stages) || stagesTotal(stages) !== worth
        ? t('contracts.stop.stages')
        : (kept ?? ZERO) > 0 && !until
          ? t('contracts.stop.release')
          : scan === undefined
            ? t('contracts.stop.scan')
            : undefined;

  async function sign(): Promise<void> {
    setTried(true);
    if (stop !== undefined || busy || !day || !scan) return;
    const { id, revision, unit } = application;
    let made: number | undefined;
    const done = await act(
      async () => {
        const { contract } = await client.approval.signContract({
          ...{ id, revision, unit, number: number.trim(), payee: payee as PayeeCode, signed: day },
          ...{ amount: formatYuan(worth), stages: stagesOut(stages), ...scan },
          amounts: rows.length === 0 ? [] : amounts.map((amount) => formatYuan(amount ?? ZERO)),
          ...(until && (kept ?? ZERO) > 0 ? { retention: { amount: formatYuan(kept ?? ZERO), release: until } } : {}),
        });
        made = contract;
      },
      t('contracts.signedDone', { number: number.trim() }),
    );
    if (done && made !== undefined) onSigned(made);
  }
  return (
    <form
      className="approval-form"
      onSubmit={(event) => {
        event.preventDefault();
        void sign();
      }}
    >
      {application.early ? <p className="notice warn">{t('contracts.earlyHint')}</p> : null}
      <div className="contract-fields">
        <Labelled label={t('contracts.number')} needed problem={against('number')}>
          {(field) => (
            <input
              {...field}
              className="input"
              maxLength={60}
              value={number}
              onChange={({ target }) => setNumber(target.value)}
            />
          )}
        </Labelled>
        <DayField
          label={t('contracts.signed')}
          needed
          problem={against('signed')}
          hint={t('contracts.fromHint', { day: application.from })}
          value={signed}
          onChange={setSigned}
        />
        <Labelled label={t('contracts.payee')} needed problem={against('payee')}>
          {({ id }) => (
            <ChoiceField
              id={id}
              codeless
              disabled={application.payee !== ''}
              options={(payees ?? []).filter(({ code, state }) => state !== 'stopped' || code === payee)}
              value={payee}
              onChange={setPayee}
            />
          )}
        </Labelled>
        <RowFields
          title={t('contracts.amounts')}
          {...{ rows, left, amounts }}
          unit={application.unit}
          onChange={setAmounts}
        />
        <Labelled label={t('contracts.retention')} problem={against('retention.amount')}>
          {({ id }) => <AmountField id={id} width="100%" value={kept} onChange={setKept} onTyping={setKept} />}
        </Labelled>
        <DayField
          label={t('contracts.release')}
          problem={against('retention.release')}
          hint={t('contracts.releaseHint')}
          value={release}
          onChange={setRelease}
        />
      </div>
      <StageFields {...{ stages, worth, tried }} onChange={setStages} />
      <ScanField label={t('contracts.scan')} handed={scan} onHanded={setScan} />
      <FormFoot {...{ problem, busy, stop }} action={t('contracts.signSave')} />
    </form>
  );
}
