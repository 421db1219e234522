import { Input } from 'antd';
import { useDeferredValue, useEffect, useMemo, useState } from 'react';
import { type Doubt, doubtsOf, isGrave } from '../../../shared/domain/approval/coverage.ts';
import { inYuan, WORLD } from '../../../shared/domain/approval/table.ts';
import { USUAL_LADDER } from '../../../shared/domain/approval/usual-ladder.ts';
import { parseDate } from '../../../shared/kernel/date.ts';
import { ZERO } from '../../../shared/kernel/fen.ts';
import { useActing } from '../../app/acting.ts';
import { client } from '../../app/client.ts';
import { usePreferences } from '../../app/preferences.tsx';
import { useDialogs } from '../../ui/dialogs.tsx';
import { Labelled } from '../../ui/labelled.tsx';
import { Problem } from '../../ui/states.tsx';
import { DoubtsList } from './doubts-list.tsx';
import { type Draft, type DraftRow, keyed, movedRow, placeOfDoubt, rowFault, rulesOf, withRow } from './draft.ts';
import { RowForm } from './row-form.tsx';
import { RowTable } from './row-table.tsx';

/** 起草: the whole table row by row, with what it leaves open beside it, until it is proposed or dropped. */
export function DraftView(props: {
  readonly draft: Draft;
  readonly onChange: (draft: Draft) => void;
  readonly onClose: () => void;
}) {
  const { t } = usePreferences();
  const dialogs = useDialogs();
  const { busy, problem, act } = useActing();
  const { draft, onChange, onClose } = props;
  const { rows, first, reason } = draft;
  const [open, setOpen] = useState<number>();
  const doubts = useDoubts(useDeferredValue(rows));
  // Another doubt's row may be out of sight.
  useEffect(() => {
    if (open !== undefined) document.querySelector(`[data-row="${open}"]`)?.scrollIntoView({ block: 'nearest' });
  }, [open]);

  const setRows = (next: readonly DraftRow[]): void => onChange({ ...draft, rows: next });
  const add = (gap?: Extract<Doubt, { kind: 'uncovered' }>): void => {
    const next = withRow(rows, gap);
    setRows(next);
    setOpen(next.at(-1)?.key);
  };
  const faulty = rows.findIndex((row) => rowFault(row) !== undefined);
  const stop =
    rows.length === 0
      ? t('approvalRules.stop.rows')
      : faulty >= 0
        ? t('approvalRules.stop.fault', { row: faulty + 1 })
        : doubts.some(isGrave)
          ? t('approvalRules.stop.grave')
          : parseDate(first) === undefined
            ? t('approvalRules.stop.first')
            : reason.trim() === ''
              ? t('approvalRules.stop.reason')
              : undefined;
  async function propose(): Promise<void> {
    const rules = rulesOf(rows);
    if (stop !== undefined || busy || !rules) return;
    const asked = { first, rows: rules.map(inYuan), reason };
    if (await act(() => client.approval.proposeRules(asked), t('approvalRules.proposedDone'))) onClose();
  }
  async function drop(): Promise<void> {
    const asked = { title: t('approvalRules.dropTitle'), action: t('approvalRules.drop'), danger: true };
    if (await dialogs.confirm({ ...asked, body: t('approvalRules.dropBody') })) onClose();
  }
  return (
    <form
      className="approval-sheet card"
      aria-label={t('approvalRules.draft')}
      onSubmit={(event) => {
        event.preventDefault();
        void propose();
      }}
    >
      <div className="approval-line">
        <span className="chip accent">{t('approvalTrial.draft')}</span>
        <span className="hint">{t('approvalRules.drafting')}</span>
      </div>
      {rows.length === 0 ? (
        <div className="approval-line">
          <button type="button" className="button" onClick={() => setRows(keyed(USUAL_LADDER))}>
            {t('approvalRules.usual')}
          </button>
          <p className="hint">{t('approvalRules.usualHint')}</p>
        </div>
      ) : (
        <>
          <DoubtsList doubts={doubts} onFill={add} onRow={(place) => setOpen(rows[place]?.key)} />
          <RowTable
            withTools
            rows={rows.map((row, at) => ({
              key: row.key,
              rule: { ...row, from: row.from ?? ZERO },
              mark: <Mark doubts={doubts} at={at} faulty={rowFault(row) !== undefined} />,
              tools: (
                <RowTools
                  place={at + 1}
                  last={rows.length}
                  open={open === row.key}
                  onEdit={() => setOpen(open === row.key ? undefined : row.key)}
                  onMove={(by) => setRows(movedRow(rows, at, by))}
                  onRemove={() => setRows(rows.filter(({ key }) => key !== row.key))}
                />
              ),
              below:
                open === row.key ? (
                  <RowForm
                    row={row}
                    onChange={(part) =>
                      setRows(rows.map((each) => (each.key === row.key ? { ...each, ...part } : each)))
                    }
                  />
                ) : undefined,
            }))}
          />
        </>
      )}
      <div className="approval-line">
        <button type="button" className="button" onClick={() => add()}>
          {t('approvalRules.add')}
        </button>
      </div>
      <div className="approval-propose">
        <Labelled label={t('approvalRules.first')} hint={t('approvalRules.firstHint')}>
          {(field) => (
            <input
              {...field}
              className="input"
              type="date"
              value={first}
              onChange={({ target }) => onChange({ ...draft, first: target.value })}
            />
          )}
        </Labelled>
        <Labelled label={t('approval.reason')}>
          {(field) => (
            <Input.TextArea
              {...field}
              rows={2}
              maxLength={200}
              value={reason}
              onChange={({ target }) => onChange({ ...draft, reason: target.value })}
            />
          )}
        </Labelled>
      </div>
      <Problem sentence={problem} />
      <div className="approval-line">
        <button type="submit" className="button primary" aria-disabled={stop !== undefined || busy} title={stop}>
          {t('approvalRules.propose')}
        </button>
        <button type="button" className="button" onClick={() => void drop()}>
          {t('approvalRules.drop')}
        </button>
        <span className="hint">{stop ?? t('approvalRules.secondPerson')}</span>
      </div>
    </form>
  );
}

