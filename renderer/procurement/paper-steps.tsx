import { useQuery } from '@tanstack/react-query';
import type { Permission } from '../../shared/domain/organisation/permission.ts';
import { ROLE_CODES, ROLES, type Role } from '../../shared/domain/organisation/roles.ts';
import {
  awaitedOf,
  type BoughtKind,
  type PaperKind,
  type PaperStage,
  type PaperStep,
} from '../../shared/domain/procurement/papers.ts';
import { isPlainKey } from '../../shared/i18n/translate.ts';
import { groupedYuan, ZERO } from '../../shared/kernel/fen.ts';
import { useActing } from '../app/acting.ts';
import { api, client } from '../app/client.ts';
import { usePreferences } from '../app/preferences.tsx';
import { useDialogs } from '../ui/dialogs.tsx';
import { fenOf } from '../ui/grid-columns.ts';
import { Problem } from '../ui/states.tsx';
import { instantName } from '../ui/time.ts';
import { jointOf } from './joints.ts';
import './paper-steps.css';

/** What stands on a document of purchasing wherever it is shown. */
export interface SeenPaper {
  readonly id: number;
  readonly revision: number;
  readonly stage: PaperStage;
  readonly may: readonly PaperStep[];
  /** What it comes to, where it has an amount. */
  readonly amount?: string;
  /** Whom it pays. */
  readonly payees?: readonly { readonly supplierName: string }[];
  /** What it must pass before it is approved, with what stands against it. */
  readonly gates?: readonly { readonly problems: readonly { readonly message: string }[] }[];
}

/** As many payees are named; of more, how many. */
const NAMED = 3;

/**
 * 送审, 审核, 退回, 撤回 and 终止 of a document, as far as the reader may, and who is next where the reader is not; `name` is what
 * it is called in the question. It stands in a row that wraps: what is said of it goes below the buttons, over the whole width.
 */
export function PaperActions(props: {
  readonly kind: BoughtKind;
  readonly name: string;
  readonly of: SeenPaper;
  /** What approving it comes to, as the question says it: the amount, the payee or the supplier. */
  readonly about?: string;
  /** What the page says against it already: no button leads there, and a refusal does not say it again. */
  readonly against?: readonly string[];
  readonly onDone?: (step: PaperStep) => void;
}) {
  const { t, locale } = usePreferences();
  const dialogs = useDialogs();
  const { busy, problem, act } = useActing();
  const { kind, name, of, about } = props;
  const against = props.against ?? (of.gates ?? []).flatMap(({ problems }) => problems.map(({ message }) => message));
  const seen = { id: of.id, revision: of.revision };
  const payees = of.payees?.map(({ supplierName }) => supplierName) ?? [];
  const said = [
    ...(about === undefined ? [] : [about]),
    ...(payees.length === 0
      ? []
      : [
          t(payees.length > NAMED ? 'procurement.act.manyPayees' : 'procurement.act.payees', {
            names: payees.slice(0, NAMED).join(jointOf(locale, '、')),
            count: payees.length,
          }),
        ]),
    ...(of.amount === undefined
      ? []
      : [t('procurement.act.amount', { amount: groupedYuan(fenOf(of.amount) ?? ZERO) })]),
  ];
  const carriedOut = async (step: PaperStep, command: () => Promise<unknown>): Promise<void> => {
    if (await act(command, t(`procurement.done.${step as 'hand'}`))) props.onDone?.(step);
  };
  const withReason = async (
    step: 'return' | 'refuse' | 'withdraw' | 'end',
    command: (reason: string) => Promise<unknown>,
  ) => {
    const reason = await dialogs.reason({
      title: t(`procurement.act.${step}Title`, { name }),
      body: t(`procurement.act.${step}Body`),
      action: t(`procurement.act.${step}`),
    });
    if (reason !== undefined) await carriedOut(step, () => command(reason));
  };
  const decide = (outcome: 'approve' | 'return' | 'refuse', reason = '') =>
    client.procurement.decidePapers({ kind, papers: [seen], outcome, reason });
  const DO = {
    hand: () => carriedOut('hand', () => client.procurement.handPaper({ ...seen, kind })),
    approve: async () => {
      const asked = {
        title: t('procurement.act.approveTitle', { name }),
        body: [...said, t('procurement.act.approveBody')].join('\n'),
        action: t('procurement.act.approve'),
      };
      if (await dialogs.confirm(asked)) await carriedOut('approve', () => decide('approve'));
    },
    return: () => withReason('return', (reason) => decide('return', reason)),
    refuse: () => withReason('refuse', (reason) => decide('refuse', reason)),
    withdraw: () => withReason('withdraw', (reason) => client.procurement.withdrawPaper({ ...seen, kind, reason })),
    end: () => withReason('end', (reason) => client.procurement.endPaper({ ...seen, kind, reason })),
  } as const;
  const steps = (Object.keys(DO) as (keyof typeof DO)[]).filter((step) => of.may.includes(step));
  const refused = problem?.split('\n').filter((line) => !against.includes(line));
  return (
    <>
      {steps.map((step) => (
        <button
          key={step}
          type="button"
          className={against.length === 0 && (step === 'hand' || step === 'approve') ? 'button primary' : 'button'}
          disabled={busy}
          onClick={() => void DO[step]()}
        >
          {t(`procurement.act.${step}`)}
        </button>
      ))}
      {refused === undefined ? null : (
        <div className="paper-said">
          <Problem sentence={refused.length === 0 ? t('procurement.refusedAsSaid') : refused.join('\n')} />
        </div>
      )}
      <PaperNext kind={kind} of={of} />
    </>
  );
}

