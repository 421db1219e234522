import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useAttempt } from '../app/acting.ts';
import { titleOf } from '../app/check-title.ts';
import { api, client } from '../app/client.ts';
import { downloadFile } from '../app/files.ts';
import { useIdentity } from '../app/identity.ts';
import { usePreferences } from '../app/preferences.tsx';
import { useRefreshed } from '../app/refreshing.ts';
import { Money } from '../ui/amount.tsx';
import { useDialogs } from '../ui/dialogs.tsx';
import { useNotify } from '../ui/notify.tsx';
import { instantName } from '../ui/time.ts';
import { OftenLate } from './due.tsx';
import { MonthMoves, NextStep } from './next-step.tsx';
import { amountOf, type MonthRow } from './rows.ts';
import { StepChip } from './step-chip.tsx';
import { STEPS, stepsOf } from './steps.ts';
import { Urge } from './urge.tsx';

const SHOWN_BATCHES = 6;

/** One unit's month (单位月结): its five steps, what fails, what came in, and the list of what it must mend. */
export function UnitMonth({ row, period, onAll }: { row: MonthRow; period: string; onAll?: (() => void) | undefined }) {
  const { t } = usePreferences();
  const steps = stepsOf(row, row.ready);
  return (
    <div className="unit-month">
      <section className="card month-steps" aria-label={t('unit.steps')}>
        <h2>
          <span className="code">{row.unit}</span> {row.name}
          <OftenLate row={row} />
        </h2>
        <ol>
          {STEPS.map((step) => (
            <li key={step}>
              <span className="label">{t(`board.${step}`)}</span>
              {step === 'reconciled' && steps[step].kind !== 'waiting' ? (
                <Link to="/reconciliation" search={{ unit: row.unit, period }}>
                  <StepChip step={step} state={steps[step]} />
                </Link>
              ) : step === 'promised' && row.basis !== 'none' ? (
                <Link to="/attestation" search={{ unit: row.unit, period } as never}>
                  {steps[step].kind === 'waiting' ? (
                    t('attestation.open')
                  ) : (
                    <StepChip step={step} state={steps[step]} />
                  )}
                </Link>
              ) : (
                <StepChip step={step} state={steps[step]} />
              )}
            </li>
          ))}
        </ol>
        {row.standsIn === null ? null : <p className="notice warn">{t('board.standsIn', { period: row.standsIn })}</p>}
        <p className="unit-next">
          {t('board.next')} <NextStep row={row} period={period} />
        </p>
        <div className="unit-actions">
          <MonthMoves row={row} period={period} />
          <RepairList row={row} period={period} />
          <Reopen row={row} period={period} />
          <Urge rows={[row]} period={period} className="button" />
          <Link to={'/closing' as string} search={{ unit: row.unit, period } as never} className="button">
            {t('closing.title')}
          </Link>
          {row.basis === 'none' ? null : (
            <Link to="/attestation" search={{ unit: row.unit, period } as never} className="button">
              {t('attestation.title')}
            </Link>
          )}
          {onAll ? (
            <button type="button" className="button" onClick={onAll}>
              {t('unit.all')}
            </button>
          ) : null}
        </div>
      </section>
      <Failing row={row} period={period} />
      <Figures row={row} period={period} />
      <CameIn row={row} period={period} />
    </div>
  );
}

/** 整改清单: what the centre would send back, as a workbook for the unit to fill in. */
function RepairList({ row, period }: { row: MonthRow; period: string }) {
  const { t } = usePreferences();
  const { may } = useIdentity();
  const notify = useNotify();
  const { busy, attempt } = useAttempt();
  if (!may('audit.check', row.unit)) return null;
  const make = () =>
    attempt(async () => {
      const { file, name, rows } = await client.audit.repairList({ unit: row.unit, period });
      await downloadFile(file, name);
      notify.done({ title: t('unit.repairs.done', { name, rows }), body: t('unit.repairs.next') });
    }, t('unit.repairs.failed'));
  return (
    <button type="button" className="button" disabled={busy} onClick={() => void make()}>
      {t('unit.repairs')}
    </button>
  );
}

