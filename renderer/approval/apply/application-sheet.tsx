import { useQuery } from '@tanstack/react-query';
import { Input } from 'antd';
import { type ReactNode, useEffect, useMemo, useRef, useState } from 'react';
import { takesBudget } from '../../../shared/domain/approval/application.ts';
import type { Category } from '../../../shared/domain/approval/category.ts';
import { FORMS } from '../../../shared/domain/approval/form.ts';
import { useActing } from '../../app/acting.ts';
import { api, client } from '../../app/client.ts';
import { usePreferences } from '../../app/preferences.tsx';
import { useNames } from '../../ledger/books/names.ts';
import { useDialogs } from '../../ui/dialogs.tsx';
import { Labelled } from '../../ui/labelled.tsx';
import { type PageAction, PageHead } from '../../ui/page-head.tsx';
import { isShortcut } from '../../ui/shortcut.ts';
import { Problem } from '../../ui/states.tsx';
import { instantName } from '../../ui/time.ts';
import { BudgetRows } from './budget-rows.tsx';
import { CategoryChoice } from './category-choice.tsx';
import { type Application, amountOf, withFilled } from './draft.ts';
import { OwnFields } from './own-fields.tsx';
import { PaperSlots } from './paper-slots.tsx';
import { type Form, useForm } from './use-form.ts';
import { WeighedAside } from './weighed-aside.tsx';
import { UrgentPart, WhatPart } from './what-part.tsx';

const HAND_IN = 'Ctrl+Enter';

