import { useQuery } from '@tanstack/react-query';
import { Input } from 'antd';
import { useMemo } from 'react';
import { takesBudget } from '../../../shared/domain/approval/application.ts';
import type { Category } from '../../../shared/domain/approval/category.ts';
import { capitalYuan } from '../../../shared/kernel/capital-yuan.ts';
import { type Fen, groupedYuan } from '../../../shared/kernel/fen.ts';
import { api } from '../../app/client.ts';
import { usePreferences } from '../../app/preferences.tsx';
import { AmountField } from '../../ui/amount-field.tsx';
import { ChoiceField } from '../../ui/choice-field.tsx';
import { Labelled } from '../../ui/labelled.tsx';
import { amountOf } from './draft.ts';
import { PayeeChoice } from './payee-choice.tsx';
import type { Form } from './use-form.ts';

/** What every application says: 事由, who asks, whom it goes to, how much. */
export function WhatPart({ form, category }: { readonly form: Form; readonly category: Category }) {
  const { t } = usePreferences();
  const all = useQuery(api.organisation.departments.queryOptions({ input: {} })).data;
  const departments = useMemo(
    () => all?.filter((each) => each.open && each.unit === form.unit) ?? [],
    [all, form.unit],
  );
  const { draft, set, problemOf } = form;
  const amount = amountOf(draft);
  return (
    <div className="apply-fields">
      <div className="wide" data-field="purpose">
        <Labelled
          label={t('applications.purpose')}
          needed
          problem={problemOf('purpose')}
          hint={t('applications.purposeHint')}
        >
          {(field) => (
            <Input
              {...field}
              maxLength={300}
              value={draft.purpose}
              onChange={({ target }) => set({ purpose: target.value })}
            />
          )}
        </Labelled>
      </div>
      <div data-field="department">
        <Labelled label={t('applications.department')} problem={problemOf('department')}>
          {({ id }) => (
            <ChoiceField
              id={id}
              placeholder={t('applications.departmentAll')}
              options={departments}
              value={draft.department === '' ? undefined : draft.department}
              clearable
              onChange={(department) => set({ department: department ?? '' })}
            />
          )}
        </Labelled>
      </div>
      <PayeeChoice payee={draft.payee} problem={problemOf('payee')} onChange={(payee) => set({ payee })} />
      <div data-field="amount">
        {takesBudget(category) ? (
          <div className="field">
            <span className="apply-label">{t('applications.amountYuan')}</span>
            <output className="apply-amount">{amount === undefined ? '–' : groupedYuan(amount)}</output>
            {problemOf('amount') ? <small className="field-problem">{problemOf('amount')}</small> : null}
            <InWords amount={amount} otherwise={t('applications.amountFromRows')} />
          </div>
        ) : (
          <div className="field">
            <Labelled label={t('applications.amountYuan')} needed problem={problemOf('amount')}>
              {({ id }) => (
                <AmountField
                  id={id}
                  width="100%"
                  value={draft.amount}
                  onChange={(value) => set({ amount: value })}
                  onTyping={(value) => set({ amount: value })}
                />
              )}
            </Labelled>
            <InWords amount={amount} otherwise="" />
          </div>
        )}
      </div>
    </div>
  );
}

/** 大写, as it will stand on the signed form. */
function InWords({ amount, otherwise }: { readonly amount: Fen | undefined; readonly otherwise: string }) {
  const { t } = usePreferences();
  return amount === undefined || amount <= 0 ? (
    <small className="hint">{otherwise}</small>
  ) : (
    <output lang="zh-CN" className="apply-words" aria-label={t('applications.inWords')}>
      {capitalYuan(amount)}
    </output>
  );
}

/** 紧急: the switch, and why it cannot wait. */
export function UrgentPart({ form }: { readonly form: Form }) {
  const { t } = usePreferences();
  const { draft, set, problemOf } = form;
  return (
    <div className="apply-urgent" data-field="urgent">
      <label className="approval-line">
        <input type="checkbox" checked={draft.isUrgent} onChange={({ target }) => set({ isUrgent: target.checked })} />
        {t('applications.urgentSwitch')}
      </label>
      {draft.isUrgent ? (
        <Labelled
          label={t('applications.urgentWhy')}
          needed
          problem={problemOf('urgent')}
          hint={t('applications.urgentHint')}
        >
          {(field) => (
            <Input.TextArea
              {...field}
              rows={2}
              maxLength={300}
              value={draft.urgent}
              onChange={({ target }) => set({ urgent: target.value })}
            />
          )}
        </Labelled>
      ) : null}
    </div>
  );
}
