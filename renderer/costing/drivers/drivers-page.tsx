import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { SheetStep } from '../../../shared/domain/costing/driver-sheet.ts';
import type { Period } from '../../../shared/kernel/period.ts';
import { useActing, useAttempt } from '../../app/acting.ts';
import { api, client } from '../../app/client.ts';
import { isAnswered, sentenceOf } from '../../app/failure.ts';
import { downloadFile } from '../../app/files.ts';
import { usePreferences } from '../../app/preferences.tsx';
import { useAddress, useScope } from '../../app/scope.ts';
import { useNames } from '../../ledger/books/names.ts';
import { SaveBook } from '../../ledger/books/save-book.tsx';
import { useDialogs } from '../../ui/dialogs.tsx';
import { type PageAction, PageHead } from '../../ui/page-head.tsx';
import { Segments } from '../../ui/segments.tsx';
import { Empty, Failed, Loading, Problem } from '../../ui/states.tsx';
import { instantName, periodName } from '../../ui/time.ts';
import { Doubts } from './doubts.tsx';
import { DriverGrid } from './driver-grid.tsx';
import { History } from './history.tsx';
import { ImportDrawer } from './import-drawer.tsx';
import { PairGrid } from './pair-grid.tsx';
import { OWN_DRIVERS, type Sheet } from './sheet.ts';
import { type Typing, useDrivers } from './use-drivers.ts';
import './drivers.css';

const VIEWS = ['own', 'pairs', 'doubts', 'history'] as const;
const LOOKS = { draft: 'chip', prepared: 'chip accent', frozen: 'chip ok' } as const;
/** What hardly changes from one month to the next. */
const CARRIED: readonly string[] = ['headcount', 'area'];

/** 分摊参数: one unit's sheet of a month. */
export function DriversPage() {
  const { t } = usePreferences();
  const { period, unit } = useScope();
  const [freeze] = useAddress('freeze');
  if (period === undefined) return <Loading />;
  if (unit === undefined)
    return (
      <>
        <PageHead title={t('costDrivers.title')} />
        <Empty title={t('costDrivers.chooseUnit')}>{t('costing.chooseUnitBody')}</Empty>
      </>
    );
  const id = /^[1-9]\d{0,8}$/.test(freeze ?? '') ? Number(freeze) : undefined;
  return <OfUnit key={`${unit} ${period} ${id ?? ''}`} {...{ unit, period, freeze: id }} />;
}

interface Of {
  readonly unit: string;
  readonly period: Period;
  readonly freeze: number | undefined;
}

function OfUnit({ unit, period, freeze }: Of) {
  const { t } = usePreferences();
  const read = useQuery({
    ...api.costing.driverSheet.queryOptions({ input: { unit, period, ...(freeze === undefined ? {} : { freeze }) } }),
    placeholderData: keepPreviousData,
  });
  if (read.isError && isAnswered(read.error))
    return (
      <>
        <PageHead title={t('costDrivers.title')} />
        <Failed sentence={sentenceOf(read.error, t)} onRetry={() => void read.refetch()} />
      </>
    );
  if (!read.data) return <Loading />;
  return <OfSheet unit={unit} period={period} freeze={freeze} sheet={read.data} />;
}

function OfSheet({ unit, period, freeze, sheet }: Of & { readonly sheet: Sheet }) {
  const { t, locale } = usePreferences();
  const names = useNames();
  const [asked, setView] = useAddress('view');
  const view = VIEWS.find((each) => each === asked) ?? 'own';
  const [, setFreeze] = useAddress('freeze');
  const [compared, setCompared] = useState(false);
  const [importing, setImporting] = useState(false);
  const typing = useDrivers(unit, period, sheet);
  const { actions, problem } = useSteps({ unit, period, sheet, saving: typing.saving });
  const editable = sheet.may.includes('save');
  const open = sheet.doubts.filter(({ explanation }) => explanation === '').length;
  const header = (
    <>
      <label className="driver-compare">
        <input type="checkbox" checked={compared} onChange={({ target }) => setCompared(target.checked)} />
        {t('costDrivers.compare')}
      </label>
      {editable ? <Carry sheet={sheet} typing={typing} /> : null}
      {freeze === undefined ? (
        <SaveBook make={() => client.costing.driverBook({ unit, period, form: 'sheet' })} />
      ) : null}
    </>
  );
  return (
    <>
      <PageHead
        title={t('costDrivers.title')}
        subtitle={`${names.unit(unit)} · ${periodName(period, locale)}`}
        actions={
          freeze === undefined
            ? [...actions, ...(editable ? [{ label: t('costDrivers.import'), onClick: () => setImporting(true) }] : [])]
            : [{ label: t('costDrivers.back'), onClick: () => setFreeze(undefined) }]
        }
      >
        <span className={freeze === undefined ? LOOKS[sheet.stage] : 'chip'}>
          {t(freeze === undefined ? `costDrivers.stage.${sheet.stage}` : 'costDrivers.earlier')}
        </span>
        {freeze === undefined ? <Template unit={unit} period={period} /> : null}
      </PageHead>
      <div className="drivers fill" aria-busy={typing.saving}>
        <Proof sheet={sheet} />
        <Problem sentence={problem ?? typing.problem} />
        <Segments
          label={t('costDrivers.view')}
          value={view}
          choices={VIEWS.map((value) => ({
            value,
            label: `${t(`costDrivers.view.${value}`)}${value === 'doubts' && sheet.doubts.length > 0 ? ` ${editable ? open : sheet.doubts.length}` : ''}`,
          }))}
          onChange={(next) => setView(next === 'own' ? undefined : next, { replace: true })}
        />
        {view === 'own' ? (
          <DriverGrid sheet={sheet} typing={typing} editable={editable} compared={compared} header={header} />
        ) : view === 'pairs' ? (
          <PairGrid
            sheet={sheet}
            typing={typing}
            editable={editable}
            header={<span className="hint">{t('costDrivers.pairsHint')}</span>}
          />
        ) : view === 'doubts' ? (
          <Doubts unit={unit} period={period} sheet={sheet} />
        ) : (
          <History
            sheet={sheet}
            onFreeze={(id) => {
              setView(undefined);
              setFreeze(String(id));
            }}
          />
        )}
      </div>
      {importing ? (
        <ImportDrawer unit={unit} period={period} revision={sheet.revision} onClose={() => setImporting(false)} />
      ) : null}
    </>
  );
}