/** Opens a submitted or locked month again, with a reason that stays on the trail. */
function Reopen({ row, period }: { row: MonthRow; period: string }) {
  const { t } = usePreferences();
  const { may } = useIdentity();
  const { reason } = useDialogs();
  const notify = useNotify();
  const { attempt } = useAttempt();
  const refreshed = useRefreshed();
  if (row.state === 'open' || !may('ledger.reopen', row.unit)) return null;
  async function reopen(): Promise<void> {
    const why = await reason({ title: t('unit.reopen.ask', { unit: row.name, period }), action: t('unit.reopen') });
    if (why === undefined) return;
    await attempt(async () => {
      await client.ledger.reopenPeriod({ unit: row.unit, period, reason: why });
      await refreshed();
      notify.done({ title: t('unit.reopen.done', { unit: row.name, period }) });
    }, t('unit.reopen.failed'));
  }
  return (
    <button type="button" className="button" onClick={() => void reopen()}>
      {t('unit.reopen')}
    </button>
  );
}

/** The checks that stop the month, then those that a person explains, each leading to its rows. */
function Failing({ row, period }: { row: MonthRow; period: string }) {
  const { t } = usePreferences();
  const failed = row.ready?.failed;
  const found = row.ready?.found ?? [];
  const { findings = 0, explained = 0 } = row.ready ?? {};
  return (
    <section className="card" aria-labelledby="unit-failing">
      <h2 id="unit-failing">{t(failed && failed.length > 0 ? 'unit.failing' : 'unit.checked')}</h2>
      {failed === undefined ? (
        <p className="hint">{t('loading')}</p>
      ) : failed.length === 0 ? (
        <p className="hint">
          {row.basis === 'none'
            ? t('unit.nothing')
            : findings === 0
              ? t('unit.passing')
              : t('unit.passingBut', { count: findings })}
          {explained > 0 ? ` ${t('unit.explained', { count: explained })}` : ''}
        </p>
      ) : null}
      <ul className="lines">
        {failed?.map((check) => (
          <li key={check.name}>
            <CheckLink check={check} unit={row.unit} period={period} />
            <span className="chip danger">{t('unit.rows', { count: check.rows })}</span>
          </li>
        ))}
        {found.map((check) => (
          <li key={check.name}>
            <CheckLink check={check} unit={row.unit} period={period} />
            {check.rows > 0 ? <span className="chip accent">{t('unit.rows', { count: check.rows })}</span> : null}
            {check.explained > 0 ? (
              <span className="chip">{t('checks.explained', { count: check.explained })}</span>
            ) : null}
          </li>
        ))}
      </ul>
    </section>
  );
}

function CheckLink(props: { check: { name: string; title: string }; unit: string; period: string }) {
  const { check, unit, period } = props;
  const { t } = usePreferences();
  return (
    <Link to="/checks" search={{ unit, period, check: check.name }}>
      {titleOf(check, t)}
    </Link>
  );
}

function Figures({ row, period }: { row: MonthRow; period: string }) {
  const { t, amountUnit } = usePreferences();
  const figures = [
    { label: t('board.totalAssets'), text: row.totalAssets, statement: 'balance-sheet' },
    { label: t('board.surplus'), text: row.surplus, statement: 'income' },
  ];
  return (
    <section className="card" aria-labelledby="unit-figures">
      <h2 id="unit-figures">{t('unit.figures')}</h2>
      <ul className="lines">
        {figures.map(({ label, text, statement }) => {
          const amount = amountOf(text);
          return (
            <li key={statement}>
              <Link to="/statements" search={{ unit: row.unit, period, statement }}>
                {label}
              </Link>
              {amount === undefined ? <span className="nothing">–</span> : <Money amount={amount} unit={amountUnit} />}
            </li>
          );
        })}
      </ul>
    </section>
  );
}

/** What was imported for the month, the newest first. */
function CameIn({ row, period }: { row: MonthRow; period: string }) {
  const { t } = usePreferences();
  const batches = useQuery(api.ledger.batches.queryOptions({ input: { unit: row.unit, period: period as never } }));
  const list = [...(batches.data ?? [])].sort((a, b) => b.id - a.id).slice(0, SHOWN_BATCHES);
  return (
    <section className="card" aria-labelledby="unit-batches">
      <h2 id="unit-batches">{t('unit.batches')}</h2>
      {batches.isPending ? <p className="hint">{t('loading')}</p> : null}
      {batches.data && list.length === 0 ? <p className="hint">{t('unit.batches.none')}</p> : null}
      <ul className="lines">
        {list.map((batch) => (
          <li key={batch.id}>
            <span className="one-line" title={batch.fileName}>
              {batch.fileName}
            </span>
            {batch.undone ? (
              <span className="chip">
                {batch.replacedBy === null
                  ? t('unit.batches.undone')
                  : t('import.state.replaced', { batch: batch.replacedBy })}
              </span>
            ) : null}
            <span className="hint">
              {t('unit.rows', { count: batch.imported })} · {instantName(batch.instant)}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