/** Who is next, for a reader who is not: 待总药师审核. Nothing where the reader may do it, or where nothing is awaited. */
export function PaperNext(props: {
  readonly kind: PaperKind;
  readonly of: Pick<SeenPaper, 'stage' | 'may'>;
  /** The unit whose people are meant, by its name; without one, those of the community. */
  readonly unit?: string;
}) {
  const { t } = usePreferences();
  const next = awaitedOf(props.kind, props.of.stage);
  const who = useHolders(next?.permission, props.unit);
  if (next === undefined || props.of.may.includes(next.step)) return null;
  return (
    <p className="paper-said hint">{t('procurement.awaits', { who, step: t(`procurement.await.${next.step}`) })}</p>
  );
}

/** The roles that may do something, as people call them: those of a unit, or those held over the community. */
export function useHolders(permission: Permission | undefined, unit?: string): string {
  const { t, locale } = usePreferences();
  const roles = ROLE_CODES.filter((code) => {
    const { held, permissions }: Role = ROLES[code];
    return permission !== undefined && permissions.includes(permission) && (unit !== undefined || held !== 'unit');
  });
  const named = roles.map((role) => t(`role.${role}`)).join(jointOf(locale, '、'));
  // What is decided for the whole community is no unit's to decide, whose paper it may be.
  const isUnits = unit !== undefined && roles.some((code) => ROLES[code].held !== 'community');
  return isUnits ? `${unit} ${named}` : named;
}

/** 办理经过: who did what to a document, when, and why. */
export function PaperHistory({ kind, id }: { readonly kind: Exclude<PaperKind, 'order'>; readonly id: number }) {
  const { t } = usePreferences();
  const read = useQuery(api.procurement.paperHistory.queryOptions({ input: { kind, id } }));
  return (
    <ol className="paper-history" aria-label={t('procurement.history')}>
      {(read.data ?? []).map(({ step, display, instant, reason }) => (
        <li key={instant}>
          <b>{t(stepWord(kind, step))}</b> {display} <time dateTime={instant}>{instantName(instant)}</time>
          {reason === '' ? null : <q>{reason}</q>}
        </li>
      ))}
    </ol>
  );
}

/** What a step is called, by the kind of paper where it has a word of its own: 供应商确认 an order, 单位确认 a settlement. */
function stepWord(kind: PaperKind, step: PaperStep) {
  const own = `procurement.step.${kind}.${step}`;
  return isPlainKey(own) ? own : (`procurement.step.${step}` as const);
}
