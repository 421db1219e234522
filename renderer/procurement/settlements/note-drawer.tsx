import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { ITEM_KINDS } from '../../../shared/domain/procurement/item.ts';
import { parseDate } from '../../../shared/kernel/date.ts';
import { formatYuan, groupedYuan, sumFen, ZERO } from '../../../shared/kernel/fen.ts';
import { periodOfDate } from '../../../shared/kernel/period.ts';
import { useActing, useAttempt } from '../../app/acting.ts';
import { api, client } from '../../app/client.ts';
import { isAnswered, sentenceOf } from '../../app/failure.ts';
import { downloadFile } from '../../app/files.ts';
import { usePreferences } from '../../app/preferences.tsx';
import { Amount } from '../../ui/amount.tsx';
import { useDialogs } from '../../ui/dialogs.tsx';
import { Drawer } from '../../ui/drawer.tsx';
import { fenOf } from '../../ui/grid-columns.ts';
import { Failed, Loading, Problem } from '../../ui/states.tsx';
import { PaperHistory, PaperNext } from '../paper-steps.tsx';
import { type NoteDetail, stageLook, stageOf, stands } from './looks.ts';
import { NoteBooks } from './note-books.tsx';
import { NoteRows } from './note-rows.tsx';

/** As many rows stand without scrolling of their own. */
const ALL_SHOWN = 12;

/** One note: what it comes to, its rows, both vouchers, what may be done, and what was. */
export function NoteDrawer({ id, onClose }: { readonly id: number; readonly onClose: () => void }) {
  const { t } = usePreferences();
  const read = useQuery(api.procurement.settlementNote.queryOptions({ input: { id } }));
  const note = read.data;
  return (
    <Drawer
      open
      width={1180}
      onClose={onClose}
      title={
        <span className="settlement-line">
          <span className="code">{note?.note.number ?? id}</span>
          {note ? (
            <>
              <span>{`${note.note.unit} ${note.note.unitName}`}</span>
              <span className={stageLook(note.note.stage)}>{t(`settlements.stage.${stageOf(note.note.stage)}`)}</span>
            </>
          ) : null}
        </span>
      }
    >
      {read.isError && isAnswered(read.error) ? (
        <Failed sentence={sentenceOf(read.error, t)} onRetry={() => void read.refetch()} />
      ) : note ? (
        <div className="settlement">
          <Facts note={note} />
          <NoteActions note={note} />
          <NoteBooks note={note} />
          <NoteRows
            id="procurement.settlement-rows"
            label={t('settlements.rows')}
            rows={note.rows}
            header={<b>{t('settlements.rowsOf', { count: note.rows.length })}</b>}
            height={note.rows.length <= ALL_SHOWN ? 'rows' : 380}
            empty={{ title: t('settlements.noWaiting') }}
          />
          <h3>{t('settlements.history')}</h3>
          <PaperHistory key={note.note.revision} kind="settlement" id={id} />
        </div>
      ) : (
        <Loading />
      )}
    </Drawer>
  );
}

function Facts({ note: { note, holder, holderName, rows } }: { readonly note: NoteDetail }) {
  const { t } = usePreferences();
  const kinds = ITEM_KINDS.flatMap((kind) => {
    const own = rows.filter((row) => row.kind === kind);
    return own.length === 0 ? [] : [{ kind, amount: sumFen(own.map(({ amount }) => fenOf(amount) ?? ZERO)) }];
  });
  return (
    <dl className="settlement-facts">
      <Fact label={t('settlements.amount')}>
        <b>
          <Amount value={note.amount} />
        </b>
      </Fact>
      <Fact label={t('settlements.day')}>{note.day}</Fact>
      <Fact label={t('settlements.holder')}>{`${holder} ${holderName}`}</Fact>
      {kinds.map(({ kind, amount }) => (
        <Fact key={kind} label={t(`procurement.kind.${kind}`)}>
          <Amount value={formatYuan(amount)} />
        </Fact>
      ))}
    </dl>
  );
}

const Fact = ({ label, children }: { readonly label: string; readonly children: ReactNode }) => (
  <div>
    <dt>{label}</dt>
    <dd>{children}</dd>
  </div>
);

/** 确认, 退回, 撤回, 记账, 冲销 as far as the reader may, and the statement of the month. */
function NoteActions({ note: { note, missing } }: { readonly note: NoteDetail }) {
  const { t } = usePreferences();
  const dialogs = useDialogs();
  const { busy, problem, act } = useActing();
  const { attempt } = useAttempt();
  const { number, unitName, day } = note;
  const at = { id: note.id, revision: note.revision, unit: note.unit };
  const amount = groupedYuan(fenOf(note.amount) ?? ZERO);
  const sure = async (step: 'confirm' | 'post', command: () => Promise<unknown>): Promise<void> => {
    const asked = {
      title: t(`settlements.${step}Title`, { number }),
      body: t(`settlements.${step}Body`, { unit: unitName, amount, day }),
      action: t(`settlements.${step}`),
    };
    if (await dialogs.confirm(asked)) await act(command, t(`settlements.${step}Done`));
  };
  const withReason = async (
    step: 'return' | 'withdraw' | 'reverse',
    command: (reason: string) => Promise<unknown>,
  ): Promise<void> => {
    const reason = await dialogs.reason({
      title: t(`settlements.${step}Title`, { number }),
      action: t(`settlements.${step}`),
      body: t(`settlements.${step}Body`),
      danger: step === 'reverse',
    });
    if (reason !== undefined) await act(() => command(reason), t(`settlements.${step}Done`));
  };
  const DO = {
    confirm: () => sure('confirm', () => client.procurement.confirmSettlement(at)),
    post: () => sure('post', () => client.procurement.postSettlement(at)),
    return: () => withReason('return', (reason) => client.procurement.returnSettlement({ ...at, reason })),
    withdraw: () => withReason('withdraw', (reason) => client.procurement.withdrawSettlement({ ...at, reason })),
    reverse: () => withReason('reverse', (reason) => client.procurement.reverseSettlement({ ...at, reason })),
  } as const;
  const steps = (Object.keys(DO) as (keyof typeof DO)[]).filter((step) => note.may.includes(step));
  const download = async (): Promise<void> => {
    const period = periodOfDate(parseDate(day)!);
    const { file, name } = await client.procurement.settlementStatement({ unit: note.unit, period });
    await downloadFile(file, name);
  };
  return (
    <div className="settlement-line">
      {steps.map((step) => (
        <button
          key={step}
          type="button"
          className={step === 'confirm' || (step === 'post' && missing.length === 0) ? 'button primary' : 'button'}
          disabled={busy}
          onClick={() => void DO[step]()}
        >
          {t(`settlements.${step}`)}
        </button>
      ))}
      {stands(note.stage) ? (
        <button type="button" className="button" onClick={() => void attempt(download, t('settlements.noStatement'))}>
          {t('settlements.statement')}
        </button>
      ) : null}
      {note.reason === '' ? null : <q>{note.reason}</q>}
      {problem === undefined ? null : (
        <div className="paper-said">
          <Problem sentence={problem} />
        </div>
      )}
      <PaperNext
        kind="settlement"
        of={note}
        {...(note.stage === 'draft' ? { unit: `${note.unit} ${unitName}` } : {})}
      />
    </div>
  );
}