/** Doubts of the rows as they are typed. What a row that is not finished yet seems to ask for is no doubt of the table. */
function useDoubts(rows: readonly DraftRow[]): readonly Doubt[] {
  return useMemo(() => {
    const rules = rulesOf(rows);
    if (!rules || rows.length === 0 || rows.some((row) => rowFault(row) === 'span')) return [];
    const unfinished = new Set(rows.flatMap((row, at) => (rowFault(row) === undefined ? [] : [at])));
    const speaks = (doubt: Doubt): readonly number[] =>
      doubt.kind === 'overlap' ? [doubt.upper, doubt.lower] : doubt.kind === 'lighter' ? [doubt.rule, doubt.than] : [];
    return doubtsOf(rules, WORLD).filter((doubt) => !speaks(doubt).some((place) => unfinished.has(place)));
  }, [rows]);
}

/** Beside a row's place: that it is not finished, or that somebody should look. */
function Mark({
  doubts,
  at,
  faulty,
}: {
  readonly doubts: readonly Doubt[];
  readonly at: number;
  readonly faulty: boolean;
}) {
  const { t } = usePreferences();
  const own = doubts.filter((doubt) => placeOfDoubt(doubt) === at);
  if (!faulty && own.length === 0) return null;
  const grave = faulty || own.some(isGrave);
  return (
    <span className={grave ? 'chip danger' : 'chip warn'}>
      {t(grave ? 'approvalRules.grave' : 'approvalRules.light')}
    </span>
  );
}

function RowTools(props: {
  readonly place: number;
  readonly last: number;
  readonly open: boolean;
  readonly onEdit: () => void;
  readonly onMove: (by: -1 | 1) => void;
  readonly onRemove: () => void;
}) {
  const { t } = usePreferences();
  const { place, last, open, onEdit, onMove, onRemove } = props;
  return (
    <>
      <button
        type="button"
        className="button"
        aria-expanded={open}
        aria-label={t(open ? 'approvalRules.fold' : 'approvalRules.edit', { row: place })}
        onClick={onEdit}
      >
        {t(open ? 'approvalRules.done' : 'approvalRules.editShort')}
      </button>
      <button
        type="button"
        className="button icon"
        disabled={place === 1}
        aria-label={t('approvalRules.up', { row: place })}
        onClick={() => onMove(-1)}
      >
        ↑
      </button>
      <button
        type="button"
        className="button icon"
        disabled={place === last}
        aria-label={t('approvalRules.down', { row: place })}
        onClick={() => onMove(1)}
      >
        ↓
      </button>
      <button
        type="button"
        className="button icon"
        aria-label={t('approvalRules.remove', { row: place })}
        onClick={onRemove}
      >
        ×
      </button>
    </>
  );
}
