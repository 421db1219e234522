import { useState } from 'react';
import { isBody, isOfUnit, LEVEL_CODES, type Level } from '../../../shared/domain/approval/level.ts';
import { parseDate } from '../../../shared/kernel/date.ts';
import { useActing } from '../../app/acting.ts';
import { client } from '../../app/client.ts';
import { usePreferences } from '../../app/preferences.tsx';
import type { Unit } from '../../app/scope.ts';
import { Drawer } from '../../ui/drawer.tsx';
import { Labelled } from '../../ui/labelled.tsx';
import { PersonField } from '../../ui/person-field.tsx';
import { UnitField } from '../../ui/unit-field.tsx';
import { DayField, ReasonFoot } from './form-parts.tsx';
import type { Seats, Vacancy } from './standing.ts';

/** 任命: who holds a level where, from which day on; only those who may decide there can be chosen. */
export function SeatForm(props: {
  readonly vacancy: Vacancy;
  readonly units: readonly Unit[];
  readonly deciders: Seats['deciders'];
  readonly onClose: () => void;
}) {
  const { t } = usePreferences();
  const { busy, problem, act } = useActing();
  const { vacancy, units, deciders, onClose } = props;
  const [level, setLevel] = useState<Level>(vacancy.level);
  const [chosen, setUnit] = useState(vacancy.unit);
  const [person, setPerson] = useState<string>();
  const [order, setOrder] = useState('1');
  const [from, setFrom] = useState('');
  const [until, setUntil] = useState('');
  const [reason, setReason] = useState('');
  const unit = isOfUnit(level) ? chosen : '';
  const fit = deciders.filter(({ community, units: own }) => community || (unit !== '' && own.includes(unit)));
  const isPlaced = !isOfUnit(level) || unit !== '';
  const taken = fit.some(({ name }) => name === person) ? person : undefined;
  const stop = !isPlaced
    ? t('approvalSeats.stop.unit')
    : taken === undefined
      ? t('approvalSeats.stop.person')
      : !/^[1-9]\d?$/.test(order)
        ? t('approvalSeats.stop.order')
        : !parseDate(from)
          ? t('approvalSeats.stop.from')
          : until !== '' && until < from
            ? t('approvalSeats.stop.term')
            : reason.trim() === ''
              ? t('approvalSeats.stop.reason')
              : undefined;
  async function save(): Promise<void> {
    if (stop !== undefined || busy || taken === undefined) return;
    const asked = {
      level,
      unit,
      person: taken,
      order: Number(order),
      from,
      reason,
      ...(until === '' ? {} : { until }),
    };
    if (await act(() => client.approval.addSeat(asked), t('approvalSeats.saved'))) onClose();
  }
  return (
    <Drawer open title={t('approvalSeats.form')} onClose={onClose}>
      <form
        className="approval-form"
        onSubmit={(event) => {
          event.preventDefault();
          void save();
        }}
      >
        <Labelled label={t('approvalSeats.level')} hint={isBody(level) ? t('approvalSeats.bodyHint') : undefined}>
          {(field) => (
            <select
              {...field}
              className="input"
              value={level}
              onChange={({ target }) => setLevel(target.value as Level)}
            >
              {LEVEL_CODES.map((each) => (
                <option key={each} value={each}>
                  {t(`approval.level.${each}`)}
                </option>
              ))}
            </select>
          )}
        </Labelled>
        {isOfUnit(level) ? (
          <Labelled label={t('approvalSeats.unit')}>
            {({ id }) => (
              <UnitField id={id} options={units} value={unit || undefined} onChange={(code) => setUnit(code ?? '')} />
            )}
          </Labelled>
        ) : null}
        <Labelled
          label={t('approvalSeats.person')}
          problem={isPlaced && fit.length === 0 ? t('approvalSeats.nobodyFit') : undefined}
        >
          {({ id }) => (
            <PersonField
              id={id}
              options={fit.map(({ name, display }) => ({ code: name, name: display }))}
              value={taken}
              onChange={(name) => setPerson(name)}
            />
          )}
        </Labelled>
        <Labelled label={t('approvalSeats.order')}>
          {(field) => (
            <input
              {...field}
              className="input"
              inputMode="numeric"
              maxLength={2}
              value={order}
              onChange={({ target }) => setOrder(target.value)}
            />
          )}
        </Labelled>
        <DayField label={t('approvalSeats.from')} value={from} onChange={setFrom} />
        <DayField
          label={t('approvalSeats.until')}
          hint={t('approvalSeats.untilHint')}
          value={until}
          onChange={setUntil}
        />
        <ReasonFoot {...{ reason, problem, busy, stop }} onReason={setReason} action={t('approvalSeats.save')} />
      </form>
    </Drawer>
  );
}
