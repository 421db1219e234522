import { Input } from 'antd';
import { useState } from 'react';
import { VARIANCE_CAUSES, type VarianceCause } from '../../../shared/domain/budget/variance.ts';
import type { AccountingDate } from '../../../shared/kernel/date.ts';
import { parseYuan, ZERO } from '../../../shared/kernel/fen.ts';
import type { Period } from '../../../shared/kernel/period.ts';
import { useActing } from '../../app/acting.ts';
import { client } from '../../app/client.ts';
import { usePreferences } from '../../app/preferences.tsx';
import { Money } from '../../ui/amount.tsx';
import { useDialogs } from '../../ui/dialogs.tsx';
import { Drawer } from '../../ui/drawer.tsx';
import { Labelled } from '../../ui/labelled.tsx';
import { Problem } from '../../ui/states.tsx';
import { instantName } from '../../ui/time.ts';
import { usePlanWords } from '../words.ts';
import type { VarianceRow } from './variance-row.ts';

const MONEY = ['planned', 'expected', 'spent', 'deviation'] as const;

/** One variance: its figures, what was said of it, and the next step of whoever reads it. */
export function VarianceDrawer(props: {
  readonly period: Period;
  readonly row: VarianceRow;
  readonly onClose: () => void;
}) {
  const { t } = usePreferences();
  const words = usePlanWords('');
  const dialogs = useDialogs();
  const { busy, problem, act } = useActing();
  const { period, row, onClose } = props;
  const { unit, item, fund, steps, may } = row;
  const at = { unit, period, item, source: fund, last: steps.at(-1)?.id ?? 0 };
  async function accept(): Promise<void> {
    if (await act(() => client.budget.decideVariance({ ...at, accept: true }), t('budgetWatching.accepted'))) onClose();
  }
  async function giveBack(): Promise<void> {
    const reason = await dialogs.reason({
      title: t('budgetWatching.returnTitle'),
      action: t('budgetWatching.step.return'),
    });
    if (reason === undefined) return;
    const asked = { ...at, accept: false, reason };
    if (await act(() => client.budget.decideVariance(asked), t('budgetWatching.returned'))) onClose();
  }
  return (
    <Drawer
      open
      title={`${row.unitName} · ${item} ${words.item(item)} · ${words.source(fund)}`}
      width={560}
      onClose={onClose}
    >
      <div className="variance">
        <dl className="variance-figures">
          {MONEY.map((id) => (
            <div key={id}>
              <dt>{t(`budgetWatching.${id}`)}</dt>
              <dd>
                <Money amount={parseYuan(row[id]) ?? ZERO} unit="yuan" />
              </dd>
            </div>
          ))}
        </dl>
        <p className="hint">
          {t(`budgetWatching.by.${row.by}`)}
          {row.byBalance ? ` · ${t('budgetWatching.byBalance')}` : ''}
        </p>
        {row.state === 'changed' ? <p className="notice warn">{t('budgetWatching.figuresChanged')}</p> : null}
        {steps.length > 0 ? <Steps steps={steps} /> : null}
        {may.includes('accept') || may.includes('return') ? (
          <div className="variance-actions">
            {may.includes('accept') ? (
              <button type="button" className="button primary" disabled={busy} onClick={() => void accept()}>
                {t('budgetWatching.accept')}
              </button>
            ) : null}
            <button type="button" className="button" disabled={busy} onClick={() => void giveBack()}>
              {t('budgetWatching.return')}
            </button>
          </div>
        ) : null}
        <Problem sentence={problem} />
        {may.includes('explain') ? <Explain at={at} before={steps} onDone={onClose} /> : null}
      </div>
    </Drawer>
  );
}

