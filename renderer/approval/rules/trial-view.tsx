import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { CATEGORY_CODES, type Category } from '../../../shared/domain/approval/category.ts';
import type { Rule } from '../../../shared/domain/approval/rule.ts';
import { inYuan } from '../../../shared/domain/approval/table.ts';
import { type Fen, fen, formatYuan } from '../../../shared/kernel/fen.ts';
import { api } from '../../app/client.ts';
import { useDayShown } from '../../app/day-shown.ts';
import { sentenceOf } from '../../app/failure.ts';
import { usePreferences } from '../../app/preferences.tsx';
import { useScope } from '../../app/scope.ts';
import { useFundSources } from '../../ledger/books/names.ts';
import { AmountField } from '../../ui/amount-field.tsx';
import { ChoiceField } from '../../ui/choice-field.tsx';
import { Labelled } from '../../ui/labelled.tsx';
import { Problem } from '../../ui/states.tsx';
import { UnitField } from '../../ui/unit-field.tsx';
import { TrialShown } from './trial-shown.tsx';

/** 试算: one payment through the table in force, and through another beside it: a draft, or what waits for approval. */
export function TrialView(props: {
  readonly other: { readonly kind: 'draft' | 'proposed'; readonly rules: readonly Rule[] } | undefined;
}) {
  const { t } = usePreferences();
  const { units, unit: chosen } = useScope();
  const sources = useFundSources();
  const [day, setDay] = useDayShown();
  const [unit, setUnit] = useState(chosen);
  const [category, setCategory] = useState<Category>('equipment');
  const [source, setSource] = useState('other');
  const [inBudget, setInBudget] = useState(true);
  const [amount, setAmount] = useState<Fen | undefined>(fen(6_800_000));
  const { other } = props;
  const ready = unit !== undefined && amount !== undefined && amount > 0;
  const read = useQuery({
    ...api.approval.simulate.queryOptions({
      input: {
        ...{ unit: unit ?? '', category, source, inBudget, day, amount: formatYuan(amount ?? fen(0)) },
        ...(other ? { draft: other.rules.map(inYuan) } : {}),
      },
    }),
    enabled: ready,
    placeholderData: keepPreviousData,
  });
  const otherName = other && t(`approvalTrial.${other.kind}`);
  return (
    <div className="approval-sheet card">
      <p className="approval-said">
        {otherName ? t('approvalTrial.about', { other: otherName }) : t('approvalTrial.aboutOne')}
      </p>
      <div className="approval-trial-fields">
        <Labelled label={t('approvalTrial.unit')}>
          {({ id }) => <UnitField id={id} options={units ?? []} value={unit} onChange={(code) => setUnit(code)} />}
        </Labelled>
        <Labelled label={t('approvalRules.categories')}>
          {(field) => (
            <select
              {...field}
              className="input"
              value={category}
              onChange={({ target }) => setCategory(target.value as Category)}
            >
              {CATEGORY_CODES.map((code) => (
                <option key={code} value={code}>
                  {t(`approval.category.${code}`)}
                </option>
              ))}
            </select>
          )}
        </Labelled>
        <Labelled label={t('approvalRules.sources')}>
          {({ id }) => (
            <ChoiceField
              id={id}
              codeless
              options={sources}
              value={source}
              onChange={(code) => setSource(code ?? source)}
            />
          )}
        </Labelled>
        <Labelled label={t('approvalRules.budget')}>
          {(field) => (
            <select
              {...field}
              className="input"
              value={inBudget ? 'in' : 'out'}
              onChange={({ target }) => setInBudget(target.value === 'in')}
            >
              <option value="in">{t('approval.budget.in')}</option>
              <option value="out">{t('approval.budget.out')}</option>
            </select>
          )}
        </Labelled>
        <Labelled label={t('approvalTrial.amount')}>
          {({ id }) => <AmountField id={id} width="100%" value={amount} onChange={setAmount} onTyping={setAmount} />}
        </Labelled>
        <Labelled label={t('approvalTrial.day')}>
          {(field) => (
            <input
              {...field}
              className="input"
              type="date"
              value={day}
              onChange={({ target }) => setDay(target.value)}
            />
          )}
        </Labelled>
      </div>
      {!ready ? (
        <p className="hint" role="status">
          {t('approvalTrial.fillIn')}
        </p>
      ) : read.isError ? (
        <Problem sentence={sentenceOf(read.error, t)} />
      ) : read.data ? (
        <TrialShown reply={read.data} other={otherName} />
      ) : null}
    </div>
  );
}
