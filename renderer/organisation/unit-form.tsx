import { useState } from 'react';
import { type ChartName, UNIT_KINDS, type UnitKind } from '../../shared/domain/organisation/unit.ts';
import { parsePeriod } from '../../shared/kernel/period.ts';
import { useActing } from '../app/acting.ts';
import { client } from '../app/client.ts';
import { usePreferences } from '../app/preferences.tsx';
import type { Unit } from '../app/scope.ts';
import { Labelled } from '../ui/labelled.tsx';
import { Problem } from '../ui/states.tsx';
import { CHARTS, usualChart } from './unit-table.ts';

/** A month as it is typed: nothing, or one that the calendar has. */
const monthOf = (text: string) => (text.trim() === '' ? null : parsePeriod(text.trim()));

/** One member: added, or changed with a reason. Code and chart stay as they were made. */
export function UnitForm({ unit, onDone }: { unit: Unit | undefined; onDone: () => void }) {
  const { t } = usePreferences();
  const { busy, problem, act } = useActing();
  const [code, setCode] = useState(unit?.code ?? '');
  const [name, setName] = useState(unit?.name ?? '');
  const [kind, setKind] = useState<UnitKind>(unit?.kind ?? 'township');
  const [chart, setChart] = useState<ChartName>(unit?.chart ?? 'primary');
  const [joined, setJoined] = useState(unit?.joined ?? '');
  const [left, setLeft] = useState(unit?.left ?? '');
  const [reason, setReason] = useState('');
  const [asked, setAsked] = useState(false);
  const months = { joined: monthOf(joined), left: monthOf(left) };
  const wrong = {
    code: /^[A-Z0-9]{1,12}$/.test(code) ? undefined : t('setUp.problem.code-shape'),
    name: name.trim() === '' ? t('setUp.problem.missing') : undefined,
    joined: months.joined === undefined ? t('units.monthWrong') : undefined,
    left:
      months.left === undefined
        ? t('units.monthWrong')
        : months.left && months.joined && months.left < months.joined
          ? t('units.leftBefore')
          : undefined,
    reason: unit && reason.trim() === '' ? t('setUp.problem.missing') : undefined,
  };
  const said = (field: keyof typeof wrong) => (asked ? wrong[field] : undefined);

  async function save(): Promise<void> {
    setAsked(true);
    if (busy || Object.values(wrong).some((each) => each !== undefined)) return;
    const membership = {
      ...(months.joined ? { joined: months.joined } : {}),
      ...(months.left ? { left: months.left } : {}),
    };
    const done = await act(
      () =>
        unit
          ? client.organisation.updateUnit({ code, name: name.trim(), kind, reason: reason.trim(), ...membership })
          : client.organisation.addUnit({ code, name: name.trim(), kind, chart, ...membership }),
      t(unit ? 'units.changed' : 'units.added', { name: name.trim() }),
    );
    if (done) onDone();
  }
  return (
    <form
      className="drawer-form"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
    >
      <Labelled label={t('setUp.code')} problem={said('code')} hint={t(unit ? 'units.fixed' : 'units.codeHint')}>
        {(field) => (
          <input
            {...field}
            className="input"
            value={code}
            maxLength={12}
            readOnly={unit !== undefined}
            onChange={(event) => setCode(event.target.value.trim().toUpperCase())}
          />
        )}
      </Labelled>
      <Labelled label={t('setUp.name')} problem={said('name')}>
        {(field) => (
          <input
            {...field}
            className="input"
            value={name}
            maxLength={80}
            onChange={(event) => setName(event.target.value)}
          />
        )}
      </Labelled>
      <Labelled label={t('setUp.kind')}>
        {(field) => (
          <select
            {...field}
            className="input"
            value={kind}
            onChange={(event) => {
              const next = event.target.value as UnitKind;
              setKind(next);
              if (!unit) setChart(usualChart(next));
            }}
          >
            {UNIT_KINDS.map((each) => (
              <option key={each} value={each}>
                {t(`kind.${each}`)}
              </option>
            ))}
          </select>
        )}
      </Labelled>
      <Labelled label={t('setUp.chart')} hint={t(unit ? 'units.fixed' : 'units.chartHint')}>
        {(field) => (
          <select
            {...field}
            className="input"
            value={chart}
            disabled={unit !== undefined}
            onChange={(event) => setChart(event.target.value as ChartName)}
          >
            {CHARTS.map((each) => (
              <option key={each} value={each}>
                {t(`chart.${each}`)}
              </option>
            ))}
          </select>
        )}
      </Labelled>
      <Labelled label={t('units.joined')} problem={said('joined')} hint={t('units.joinedHint')}>
        {(field) => (
          <input
            {...field}
            className="input"
            value={joined}
            maxLength={7}
            placeholder="2025-01"
            onChange={(event) => setJoined(event.target.value)}
          />
        )}
      </Labelled>
      <Labelled label={t('units.left')} problem={said('left')} hint={t('units.leftHint')}>
        {(field) => (
          <input
            {...field}
            className="input"
            value={left}
            maxLength={7}
            placeholder="2025-12"
            onChange={(event) => setLeft(event.target.value)}
          />
        )}
      </Labelled>
      {unit ? (
        <Labelled label={t('reason.label')} problem={said('reason')} hint={t('reason.hint')}>
          {(field) => (
            <input
              {...field}
              className="input"
              value={reason}
              maxLength={200}
              onChange={(event) => setReason(event.target.value)}
            />
          )}
        </Labelled>
      ) : null}
      <Problem sentence={problem} />
      <button type="submit" className="button primary" aria-disabled={busy}>
        {t(unit ? 'units.save' : 'units.add')}
      </button>
    </form>
  );
}
