import { useQuery } from '@tanstack/react-query';
import { Select } from 'antd';
import { useState } from 'react';
import { parsePrice } from '../../../shared/domain/procurement/price.ts';
import { parseYuan } from '../../../shared/kernel/fen.ts';
import { useActing } from '../../app/acting.ts';
import { api, client } from '../../app/client.ts';
import { failedOf } from '../../app/failure.ts';
import { useIdentity } from '../../app/identity.ts';
import { usePreferences } from '../../app/preferences.tsx';
import { type Unit, useScope } from '../../app/scope.ts';
import { useDialogs } from '../../ui/dialogs.tsx';
import { ChevronDown } from '../../ui/icons.tsx';
import { Labelled } from '../../ui/labelled.tsx';
import { Failed, Loading, Problem } from '../../ui/states.tsx';
import { jointOf } from '../joints.ts';
import type { Rules } from './looks.ts';

/** 匹配容差与两票制豁免: what no law sets, shown to all and changed by the chief pharmacist. */
export function RulesView() {
  const { t } = usePreferences();
  const { may } = useIdentity();
  const { units = [] } = useScope();
  const dialogs = useDialogs();
  const { busy, problem, act } = useActing();
  const [typed, setTyped] = useState<Partial<Rules>>({});
  const read = useQuery(api.procurement.invoiceRules.queryOptions({ input: {} }));
  const failed = failedOf(read, t);
  if (failed) return <Failed {...failed} />;
  if (!read.data) return <Loading />;
  const rules: Rules = { ...read.data, ...typed };
  if (!may('procurement.approve', '')) return <RulesShown rules={read.data} units={units} />;
  const good = parseYuan(rules.amount) !== undefined && parsePrice(rules.price) !== undefined;
  async function save(): Promise<void> {
    const reason = await dialogs.reason({
      title: t('supplierInvoices.rules'),
      action: t('supplierInvoices.rulesSave'),
    });
    if (reason === undefined) return;
    const asked = { ...rules, items: [...rules.items], units: [...rules.units], reason };
    if (await act(() => client.procurement.setInvoiceRules(asked), t('supplierInvoices.rulesSaved'))) setTyped({});
  }
  const amount = (field: 'amount' | 'price') => (
    <Labelled label={t(`supplierInvoices.rules.${field}`)} hint={t(`supplierInvoices.rules.${field}Hint`)}>
      {(named) => (
        <input
          {...named}
          className="input figure invoice-tolerance"
          inputMode="decimal"
          maxLength={12}
          value={rules[field]}
          onChange={({ target }) => setTyped({ ...typed, [field]: target.value.replaceAll(/[^0-9.]/g, '') })}
        />
      )}
    </Labelled>
  );
  return (
    <div className="card invoice-rules">
      <p className="hint">{t('supplierInvoices.rulesIntro')}</p>
      <h2>{t('supplierInvoices.tolerance')}</h2>
      {amount('amount')}
      {amount('price')}
      <h2>{t('supplierInvoices.letOff')}</h2>
      <label className="invoice-check">
        <input
          type="checkbox"
          checked={rules.shortage}
          onChange={({ target }) => setTyped({ ...typed, shortage: target.checked })}
        />
        {t('supplierInvoices.rules.shortage')}
      </label>
      <Labelled label={t('supplierInvoices.rules.units')} hint={t('supplierInvoices.rules.unitsHint')}>
        {({ id }) => (
          <Select<string[]>
            id={id}
            mode="multiple"
            suffixIcon={<ChevronDown />}
            placeholder={t('supplierInvoices.rules.none')}
            value={[...rules.units]}
            optionFilterProp="label"
            options={units.map(({ code, name }) => ({ value: code, label: `${code} ${name}` }))}
            onChange={(chosen) => setTyped({ ...typed, units: chosen })}
          />
        )}
      </Labelled>
      <Labelled label={t('supplierInvoices.rules.items')} hint={t('supplierInvoices.rules.itemsHint')}>
        {({ id }) => (
          <Select<string[]>
            id={id}
            mode="tags"
            suffixIcon={<ChevronDown />}
            placeholder={t('supplierInvoices.rules.none')}
            value={[...rules.items]}
            onChange={(chosen) => setTyped({ ...typed, items: chosen.map((each) => each.trim().toUpperCase()) })}
          />
        )}
      </Labelled>
      <Problem sentence={problem} />
      <div className="invoice-bar">
        <button
          type="button"
          className="button primary"
          disabled={busy || !good || Object.keys(typed).length === 0}
          onClick={() => void save()}
        >
          {t('supplierInvoices.rulesSave')}
        </button>
      </div>
    </div>
  );
}

/** The rules as whoever does not set them reads them: no field that seems to wait for typing. */
function RulesShown({ rules, units }: { readonly rules: Rules; readonly units: readonly Unit[] }) {
  const { t, locale } = usePreferences();
  const listed = (all: readonly string[]): string =>
    all.length === 0 ? t('supplierInvoices.rules.none') : all.join(jointOf(locale, '、'));
  const named = rules.units.map((unit) => `${unit} ${units.find(({ code }) => code === unit)?.name ?? ''}`.trim());
  return (
    <div className="card invoice-rules">
      <p className="hint">{t('supplierInvoices.rulesIntro')}</p>
      <h2>{t('supplierInvoices.tolerance')}</h2>
      <dl>
        <Shown part="amount" value={rules.amount} />
        <Shown part="price" value={rules.price} />
      </dl>
      <h2>{t('supplierInvoices.letOff')}</h2>
      <dl>
        <dt>{t('supplierInvoices.rules.shortage')}</dt>
        <dd>{t(rules.shortage ? 'supplierInvoices.rules.yes' : 'supplierInvoices.rules.no')}</dd>
        <Shown part="units" value={listed(named)} />
        <Shown part="items" value={listed(rules.items)} />
      </dl>
    </div>
  );
}

function Shown({ part, value }: { readonly part: 'amount' | 'price' | 'units' | 'items'; readonly value: string }) {
  const { t } = usePreferences();
  return (
    <>
      <dt>{t(`supplierInvoices.rules.${part}`)}</dt>
      <dd>
        {value}
        <small>{t(`supplierInvoices.rules.${part}Hint`)}</small>
      </dd>
    </>
  );
}
