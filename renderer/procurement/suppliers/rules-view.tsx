import { Select } from 'antd';
import { useState } from 'react';
import { ITEM_KINDS } from '../../../shared/domain/procurement/item.ts';
import { LICENCE_KINDS, SUPPLIER_ROLES } from '../../../shared/domain/procurement/supplier.ts';
import { areWeights, CRITERIA } from '../../../shared/domain/procurement/suppliers/settings.ts';
import { useActing } from '../../app/acting.ts';
import { client } from '../../app/client.ts';
import { useIdentity } from '../../app/identity.ts';
import { usePreferences } from '../../app/preferences.tsx';
import { useDialogs } from '../../ui/dialogs.tsx';
import { Failed, Loading, Problem } from '../../ui/states.tsx';
import type { SupplierRules } from './looks.ts';

/** 证照要求、临期天数、评价权重: what no law sets, shown to all and changed by the chief pharmacist. */
export function RulesView(props: {
  readonly rules: SupplierRules | undefined;
  readonly failed: { readonly sentence: string; readonly onRetry: () => void } | undefined;
}) {
  const [draft, setDraft] = useState<SupplierRules>();
  if (props.failed) return <Failed sentence={props.failed.sentence} onRetry={props.failed.onRetry} />;
  if (!props.rules) return <Loading />;
  return (
    <Rules
      rules={draft ?? props.rules}
      editing={draft !== undefined}
      onEdit={() => setDraft(props.rules)}
      onChange={setDraft}
      onDone={() => setDraft(undefined)}
    />
  );
}

function Rules(props: {
  readonly rules: SupplierRules;
  readonly editing: boolean;
  readonly onEdit: () => void;
  readonly onChange: (rules: SupplierRules) => void;
  readonly onDone: () => void;
}) {
  const { t } = usePreferences();
  const { may } = useIdentity();
  const dialogs = useDialogs();
  const { busy, problem, act } = useActing();
  const { rules, editing, onEdit, onChange, onDone } = props;
  const { asked, weights, warnDays } = rules;
  const licences = LICENCE_KINDS.map((value) => ({ value, label: t(`suppliers.licence.${value}`) }));
  const sum = CRITERIA.reduce((total, each) => total + weights[each], 0);
  const whole = (text: string): number => Number(text.replaceAll(/\D/g, ''));

  async function save(): Promise<void> {
    const reason = await dialogs.reason({ title: t('suppliers.rulesEdit'), action: t('suppliers.rulesSave') });
    if (reason === undefined) return;
    if (await act(() => client.procurement.setSupplierRules({ ...rules, reason }), t('suppliers.rulesSaved'))) onDone();
  }
  return (
    <div className="supplier-rules card fill">
      <p className="hint">{t('suppliers.rulesIntro')}</p>
      <h2>{t('suppliers.rulesAsked')}</h2>
      <table className="supplier-table">
        <thead>
          <tr>
            <th>{t('suppliers.rulesGoods')}</th>
            {SUPPLIER_ROLES.map((role) => (
              <th key={role}>{t(`suppliers.role.${role}`)}</th>
            ))}
          </tr>
        </thead>
        <tbody>
          {ITEM_KINDS.map((kind) => (
            <tr key={kind}>
              <th scope="row">{t(`procurement.kind.${kind}`)}</th>
              {SUPPLIER_ROLES.map((role) => (
                <td key={role}>
                  {editing ? (
                    <Select
                      mode="multiple"
                      className="supplier-asked"
                      aria-label={t('suppliers.rulesAskedOf', {
                        role: t(`suppliers.role.${role}`),
                        kind: t(`procurement.kind.${kind}`),
                      })}
                      value={[...asked[role][kind]]}
                      options={licences}
                      onChange={(chosen) =>
                        onChange({ ...rules, asked: { ...asked, [role]: { ...asked[role], [kind]: chosen } } })
                      }
                    />
                  ) : asked[role][kind].length === 0 ? (
                    <span className="hint">{t('suppliers.nothingAsked')}</span>
                  ) : (
                    <span className="suppliers-chips">
                      {asked[role][kind].map((each) => (
                        <span key={each} className="chip">
                          {t(`suppliers.licence.${each}`)}
                        </span>
                      ))}
                    </span>
                  )}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      <h2>{t('suppliers.warnDays')}</h2>
      <p>
        {editing ? (
          <input
            aria-label={t('suppliers.warnDays')}
            className="input figure supplier-points"
            inputMode="numeric"
            maxLength={3}
            value={warnDays}
            onChange={({ target }) => onChange({ ...rules, warnDays: whole(target.value) })}
          />
        ) : (
          t('suppliers.warnDaysValue', { days: warnDays })
        )}
      </p>
      <h2>{t('suppliers.weights')}</h2>
      <table className="supplier-table supplier-weights">
        <tbody>
          {CRITERIA.map((criterion) => (
            <tr key={criterion}>
              <th scope="row">{t(`suppliers.criterion.${criterion}`)}</th>
              <td className="figure">
                {editing ? (
                  <input
                    className="input figure supplier-points"
                    inputMode="numeric"
                    maxLength={3}
                    aria-label={t(`suppliers.criterion.${criterion}`)}
                    value={weights[criterion]}
                    onChange={({ target }) =>
                      onChange({ ...rules, weights: { ...weights, [criterion]: whole(target.value) } })
                    }
                  />
                ) : (
                  weights[criterion]
                )}
              </td>
            </tr>
          ))}
          <tr className="sum">
            <th scope="row">{t('suppliers.total')}</th>
            <td className="figure">{sum}</td>
          </tr>
        </tbody>
      </table>
      {areWeights(weights) ? null : <p className="notice danger">{t('suppliers.weightsSum', { sum })}</p>}
      <Problem sentence={problem} />
      <div className="suppliers-line">
        {editing ? (
          <>
            <button
              type="button"
              className="button primary"
              disabled={busy || !areWeights(weights)}
              onClick={() => void save()}
            >
              {t('suppliers.rulesSave')}
            </button>
            <button type="button" className="button" onClick={onDone}>
              {t('cancel')}
            </button>
          </>
        ) : may('procurement.approve') ? (
          <button type="button" className="button" onClick={onEdit}>
            {t('suppliers.rulesEdit')}
          </button>
        ) : null}
      </div>
    </div>
  );
}
