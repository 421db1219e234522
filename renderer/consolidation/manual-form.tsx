import { useMutation } from '@tanstack/react-query';
import { Input, Select } from 'antd';
import { useId, useMemo, useState } from 'react';
import { ECONOMIC_NATURES, natureName } from '../../shared/domain/ledger/charts/economic-nature.ts';
import { api } from '../app/client.ts';
import { sentenceOf } from '../app/failure.ts';
import { usePreferences } from '../app/preferences.tsx';
import { useScope } from '../app/scope.ts';
import { Amount } from '../ui/amount.tsx';
import { AmountField } from '../ui/amount-field.tsx';
import { ChoiceField } from '../ui/choice-field.tsx';
import { ChevronDown } from '../ui/icons.tsx';
import { useNotify } from '../ui/notify.tsx';
import { Segments } from '../ui/segments.tsx';
import { UnitField } from '../ui/unit-field.tsx';
import {
  balanceOf,
  balancingFor,
  type Draft,
  type DraftEntry,
  ENTERABLE,
  emptyEntry,
  mayHaveNature,
  problemsOf,
  requestOf,
} from './manual.ts';
import { pairName, statementName, wordOf } from './names.ts';
import './drawers.css';
import type { RunInSight } from './run-in-sight.tsx';

const MOST_ENTRIES = 40;
const MAX_REASON = 300;

/** Typing a manual entry (录入手工分录): which unit or pair, debits and credits on lines of the statements, and why. */
export function ManualForm(props: { readonly run: RunInSight; readonly initial: Draft; readonly onDone: () => void }) {
  const { t } = usePreferences();
  const { units = [] } = useScope();
  const { run, onDone } = props;
  const notify = useNotify();
  const [draft, setDraft] = useState(props.initial);
  const [tried, setTried] = useState(false);
  const [refused, setRefused] = useState<string>();
  const add = useMutation(api.consolidation.addManual.mutationOptions());
  const ids = { reason: useId() };
  const problems = problemsOf(draft);
  const balance = balanceOf(draft);
  const change = (part: Partial<Draft>): void => setDraft((before) => ({ ...before, ...part }));
  const changeEntry = (id: number, part: Partial<DraftEntry>): void =>
    change({ entries: draft.entries.map((entry) => (entry.id === id ? { ...entry, ...part } : entry)) });

  function keep(): void {
    setTried(true);
    setRefused(undefined);
    if (Object.values(problems).some(Boolean)) return;
    void add.mutateAsync(requestOf(draft, run.period)).then(
      ({ id }) => {
        notify.done({ title: t('manual.kept', { id }), body: t('manual.keptNext') });
        onDone();
      },
      (error) => setRefused(sentenceOf(error, t)),
    );
  }
  return (
    <form
      className="ws-form"
      aria-label={t('manual.new')}
      onSubmit={(event) => {
        event.preventDefault();
        keep();
      }}
    >
      {draft.settles ? (
        <p className="notice">
          {t('manual.settles', {
            pair: pairName([draft.settles.left, draft.settles.right], run.nameOf, t),
            kind: wordOf(`reconciliation.kind.${draft.settles.kind}`, draft.settles.kind, t),
          })}
        </p>
      ) : null}
      <div className="ws-row">
        <Segments
          label={t('manual.kind')}
          value={draft.kind}
          choices={[
            { value: 'adjustment', label: t('manual.adjustment') },
            { value: 'elimination', label: t('manual.elimination') },
          ]}
          onChange={(kind) =>
            change({ kind, units: kind === 'adjustment' ? [draft.units[0]] : [draft.units[0], draft.units[1]] })
          }
        />
        {draft.units.map((unit, at) => (
          <UnitField
            // biome-ignore lint/suspicious/noArrayIndexKey: the first and the second unit stay where they are.
            key={at}
            label={at === 0 ? t('manual.unit') : t('manual.otherUnit')}
            options={units}
            value={unit}
            invalid={tried && problems.units}
            width={210}
            onChange={(code) => change({ units: draft.units.map((one, place) => (place === at ? code : one)) })}
          />
        ))}
      </div>
      {tried && problems.units ? <Problem text={t('manual.problem.units')} /> : null}
      <p className="hint">{draft.kind === 'adjustment' ? t('manual.adjustmentNote') : t('manual.eliminationNote')}</p>
      <fieldset className="ws-form-entries">
        <legend className="visually-hidden">{t('worksheet.entries')}</legend>
        {draft.entries.map((entry, at) => (
          <EntryFields
            key={entry.id}
            draft={draft}
            entry={entry}
            place={at + 1}
            tried={tried}
            onChange={(part) => changeEntry(entry.id, part)}
            onRemove={
              draft.entries.length > 2
                ? () => change({ entries: draft.entries.filter(({ id }) => id !== entry.id) })
                : undefined
            }
          />
        ))}
      </fieldset>
      <div className="ws-row">
        <button
          type="button"
          className="button"
          disabled={draft.entries.length >= MOST_ENTRIES}
          onClick={() =>
            change({
              entries: [
                ...draft.entries,
                emptyEntry(
                  Math.max(...draft.entries.map(({ id }) => id)) + 1,
                  balance.financial < 0 ? 'debit' : 'credit',
                ),
              ],
            })
          }
        >
          {t('manual.addEntry')}
        </button>
        <span className="ws-balance" role="status">
          {draft.entries.every(({ amount }) => amount === undefined) ? null : balance.financial === 0 &&
            balance.budget === 0 ? (
            <span className="chip ok">{t('manual.balanced')}</span>
          ) : (
            <>
              <span className="chip danger">{t('manual.unbalanced')}</span>
              {balance.financial === 0 ? null : <Amount value={balance.financial} />}
              {balance.budget === 0 ? null : (
                <>
                  {t('manual.budgetBook')} <Amount value={balance.budget} />
                </>
              )}
            </>
          )}
        </span>
      </div>
      {tried && problems.entries ? <Problem text={t('manual.problem.entries')} /> : null}
      {tried && !problems.entries && problems.balance ? <Problem text={t('manual.problem.balance')} /> : null}
      <div className="field">
        <label htmlFor={ids.reason}>{t('reason.label')}</label>
        <Input.TextArea
          id={ids.reason}
          rows={2}
          maxLength={MAX_REASON}
          value={draft.reason}
          placeholder={t('manual.reasonHint')}
          {...(tried && problems.reason ? { status: 'error' as const } : {})}
          onChange={(event) => change({ reason: event.target.value })}
        />
      </div>
      {tried && problems.reason ? <Problem text={t('manual.problem.reason')} /> : null}
      {refused ? <Problem text={refused} /> : null}
      <div className="ws-row ws-form-foot">
        <button type="submit" className="button primary" disabled={add.isPending}>
          {t('manual.keep')}
        </button>
        <button type="button" className="button" onClick={onDone}>
          {t('cancel')}
        </button>
        <span className="hint">{t('manual.secondPerson')}</span>
      </div>
    </form>
  );
}

