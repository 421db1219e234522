import { useQuery } from '@tanstack/react-query';
import { Input } from 'antd';
import { useMemo, useState } from 'react';
import type { Contract } from '../../../shared/contract/index.ts';
import type { ReplyOf } from '../../../shared/contract/operation.ts';
import { cellKey } from '../../../shared/domain/budget/plan.ts';
import { useActing } from '../../app/acting.ts';
import { api, client } from '../../app/client.ts';
import { usePreferences } from '../../app/preferences.tsx';
import { ChoiceField } from '../../ui/choice-field.tsx';
import { Empty, Problem } from '../../ui/states.tsx';
import { instantName } from '../../ui/time.ts';
import { useMonthName, usePlanWords } from '../words.ts';
import { MONTHS, type Place, type Plan, placeOf } from './plan-rows.ts';

export type RemarkThread = ReplyOf<Contract['budget']['remarks']>[number];

/** The threads of a plan (批注): those still open, and how many by row. */
export function useRemarks({ unit, year }: Pick<Plan, 'unit' | 'year'>) {
  const threads = useQuery(api.budget.remarks.queryOptions({ input: { unit, year } })).data;
  return useMemo(() => {
    const byRow = new Map<string, number>();
    for (const thread of threads ?? [])
      if (thread.open) byRow.set(cellKey(thread), (byRow.get(cellKey(thread)) ?? 0) + 1);
    return { threads: threads ?? [], open: threads?.filter(({ open }) => open).length ?? 0, byRow };
  }, [threads]);
}

/** 批注: what preparing and deciding people say to each other at the plan's rows, open threads first. */
export function Remarks(props: {
  readonly plan: Plan;
  readonly threads: readonly RemarkThread[];
  /** Whether the person may write. */
  readonly writes: boolean;
  /** The row from which the person came. */
  readonly on: string | undefined;
}) {
  const { t } = usePreferences();
  const { plan, threads, writes, on } = props;
  const { busy, problem, act } = useActing();
  const words = useRowWords(plan);
  return (
    <section className="budget-remarks" aria-label={t('budget.view.remarks')} aria-busy={busy}>
      {writes ? (
        <NewRemark
          key={on}
          plan={plan}
          on={on}
          busy={busy}
          onWrite={(place, month, text) =>
            act(
              () => client.budget.openRemark({ unit: plan.unit, year: plan.year, ...place, month, text }),
              t('budgetSchedules.remarked'),
            )
          }
        />
      ) : null}
      <Problem sentence={problem} />
      {threads.length === 0 ? (
        <Empty title={t('budgetSchedules.noRemarks')}>
          <p>{t(writes ? 'budgetSchedules.noRemarksBody' : 'budgetSchedules.noRemarksRead')}</p>
        </Empty>
      ) : (
        <ol className="budget-threads">
          {threads.map((thread) => (
            <ThreadCard
              key={thread.id}
              thread={thread}
              row={words(thread)}
              writes={writes}
              busy={busy}
              onAnswer={(text) =>
                act(
                  () => client.budget.answerRemark({ unit: plan.unit, year: plan.year, id: thread.id, text }),
                  t('budgetSchedules.answered'),
                )
              }
              onResolve={(text) =>
                act(
                  () => client.budget.resolveRemark({ unit: plan.unit, year: plan.year, id: thread.id, text }),
                  t('budgetSchedules.resolved'),
                )
              }
            />
          ))}
        </ol>
      )}
    </section>
  );
}

/** How a row of the plan is called in one line. */
function useRowWords({ unit }: Plan): (place: Place) => string {
  const { t } = usePreferences();
  const words = usePlanWords(unit);
  return ({ item, source, department, project }) =>
    [
      `${item} ${words.item(item)}`,
      words.source(source),
      department === '' ? t('budget.departmentAll') : words.department(department),
      ...(project === '' ? [] : [project]),
    ].join(' · ');
}

