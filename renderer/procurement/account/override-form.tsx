import { useQuery } from '@tanstack/react-query';
import { Select } from 'antd';
import { useDeferredValue, useState } from 'react';
import type { Contract } from '../../../shared/contract/index.ts';
import type { RequestOf } from '../../../shared/contract/operation.ts';
import { OVERRIDE_KINDS } from '../../../shared/domain/procurement/override.ts';
import { useActing } from '../../app/acting.ts';
import { api, client } from '../../app/client.ts';
import { usePreferences } from '../../app/preferences.tsx';
import { useScope } from '../../app/scope.ts';
import { Drawer } from '../../ui/drawer.tsx';
import { Labelled } from '../../ui/labelled.tsx';
import { Problem } from '../../ui/states.tsx';
import { UnitField } from '../../ui/unit-field.tsx';
import type { Beginning } from './beginning.ts';
import type { OverrideRow } from './words.ts';

type Asked = RequestOf<Contract['procurement']['saveOverride']>;

/** Products that are offered at once. */
const OFFERED = 30;

/** Records an exception: of what kind, for which unit, what, how much of it, from whom, until when and why. */
export function OverrideForm({
  override,
  beginning,
  onClose,
}: {
  readonly override?: OverrideRow;
  readonly beginning?: Beginning;
  readonly onClose: () => void;
}) {
  const { t } = usePreferences();
  const { units = [], unit: inScope } = useScope();
  const { busy, problem, act } = useActing();
  const [kind, setKind] = useState(override?.kind ?? beginning?.kind ?? OVERRIDE_KINDS[0]);
  const [unit, setUnit] = useState(override?.unit ?? beginning?.unit ?? inScope);
  const [item, setItem] = useState(override?.item ?? beginning?.item ?? '');
  const [draft, setDraft] = useState({
    ...{
      what: override?.item === '' ? override.what : '',
      quantity: String(override?.quantity ?? beginning?.quantity ?? ''),
    },
    ...{ price: override?.price ?? beginning?.price ?? '', supplier: override?.supplier ?? beginning?.supplier ?? '' },
    first: override?.first ?? beginning?.day ?? '',
    ...{ last: override?.last ?? '', why: override?.why ?? '' },
  });
  const good =
    unit !== undefined &&
    (item !== '' || draft.what.trim() !== '') &&
    /^\d{1,9}$/.test(draft.quantity.trim()) &&
    /^\d{1,9}(\.\d{1,4})?$/.test(draft.price.trim()) &&
    [draft.supplier, draft.first, draft.last, draft.why].every((text) => text.trim() !== '');
  async function save(): Promise<void> {
    if (!good) return;
    const asked = {
      ...(override ? { at: { id: override.id, revision: override.revision } } : {}),
      ...{ kind, unit, item, what: draft.what.trim(), quantity: Number(draft.quantity), price: draft.price.trim() },
      ...{ supplier: draft.supplier.trim(), first: draft.first, last: draft.last, why: draft.why.trim() },
    } as Asked;
    if (await act(() => client.procurement.saveOverride(asked), t('purchaseAccount.overrideKept'))) onClose();
  }
  const field = (id: keyof typeof draft, more: { type?: 'date' | 'text'; hint?: string; most?: number } = {}) => (
    <Labelled
      label={t(id === 'first' || id === 'last' ? `purchaseAccount.day.${id}` : `purchaseAccount.${id}`)}
      hint={more.hint}
    >
      {(labelled) => (
        <input
          {...labelled}
          className="input"
          type={more.type ?? 'text'}
          maxLength={more.most ?? 120}
          value={draft[id]}
          onChange={({ target }) => setDraft({ ...draft, [id]: target.value })}
        />
      )}
    </Labelled>
  );
  return (
    <Drawer open title={override?.number ?? t('purchaseAccount.newOverride')} width={560} onClose={onClose}>
      <form
        className="purchase-form two"
        onSubmit={(event) => {
          event.preventDefault();
          void save();
        }}
      >
        <Labelled label={t('purchaseAccount.kind')}>
          {({ id }) => (
            <select
              id={id}
              className="input"
              value={kind}
              onChange={({ target }) => setKind(OVERRIDE_KINDS.find((each) => each === target.value) ?? kind)}
            >
              {OVERRIDE_KINDS.map((each) => (
                <option key={each} value={each}>
                  {t(`purchaseAccount.kind.${each}`)}
                </option>
              ))}
            </select>
          )}
        </Labelled>
        <Labelled label={t('purchaseAccount.forUnit')}>
          {({ id }) => <UnitField id={id} options={units} value={unit} onChange={setUnit} />}
        </Labelled>
        <div className="wide">
          <Labelled label={t('purchaseAccount.item')} hint={t('purchaseAccount.itemHint')}>
            {({ id }) => <ItemChoice id={id} value={item} onChange={setItem} />}
          </Labelled>
        </div>
        {item === '' ? <div className="wide">{field('what', { hint: t('purchaseAccount.whatHint') })}</div> : null}
        {field('quantity', { most: 9, hint: t('purchaseAccount.quantityHint') })}
        {field('price', { most: 14, hint: t('purchaseAccount.priceHint') })}
        <div className="wide">{field('supplier')}</div>
        {field('first', { type: 'date' })}
        {field('last', { type: 'date', hint: t('purchaseAccount.lastHint') })}
        <div className="wide">{field('why', { most: 300 })}</div>
        <div className="wide">
          <Problem sentence={problem} />
          <button type="submit" className="button primary" disabled={busy || !good}>
            {t('purchaseAccount.save')}
          </button>
        </div>
      </form>
    </Drawer>
  );
}

/** A product of the formulary by code, name or pinyin, as the service finds it; none for what has no code. */
function ItemChoice(props: { readonly id: string; readonly value: string; readonly onChange: (code: string) => void }) {
  const { t } = usePreferences();
  const [typed, setTyped] = useState('');
  const text = useDeferredValue(typed === '' ? props.value : typed);
  const read = useQuery(api.procurement.formularyItems.queryOptions({ input: { text, limit: OFFERED } }));
  return (
    <Select<string>
      id={props.id}
      showSearch={{ filterOption: false, onSearch: setTyped }}
      allowClear={{ label: t('field.clear') }}
      value={props.value || null}
      placeholder={t('purchaseAccount.noItem')}
      notFoundContent={t('field.none')}
      options={(read.data?.rows ?? []).map(({ code, name, strength, packSize, unit, pack }) => ({
        value: code,
        label: `${name} ${strength}×${packSize}${unit}/${pack} ${code}`,
      }))}
      onChange={(code) => props.onChange(code ?? '')}
    />
  );
}
