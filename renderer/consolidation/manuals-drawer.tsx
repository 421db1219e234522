import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { api } from '../app/client.ts';
import { isAnswered, sentenceOf } from '../app/failure.ts';
import { useIdentity } from '../app/identity.ts';
import { usePreferences } from '../app/preferences.tsx';
import { useDialogs } from '../ui/dialogs.tsx';
import { Drawer } from '../ui/drawer.tsx';
import { useNotify } from '../ui/notify.tsx';
import { Empty, Failed, Loading } from '../ui/states.tsx';
import { EntryTable } from './elimination-card.tsx';
import { emptyDraft } from './manual.ts';
import { ManualForm } from './manual-form.tsx';
import { pairName } from './names.ts';
import './drawers.css';
import type { RunInSight } from './run-in-sight.tsx';
import type { Manual } from './sheet.ts';

/** 手工分录: adjustments and eliminations that people made, their second person, and a new one. */
export function ManualsDrawer({ open, run, onClose }: { open: boolean; run: RunInSight; onClose: () => void }) {
  const { t } = usePreferences();
  return (
    <Drawer open={open} title={`${t('manual.title')} · ${run.period}`} onClose={onClose} width={720}>
      <Manuals run={run} />
    </Drawer>
  );
}

function Manuals({ run }: { run: RunInSight }) {
  const { t } = usePreferences();
  const { may } = useIdentity();
  const [typing, setTyping] = useState(false);
  const manuals = useQuery(api.consolidation.manuals.queryOptions({ input: { period: run.period } }));
  const open = run.runs.every(({ state }) => state === 'draft');
  const mayAdd = may('consolidation.adjust') && open;
  const add = (
    <button type="button" className="button primary" onClick={() => setTyping(true)}>
      {t('manual.new')}
    </button>
  );
  if (typing) {
    return <ManualForm run={run} initial={emptyDraft()} onDone={() => setTyping(false)} />;
  }
  if (manuals.isError && isAnswered(manuals.error)) {
    return <Failed sentence={sentenceOf(manuals.error, t)} onRetry={() => void manuals.refetch()} />;
  }
  if (!manuals.data) return <Loading lines={4} />;
  return (
    <div className="ws-drawer">
      {manuals.data.length === 0 ? (
        <Empty title={t('manual.none')} action={mayAdd ? add : null}>
          <p>{t('manual.noneBody')}</p>
        </Empty>
      ) : (
        <>
          {mayAdd ? <div className="ws-row">{add}</div> : null}
          {manuals.data.map((manual) => (
            <ManualCard key={manual.id} manual={manual} run={run} open={open} />
          ))}
        </>
      )}
      {open ? null : <p className="hint">{t('manual.frozen')}</p>}
    </div>
  );
}

const KINDS = ['adjustment', 'elimination', 'acceptance'] as const;
const kindOf = ({ kind }: Manual) => KINDS.find((each) => each === kind) ?? 'elimination';

function ManualCard({ manual, run, open }: { manual: Manual; run: RunInSight; open: boolean }) {
  const { t } = usePreferences();
  const { may, person } = useIdentity();
  const { reason } = useDialogs();
  const notify = useNotify();
  const queries = useQueryClient();
  const confirm = useMutation(api.consolidation.confirmManual.mutationOptions());
  const withdraw = useMutation(api.consolidation.withdrawManual.mutationOptions());
  const [refused, setRefused] = useState<string>();
  const own = manual.madeBy === person?.name;
  const ended = (title: string) => (): void => {
    setRefused(undefined);
    void queries.invalidateQueries();
    notify.done({
      title,
      body: t('worksheet.takesEffect'),
      ...(run.remake ? { action: { label: t('worksheet.remake'), onClick: run.remake } } : {}),
    });
  };
  const failed = (error: unknown): void => setRefused(sentenceOf(error, t));
  async function takeBack(): Promise<void> {
    const given = await reason({
      title: t('manual.withdrawAsk', { id: manual.id }),
      body: t('worksheet.takesEffect'),
      action: t('manual.withdraw'),
      danger: true,
    });
    if (given === undefined) return;
    void withdraw.mutateAsync({ id: manual.id, reason: given }).then(ended(t('manual.withdrawn')), failed);
  }
  const waiting = manual.confirmedBy === null && !manual.withdrawn;
  return (
    <article
      className={manual.withdrawn ? 'card ws-manual gone' : 'card ws-manual'}
      aria-label={t('manual.of', { id: manual.id })}
    >
      <header>
        <strong>{t('manual.of', { id: manual.id })}</strong>
        <span className="chip">{t(`manual.${kindOf(manual)}`)}</span>
        <span>{pairName(manual.units, run.nameOf, t)}</span>
        <span className={manual.withdrawn ? 'chip' : waiting ? 'chip warn' : 'chip ok'}>
          {manual.withdrawn
            ? t('manual.withdrawn')
            : waiting
              ? t('manual.waiting')
              : t('manual.confirmedBy', { name: manual.confirmedBy ?? '' })}
        </span>
      </header>
      {manual.entries.length > 0 ? <EntryTable entries={manual.entries} /> : null}
      <p className="ws-note">
        {manual.reason} <small className="hint">{t('manual.madeBy', { name: manual.madeBy })}</small>
      </p>
      {refused ? (
        <p className="field-problem" role="alert">
          {refused}
        </p>
      ) : null}
      {open && !manual.withdrawn ? (
        <footer>
          {waiting && may('consolidation.confirm') ? (
            own ? (
              <span className="hint">{t('manual.ownNote')}</span>
            ) : (
              <button
                type="button"
                className="button primary"
                disabled={confirm.isPending}
                onClick={() => void confirm.mutateAsync({ id: manual.id }).then(ended(t('manual.confirmed')), failed)}
              >
                {t('manual.confirm')}
              </button>
            )
          ) : null}
          {may('consolidation.adjust') ? (
            <button type="button" className="button" disabled={withdraw.isPending} onClick={() => void takeBack()}>
              {t('manual.withdraw')}
            </button>
          ) : null}
        </footer>
      ) : null}
    </article>
  );
}
