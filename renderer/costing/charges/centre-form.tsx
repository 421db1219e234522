import { useQuery } from '@tanstack/react-query';
import { Select } from 'antd';
import { useState } from 'react';
import { PLACE_ACCOUNTS } from '../../../shared/domain/costing/charges/accounts.ts';
import { CENTRE_KINDS, type CentreKind, USUAL_MEASURES } from '../../../shared/domain/costing/charges/centre.ts';
import { useActing } from '../../app/acting.ts';
import { api, client } from '../../app/client.ts';
import { useIdentity } from '../../app/identity.ts';
import { usePreferences } from '../../app/preferences.tsx';
import { useScope } from '../../app/scope.ts';
import { AccountField } from '../../ui/account-field.tsx';
import { ChoiceField } from '../../ui/choice-field.tsx';
import { Drawer } from '../../ui/drawer.tsx';
import { Labelled } from '../../ui/labelled.tsx';
import { Problem } from '../../ui/states.tsx';
import { UnitField } from '../../ui/unit-field.tsx';
import { useLeaves } from './leaves.ts';
import type { Centre } from './looks.ts';

/** 登记共享中心: which departments of which unit, counted in what, booked where. */
export function CentreForm({ centre, onClose }: { readonly centre?: Centre; readonly onClose: () => void }) {
  const { t } = usePreferences();
  const { may } = useIdentity();
  const { units = [] } = useScope();
  const { busy, problem, act } = useActing();
  const own = units.filter(({ code }) => may('costing.run', code));
  const [unit, setUnit] = useState(centre?.unit ?? own.find(({ kind }) => kind === 'lead')?.code);
  const [name, setName] = useState(centre?.name ?? '');
  const [kind, setKind] = useState<CentreKind>(centre?.kind ?? 'laboratory');
  const [measure, setMeasure] = useState(centre?.measure ?? USUAL_MEASURES.laboratory);
  const [departments, setDepartments] = useState<readonly string[]>(
    () => centre?.departments.map(({ code }) => code) ?? [],
  );
  const [receivable, setReceivable] = useState(centre?.receivable);
  const [income, setIncome] = useState(centre?.income);
  const all = useQuery(api.organisation.departments.queryOptions({ input: {} })).data ?? [];
  const receivables = useLeaves(unit, PLACE_ACCOUNTS.receivable);
  const incomes = useLeaves(unit, PLACE_ACCOUNTS.income);
  const good = unit && name.trim() !== '' && measure.trim() !== '' && departments.length > 0 && receivable && income;

  async function save(): Promise<void> {
    if (!good) return;
    const asked = {
      ...(centre ? { at: { id: centre.id, revision: centre.revision } } : {}),
      ...{ unit, name: name.trim(), kind, measure: measure.trim(), departments: [...departments], receivable, income },
    };
    if (await act(() => client.costing.saveChargeCentre(asked), t('charges.kept'))) onClose();
  }
  return (
    <Drawer open title={centre ? centre.name : t('charges.newCentre')} width={560} onClose={onClose}>
      <form
        className="charges-form"
        onSubmit={(event) => {
          event.preventDefault();
          void save();
        }}
      >
        {centre ? null : (
          <Labelled label={t('charges.centreUnit')}>
            {({ id }) => (
              <UnitField
                id={id}
                options={own}
                value={unit}
                onChange={(next) => {
                  setUnit(next);
                  setDepartments([]);
                  setReceivable(undefined);
                  setIncome(undefined);
                }}
              />
            )}
          </Labelled>
        )}
        <Labelled label={t('charges.name')}>
          {(field) => (
            <input
              {...field}
              className="input"
              maxLength={40}
              value={name}
              onChange={({ target }) => setName(target.value)}
            />
          )}
        </Labelled>
        <Labelled label={t('charges.kind')}>
          {({ id }) => (
            <ChoiceField
              id={id}
              codeless
              options={CENTRE_KINDS.map((code) => ({ code, name: t(`charges.kind.${code}`) }))}
              value={kind}
              onChange={(next) => {
                const chosen = CENTRE_KINDS.find((each) => each === next) ?? kind;
                setKind(chosen);
                setMeasure(USUAL_MEASURES[chosen]);
              }}
            />
          )}
        </Labelled>
        <Labelled label={t('charges.measure')}>
          {(field) => (
            <input
              {...field}
              className="input"
              maxLength={20}
              value={measure}
              onChange={({ target }) => setMeasure(target.value)}
            />
          )}
        </Labelled>
        <div className="wide">
          <Labelled label={t('charges.departments')} hint={t('charges.departmentsHint')}>
            {({ id }) => (
              <Select<string[]>
                id={id}
                mode="multiple"
                placeholder={t('departments.find')}
                value={[...departments]}
                options={all
                  .filter((each) => each.unit === unit)
                  .map(({ code, name: called }) => ({ value: code, label: `${code} ${called}` }))}
                optionFilterProp="label"
                onChange={setDepartments}
              />
            )}
          </Labelled>
        </div>
        <Labelled label={t('charges.receivable')}>
          {({ id }) => <AccountField id={id} options={receivables} value={receivable} onChange={setReceivable} />}
        </Labelled>
        <Labelled label={t('charges.income')}>
          {({ id }) => <AccountField id={id} options={incomes} value={income} onChange={setIncome} />}
        </Labelled>
        <p className="hint wide">{t('charges.accountsHint')}</p>
        <div className="wide">
          <Problem sentence={problem} />
          <button type="submit" className="button primary" disabled={busy || !good}>
            {t('charges.save')}
          </button>
        </div>
      </form>
    </Drawer>
  );
}