function NewRemark(props: {
  readonly plan: Plan;
  readonly on: string | undefined;
  readonly busy: boolean;
  readonly onWrite: (place: Place, month: number, text: string) => Promise<boolean>;
}) {
  const { t } = usePreferences();
  const { plan, on, busy, onWrite } = props;
  const words = useRowWords(plan);
  const monthName = useMonthName();
  const rows = plan.cells.map((cell) => ({ code: cellKey(cell), name: words(cell), place: placeOf(cell) }));
  const [row, setRow] = useState(on);
  const [month, setMonth] = useState(0);
  const [text, setText] = useState('');
  const chosen = rows.find(({ code }) => code === row);
  const stop = !chosen
    ? t('budgetSchedules.stop.row')
    : text.trim() === ''
      ? t('budgetSchedules.stop.text')
      : undefined;
  return (
    <form
      className="card budget-new"
      aria-label={t('budgetSchedules.newRemark')}
      onSubmit={(event) => {
        event.preventDefault();
        if (stop === undefined && chosen)
          void onWrite(chosen.place, month, text.trim()).then((done) => done && setText(''));
      }}
    >
      <ChoiceField
        label={t('budgetSchedules.row')}
        placeholder={t('budgetSchedules.row')}
        options={rows}
        codeless
        value={chosen?.code}
        onChange={setRow}
        width={420}
      />
      <select
        className="input"
        aria-label={t('budgetSchedules.remarkMonth')}
        value={month}
        onChange={({ target }) => setMonth(Number(target.value))}
      >
        <option value={0}>{t('budgetSchedules.wholeRow')}</option>
        {MONTHS.map((each) => (
          <option key={each} value={each}>
            {monthName(each)}
          </option>
        ))}
      </select>
      <Input
        className="budget-remark-text"
        aria-label={t('budgetSchedules.text')}
        placeholder={t('budgetSchedules.textHint')}
        maxLength={500}
        value={text}
        onChange={({ target }) => setText(target.value)}
      />
      <button type="submit" className="button primary" disabled={busy} aria-disabled={stop !== undefined} title={stop}>
        {t('budgetSchedules.write')}
      </button>
    </form>
  );
}

function ThreadCard(props: {
  readonly thread: RemarkThread;
  readonly row: string;
  readonly writes: boolean;
  readonly busy: boolean;
  readonly onAnswer: (text: string) => Promise<boolean>;
  readonly onResolve: (text: string) => Promise<boolean>;
}) {
  const { t } = usePreferences();
  const monthName = useMonthName();
  const { thread, row, writes, busy, onAnswer, onResolve } = props;
  const [text, setText] = useState('');
  const said = text.trim();
  const cleared = (done: boolean) => done && setText('');
  return (
    <li className="card budget-thread" data-thread={thread.id}>
      <h3>
        {row}
        {thread.month === 0 ? '' : ` · ${monthName(thread.month)}`}{' '}
        <span className={thread.open ? 'chip warn' : 'chip ok'}>
          {t(thread.open ? 'budgetSchedules.open' : 'budgetSchedules.done')}
        </span>
      </h3>
      <ol>
        {thread.said.map((one) => (
          <li key={`${one.instant} ${one.kind}`}>
            <strong>{one.display}</strong>{' '}
            <span className="hint">
              {instantName(one.instant)} · {t(`budget.stage.${one.stage}`)}
              {one.kind === 'resolve' ? ` · ${t('budgetSchedules.done')}` : ''}
            </span>
            {one.text === '' ? null : <p className="said">{one.text}</p>}
          </li>
        ))}
      </ol>
      {writes && thread.open ? (
        <form
          className="budget-answer"
          onSubmit={(event) => {
            event.preventDefault();
            if (said !== '') void onAnswer(said).then(cleared);
          }}
        >
          <Input
            aria-label={t('budgetSchedules.answerTo', { row })}
            placeholder={t('budgetSchedules.answerHint')}
            maxLength={500}
            value={text}
            onChange={({ target }) => setText(target.value)}
          />
          <button type="submit" className="button" disabled={busy} aria-disabled={said === ''}>
            {t('budgetSchedules.answer')}
          </button>
          {thread.mine ? (
            <button type="button" className="button" disabled={busy} onClick={() => void onResolve(said).then(cleared)}>
              {t('budgetSchedules.resolve')}
            </button>
          ) : null}
        </form>
      ) : null}
    </li>
  );
}