/** The digest with who prepared and who reviewed; while there is none, what the sheet waits for. */
function Proof({ sheet: { proof, stage, steps } }: { readonly sheet: Sheet }) {
  const { t } = usePreferences();
  const last = steps.at(-1);
  if (!proof)
    return (
      <p className={last?.step === 'return' ? 'notice warn' : 'hint'}>
        {stage === 'draft' && last?.step === 'return'
          ? t('costDrivers.returned', { who: last.display, reason: last.reason })
          : t(`costDrivers.waits.${stage === 'prepared' ? 'prepared' : 'draft'}`)}
      </p>
    );
  return (
    <dl className="driver-proof">
      {(['prepared', 'reviewed'] as const).map((step) => (
        <div key={step}>
          <dt>{t(`costDrivers.${step}By`)}</dt>
          <dd>
            {proof[step].display} <span className="hint">{instantName(proof[step].instant)}</span>
          </dd>
        </div>
      ))}
      <div className="digest">
        <dt>SHA-256</dt>
        <dd>
          <code>{proof.digest}</code>
        </dd>
      </div>
    </dl>
  );
}

/** Last month's people and space where this month has none yet. */
function Carry({ sheet, typing }: { readonly sheet: Sheet; readonly typing: Typing }) {
  const { t } = usePreferences();
  const leaves = new Set(sheet.departments.filter(({ leaf }) => leaf).map(({ code }) => code));
  const owed = sheet.before.filter(
    (value) => CARRIED.includes(value.driver) && leaves.has(value.receiver) && typing.nowOf(value) === '',
  );
  if (owed.length === 0) return null;
  return (
    <button type="button" className="button" disabled={typing.saving} onClick={() => typing.save(owed)}>
      {t('costDrivers.carry', { count: owed.length })}
    </button>
  );
}

function Template({ unit, period }: Omit<Of, 'freeze'>) {
  const { t } = usePreferences();
  const { busy, attempt } = useAttempt();
  const make = () =>
    attempt(async () => {
      const { file, name } = await client.costing.driverBook({ unit, period, form: 'template' });
      await downloadFile(file, name);
    }, t('statements.notSaved'));
  return (
    <button type="button" className="button" disabled={busy} onClick={() => void make()}>
      {t('costDrivers.template')}
    </button>
  );
}

const ON: readonly SheetStep[] = ['review', 'submit'];
const BUTTONS: readonly SheetStep[] = ['review', 'submit', 'return', 'withdraw', 'take-back'];

/** What the reader may do to the sheet now, what goes on first. */
function useSteps(of: Omit<Of, 'freeze'> & { readonly sheet: Sheet; readonly saving: boolean }): {
  readonly actions: PageAction[];
  readonly problem: string | undefined;
} {
  const { t } = usePreferences();
  const { unit, period, sheet, saving } = of;
  const { busy, problem, act } = useActing();
  const dialogs = useDialogs();
  const seen = { unit, period, revision: sheet.revision };
  const open = sheet.doubts.filter(({ explanation }) => explanation === '').length;
  const filled = OWN_DRIVERS.some(({ code }) => sheet.values.some(({ driver }) => driver === code));
  async function take(step: SheetStep): Promise<void> {
    const label = t(`costDrivers.step.${step}`);
    const done = t('costDrivers.done', { step: label });
    if (step === 'submit') return void act(() => client.costing.submitDrivers(seen), done);
    if (step === 'withdraw') return void act(() => client.costing.withdrawDrivers(seen), done);
    if (step === 'review') {
      const sure = await dialogs.confirm({
        ...{ title: t('costDrivers.reviewTitle'), body: t('costDrivers.reviewBody'), action: label },
      });
      if (sure) await act(() => client.costing.reviewDrivers(seen), done);
      return;
    }
    const reason = await dialogs.reason({ title: t('costDrivers.reasonTitle', { step: label }), action: label });
    if (reason === undefined) return;
    await act(
      () =>
        step === 'return'
          ? client.costing.returnDrivers({ ...seen, reason })
          : client.costing.takeBackDrivers({ ...seen, reason }),
      done,
    );
  }
  const stop = !filled ? t('costDrivers.stop.empty') : open > 0 ? t('costDrivers.stop.doubts', { count: open }) : false;
  return {
    problem,
    actions: BUTTONS.filter((step) => sheet.may.includes(step)).map((step) => ({
      label: t(`costDrivers.step.${step}`),
      primary: ON.includes(step),
      disabled: busy || saving || (step === 'submit' && stop),
      onClick: () => void take(step),
    })),
  };
}
