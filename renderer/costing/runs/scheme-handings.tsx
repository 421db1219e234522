import { COST_ITEMS, type CostItem } from '../../../shared/domain/costing/cost-item.ts';
import { usePreferences } from '../../app/preferences.tsx';
import { ChoiceField } from '../../ui/choice-field.tsx';
import { type HandingDraft, nextId, type SchemeDraft } from './draft.ts';
import { DriverField } from './driver-field.tsx';
import type { SchemeSeen } from './words.ts';

/** Departments that hand over in an order or by a driver of their own, some items by another. */
export function SchemeHandings(props: {
  readonly draft: SchemeDraft;
  readonly departments: SchemeSeen['departments'];
  readonly disabled: boolean;
  readonly onChange: (draft: SchemeDraft) => void;
}) {
  const { t } = usePreferences();
  const { draft, departments, disabled, onChange } = props;
  const { handings } = draft;
  const giving = departments.filter(({ bearing, class: kind }) => bearing && kind !== 'clinical');
  const change = (id: number, next: Partial<HandingDraft>) =>
    onChange({
      ...draft,
      handings: handings.map((handing) => (handing.id === id ? { ...handing, ...next } : handing)),
    });
  const up = (at: number) => {
    const moved = [...handings];
    [moved[at - 1], moved[at]] = [moved[at]!, moved[at - 1]!];
    onChange({ ...draft, handings: moved });
  };
  return (
    <fieldset className="scheme-part">
      <legend>{t('costScheme.handings')}</legend>
      <p className="hint">{t('costScheme.handingsHint')}</p>
      {handings.map((handing, at) => (
        <div key={handing.id} className="scheme-row">
          <ChoiceField
            label={t('costScheme.handingDepartment', { place: at + 1 })}
            options={giving}
            value={handing.department || undefined}
            onChange={(code) => change(handing.id, { department: code ?? '' })}
            noteOf={({ class: kind }) => t(`costing.class.${kind}`)}
            disabled={disabled}
            width={220}
          />
          <DriverField
            label={t('costScheme.handingDriver', { place: at + 1 })}
            value={handing.driver}
            onChange={(driver) => change(handing.id, { driver })}
            disabled={disabled}
            classDriver
            pairs
          />
          <PerItem place={at + 1} handing={handing} disabled={disabled} onChange={(next) => change(handing.id, next)} />
          {disabled ? null : (
            <span className="scheme-row-end">
              <button type="button" className="button" disabled={at === 0} onClick={() => up(at)}>
                {t('costScheme.up')}
              </button>
              <button
                type="button"
                className="button"
                onClick={() => onChange({ ...draft, handings: handings.filter(({ id }) => id !== handing.id) })}
              >
                {t('costScheme.remove')}
              </button>
            </span>
          )}
        </div>
      ))}
      {disabled ? null : (
        <button
          type="button"
          className="button"
          onClick={() =>
            onChange({
              ...draft,
              handings: [...handings, { id: nextId(handings), department: '', driver: '', perItem: {} }],
            })
          }
        >
          {t('costScheme.addHanding')}
        </button>
      )}
    </fieldset>
  );
}

/** Items that go by another driver than the department's (第十九条). */
function PerItem(props: {
  readonly place: number;
  readonly handing: HandingDraft;
  readonly disabled: boolean;
  readonly onChange: (next: Partial<HandingDraft>) => void;
}) {
  const { t } = usePreferences();
  const { place, handing, disabled, onChange } = props;
  const own = COST_ITEMS.filter((item) => handing.perItem[item] !== undefined);
  const others = COST_ITEMS.filter((item) => handing.perItem[item] === undefined);
  const set = (item: CostItem, driver: string) => {
    const { [item]: _, ...rest } = handing.perItem;
    onChange({ perItem: driver === '' ? rest : { ...rest, [item]: driver } });
  };
  return (
    <>
      {own.map((item) => (
        <span key={item} className="scheme-item">
          {t('costScheme.perItem', { item: t(`costing.item.${item}`) })}
          <DriverField
            label={t('costScheme.itemDriver', { place, item: t(`costing.item.${item}`) })}
            value={handing.perItem[item] ?? ''}
            onChange={(driver) => set(item, driver)}
            disabled={disabled}
            classDriver
            pairs
          />
        </span>
      ))}
      {disabled || others.length === 0 ? null : (
        <select
          className="input"
          aria-label={t('costScheme.addItem')}
          value=""
          onChange={({ target }) => set(target.value as CostItem, 'headcount')}
        >
          <option value="">{t('costScheme.addItem')}</option>
          {others.map((item) => (
            <option key={item} value={item}>
              {t(`costing.item.${item}`)}
            </option>
          ))}
        </select>
      )}
    </>
  );
}