const Problem = ({ text }: { text: string }) => (
  <p className="field-problem" role="alert">
    {text}
  </p>
);

function EntryFields(props: {
  readonly draft: Draft;
  readonly entry: DraftEntry;
  readonly place: number;
  readonly tried: boolean;
  readonly onChange: (part: Partial<DraftEntry>) => void;
  readonly onRemove: (() => void) | undefined;
}) {
  const { t } = usePreferences();
  const { draft, entry, place, tried, onChange } = props;
  const lines = useMemo(() => ENTERABLE.map((line) => ({ ...line, code: line.code, name: line.name })), []);
  const balancing = balancingFor(draft, entry);
  return (
    <div className="ws-form-entry">
      <Segments
        label={t('manual.side', { place })}
        value={entry.side}
        choices={[
          { value: 'debit', label: t('entry.debit') },
          { value: 'credit', label: t('entry.credit') },
        ]}
        onChange={(side) => onChange({ side })}
      />
      <ChoiceField
        label={t('manual.line', { place })}
        options={lines}
        value={entry.line}
        placeholder={t('manual.lineHint')}
        noteOf={({ statement }) => statementName(statement, t)}
        invalid={tried && entry.line === undefined}
        select={{ labelRender: ({ value }) => lines.find(({ code }) => code === value)?.name ?? '' }}
        onChange={(line) => onChange({ line, nature: undefined })}
      />
      <AmountField
        label={t('manual.amount', { place })}
        value={entry.amount}
        width={150}
        {...(balancing === undefined ? {} : { balancing })}
        onChange={(amount) => onChange({ amount })}
      />
      {props.onRemove ? (
        <button
          type="button"
          className="button icon"
          aria-label={t('manual.removeEntry', { place })}
          onClick={props.onRemove}
        >
          ×
        </button>
      ) : (
        <i />
      )}
      {mayHaveNature(entry.line) ? (
        <Select
          className="ws-form-nature"
          aria-label={t('manual.nature', { place })}
          allowClear
          suffixIcon={<ChevronDown />}
          value={entry.nature ?? null}
          placeholder={t('manual.natureHint')}
          options={ECONOMIC_NATURES.map((value) => ({ value, label: natureName(value) }))}
          onChange={(nature) => onChange({ nature: nature ?? undefined })}
        />
      ) : null}
    </div>
  );
}