/** One application while it is filled in: the form, and beside it what a trial says of it. */
export function ApplicationSheet(props: {
  readonly person: string;
  readonly unit: string;
  readonly year: number;
  /** What the service has of it; undefined of a new one. */
  readonly application: Application | undefined;
  readonly isAmending: boolean;
  readonly onMade: (id: number) => void;
  readonly onClose: () => void;
  readonly onDone: (id: number) => void;
  readonly onReload: () => void;
}) {
  const { t } = usePreferences();
  const { application, isAmending, onClose, onDone, onReload } = props;
  const form = useForm(props);
  const { draft, at, busy } = form;
  const { category } = draft;
  const [choosing, setChoosing] = useState(false);
  const sheet = useRef<HTMLDivElement>(null);
  // Read from the service once it is there: its papers, its number.
  const kept = useQuery({
    ...api.approval.application.queryOptions({ input: { id: at?.id ?? 1 } }),
    enabled: at !== undefined,
  }).data;
  const known = kept ?? application;
  const go = (field: string): void => {
    // Where the amount is the sum of rows, it is mended there.
    const at = field === 'amount' && category && takesBudget(category) ? 'rows' : field;
    const place = sheet.current?.querySelector(`[data-field="${CSS.escape(at)}"]`);
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
  async function handIn(): Promise<void> {
    const id = await (isAmending ? form.amend() : form.submit());
    if (id !== undefined) onDone(id);
    else setAsked((times) => times + 1);
  }
  const removing = useRemoving(form, known, onClose);
  if (category === undefined || choosing)
    return (
      <>
        <Head {...props} number={known?.number} actions={[{ label: t('applications.back'), onClick: onClose }]} />
        <CategoryChoice
          chosen={category}
          onChoose={(next) => {
            form.set({ category: next });
            setChoosing(false);
          }}
        />
      </>
    );
  const actions: PageAction[] = [
    {
      label: t(isAmending ? 'applications.amend' : 'applications.submit'),
      ...{ shortcut: HAND_IN, primary: true, disabled: busy, onClick: () => void handIn() },
    },
    ...(isAmending
      ? []
      : [
          {
            label: t('applications.save'),
            ...{ shortcut: 'Ctrl+S', disabled: busy, onClick: () => void form.save() },
          },
        ]),
    ...removing.actions,
    { label: t('applications.back'), onClick: onClose },
  ];
  const isChanged = form.reasons.some(({ code }) => code === 'changed');
  return (
    <>
      <Head {...props} number={known?.number} actions={actions}>
        {form.isDirty ? <span className="chip">{t('applications.unsaved')}</span> : null}
      </Head>
      <div className="apply fill">
        <div
          className="apply-sheet card"
          ref={sheet}
          // A list to choose from would take it for a choice.
          onKeyDownCapture={(event) => {
            if (!isShortcut(event, HAND_IN) || !(event.target as Element).closest('.ant-select')) return;
            event.preventDefault();
            event.stopPropagation();
            if (!busy) void handIn();
          }}
        >
          <CameBack application={known} />
          {isAmending ? <Amending form={form} /> : null}
          <Problem sentence={form.problem ?? removing.problem} />
          {isChanged ? (
            <button type="button" className="button" onClick={onReload}>
              {t('applications.reload')}
            </button>
          ) : null}
          <Parts
            form={form}
            category={category}
            application={known}
            mayAttach={!isAmending}
            onStopped={() => go('purpose')}
            onChoosing={() => setChoosing(true)}
          />
        </div>
        <WeighedAside form={form} category={category} onGo={go} />
      </div>
    </>
  );
}

function Head(props: {
  readonly unit: string;
  readonly year: number;
  readonly number: string | undefined;
  readonly isAmending: boolean;
  readonly actions: readonly PageAction[];
  readonly children?: ReactNode;
}) {
  const { t } = usePreferences();
  const names = useNames();
  const { number, isAmending } = props;
  return (
    <PageHead
      title={
        number === undefined
          ? t('applications.new')
          : t(isAmending ? 'applications.amendOf' : 'applications.edit', { number })
      }
      subtitle={`${names.unit(props.unit)} · ${t('budget.yearOf', { year: props.year })}`}
      actions={props.actions}
    >
      {props.children}
    </PageHead>
  );
}

/** The parts of the form, in the order in which they are filled in. */
function Parts(props: {
  readonly form: Form;
  readonly category: Category;
  readonly application: Application | undefined;
  readonly mayAttach: boolean;
  readonly onStopped: () => void;
  readonly onChoosing: () => void;
}) {
  const { t } = usePreferences();
  const { form, category, application } = props;
  const { draft } = form;
  const lines = useQuery({
    ...api.budget.lines.queryOptions({ input: { unit: form.unit, year: form.year } }),
    enabled: takesBudget(category),
  }).data;
  const weighed = form.weighing.read.data?.rows;
  const papers = useMemo(() => application?.papers ?? [], [application]);
  const name = t(`approval.category.${category}`);
  return (
    <>
      <section className="apply-part" aria-label={t('applications.part.what')}>
        <h2>
          {name}
          <small>{t(`approval.about.${category}`)}</small>
          <button type="button" className="link" onClick={props.onChoosing}>
            {t('applications.changeCategory')}
          </button>
        </h2>
        {category === 'borrowing' ? <p className="notice warn">{t('applications.borrowing')}</p> : null}
        <WhatPart form={form} category={category} />
      </section>
      {takesBudget(category) ? (
        <section className="apply-part" aria-label={t('applications.part.rows')}>
          <h2>{t('applications.part.rows')}</h2>
          <BudgetRows
            unit={form.unit}
            draft={draft}
            lines={lines}
            weighed={weighed?.length === draft.rows.length ? weighed : undefined}
            problemOf={form.problemOf}
            onChange={(rows) => form.set({ rows })}
          />
        </section>
      ) : null}
      {FORMS[category].fields.length === 0 ? null : (
        <section className="apply-part" aria-label={t('applications.part.own', { category: name })}>
          <h2>{t('applications.part.own', { category: name })}</h2>
          <OwnFields
            category={category}
            draft={draft}
            problemOf={form.problemOf}
            onFill={(key, text) => form.change((before) => withFilled(before, category, key, text))}
          />
        </section>
      )}
      <section className="apply-part" aria-label={t('applications.part.papers')}>
        <h2>{t('applications.part.papers')}</h2>
        <PaperSlots
          form={form}
          category={category}
          papers={papers}
          amount={amountOf(draft)}
          mayChange={props.mayAttach}
          onStopped={props.onStopped}
        />
      </section>
      <section className="apply-part">
        <UrgentPart form={form} />
      </section>
    </>
  );
}

/** Why it is here again: who refused or withdrew it, and the word that was given. */
function CameBack({ application }: { readonly application: Application | undefined }) {
  const { t } = usePreferences();
  if (application?.stage !== 'refused' && application?.stage !== 'withdrawn') return null;
  const what = application.stage === 'refused' ? 'refuse' : 'withdraw';
  const move = [...application.moves].sort((one, other) => other.id - one.id).find((each) => each.what === what);
  if (!move) return null;
  const { display, instant, opinion } = move;
  return (
    <p className="notice warn">
      {t(what === 'refuse' ? 'applications.refusedBy' : 'applications.withdrawnBy', {
        ...{ display, opinion, instant: instantName(instant) },
      })}
    </p>
  );
}

function Amending({ form }: { readonly form: Form }) {
  const { t } = usePreferences();
  return (
    <div className="apply-amending" data-field="reason">
      <p className="notice warn">{t('applications.amendWarn')}</p>
      <Labelled label={t('applications.amendReason')} needed problem={form.problemOf('reason')}>
        {(field) => (
          <Input.TextArea
            {...field}
            rows={2}
            maxLength={300}
            value={form.draft.reason}
            onChange={({ target }) => form.set({ reason: target.value })}
          />
        )}
      </Labelled>
    </div>
  );
}

/** 删除草稿, of one that was kept and never handed in. */
function useRemoving(form: Form, application: Application | undefined, onClose: () => void) {
  const { t } = usePreferences();
  const dialogs = useDialogs();
  const { busy, problem, act } = useActing();
  const { at, unit } = form;
  async function remove(number: string): Promise<void> {
    if (!at) return;
    const sure = await dialogs.confirm({
      title: t('applications.removeTitle', { number }),
      body: t('applications.removeBody'),
      action: t('applications.remove'),
      danger: true,
    });
    if (!sure) return;
    const done = await act(() => client.approval.removeApplication({ ...at, unit }), t('applications.removed'));
    if (!done) return;
    form.forget();
    onClose();
  }
  const actions: PageAction[] =
    at && application?.may.includes('remove')
      ? [{ label: t('applications.remove'), disabled: busy, onClick: () => void remove(application.number) }]
      : [];
  return { problem, actions };
}