function Steps({ steps }: Pick<VarianceRow, 'steps'>) {
  const { t } = usePreferences();
  return (
    <section>
      <h3>{t('budgetWatching.history')}</h3>
      <ol className="variance-steps">
        {steps.map((step) => (
          <li key={step.id}>
            <p className="hint">
              {t('budgetWatching.stepBy', {
                display: step.display,
                instant: instantName(step.instant),
                step: t(`budgetWatching.step.${step.step}`),
              })}
            </p>
            {step.cause === null ? (
              step.reason === '' ? null : (
                <p className="said">{step.reason}</p>
              )
            ) : (
              <>
                <p className="said">
                  <span className="chip">{t(`budgetWatching.cause.${step.cause}`)}</span> {step.explanation}
                </p>
                {step.measure === '' && step.due === '' ? null : (
                  <p className="said">
                    {t('budgetWatching.measure')}：{step.measure}{' '}
                    {step.due === '' ? '' : t('budgetWatching.dueBy', { date: step.due })}
                  </p>
                )}
              </>
            )}
          </li>
        ))}
      </ol>
    </section>
  );
}

/** 写说明: cause, what happened, what is done about it and by when; begun from what was written last. */
function Explain(props: {
  readonly at: {
    readonly unit: string;
    readonly period: Period;
    readonly item: string;
    readonly source: string;
    readonly last: number;
  };
  readonly before: VarianceRow['steps'];
  readonly onDone: () => void;
}) {
  const { t } = usePreferences();
  const { busy, problem, act } = useActing();
  const [last] = useState(() => props.before.findLast(({ cause }) => cause !== null));
  const [cause, setCause] = useState<VarianceCause | ''>(last?.cause ?? '');
  const [explanation, setExplanation] = useState(last?.explanation ?? '');
  const [measure, setMeasure] = useState(last?.measure ?? '');
  const [due, setDue] = useState(last?.due ?? '');
  const ready = cause !== '' && explanation.trim() !== '';
  async function submit(): Promise<void> {
    if (cause === '' || !ready || busy) return;
    const asked = { ...props.at, cause, explanation, measure, due: due as AccountingDate | '' };
    if (await act(() => client.budget.explainVariance(asked), t('budgetWatching.explained'))) props.onDone();
  }
  return (
    <form
      className="variance-form"
      aria-label={t('budgetWatching.explain')}
      onSubmit={(event) => {
        event.preventDefault();
        void submit();
      }}
    >
      <Labelled label={t('budgetWatching.cause')}>
        {(field) => (
          <select
            {...field}
            className="input"
            value={cause}
            onChange={({ target }) => setCause(VARIANCE_CAUSES.find((each) => each === target.value) ?? '')}
          >
            <option value="" />
            {VARIANCE_CAUSES.map((each) => (
              <option key={each} value={each}>
                {t(`budgetWatching.cause.${each}`)}
              </option>
            ))}
          </select>
        )}
      </Labelled>
      <Labelled label={t('budgetWatching.explanation')}>
        {(field) => (
          <Input.TextArea
            {...field}
            rows={3}
            maxLength={500}
            value={explanation}
            onChange={({ target }) => setExplanation(target.value)}
          />
        )}
      </Labelled>
      <Labelled label={t('budgetWatching.measure')}>
        {(field) => (
          <Input.TextArea
            {...field}
            rows={2}
            maxLength={500}
            value={measure}
            onChange={({ target }) => setMeasure(target.value)}
          />
        )}
      </Labelled>
      <Labelled label={t('budgetWatching.due')}>
        {(field) => (
          <input {...field} className="input" type="date" value={due} onChange={({ target }) => setDue(target.value)} />
        )}
      </Labelled>
      <Problem sentence={problem} />
      <div className="variance-actions">
        <button
          type="submit"
          className="button primary"
          aria-disabled={!ready || busy}
          title={ready ? undefined : t('budgetWatching.stop')}
        >
          {t('budgetWatching.explain')}
        </button>
        {ready ? null : <span className="hint">{t('budgetWatching.stop')}</span>}
      </div>
    </form>
  );
}
