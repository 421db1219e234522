import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { ChangeStep } from '../../../shared/domain/budget/change-route.ts';
import { useActing } from '../../app/acting.ts';
import { api, client } from '../../app/client.ts';
import { isAnswered, sentenceOf } from '../../app/failure.ts';
import { usePreferences } from '../../app/preferences.tsx';
import { useNames } from '../../ledger/books/names.ts';
import { Amount } from '../../ui/amount.tsx';
import { useDialogs } from '../../ui/dialogs.tsx';
import { type PageAction, PageHead } from '../../ui/page-head.tsx';
import { Failed, Loading, Problem } from '../../ui/states.tsx';
import { Steps } from '../../ui/steps.tsx';
import { instantName } from '../../ui/time.ts';
import { useMonthName, usePlanWords } from '../words.ts';
import { ChangeForm } from './change-form.tsx';
import type { Change } from './draft.ts';

/** Steps in the order in which their buttons stand; what goes on first. */
const BUTTONS: readonly ChangeStep[] = [
  'approve',
  'confirm',
  'submit',
  'prepare',
  'decline',
  'return',
  'withdraw',
  'cancel',
];
const ON: readonly ChangeStep[] = ['approve', 'confirm', 'submit'];

/** One document (预算调整单): its rows, what it breaks, who signed, and what the reader may do. */
export function ChangeSheet({ id, onClose }: { readonly id: number; readonly onClose: () => void }) {
  const { t } = usePreferences();
  const [editing, setEditing] = useState(false);
  const read = useQuery(api.budget.change.queryOptions({ input: { id } }));
  if (read.isError && isAnswered(read.error))
    return <Failed sentence={sentenceOf(read.error, t)} onRetry={() => void read.refetch()} />;
  if (!read.data) return <Loading />;
  if (editing)
    return (
      <ChangeForm
        year={read.data.year}
        change={read.data}
        onClose={() => setEditing(false)}
        onKept={() => setEditing(false)}
      />
    );
  return <Sheet change={read.data} onClose={onClose} onEdit={() => setEditing(true)} />;
}

function Sheet(props: { readonly change: Change; readonly onClose: () => void; readonly onEdit: () => void }) {
  const { t } = usePreferences();
  const { change } = props;
  const { busy, problem, act } = useActing();
  const dialogs = useDialogs();
  const at = { id: change.id, revision: change.revision };

  async function take(step: ChangeStep): Promise<void> {
    if (step === 'prepare') return props.onEdit();
    const label = t(`budgetChange.step.${step}`);
    const done = t('budgetChange.done', { number: change.number, step: label });
    if (ON.includes(step)) {
      if (step === 'approve') {
        const sure = await dialogs.confirm({
          title: t('budgetChange.approveTitle', { number: change.number }),
          body: t('budgetChange.approveBody'),
          action: label,
        });
        if (!sure) return;
      }
      await act(
        () =>
          step === 'approve'
            ? client.budget.approveChange(at)
            : step === 'confirm'
              ? client.budget.answerChange({ ...at, unit: change.other, agree: true })
              : client.budget.submitChange({ ...at, unit: change.unit }),
        done,
      );
      return;
    }
    const reason = await dialogs.reason({
      title: t('budgetChange.reasonTitle', { number: change.number, step: label }),
      action: label,
      danger: step === 'cancel',
    });
    if (reason === undefined) return;
    await act(
      () =>
        step === 'decline'
          ? client.budget.answerChange({ ...at, unit: change.other, agree: false, reason })
          : step === 'return'
            ? client.budget.returnChange({ ...at, reason })
            : client.budget.withdrawChange({ ...at, unit: change.unit, reason, cancel: step === 'cancel' }),
      done,
    );
  }
  const open = change.stage !== 'approved' && change.stage !== 'cancelled';
  const actions: PageAction[] = BUTTONS.filter((step) => change.may.includes(step)).map((step) => ({
    label: t(`budgetChange.step.${step}`),
    primary: ON.includes(step),
    disabled: busy || (ON.includes(step) && change.breaches.length > 0 && t('budgetChange.breaksFirst')),
    onClick: () => void take(step),
  }));
  return (
    <>
      <PageHead
        title={t(`budgetChange.documentOf.${change.kind}`, { number: change.number })}
        actions={[
          ...actions,
          { label: t('budgetChange.print'), onClick: () => window.print() },
          { label: t('budgetChange.back'), onClick: props.onClose },
        ]}
      >
        <span className={change.stage === 'approved' ? 'chip ok' : 'chip'}>
          {t(`budgetChange.stage.${change.stage}`)}
        </span>
      </PageHead>
      <div className="change-sheet">
        <Problem sentence={problem} />
        {open ? <Route change={change} /> : null}
        {open ? <WaitsFor change={change} /> : null}
        {change.breaches.length > 0 ? (
          <div className="notice warn">
            {t('budgetChange.breaks')}
            <ul>
              {change.breaches.map(({ message, row }) => (
                <li key={`${row ?? ''} ${message}`}>
                  {row === undefined ? message : t('budgetChange.ofRow', { row, message })}
                </li>
              ))}
            </ul>
          </div>
        ) : null}
        <section className="card change-paper">
          <dl>
            <dt>{t('budget.unit')}</dt>
            <dd>
              {change.other === '' || change.other === change.unit
                ? change.unitName
                : t('budgetChange.between', { unit: change.unitName, other: change.otherName })}
            </dd>
            <dt>{t('budget.year')}</dt>
            <dd>{t('budget.yearOf', { year: change.year })}</dd>
            {change.incomeDocument === '' ? null : (
              <>
                <dt>{t('budgetChange.incomeDocument')}</dt>
                <dd>{change.incomeDocument}</dd>
              </>
            )}
            <dt>{t('budgetChange.reason')}</dt>
            <dd>{change.reason === '' ? <span className="hint">{t('budgetChange.noReason')}</span> : change.reason}</dd>
          </dl>
          <Rows change={change} />
        </section>
        <Signatures change={change} />
      </div>
    </>
  );
}

