import { useState } from 'react';
import { isPerson, type PayeeCode } from '../../../shared/domain/approval/payee.ts';
import { ACCOUNT_NUMBER } from '../../../shared/domain/organisation/bank-account.ts';
import { parseDate } from '../../../shared/kernel/date.ts';
import { useActing } from '../../app/acting.ts';
import { client } from '../../app/client.ts';
import { usePreferences } from '../../app/preferences.tsx';
import { useScope } from '../../app/scope.ts';
import { Labelled } from '../../ui/labelled.tsx';
import { UnitField } from '../../ui/unit-field.tsx';
import { DayField, ReasonFoot } from '../seats/form-parts.tsx';
import type { Start } from './looks.ts';

const LONGEST = {
  ...{ name: 100, bank: 100, number: 48, phone: 40, representative: 40 },
  ...{ calledWho: 40, calledPhone: 40, evidence: 200 },
} as const;
type Field = keyof typeof LONGEST;

/** The account, the call back and why; of a person who is new the name is that of the account. */
export function AccountFields(props: {
  readonly of?: { readonly code: PayeeCode; readonly start: Start };
  readonly units: readonly string[];
  readonly onClose: () => void;
}) {
  const { t } = usePreferences();
  const { units: all, unit: shown } = useScope();
  const { busy, problem, act } = useActing();
  const { of, onClose } = props;
  const start = of?.start;
  const filled = start?.filled;
  const person = of === undefined || isPerson(of.code);
  const units = (all ?? []).filter(({ code }) => props.units.includes(code));
  const [unit, setUnit] = useState<string | undefined>(
    props.units.length === 1 ? props.units[0] : props.units.find((code) => code === shown),
  );
  const [draft, setDraft] = useState<Readonly<Record<Field, string>>>({
    ...{ name: filled?.name ?? start?.name ?? '', bank: filled?.bank ?? '', number: filled?.number ?? '' },
    ...{ phone: filled?.phone ?? '', representative: filled?.representative ?? '' },
    ...{ calledWho: '', calledPhone: filled?.phone ?? '', evidence: '' },
  });
  const [calledDay, setCalledDay] = useState('');
  const [used, setUsed] = useState(false);
  const [usedDay, setUsedDay] = useState('');
  const [reason, setReason] = useState('');
  const number = draft.number.replaceAll(/\D/g, '');
  const called = parseDate(calledDay);
  const usedSince = used ? parseDate(usedDay) : ('' as const);
  const isBlank = (...fields: Field[]): boolean => fields.some((field) => draft[field].trim() === '');
  const stop =
    unit === undefined
      ? t('approvalPayees.stop.unit')
      : isBlank('name', 'bank') || !ACCOUNT_NUMBER.test(number)
        ? t('approvalPayees.stop.account')
        : isBlank('calledWho', 'calledPhone') || !called
          ? t('approvalPayees.stop.called')
          : usedSince === undefined
            ? t('approvalPayees.stop.used')
            : reason.trim() === ''
              ? t('approvalPayees.stop.reason')
              : undefined;

  async function save(): Promise<void> {
    if (stop !== undefined || busy || unit === undefined || !called || usedSince === undefined) return;
    const asked = {
      ...draft,
      ...{ unit, number, calledDay: called, usedSince, reason, revision: start?.revision ?? 0 },
      ...(of ? { code: of.code } : { person: draft.name }),
    };
    if (await act(() => client.approval.proposePayee(asked), t('approvalPayees.saved'))) onClose();
  }
  const change = (more: Partial<Record<Field, string>>): void => setDraft((before) => ({ ...before, ...more }));
  const input = (field: Field, label: string, hint?: string) => (
    <Labelled label={label} hint={hint}>
      {(named) => (
        <input
          {...named}
          className="input"
          maxLength={LONGEST[field]}
          value={draft[field]}
          onChange={({ target }) => change({ [field]: target.value })}
        />
      )}
    </Labelled>
  );
  const offer = start?.offer;
  return (
    <form
      className="approval-form"
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
    >
      {start?.returned ? (
        <p className="notice warn">{t('approvalPayees.returnedFor', { reason: start.returned })}</p>
      ) : null}
      {offer ? (
        <div className="notice payee-offer">
          {t('approvalPayees.offer', { name: offer.name, bank: offer.bank, number: offer.number })}
          <button
            type="button"
            className="button"
            onClick={() =>
              change({
                ...{ name: offer.name, bank: offer.bank, number: offer.number },
                ...{ phone: offer.phone, representative: offer.representative },
                ...{ calledWho: offer.representative, calledPhone: offer.phone },
              })
            }
          >
            {t('approvalPayees.take')}
          </button>
        </div>
      ) : null}
      <div className="payee-fields">
        <Labelled label={t('approvalPayees.unit')}>
          {({ id }) => <UnitField id={id} options={units} value={unit} onChange={(code) => setUnit(code)} />}
        </Labelled>
        {input('name', t(person ? 'approvalPayees.personName' : 'approvalPayees.accountName'))}
        {input('bank', t('approvalPayees.bank'))}
        {input('number', t('approvalPayees.number'), t('approvalPayees.numberHint'))}
        {input('phone', t('approvalPayees.phone'))}
        {person ? null : input('representative', t('approvalPayees.representative'))}
        <h2 className="wide">
          {t('approvalPayees.call')} <small className="hint">{t('approvalPayees.callHint')}</small>
        </h2>
        {input('calledWho', t('approvalPayees.calledWho'))}
        {input('calledPhone', t('approvalPayees.calledPhone'))}
        <DayField label={t('approvalPayees.calledDay')} value={calledDay} onChange={setCalledDay} />
        {input('evidence', t('approvalPayees.evidence'), t('approvalPayees.evidenceHint'))}
        {start === undefined || start.first ? (
          <label className="wide approval-line">
            <input type="checkbox" checked={used} onChange={({ target }) => setUsed(target.checked)} />
            {t('approvalPayees.used')}
          </label>
        ) : null}
        {used ? (
          <DayField
            label={t('approvalPayees.usedDay')}
            hint={t('approvalPayees.usedHint')}
            value={usedDay}
            onChange={setUsedDay}
          />
        ) : null}
      </div>
      <ReasonFoot {...{ reason, problem, busy, stop }} onReason={setReason} action={t('approvalPayees.save')} />
    </form>
  );
}
