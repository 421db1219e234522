import { useState } from 'react';
import type { UnitOutcome } from '../../shared/contract/jobs.ts';
import { refusalsOf, sentenceOf } from '../app/failure.ts';
import { useIdentity } from '../app/identity.ts';
import { errorOf, useJobOfUnits } from '../app/job.ts';
import { usePreferences } from '../app/preferences.tsx';
import { useDialogs } from '../ui/dialogs.tsx';
import { Drawer } from '../ui/drawer.tsx';
import { JobProgress } from '../ui/job-progress.tsx';
import { useSigns } from './attestation/signing.ts';
import { doubtsOf, isFor, leftOut, MOVE_NAMES, MOVES, type Move, pickedIn, READY_MOVES, readyIn } from './picked.ts';
import type { MonthRow } from './rows.ts';

/** So many units are named in the question; of more, how many they are. */
const NAMED = 8;

/** 批量办理: the picked units' months handed in, locked or opened again in one go, and what became of each. */
export function BoardBulk(props: {
  readonly rows: readonly MonthRow[];
  readonly period: string;
  readonly picked: ReadonlySet<string>;
  readonly onPick: (units: readonly string[]) => void;
}) {
  const { t, locale } = usePreferences();
  const { may } = useIdentity();
  const signs = useSigns();
  const { confirm, reason } = useDialogs();
  const { state, start, cancel, reset } = useJobOfUnits();
  const [move, setMove] = useState<Move>('submit');
  const { rows, period, picked, onPick } = props;
  const chosen = pickedIn(rows, picked);
  const offered = (each: Move): boolean =>
    may(MOVES[each].permission) && (each !== 'attest' || signs('', ['community']));

  function namesOf(moved: readonly MonthRow[]): string {
    const names = moved
      .slice(0, NAMED)
      .map(({ name }) => name)
      .join(locale === 'zh-CN' ? '、' : ', ');
    return moved.length > NAMED ? t('bulk.names', { names, count: moved.length }) : names;
  }
  async function go(next: Move): Promise<void> {
    const moved = chosen.filter((row) => isFor(next, row));
    const units = moved.map(({ unit }) => unit);
    const asking = {
      title: t(`bulk.${next}.ask`, { count: units.length, period }),
      body: [
        namesOf(moved),
        ...doubtsOf(next, moved).map(([doubt, count]) => t(`bulk.${doubt}`, { count })),
        ...leftOut(next, chosen).map(([why, count]) => t(`bulk.left.${why}`, { count })),
        ...(next === 'reopen' ? [] : [t('bulk.body')]),
      ].join('\n'),
      action: t(`bulk.${next}`),
    };
    const why = next === 'reopen' ? await reason(asking) : undefined;
    if (next === 'reopen' ? why === undefined : !(await confirm(asking))) return;
    setMove(next);
    await start({
      operation: MOVES[next].operation,
      input: {
        period,
        ...(next === 'attest' ? { side: 'community' } : {}),
        ...(why === undefined ? {} : { reason: why }),
      },
      units,
    });
  }
  if (state.kind === 'running')
    return (
      <JobProgress
        title={t(`bulk.${move}.running`, { period })}
        phase={state.phase}
        done={state.done}
        total={state.total}
        onCancel={cancel}
      />
    );
  return (
    <div className="bulk" role="toolbar" aria-label={t('bulk.label')}>
      <strong>{t('bulk.picked', { count: chosen.length })}</strong>
      {READY_MOVES.filter(offered).map((each) => {
        const ready = readyIn(each, rows);
        return ready.length > 0 ? (
          <button key={each} type="button" className="button" onClick={() => onPick(ready)}>
            {t(`bulk.${each}.ready`, { count: ready.length })}
          </button>
        ) : null;
      })}
      {MOVE_NAMES.filter(offered).map((each) => {
        const count = chosen.filter((row) => isFor(each, row)).length;
        const out = leftOut(each, chosen).map(([why, of]) => t(`bulk.left.${why}`, { count: of }));
        return (
          <button
            key={each}
            type="button"
            className="button"
            disabled={count === 0}
            title={out.join('\n') || undefined}
            onClick={() => void go(each)}
          >
            {t(`bulk.${each}`)} {count > 0 ? count : ''}
          </button>
        );
      })}
      {chosen.length > 0 ? (
        <button type="button" className="button" onClick={() => onPick([])}>
          {t('bulk.none')}
        </button>
      ) : null}
      {state.kind === 'failed' ? (
        <span className="notice danger" role="alert">
          {sentenceOf(state.error, t)}
        </span>
      ) : null}
      <Drawer
        open={state.kind === 'done'}
        title={t(`bulk.${move}.title`, { period })}
        onClose={() => {
          reset();
          onPick([]);
        }}
        width={720}
      >
        {state.kind === 'done' ? <Outcomes outcomes={state.reply} rows={rows} /> : null}
      </Drawer>
    </div>
  );
}

const LOOK = { done: 'chip ok', refused: 'chip danger', skipped: 'chip' } as const;

/** What became of each unit, those that were refused first, with why. */
function Outcomes({ outcomes, rows }: { outcomes: readonly UnitOutcome[]; rows: readonly MonthRow[] }) {
  const { t } = usePreferences();
  const names = new Map(rows.map(({ unit, name }) => [unit, name]));
  const count = (state: UnitOutcome['state']): number => outcomes.filter((one) => one.state === state).length;
  const listed = [...outcomes].sort((a, b) => Number(a.state === 'done') - Number(b.state === 'done'));
  const whyOf = ({ error }: UnitOutcome): string[] => {
    if (!error) return [];
    const thrown = errorOf(error);
    const why = refusalsOf(thrown, t);
    return why.length > 0 ? [...new Set(why)] : [sentenceOf(thrown, t)];
  };
  return (
    <div className="bulk-outcomes">
      <p className={count('refused') > 0 ? 'notice warn' : 'notice'} role="status">
        {t('bulk.outcome', { done: count('done'), refused: count('refused') })}
        {count('skipped') > 0 ? t('bulk.skipped', { skipped: count('skipped') }) : null}
      </p>
      <table>
        <thead>
          <tr>
            <th scope="col">{t('board.units')}</th>
            <th scope="col">{t('bulk.result')}</th>
            <th scope="col">{t('bulk.why')}</th>
          </tr>
        </thead>
        <tbody>
          {listed.map((one) => (
            <tr key={one.unit}>
              <th scope="row">
                <span className="code">{one.unit}</span> {names.get(one.unit)}
              </th>
              <td>
                <span className={LOOK[one.state]}>{t(`bulk.state.${one.state}`)}</span>
              </td>
              <td>
                {whyOf(one).map((why) => (
                  <div key={why}>{why}</div>
                ))}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
