import { Select } from 'antd';
import { codeFindings } from '../../../shared/domain/procurement/formulary/codes.ts';
import { ITEM_LIMITS } from '../../../shared/domain/procurement/formulary/item-rules.ts';
import { DOCTOR_LEVELS, ITEM_FLAGS, ITEM_KINDS } from '../../../shared/domain/procurement/item.ts';
import { usePreferences } from '../../app/preferences.tsx';
import { useScope } from '../../app/scope.ts';
import { Labelled } from '../../ui/labelled.tsx';
import { type ItemDraft, NEEDED_FIELDS } from './item-draft.ts';

type Texts = 'name' | 'generic' | 'form' | 'strength' | 'unit' | 'pack' | 'packSize' | 'maker' | 'listed' | 'otherCode';
const MOST: Readonly<Record<Texts, number>> = {
  ...{ name: ITEM_LIMITS.name, generic: ITEM_LIMITS.name, form: ITEM_LIMITS.form, strength: ITEM_LIMITS.strength },
  ...{ unit: ITEM_LIMITS.unit, pack: ITEM_LIMITS.unit, packSize: 6, maker: ITEM_LIMITS.name, listed: 14 },
  otherCode: ITEM_LIMITS.otherCode,
};

/**
 * A product's card to be filled in: what it must have first, marked, and the rest folded away until it is wanted. What its
 * code must be is said while it is typed. `codeFixed`: it is known already; `wrong`: why a field is refused, by its name.
 */
export function ItemFields(props: {
  readonly draft: ItemDraft;
  readonly codeFixed: boolean;
  readonly wrong?: Readonly<Record<string, string>>;
  readonly onChange: (draft: ItemDraft) => void;
}) {
  const { t, locale } = usePreferences();
  const { units = [] } = useScope();
  const { draft, codeFixed, wrong = {}, onChange } = props;
  const isNeeded = (id: Texts | 'code'): boolean => NEEDED_FIELDS.some((each) => each === id);
  const set = (change: Partial<ItemDraft>): void => onChange({ ...draft, ...change });
  const code = draft.code.trim().toUpperCase();
  const finding = code === '' ? undefined : codeFindings(draft.kind, code)[0];
  const said = finding && (locale === 'zh-CN' ? finding.message : t(`formulary.codeRule.${draft.kind}`));
  const field = (id: Texts, hint?: string) => (
    <Labelled key={id} label={t(`formulary.field.${id}`)} needed={isNeeded(id)} hint={hint} problem={wrong[id]}>
      {(labelled) => (
        <input
          {...labelled}
          className="input"
          inputMode={id === 'packSize' ? 'numeric' : id === 'listed' ? 'decimal' : 'text'}
          maxLength={MOST[id]}
          value={draft[id]}
          onChange={({ target }) => set({ [id]: target.value })}
        />
      )}
    </Labelled>
  );
  return (
    <div className="formulary-fields">
      <Labelled label={t('formulary.field.kind')}>
        {({ id }) => (
          <select
            id={id}
            className="input"
            value={draft.kind}
            onChange={({ target }) => set({ kind: ITEM_KINDS.find((each) => each === target.value) ?? draft.kind })}
          >
            {ITEM_KINDS.map((kind) => (
              <option key={kind} value={kind}>
                {t(`procurement.kind.${kind}`)}
              </option>
            ))}
          </select>
        )}
      </Labelled>
      <Labelled
        label={t('formulary.code')}
        needed
        problem={finding?.level === 'refused' ? said : wrong['code']}
        hint={finding?.level === 'doubt' ? said : t(`formulary.codeRule.${draft.kind}`)}
      >
        {(labelled) => (
          <input
            {...labelled}
            className="input code"
            maxLength={40}
            readOnly={codeFixed}
            value={draft.code}
            onChange={({ target }) => set({ code: target.value })}
          />
        )}
      </Labelled>
      {field('name')}
      {field('strength')}
      {field('unit')}
      {field('pack')}
      {field('packSize', t('formulary.packSizeHint'))}
      {field('maker')}
      <details className="wide formulary-rest" open={codeFixed}>
        <summary>{t('formulary.rest')}</summary>
        <div className="formulary-fields">
          {field('generic', t('formulary.genericHint'))}
          {field('form')}
          {field('listed', t('formulary.listedHint'))}
          <Labelled label={t('formulary.field.listedUntil')} hint={t('formulary.listedUntilHint')}>
            {(labelled) => (
              <input
                {...labelled}
                className="input"
                type="date"
                value={draft.listedUntil}
                onChange={({ target }) => set({ listedUntil: target.value })}
              />
            )}
          </Labelled>
          <Labelled label={t('formulary.field.units')} hint={t('formulary.unitsHint')}>
            {({ id }) => (
              <Select<string[]>
                id={id}
                mode="multiple"
                placeholder={t('formulary.allUnits')}
                value={[...draft.units]}
                options={units.map((unit) => ({ value: unit.code, label: `${unit.code} ${unit.name}` }))}
                optionFilterProp="label"
                onChange={(next) => set({ units: next })}
              />
            )}
          </Labelled>
          <Labelled label={t('formulary.field.doctor')}>
            {({ id }) => (
              <select
                id={id}
                className="input"
                value={draft.doctor}
                onChange={({ target }) => set({ doctor: DOCTOR_LEVELS.find((each) => each === target.value) ?? '' })}
              >
                {DOCTOR_LEVELS.map((level) => (
                  <option key={level} value={level}>
                    {level === '' ? t('formulary.anyDoctor') : t(`procurement.doctor.${level}`)}
                  </option>
                ))}
              </select>
            )}
          </Labelled>
          {field('otherCode', t('formulary.otherCodeHint'))}
          <fieldset className="formulary-flags wide">
            <legend>{t('formulary.flags')}</legend>
            {ITEM_FLAGS.map((flag) => (
              <label key={flag}>
                <input
                  type="checkbox"
                  checked={draft.flags.includes(flag)}
                  onChange={({ target }) =>
                    set({
                      flags: ITEM_FLAGS.filter((each) => (each === flag ? target.checked : draft.flags.includes(each))),
                    })
                  }
                />
                {t(`procurement.flag.${flag}`)}
              </label>
            ))}
          </fieldset>
          <div className="wide">
            <Labelled label={t('formulary.field.remark')}>
              {(labelled) => (
                <textarea
                  {...labelled}
                  className="input"
                  rows={2}
                  maxLength={ITEM_LIMITS.remark}
                  value={draft.remark}
                  onChange={({ target }) => set({ remark: target.value })}
                />
              )}
            </Labelled>
          </div>
        </div>
      </details>
    </div>
  );
}
