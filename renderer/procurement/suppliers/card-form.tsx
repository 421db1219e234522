import { Select } from 'antd';
import { useState } from 'react';
import { ITEM_KINDS } from '../../../shared/domain/procurement/item.ts';
import { CHAIN_ROLES, SUPPLIER_ROLES } from '../../../shared/domain/procurement/supplier.ts';
import { codeFault } from '../../../shared/domain/procurement/suppliers/credit-code.ts';
import { useActing } from '../../app/acting.ts';
import { client } from '../../app/client.ts';
import { usePreferences } from '../../app/preferences.tsx';
import { useScope } from '../../app/scope.ts';
import { ChoiceField } from '../../ui/choice-field.tsx';
import { Drawer } from '../../ui/drawer.tsx';
import { Labelled } from '../../ui/labelled.tsx';
import { Problem } from '../../ui/states.tsx';
import { type CardDraft, draftOfCard, EMPTY_CARD, isWhole, requestOfCard } from './card-draft.ts';
import { LicenceRows } from './licence-rows.tsx';
import type { SupplierDetail } from './looks.ts';

/** 编制供应商资料: a new supplier, a change of one in force, or a draft that is taken up again. */
export function CardForm({ supplier, onClose }: { readonly supplier?: SupplierDetail; readonly onClose: () => void }) {
  const { t } = usePreferences();
  const { units = [] } = useScope();
  const { busy, problem, act } = useActing();
  const start = supplier?.open?.card ?? supplier?.card;
  const [draft, setDraft] = useState<CardDraft>(() => (start ? draftOfCard(start) : EMPTY_CARD));
  const [at, setAt] = useState(() => supplier?.open && { id: supplier.open.id, revision: supplier.open.revision });
  const set = (part: Partial<CardDraft>): void => setDraft((before) => ({ ...before, ...part }));
  const fault = draft.code.length >= 4 ? codeFault(draft.code) : undefined;

  async function keep(hand: boolean): Promise<void> {
    const done = await act(
      async () => {
        const kept = await client.procurement.saveSupplier({ ...(at ? { at } : {}), card: requestOfCard(draft) });
        const seen = { id: kept.id, revision: kept.revision };
        setAt(seen);
        if (hand) await client.procurement.handPaper({ ...seen, kind: 'supplier' });
      },
      t(hand ? 'suppliers.handed' : 'suppliers.saved'),
    );
    if (done) onClose();
  }
  const text = (field: 'name' | 'agentOf' | 'group' | 'contact' | 'phone', max: number) => (
    <Labelled label={t(`suppliers.${field}`)}>
      {(named) => (
        <input
          {...named}
          className="input"
          maxLength={max}
          value={draft[field]}
          onChange={({ target }) => set({ [field]: target.value })}
        />
      )}
    </Labelled>
  );
  const hours = (field: 'hours' | 'urgentHours') => (
    <Labelled label={t(`suppliers.${field}`)}>
      {(named) => (
        <input
          {...named}
          className="input figure"
          inputMode="numeric"
          maxLength={4}
          value={draft[field]}
          onChange={({ target }) => set({ [field]: target.value.replaceAll(/\D/g, '') })}
        />
      )}
    </Labelled>
  );
  const title = supplier?.card ? t('suppliers.changeTitle', { name: supplier.card.name }) : t('suppliers.new');
  return (
    <Drawer open title={title} width={880} onClose={onClose}>
      <form
        className="suppliers-form"
        onSubmit={(event) => {
          event.preventDefault();
          void keep(true);
        }}
      >
        <Labelled
          label={t('suppliers.code')}
          hint={fault ? t(`suppliers.codeFault.${fault}`) : t('suppliers.codeHint')}
        >
          {(field) => (
            <input
              {...field}
              className={fault ? 'input doubted' : 'input'}
              maxLength={18}
              disabled={supplier !== undefined}
              value={draft.code}
              onChange={({ target }) => set({ code: target.value.toUpperCase().replaceAll(/[^A-Z0-9]/g, '') })}
            />
          )}
        </Labelled>
        {text('name', 100)}
        <Labelled label={t('suppliers.roles')}>
          {({ id }) => (
            <Select
              id={id}
              mode="multiple"
              value={[...draft.roles]}
              options={SUPPLIER_ROLES.map((value) => ({ value, label: t(`suppliers.role.${value}`) }))}
              onChange={(roles) => set({ roles })}
            />
          )}
        </Labelled>
        <Labelled label={t('suppliers.goods')}>
          {({ id }) => (
            <Select
              id={id}
              mode="multiple"
              value={[...draft.goods]}
              options={ITEM_KINDS.filter((kind) => kind !== 'preparation').map((value) => ({
                value,
                label: t(`procurement.kind.${value}`),
              }))}
              onChange={(goods) => set({ goods })}
            />
          )}
        </Labelled>
        <Labelled label={t('suppliers.chain')} hint={t('suppliers.chainHint')}>
          {({ id }) => (
            <ChoiceField
              id={id}
              codeless
              options={CHAIN_ROLES.map((code) => ({ code, name: t(`suppliers.chain.${code === '' ? 'none' : code}`) }))}
              value={draft.chain}
              onChange={(chain) => set({ chain: CHAIN_ROLES.find((each) => each === chain) ?? '' })}
            />
          )}
        </Labelled>
        {draft.chain === 'import-agent' ? text('agentOf', 100) : text('group', 60)}
        <div className="wide">
          <LicenceRows licences={draft.licences} onChange={(licences) => set({ licences })} />
        </div>
        <div className="wide">
          <Labelled label={t('suppliers.units')} hint={t('suppliers.unitsHint')}>
            {({ id }) => (
              <Select
                id={id}
                mode="multiple"
                value={[...draft.units]}
                placeholder={t('suppliers.allUnits')}
                options={units.map(({ code, name }) => ({ value: code, label: `${code} ${name}` }))}
                showSearch={{ optionFilterProp: 'label' }}
                onChange={(chosen) => set({ units: chosen })}
              />
            )}
          </Labelled>
        </div>
        {hours('hours')}
        {hours('urgentHours')}
        {text('contact', 40)}
        {text('phone', 40)}
        <div className="wide suppliers-line">
          <Problem sentence={problem} />
          <button type="submit" className="button primary" disabled={busy || !isWhole(draft)}>
            {t('suppliers.saveAndHand')}
          </button>
          <button type="button" className="button" disabled={busy || !isWhole(draft)} onClick={() => void keep(false)}>
            {t('suppliers.save')}
          </button>
        </div>
      </form>
    </Drawer>
  );
}
