import { useQuery } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import type { PayeeCode } from '../../../shared/domain/approval/payee.ts';
import { api, client } from '../../app/client.ts';
import { usePreferences } from '../../app/preferences.tsx';
import { ToPage } from '../../app/to-page.tsx';
import { Drawer } from '../../ui/drawer.tsx';
import { Labelled } from '../../ui/labelled.tsx';
import { type PageAction, PageHead } from '../../ui/page-head.tsx';
import { isShortcut } from '../../ui/shortcut.ts';
import { Problem } from '../../ui/states.tsx';
import { UnitMark } from '../../ui/unit-mark.tsx';
import { PaperLine } from '../apply/paper-line.tsx';
import { useAccountSaid } from '../apply/payee-choice.tsx';
import { PaperFaces } from '../paper-faces.tsx';
import { DayField } from '../seats/form-parts.tsx';
import { Account, AmountRows } from './amount-rows.tsx';
import { type Draft, REMARK } from './draft.ts';
import { InvoiceFields } from './invoice-fields.tsx';
import type { Heading, PayoutBegun, PayoutDetail } from './looks.ts';
import { type Form, useForm } from './use-form.ts';
import { WeighedAside } from './weighed-aside.tsx';

const HAND_IN = 'Ctrl+Enter';

/** One payment while it is filled in: what it pays, its invoices, where it is booked; beside it the doors. */
export function PayoutSheet(props: {
  readonly document: number;
  readonly contract: number | null;
  readonly heading: Heading;
  readonly begun: PayoutBegun;
  readonly begin: Draft;
  readonly payout: PayoutDetail | undefined;
  readonly onMade: (id: number) => void;
  readonly onClose: () => void;
  readonly onDone: (id: number) => void;
}) {
  const { t } = usePreferences();
  const { document, contract, heading, begun, payout, onClose, onDone } = props;
  const at = payout && { id: payout.id, revision: payout.revision };
  const form = useForm({ document, contract, begun, at, draft: props.begin, onMade: props.onMade });
  const { busy } = form;
  // Read from the service once it is there: its number, its papers.
  const kept = useQuery({
    ...api.approval.payout.queryOptions({ input: { id: form.at?.id ?? 1 } }),
    enabled: form.at !== undefined,
  }).data;
  const sheet = useRef<HTMLDivElement>(null);
  const go = (field: string): void => {
    const place = sheet.current?.querySelector(`[data-field="${CSS.escape(field)}"]`);
    place?.scrollIntoView({ block: 'center' });
    place?.querySelector<HTMLElement>('input:not([type=file]), textarea, select, button')?.focus();
  };
  // What was refused leads to the first field that it names, once that says so.
  const [asked, setAsked] = useState(0);
  const first = useRef<string>(undefined);
  first.current = form.problems[0]?.field;
  // biome-ignore lint/correctness/useExhaustiveDependencies: after each try, and only then.
  useEffect(() => {
    if (asked > 0 && first.current !== undefined) go(first.current);
  }, [asked]);
  const stopped = (): void => setAsked((times) => times + 1);
  async function hand(): Promise<void> {
    const id = await form.hand();
    if (id === undefined) stopped();
    else onDone(id);
  }
  async function save(): Promise<void> {
    if (!(await form.save())) stopped();
  }
  const number = kept?.number ?? payout?.number;
  const actions: PageAction[] = [
    { label: t('payouts.hand'), shortcut: HAND_IN, primary: true, disabled: busy, onClick: () => void hand() },
    { label: t('payouts.save'), shortcut: 'Ctrl+S', disabled: busy, onClick: () => void save() },
    { label: t('payouts.back'), onClick: onClose },
  ];
  return (
    <>
      <PageHead
        title={number === undefined ? t('payouts.new') : t('payouts.edit', { number })}
        subtitle={<UnitMark unit={form.unit} name={heading.unitName} />}
        actions={actions}
      >
        {form.isDirty ? <span className="chip">{t('applications.unsaved')}</span> : null}
      </PageHead>
      <div className="apply fill">
        <div
          className="apply-sheet card"
          ref={sheet}
          // A list to choose from would take it for a choice.
          onKeyDownCapture={(event) => {
            if (!isShortcut(event, HAND_IN) || !(event.target as Element).closest('.ant-select')) return;
            event.preventDefault();
            event.stopPropagation();
            if (!busy) void hand();
          }}
        >
          <CameBack payout={kept ?? payout} />
          <Problem sentence={form.problem} />
          <Said heading={heading} document={document} contract={contract} />
          <section className="apply-part" aria-label={t('payouts.part.amounts')}>
            <h2>{t('payouts.part.amounts')}</h2>
            <AmountRows form={form} />
            <Prepaid form={form} />
          </section>
          <section className="apply-part" aria-label={t('payouts.part.invoices')}>
            <h2>{t('payouts.part.invoices')}</h2>
            <InvoiceFields form={form} onStopped={stopped} />
            <Papers form={form} payout={kept} />
          </section>
          <section className="apply-part" aria-label={t('payouts.part.paying')}>
            <h2>{t('payouts.part.paying')}</h2>
            <Paying form={form} />
          </section>
        </div>
        <WeighedAside form={form} heading={heading} onGo={go} />
      </div>
    </>
  );
}