function Route({ change }: { readonly change: Change }) {
  const { t } = usePreferences();
  const stages = (['draft', 'confirming', 'approving', 'approved'] as const).filter(
    (stage) => stage !== 'confirming' || change.kind === 'transfer',
  );
  return (
    <Steps
      label={t('budgetChange.route')}
      steps={stages.map((stage) => t(`budgetChange.stage.${stage}`))}
      at={stages.indexOf(change.stage as (typeof stages)[number])}
    />
  );
}

/** Whom the document waits for, by name. */
function WaitsFor({ change: { stage, waitsFor } }: { readonly change: Change }) {
  const { t, locale } = usePreferences();
  if (stage !== 'draft' && stage !== 'confirming' && stage !== 'approving') return null;
  const names = waitsFor.join(locale === 'en' ? ', ' : '、');
  return (
    <p className="hint change-waits" role="note">
      {names === '' ? t(`budgetChange.waitsForNobody.${stage}`) : t(`budgetChange.waitsFor.${stage}`, { names })}
    </p>
  );
}

function Rows({ change }: { readonly change: Change }) {
  const { t } = usePreferences();
  const names = useNames();
  const words = usePlanWords(change.unit);
  const monthName = useMonthName();
  const decided = change.stage === 'approved';
  const two = change.other !== '' && change.other !== change.unit;
  return (
    <table className="change-table">
      <thead>
        <tr>
          <th>#</th>
          {two ? <th>{t('budget.unit')}</th> : null}
          <th>{t('budget.item')}</th>
          <th>{t('budget.source')}</th>
          <th>{t('budget.department')}</th>
          <th>{t('budgetChange.month')}</th>
          <th className="figure">{t('budgetChange.amount')}</th>
          {change.stage === 'cancelled' ? null : (
            <>
              <th className="figure">{t(decided ? 'budgetChange.plannedThen' : 'budgetChange.plannedNow')}</th>
              <th className="figure">{t(decided ? 'budgetChange.availableThen' : 'budgetChange.availableNow')}</th>
            </>
          )}
        </tr>
      </thead>
      <tbody>
        {change.rows.map((row, index) => (
          <tr key={[row.unit, row.department, row.item, row.source, row.project, row.month].join(' ')}>
            <td>{index + 1}</td>
            {two ? <td>{names.unit(row.unit)}</td> : null}
            <td>
              <span className="code">{row.item}</span> {words.item(row.item)}
              {row.project === '' ? null : ` · ${words.project(row.project)}`}
            </td>
            <td>{words.source(row.source)}</td>
            <td>{row.department === '' ? t('budget.departmentAll') : names.department(row.unit, row.department)}</td>
            <td>{monthName(row.month)}</td>
            <td className="figure">
              <Amount value={row.amount} />
            </td>
            {change.stage === 'cancelled' ? null : (
              <>
                <td className="figure">
                  <Amount value={row.planned} />
                </td>
                <td className="figure">
                  <Amount value={row.available} />
                </td>
              </>
            )}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** 经办过程: who did what, when and why, with the digest of what was signed. */
function Signatures({ change }: { readonly change: Change }) {
  const { t } = usePreferences();
  return (
    <section className="card change-paper">
      <h2>{t('budgetChange.signatures')}</h2>
      <ol className="change-steps">
        {change.steps.map(({ step, display, instant, reason, digest }) => (
          <li key={`${instant} ${step}`}>
            <strong>{t(`budgetChange.signed.${step}`)}</strong>
            <span>{display}</span>
            <time>{instantName(instant)}</time>
            <span className="code" title={digest}>
              {t('budget.digest')} {digest.slice(0, 12)}
            </span>
            {reason === '' ? null : <span>{reason}</span>}
          </li>
        ))}
      </ol>
    </section>
  );
}
