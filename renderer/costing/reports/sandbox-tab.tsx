import { useQuery } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import type { Contract } from '../../../shared/contract/index.ts';
import type { ReplyOf } from '../../../shared/contract/operation.ts';
import { api, client } from '../../app/client.ts';
import { refusalsOf, sentenceOf } from '../../app/failure.ts';
import { usePreferences } from '../../app/preferences.tsx';
import { Grid } from '../../ui/grid.tsx';
import type { GridColumn } from '../../ui/grid-columns.ts';
import { Empty, Problem } from '../../ui/states.tsx';
import { Read, SourceLine } from './frame.tsx';
import { ShiftChart } from './shift-chart.tsx';
import { NO_WISHES, type RunFacts, Wishes, type WishList, wishCount } from './wishes.tsx';
import type { ReportAsked } from './words.ts';

type Tried = ReplyOf<Contract['costing']['tryCost']>;
type Shift = Tried['shifts'][number];

/** 沙盘: drivers, method and classes otherwise, and who bears more and who less; nothing is kept. */
export function SandboxTab({ asked: { unit, period, run } }: { readonly asked: ReportAsked }) {
  const asked = { unit, period, ...(run === undefined ? {} : { run }) };
  const read = useQuery(api.costing.reportDepartments.queryOptions({ input: asked }));
  return <Read read={read}>{(facts) => <Sandbox facts={facts} asked={asked} />}</Read>;
}

function Sandbox({ facts, asked }: { readonly facts: RunFacts; readonly asked: Omit<ReportAsked, 'span'> }) {
  const { t } = usePreferences();
  const [wishes, setWishes] = useState<WishList>(NO_WISHES);
  const [tried, setTried] = useState<Tried>();
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string>();
  const count = wishCount(wishes);
  const change = (next: WishList) => {
    setWishes(next);
    setTried(undefined);
    setProblem(undefined);
  };
  const work = async () => {
    setBusy(true);
    setProblem(undefined);
    try {
      setTried(
        await client.costing.tryCost({
          ...asked,
          ...(wishes.method === undefined ? {} : { method: wishes.method }),
          drivers: [...wishes.drivers.values()].map(({ driver, giver, receiver, value }) => ({
            ...{ driver, giver, receiver, value: value.trim() },
          })),
          classes: [...wishes.classes].map(([department, kind]) => ({ department, class: kind })),
        }),
      );
    } catch (error) {
      const refusals = refusalsOf(error, t);
      setProblem(refusals.length > 0 ? refusals.slice(0, 5).join(' ') : sentenceOf(error, t));
    } finally {
      setBusy(false);
    }
  };
  return (
    <>
      <SourceLine source={facts.source}>
        <span className="hint">{t('costReports.sandboxNote')}</span>
      </SourceLine>
      <div className="cost-sandbox">
        <section className="card cost-wishes" aria-label={t('costReports.changes', { count })}>
          <Wishes facts={facts} wishes={wishes} onChange={change} />
          <Problem sentence={problem} />
          <div className="cost-wish-actions">
            <button type="button" className="button primary" disabled={busy || count === 0} onClick={() => void work()}>
              {t('costReports.try')}
            </button>
            <button type="button" className="button" disabled={count === 0} onClick={() => change(NO_WISHES)}>
              {t('costReports.clear')}
            </button>
            <span className="hint">{t('costReports.changes', { count })}</span>
          </div>
        </section>
        {tried === undefined ? (
          <Empty title={t('costReports.tryFirst')}>{t('costReports.tryFirstBody')}</Empty>
        ) : (
          <Shifts shifts={tried.shifts} />
        )}
      </div>
    </>
  );
}

function Shifts({ shifts }: { readonly shifts: readonly Shift[] }) {
  const { t } = usePreferences();
  const columns = useMemo(
    (): GridColumn<Shift>[] => [
      { id: 'name', title: t('costReports.department'), minWidth: 150, value: ({ code, name }) => `${code} ${name}` },
      { id: 'before', title: t('costReports.before'), kind: 'money', minWidth: 124, value: ({ before }) => before },
      { id: 'after', title: t('costReports.after'), kind: 'money', minWidth: 124, value: ({ after }) => after },
      {
        ...{ id: 'difference', title: t('costReports.difference'), kind: 'money', minWidth: 124 },
        value: ({ difference }) => difference,
      },
    ],
    [t],
  );
  return (
    <div className="cost-shifts">
      {shifts.length > 0 ? (
        <section className="card">
          <h2>{t('costReports.shiftChart')}</h2>
          <ShiftChart shifts={shifts} />
        </section>
      ) : null}
      <Grid<Shift>
        id="cost-reports.shifts"
        label={t('costReports.shiftChart')}
        columns={columns}
        rows={shifts}
        rowKey={({ code }) => code}
        empty={{ title: t('costReports.noShift') }}
      />
    </div>
  );
}
