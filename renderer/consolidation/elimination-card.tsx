import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { api } from '../app/client.ts';
import { sentenceOf } from '../app/failure.ts';
import { useIdentity } from '../app/identity.ts';
import { usePreferences } from '../app/preferences.tsx';
import { Amount } from '../ui/amount.tsx';
import { useDialogs } from '../ui/dialogs.tsx';
import { useNotify } from '../ui/notify.tsx';
import { pairName, ruleCode, ruleOf, statementName } from './names.ts';
import './parts.css';
import type { RunInSight } from './run-in-sight.tsx';
import type { Elimination, Entry, Rules } from './sheet.ts';

type Shown = Pick<Elimination, 'id' | 'rule' | 'pair' | 'entries' | 'documents' | 'state' | 'note'>;

const STATE_LOOK = { draft: 'chip', confirmed: 'chip ok', rejected: 'chip danger' } as const;

/** One elimination: rule, pair, what it does; unfolded its entries, documents, rule and the decision on it. */
export function EliminationCard(props: {
  readonly elimination: Shown;
  /** What it does to the line in sight; without a line nothing is said. */
  readonly effect?: string;
  readonly run: RunInSight;
  readonly rules: Rules | undefined;
  readonly open?: boolean;
}) {
  const { t } = usePreferences();
  const { elimination: one, run } = props;
  const rule = ruleOf(props.rules, one.rule);
  return (
    <details className="ws-card" open={props.open ?? false}>
      <summary>
        <span className="chip accent">{ruleCode(one.rule, t)}</span>
        <span className="ws-card-what">
          <span>{pairName(one.pair, run.nameOf, t)}</span>
          <small>
            {[
              rule?.name,
              one.documents.length > 0 ? t('worksheet.documents', { count: one.documents.length }) : undefined,
            ]
              .filter(Boolean)
              .join(' · ')}
          </small>
        </span>
        <span className="ws-card-amount">
          {props.effect === undefined ? null : <Amount value={props.effect} />}
          {one.state === 'draft' ? null : (
            <small className={STATE_LOOK[one.state]}>{t(`elimination.state.${one.state}`)}</small>
          )}
        </span>
      </summary>
      <EliminationDetail elimination={one} run={run} rules={props.rules} />
    </details>
  );
}

/** What an elimination consists of, and the decision on it. */
export function EliminationDetail(props: {
  readonly elimination: Shown;
  readonly run: RunInSight;
  readonly rules: Rules | undefined;
}) {
  const { t } = usePreferences();
  const { elimination: one, run } = props;
  const rule = ruleOf(props.rules, one.rule);
  return (
    <div className="ws-detail">
      <EntryTable entries={one.entries} />
      {one.note ? <p className="ws-note">{one.note}</p> : null}
      {one.documents.length > 0 ? <Documents documents={one.documents} /> : null}
      {rule ? (
        <p className="hint">
          <strong>{rule.name}</strong> {rule.clause} — {rule.explanation}
        </p>
      ) : null}
      <p className="hint">{t('worksheet.onlyHere')}</p>
      <Decision elimination={one} run={run} />
    </div>
  );
}

const FIRST_DOCUMENTS = 8;

function Documents({ documents }: { documents: readonly string[] }) {
  const { t } = usePreferences();
  const [all, setAll] = useState(false);
  const shown = all ? documents : documents.slice(0, FIRST_DOCUMENTS);
  return (
    <div className="ws-documents">
      <span className="hint">{t('worksheet.documents', { count: documents.length })}</span>
      {shown.map((document) => (
        <code key={document}>{document}</code>
      ))}
      {documents.length > FIRST_DOCUMENTS ? (
        <button type="button" className="ws-more" aria-expanded={all} onClick={() => setAll(!all)}>
          {all ? t('worksheet.fewer') : t('worksheet.moreDocuments', { count: documents.length - FIRST_DOCUMENTS })}
        </button>
      ) : null}
    </div>
  );
}

/** 借/贷 entries, with the economic nature of expense below its line where it is known. */
export function EntryTable({ entries, marked }: { entries: readonly Entry[]; marked?: string }) {
  const { t } = usePreferences();
  const mixed = new Set(entries.map(({ statement }) => statement)).size > 1;
  return (
    <table className="ws-entries">
      <caption className="visually-hidden">{t('worksheet.entries')}</caption>
      <tbody>
        {entries.map((entry, at) => (
          <tr
            // biome-ignore lint/suspicious/noArrayIndexKey: entries have no name of their own and never change places.
            key={at}
            className={marked === `${entry.statement}/${entry.key}` ? 'marked' : undefined}
          >
            <th scope="row" className={entry.side}>
              <span>
                <b>{t(`entry.${entry.side}`)}</b> {entry.name}
              </span>
              {entry.natures?.map((nature) => (
                <small key={nature.key}>
                  {t('entry.byNature')} {nature.name}
                  {entry.natures && entry.natures.length > 1 ? (
                    <>
                      {' '}
                      <Amount value={nature.amount} />
                    </>
                  ) : null}
                </small>
              ))}
              {mixed ? <small>{statementName(entry.statement, t)}</small> : null}
            </th>
            <td>
              <Amount value={entry.amount} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** 确认 or 不抵销 with a reason, where the person may and the run still stands as a draft. */
function Decision({ elimination, run }: { elimination: Shown; run: RunInSight }) {
  const { t } = usePreferences();
  const { may } = useIdentity();
  const { reason } = useDialogs();
  const notify = useNotify();
  const [decided, setDecided] = useState<'confirmed' | 'rejected'>();
  const decide = useMutation(api.consolidation.decide.mutationOptions());
  const mayDecide =
    may('consolidation.confirm') && run.head.state === 'draft' && run.standing && elimination.rule !== 'manual';
  if (!mayDecide) return null;

  async function take(outcome: 'confirmed' | 'rejected'): Promise<void> {
    const given = await reason({
      title: t(`elimination.ask.${outcome}`, { pair: pairName(elimination.pair, run.nameOf, t) }),
      body: t('elimination.later'),
      action: t(`elimination.do.${outcome}`),
      danger: outcome === 'rejected',
    });
    if (given === undefined) return;
    void decide.mutateAsync({ period: run.period, elimination: elimination.id, outcome, reason: given }).then(
      () => {
        setDecided(outcome);
        notify.done({
          title: t(`elimination.done.${outcome}`),
          body: t('elimination.later'),
          ...(run.remake ? { action: { label: t('worksheet.remake'), onClick: run.remake } } : {}),
        });
      },
      (error) => notify.failed({ title: t('elimination.failed'), body: sentenceOf(error, t) }),
    );
  }
  return (
    <div className="ws-decision">
      {decided ? <span className="chip warn">{t(`elimination.pending.${decided}`)}</span> : null}
      {elimination.state === 'confirmed' ? null : (
        <button type="button" className="button" disabled={decide.isPending} onClick={() => void take('confirmed')}>
          {t('elimination.do.confirmed')}
        </button>
      )}
      {elimination.state === 'rejected' ? null : (
        <button type="button" className="button" disabled={decide.isPending} onClick={() => void take('rejected')}>
          {t('elimination.do.rejected')}
        </button>
      )}
    </div>
  );
}
