import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { parseYuan } from '../../../shared/kernel/fen.ts';
import { useAttempt } from '../../app/acting.ts';
import { api, client } from '../../app/client.ts';
import { isAnswered, sentenceOf } from '../../app/failure.ts';
import { downloadFile } from '../../app/files.ts';
import { usePreferences } from '../../app/preferences.tsx';
import { signerOf } from '../../app/told.ts';
import { Money } from '../../ui/amount.tsx';
import { instantName } from '../../ui/time.ts';
import { Adding } from './adding.tsx';
import { Looking } from './looking.tsx';
import { type Carrier, type Counted, type DocumentOut, kindMark, type PaperOut, sizeName } from './words.ts';
import './papers.css';

/**
 * 附件: what a draft or voucher carries, each document with its forms, its invoice and what in that does not tie. Whoever may
 * prepare adds to it; what is on a draft may be taken off again.
 */
export function Papers(props: {
  readonly unit: string;
  /** Absent where nothing is kept yet: the first file makes the draft (`ready`). */
  readonly on: Carrier | undefined;
  /** May add; on a draft also take off. */
  readonly mayAdd: boolean;
  /** Sees to it that there is something to attach to. */
  readonly ready?: () => Promise<Carrier | undefined>;
  /** Of what was to be attached nothing was taken: what was made for it (`ready`) carries nothing. */
  readonly onNothing?: () => void;
  /** This person added or took off. */
  readonly onCount?: (counted: Counted) => void;
}) {
  const { t } = usePreferences();
  const { on, mayAdd, onCount } = props;
  const queries = useQueryClient();
  const [shown, setShown] = useState<{ document: DocumentOut; paper: PaperOut }>();
  const { busy, attempt } = useAttempt();
  const read = useQuery({
    ...api.ledger.papers.queryOptions({ input: on ?? { unit: props.unit, draft: 1 } }),
    enabled: on !== undefined,
  });
  const documents = on === undefined ? [] : (read.data?.documents ?? []);
  // What is being added stands here until it is answered, also while the draft that it made is read.
  const open = mayAdd && (read.data?.open ?? true);
  const draft = on !== undefined && 'draft' in on ? on.draft : undefined;
  const counted = (by: Counted): void => {
    void queries.invalidateQueries({ queryKey: api.ledger.papers.key() });
    void queries.invalidateQueries({ queryKey: api.ledger.invoices.key() });
    onCount?.(by);
  };
  const take = (paper: PaperOut) =>
    attempt(async () => {
      const { file, name } = await client.ledger.paperFile({ unit: props.unit, paper: paper.id });
      await downloadFile(file, name);
    }, t('papers.download'));
  const remove = (paper: PaperOut) =>
    attempt(async () => {
      if (draft === undefined) return;
      counted(await client.ledger.removePaper({ unit: props.unit, draft, paper: paper.id }));
    }, t('papers.remove'));
  return (
    <section className="card papers" aria-label={t('papers.title')}>
      <h3>
        {t('papers.title')}
        {documents.length > 0 ? <span className="chip">{t('papers.count', { count: documents.length })}</span> : null}
      </h3>
      {read.isError && isAnswered(read.error) ? (
        <p className="notice danger" role="alert">
          {sentenceOf(read.error, t)}
        </p>
      ) : null}
      {documents.length === 0 && !open ? <p className="hint">{t('papers.none')}</p> : null}
      <ul className="paper-list">
        {documents.map((document) => (
          <li key={document.papers[0]?.id ?? 0}>
            <InvoiceLine document={document} />
            {document.papers.map((paper) => (
              <PaperLine
                key={paper.id}
                paper={paper}
                names={read.data?.names ?? {}}
                busy={busy}
                onLook={() => setShown({ document, paper })}
                onTake={() => void take(paper)}
                onRemove={open && draft !== undefined ? () => void remove(paper) : undefined}
              />
            ))}
            {document.untied.map(({ code, message }) => (
              <p key={code} className="paper-untied">
                {message}
              </p>
            ))}
          </li>
        ))}
      </ul>
      {open ? (
        <Adding
          unit={props.unit}
          later={on !== undefined && 'voucher' in on}
          ready={async () => on ?? (await props.ready?.())}
          onAdded={counted}
          onNothing={() => props.onNothing?.()}
        />
      ) : null}
      {shown ? <Looking unit={props.unit} {...shown} onClose={() => setShown(undefined)} onTake={take} /> : null}
    </section>
  );
}

/** What the invoice of a document says in one line. */
function InvoiceLine({ document: { invoice } }: { document: DocumentOut }) {
  const { t } = usePreferences();
  if (!invoice) return null;
  const total = invoice.total === null ? undefined : parseYuan(invoice.total);
  return (
    <p className="paper-invoice">
      <span className="chip accent">{t(`papers.sort.${invoice.sort}`)}</span>
      {invoice.red ? <span className="chip danger">{t('papers.red')}</span> : null}
      <b className="code">{[invoice.code, invoice.number].filter(Boolean).join(' ')}</b>
      <span>{invoice.date}</span>
      <span className="paper-seller">{invoice.seller.name}</span>
      {total === undefined ? null : (
        <span className="paper-total">
          <Money amount={total} unit="yuan" />
        </span>
      )}
    </p>
  );
}

function PaperLine(props: {
  readonly paper: PaperOut;
  readonly names: Readonly<Record<string, string>>;
  readonly busy: boolean;
  readonly onLook: () => void;
  readonly onTake: () => void;
  readonly onRemove: (() => void) | undefined;
}) {
  const { t, locale } = usePreferences();
  const { paper, busy } = props;
  const name = paper.kind === 'paper' ? t('papers.onPaper') : paper.name;
  return (
    <div className="paper-line">
      <span className={`paper-kind ${paper.kind}`}>
        {paper.kind === 'paper' ? t('papers.paper') : kindMark(paper.kind)}
      </span>
      <button type="button" className="link paper-name" title={t('papers.look', { name })} onClick={props.onLook}>
        {name}
      </button>
      <span className="hint">{paper.kind === 'paper' ? '' : sizeName(paper.bytes)}</span>
      <span className="hint">
        {signerOf(paper.by, props.names, locale)} {instantName(paper.at)}
      </span>
      {paper.later ? <span className="chip warn">{t('papers.later')}</span> : null}
      <span className="paper-acts">
        {paper.kind === 'paper' ? null : (
          <button type="button" className="link" aria-label={t('papers.downloadOne', { name })} onClick={props.onTake}>
            {t('papers.download')}
          </button>
        )}
        {props.onRemove ? (
          <button
            type="button"
            className="link"
            aria-disabled={busy}
            aria-label={t('papers.removeOne', { name })}
            onClick={() => busy || props.onRemove?.()}
          >
            {t('papers.remove')}
          </button>
        ) : null}
      </span>
    </div>
  );
}
