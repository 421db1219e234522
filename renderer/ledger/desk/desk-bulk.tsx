import { useState } from 'react';
import { usePreferences } from '../../app/preferences.tsx';
import { Drawer } from '../../ui/drawer.tsx';
import { useNotify } from '../../ui/notify.tsx';
import { type Become, useMoving } from './moving.ts';
import type { Draft, Move } from './queue.ts';
import '../board.css';

/** 批量办理: what can be done to the picked drafts, and what became of each of them. */
export function DeskBulk(props: {
  readonly moves: readonly Move[];
  readonly rows: readonly Draft[];
  readonly chosen: readonly Draft[];
  readonly onPick: (drafts: readonly Draft[]) => void;
  readonly onOpen: (draft: Draft, line?: number) => void;
}) {
  const { t } = usePreferences();
  const notify = useNotify();
  const { busy, move } = useMoving();
  const [became, setBecame] = useState<{ readonly move: Move; readonly list: readonly Become[] }>();
  const { rows, chosen } = props;
  async function go(wanted: Move): Promise<void> {
    const list = await move(wanted, chosen);
    if (!list) return;
    props.onPick([]);
    if (list.every(({ outcome }) => outcome.state === 'done'))
      notify.done({ title: t('desk.bulkDone', { move: t(`desk.move.${wanted}`), count: list.length }) });
    else setBecame({ move: wanted, list });
  }
  return (
    <div className="bulk" role="toolbar" aria-label={t('desk.bulk')}>
      <strong>{t('desk.picked', { count: chosen.length })}</strong>
      {chosen.length < rows.length ? (
        <button type="button" className="button" onClick={() => props.onPick(rows)}>
          {t('desk.pickAll', { count: rows.length })}
        </button>
      ) : null}
      {chosen.length > 0 ? (
        <button type="button" className="button" onClick={() => props.onPick([])}>
          {t('bulk.none')}
        </button>
      ) : null}
      {props.moves.map((each) => (
        <button
          key={each}
          type="button"
          className="button"
          disabled={chosen.length === 0 || busy}
          onClick={() => void go(each)}
        >
          {t(`desk.move.${each}`)} {chosen.length > 0 ? chosen.length : ''}
        </button>
      ))}
      <Drawer
        open={became !== undefined}
        title={became ? t('desk.outcomes', { move: t(`desk.move.${became.move}`) }) : ''}
        width={720}
        onClose={() => setBecame(undefined)}
      >
        {became ? <Outcomes list={became.list} onOpen={props.onOpen} /> : null}
      </Drawer>
    </div>
  );
}

/** Those that were refused first, each with its sentences; a sentence leads to its line. */
function Outcomes({ list, onOpen }: { list: readonly Become[]; onOpen: (draft: Draft, line?: number) => void }) {
  const { t } = usePreferences();
  const refused = list.filter(({ outcome }) => outcome.state === 'refused');
  const done = list.filter(({ outcome }) => outcome.state === 'done');
  return (
    <div className="bulk-outcomes">
      <p className="notice warn" role="status">
        {t('desk.outcome', { done: done.length, refused: refused.length })}
      </p>
      <table>
        <thead>
          <tr>
            <th scope="col">{t('desk.which')}</th>
            <th scope="col">{t('bulk.result')}</th>
            <th scope="col">{t('bulk.why')}</th>
          </tr>
        </thead>
        <tbody>
          {[...refused, ...done].map(({ draft, outcome }) => (
            <tr key={`${draft.unit} ${draft.id}`}>
              <th scope="row">
                <button type="button" className="link" onClick={() => onOpen(draft)}>
                  {draft.unit} {draft.date} {draft.summary}
                </button>
              </th>
              <td>
                <span className={outcome.state === 'done' ? 'chip ok' : 'chip danger'}>
                  {t(`bulk.state.${outcome.state}`)}
                </span>
              </td>
              <td>
                {outcome.voucher?.number}
                {outcome.reasons.map(({ message, line }) => (
                  <div key={message}>
                    {line === null ? (
                      message
                    ) : (
                      <button type="button" className="link" onClick={() => onOpen(draft, line)}>
                        {message}
                      </button>
                    )}
                  </div>
                ))}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
