import { useQuery } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { parseYuan, ZERO } from '../../../shared/kernel/fen.ts';
import { api } from '../../app/client.ts';
import { isAnswered, sentenceOf } from '../../app/failure.ts';
import { usePreferences } from '../../app/preferences.tsx';
import { ToPage } from '../../app/to-page.tsx';
import { Failed, Loading, Problem } from '../../ui/states.tsx';
import type { PaperShown } from '../paper-faces.tsx';
import { useActs } from './acts.tsx';
import { type Decided, DecideForm, type Decision, decisionsOf, staysOpen } from './decide-form.tsx';
import { type DeskCommand, KEYS, useDeskCommands } from './desk-keys.ts';
import { type Application, called } from './document.ts';
import { DocumentView } from './document-view.tsx';
import { FormPrint } from './form-print.tsx';
import { useWhyNot } from './standing.tsx';
import { useDecide } from './use-decide.ts';

/** Acts of the applicant's form, which is another page. */
const ON_FORM = ['edit', 'amend', 'submit', 'remove'] as const;

interface Asking {
  readonly what: Decision;
  /** Of the document as it was read when this was begun. */
  readonly revision: number;
}

/** A document in full, what can be done to it by button and by key, and what comes after it is decided. */
export function DocumentPane(props: {
  readonly id: number;
  /** Whether another document follows once this one is decided. */
  readonly follows: boolean;
  readonly onDecided: (document: Application) => void;
  /** Another document is wanted: by J and K. */
  readonly onTurn: (by: 1 | -1) => void;
}) {
  const { t } = usePreferences();
  const read = useQuery(api.approval.application.queryOptions({ input: { id: props.id } }));
  const document = read.data;
  const [asking, setAsking] = useState<Asking>();
  /** What the service refused, of the decision that stands open. */
  const [refused, setRefused] = useState<Asking>();
  const [printing, setPrinting] = useState(false);
  const [paper, setPaper] = useState<PaperShown>({ at: 0, large: false });
  const scrolled = useRef<HTMLElement>(null);
  const acts = useActs(document);
  const { busy, problem, decide } = useDecide(document, asking?.revision, props.follows);
  const last = (document?.papers.length ?? 0) - 1;
  const at = Math.max(0, Math.min(paper.at, last));

  function ask(what: Decision): void {
    if (document?.mine && decisionsOf(document.mine).includes(what)) setAsking({ what, revision: document.revision });
  }
  async function carryOut(decided: Decided): Promise<void> {
    if (!document) return;
    if (!(await decide(decided))) {
      setRefused(asking);
      return;
    }
    setAsking(undefined);
    if (!staysOpen(decided)) props.onDecided(document);
  }
  const scroll = (by: number): void => {
    scrolled.current?.scrollBy({ top: by * scrolled.current.clientHeight * 0.9 });
  };
  const DO: Readonly<Record<DeskCommand, () => void>> = {
    next: () => props.onTurn(1),
    previous: () => props.onTurn(-1),
    pass: () => ask('pass'),
    refuse: () => ask('refuse'),
    add: () => ask('add'),
    move: () => ask('move'),
    urge: () => void acts.urge(),
    paperNext: () => setPaper({ ...paper, at: Math.min(at + 1, Math.max(last, 0)) }),
    paperPrevious: () => setPaper({ ...paper, at: Math.max(at - 1, 0) }),
    paperLarge: () => last >= 0 && setPaper({ at, large: true }),
    scrollOn: () => scroll(1),
    scrollBack: () => scroll(-1),
    print: () => document && setPrinting(true),
  };
  useDeskCommands((command) => DO[command]());
  if (read.isError && isAnswered(read.error))
    return <Failed sentence={sentenceOf(read.error, t)} onRetry={() => void read.refetch()} />;
  if (!document) return <Loading />;
  return (
    <section className="approvals-pane card" aria-label={document.number}>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard. */}
      <section ref={scrolled} className="approvals-scroll" tabIndex={0} data-scrolls aria-label={document.purpose}>
        <DocumentView
          document={document}
          paper={{ ...paper, at }}
          onPaper={setPaper}
          tools={
            <>
              <button type="button" className="button" onClick={() => setPrinting(true)}>
                {t('approvals.act.print')} <kbd>P</kbd>
              </button>
              <button type="button" className="button" onClick={() => void acts.takeForm()}>
                {t('approvals.takeForm')}
              </button>
            </>
          }
        />
      </section>
      <footer className="approvals-bar">
        <Problem sentence={asking ? (refused === asking ? problem : undefined) : acts.problem} />
        {asking && document.mine ? (
          <DecideForm
            key={asking.what}
            what={asking.what}
            mine={document.mine}
            divided={document.findings.some(({ kind }) => kind === 'split')}
            forWhom={document.mine.forWhom === '' ? '' : called(document, document.mine.forWhom)}
            busy={busy}
            stale={asking.revision !== document.revision}
            onSeen={() => setAsking({ ...asking, revision: document.revision })}
            onDecide={(decided) => void carryOut(decided)}
            onClose={() => setAsking(undefined)}
          />
        ) : (
          <div className="approvals-line">
            {document.mine ? <Decisions document={document} onAsk={ask} /> : <WhyNot document={document} />}
            <span className="approvals-acts">
              {acts.may('urge') ? (
                <button type="button" className="button" aria-disabled={acts.busy} onClick={() => void acts.urge()}>
                  {t('approvals.act.urge')} <kbd>U</kbd>
                </button>
              ) : null}
              {acts.acts.map((what) => (
                <button
                  key={what}
                  type="button"
                  className="button"
                  aria-disabled={acts.busy}
                  onClick={() => void acts.reasoned(what)}
                >
                  {t(`approvals.act.${what}`)}
                </button>
              ))}
              {document.stage === 'approved' ? <ToContract document={document} /> : null}
              {ON_FORM.some(acts.may) ? (
                <ToPage to="/approval-applications" search={{ document: String(document.id) }} className="button">
                  {t('approvals.toForm')}
                </ToPage>
              ) : null}
            </span>
          </div>
        )}
      </footer>
      {printing ? <FormPrint document={document} onDone={() => setPrinting(false)} /> : null}
    </section>
  );
}

function Decisions(props: { readonly document: Application; readonly onAsk: (what: Decision) => void }) {
  const { t } = usePreferences();
  const { document, onAsk } = props;
  const { mine } = document;
  if (!mine) return null;
  const level = t(`approval.level.${mine.level}`);
  return (
    <>
      {decisionsOf(mine).map((what) => (
        <button
          key={what}
          type="button"
          className={what === 'pass' ? 'button primary' : 'button'}
          onClick={() => onAsk(what)}
        >
          {t(`approvals.act.${what}`)} <kbd>{KEYS[what][0]}</kbd>
        </button>
      ))}
      {mine.forWhom === '' ? (
        <span className="hint">{t('approvals.asLevel', { level })}</span>
      ) : (
        <span className="chip warn">{t('approvals.forLevel', { person: called(document, mine.forWhom), level })}</span>
      )}
    </>
  );
}

function WhyNot({ document }: { readonly document: Application }) {
  return <span className="hint">{useWhyNot(document)}</span>;
}

/** 登记合同, of what was approved and is not under contract as a whole, by who may. */
function ToContract({ document: { id, budget } }: { readonly document: Application }) {
  const { t } = usePreferences();
  if ((parseYuan(budget.reserved) ?? ZERO) === 0) return null;
  return (
    <ToPage to="/approval-contracts" permission="approval.apply" search={{ sign: String(id) }} className="button">
      {t('contracts.sign')}
    </ToPage>
  );
}
