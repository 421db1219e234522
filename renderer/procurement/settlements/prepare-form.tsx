import { useState } from 'react';
import { chinaDay } from '../../../shared/domain/organisation/deadline.ts';
import { parseDate } from '../../../shared/kernel/date.ts';
import { endOf, type Period } from '../../../shared/kernel/period.ts';
import { useActing } from '../../app/acting.ts';
import { client } from '../../app/client.ts';
import { usePreferences } from '../../app/preferences.tsx';
import { useScope } from '../../app/scope.ts';
import { Drawer } from '../../ui/drawer.tsx';
import { Labelled } from '../../ui/labelled.tsx';
import { Problem } from '../../ui/states.tsx';
import { ManyField } from '../prices/many-field.tsx';

/** 编制结算单: up to a day, for some units or all. */
export function PrepareForm({ period, onClose }: { readonly period?: Period; readonly onClose: () => void }) {
  const { t } = usePreferences();
  const { units: known = [] } = useScope();
  const { busy, problem, act } = useActing();
  const today = chinaDay(Date.now());
  const end = period ? endOf(period) : undefined;
  const [typed, setTyped] = useState<string>(end !== undefined && end < today ? end : today);
  const [units, setUnits] = useState<readonly string[]>([]);
  const day = parseDate(typed);
  async function prepare(): Promise<void> {
    if (!day) return;
    const asked = { day, ...(units.length === 0 ? {} : { units: [...units] }) };
    if (await act(() => client.procurement.prepareSettlements(asked), t('settlements.prepared'))) onClose();
  }
  return (
    <Drawer open title={t('settlements.prepareTitle')} width={460} onClose={onClose}>
      <form
        className="settlement-form"
        onSubmit={(event) => {
          event.preventDefault();
          void prepare();
        }}
      >
        <p className="hint">{t('settlements.prepareAbout')}</p>
        <Labelled label={t('settlements.prepareDay')}>
          {(field) => (
            <input
              {...field}
              className="input"
              type="date"
              max={today}
              value={typed}
              onChange={({ target }) => setTyped(target.value)}
            />
          )}
        </Labelled>
        <Labelled label={t('settlements.prepareUnits')}>
          {({ id }) => (
            <ManyField
              id={id}
              placeholder={t('settlements.everyUnit')}
              options={known}
              value={units}
              onChange={setUnits}
            />
          )}
        </Labelled>
        <Problem sentence={problem} />
        <div className="settlement-line">
          <button type="submit" className="button primary" disabled={busy || !day}>
            {t('settlements.prepareDo')}
          </button>
        </div>
      </form>
    </Drawer>
  );
}