/** Why a draft is here again. */
function CameBack({ payout }: { readonly payout: PayoutDetail | undefined }) {
  const { t } = usePreferences();
  const last = payout?.steps.findLast(({ step }) => step === 'hand' || step === 'return');
  if (payout?.stage !== 'draft' || last?.step !== 'return') return null;
  return <p className="notice warn">{t('payouts.cameBack', { person: last.display, reason: last.reason })}</p>;
}

/** What is paid, on which papers, to whom: it comes from the application and is not typed again. */
function Said(props: { readonly heading: Heading; readonly document: number; readonly contract: number | null }) {
  const { t } = usePreferences();
  const said = useAccountSaid();
  const { heading, document, contract } = props;
  const payee = useQuery(api.approval.payee.queryOptions({ input: { code: heading.payee as PayeeCode } })).data;
  return (
    <section className="apply-part" aria-label={t('payouts.part.what')}>
      <h2>{heading.purpose}</h2>
      {heading.early ? <p className="notice warn">{t('payouts.early')}</p> : null}
      <dl className="payout-facts">
        <div>
          <dt>{t('payouts.document')}</dt>
          <dd>
            <ToPage to="/approvals" search={{ document: String(document) }} className="link">
              {heading.documentNumber}
            </ToPage>
          </dd>
        </div>
        <div>
          <dt>{t('payouts.contract')}</dt>
          <dd>
            {contract === null ? (
              t('payouts.noContract')
            ) : (
              <ToPage to="/approval-contracts" search={{ contract: String(contract) }} className="link">
                {heading.contractNumber}
              </ToPage>
            )}
          </dd>
        </div>
        <div>
          <dt>{t('payouts.payee')}</dt>
          <dd>
            {heading.payeeName}
            {payee ? <small className="hint">{said(payee)}</small> : null}
          </dd>
        </div>
      </dl>
    </section>
  );
}

/** 预付: before there is an invoice. */
function Prepaid({ form }: { readonly form: Form }) {
  const { t } = usePreferences();
  return (
    <label className="approval-line">
      <input type="checkbox" checked={form.draft.prepaid} onChange={({ target }) => void form.prepay(target.checked)} />
      {t('payouts.prepaid')} <span className="hint">{t('payouts.prepaidHint')}</span>
    </label>
  );
}

function Papers({ form, payout }: { readonly form: Form; readonly payout: PayoutDetail | undefined }) {
  const { t } = usePreferences();
  const [shown, setShown] = useState<number>();
  const papers = payout?.papers ?? [];
  const at = papers.findIndex(({ id }) => id === shown);
  if (!payout || papers.length === 0) return null;
  return (
    <>
      <div className="payout-papers">
        {papers.map((paper) => (
          <PaperLine
            key={paper.id}
            paper={paper}
            onLook={() => setShown(paper.id)}
            onRemove={() => void form.detach(paper)}
          />
        ))}
      </div>
      {at < 0 ? null : (
        <Drawer open width={900} title={t('approvals.papers')} onClose={() => setShown(undefined)}>
          <PaperFaces
            papers={papers.map((paper) => ({ ...paper, label: paper.name }))}
            of={['payout-paper', payout.id]}
            fileOf={(paper) => client.approval.payoutFile({ id: payout.id, paper })}
            shown={{ at, large: false }}
            onShow={(next) => setShown(papers[next.at]?.id)}
          />
        </Drawer>
      )}
    </>
  );
}

function Paying({ form }: { readonly form: Form }) {
  const { t } = usePreferences();
  const { draft, begun, set, problemOf } = form;
  return (
    <div className="apply-fields">
      <div className="wide" data-field="remark">
        <Labelled label={t('payouts.remark')} needed problem={problemOf('remark')} hint={t('payouts.remarkHint')}>
          {(field) => (
            <input
              {...field}
              className="input"
              maxLength={REMARK}
              value={draft.remark}
              onChange={({ target }) => set({ remark: target.value })}
            />
          )}
        </Labelled>
      </div>
      <div data-field="day">
        <DayField
          label={t('payouts.day')}
          {...(problemOf('day') ? { hint: problemOf('day')! } : {})}
          value={draft.day}
          onChange={(day) => set({ day })}
        />
      </div>
      <div data-field="bank">
        <Labelled label={t('payouts.bank')} needed>
          {({ id }) => (
            <Account
              id={id}
              options={begun.banks}
              value={draft.bank}
              problem={problemOf('bank')}
              onChange={(bank) => set({ bank })}
            />
          )}
        </Labelled>
      </div>
      <div data-field="cash">
        <Labelled label={t('payouts.cash')} needed>
          {({ id }) => (
            <Account
              id={id}
              options={begun.cashes}
              value={draft.cash}
              problem={problemOf('cash')}
              onChange={(cash) => set({ cash })}
            />
          )}
        </Labelled>
      </div>
    </div>
  );
}
