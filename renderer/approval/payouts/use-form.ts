import { useQueryClient } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { PAPER_LIMITS } from '../../../shared/domain/ledger/papers/kinds.ts';
import { parseYuan, ZERO } from '../../../shared/kernel/fen.ts';
import { useActing } from '../../app/acting.ts';
import { api, client } from '../../app/client.ts';
import { uploadFile } from '../../app/files.ts';
import { usePreferences } from '../../app/preferences.tsx';
import type { Chosen } from '../../ui/upload.tsx';
import { type Draft, leftsOf, saidOf, stopOf, takenOf, totalOf, withInvoice } from './draft.ts';
import type { PayoutBegun } from './looks.ts';
import { useWeighing } from './use-weighing.ts';

interface At {
  readonly id: number;
  readonly revision: number;
}

export type Form = ReturnType<typeof useForm>;

/** One payment while it is filled in: what is typed, what was kept, which doors it would find shut, and handing it in. */
export function useForm(of: {
  readonly document: number;
  readonly contract: number | null;
  readonly begun: PayoutBegun;
  readonly at: At | undefined;
  readonly draft: Draft;
  readonly onMade: (id: number) => void;
}) {
  const { t } = usePreferences();
  const { busy, problem, reasons, act } = useActing();
  const { document, contract } = of;
  const queries = useQueryClient();
  const [begun, setBegun] = useState(of.begun);
  const { unit } = begun;
  const [at, setAt] = useState(of.at);
  const latest = useRef(of.at);
  // What is new is not kept anywhere yet.
  const [saved, setSaved] = useState(of.at ? of.draft : undefined);
  const [draft, setDraft] = useState(of.draft);
  const now = useRef(draft);
  /** Somebody tried to hand it in: what is missing is said at its field from now on. */
  const [tried, setTried] = useState(false);
  const [said, setSaid] = useState(false);
  const isDirty = JSON.stringify(draft) !== JSON.stringify(saved);
  const lefts = leftsOf(begun);
  const takenIn = (typed: Draft) => takenOf(typed, totalOf(typed), lefts);
  const askedFor = (typed: Draft) => saidOf(typed, { unit, document, contract }, takenIn(typed));
  const asked = askedFor(draft);
  const weighing = useWeighing(asked && { ...asked, ...(at ? { id: at.id } : {}) });
  const stop = stopOf(draft);
  const stopped = stop === undefined ? [] : [{ field: stop as string, message: t(stopKey(stop)) }];
  const found = asked ? (weighing.read.data?.problems ?? []) : [];
  const refused = reasons.flatMap(({ place, message }) => (place ? [{ field: place, message }] : []));

  function change(make: (before: Draft) => Draft): void {
    now.current = make(now.current);
    setDraft(now.current);
  }
  function moved(next: At): void {
    latest.current = next;
    setAt(next);
  }
  /** The payment as the service has it: kept first where something was typed. */
  async function ready(): Promise<At> {
    const typed = now.current;
    const before = latest.current;
    const changed = JSON.stringify(typed) !== JSON.stringify(saved);
    const payout = askedFor(typed);
    if (before && !changed) return before;
    if (!payout) throw new Error(t('payouts.stop'));
    const kept = await client.approval.savePayout({ ...payout, ...(before ? { at: before } : {}) });
    moved({ id: kept.id, revision: kept.revision });
    setSaved(typed);
    if (!before) of.onMade(kept.id);
    return { id: kept.id, revision: kept.revision };
  }
  function passed(): boolean {
    setSaid(true);
    return stopOf(now.current) === undefined;
  }
  return {
    ...{ unit, document, contract, begun, draft, at, busy, isDirty, weighing, change, passed },
    /** What stands in its field is said there, and what a door says beside the form. */
    problem: reasons.length > 0 && reasons.every(({ code }) => code === 'bad-form') ? undefined : problem,
    isChanged: reasons.some(({ code }) => code === 'changed'),
    /** Everything that is known to stand against it, each with its field. */
    problems: [...stopped, ...found],
    taken: takenIn(draft),
    problemOf: (field: string): string | undefined =>
      [...(said || tried ? stopped : []), ...refused, ...(tried ? found : [])].find((one) => one.field === field)
        ?.message,
    set: (part: Partial<Draft>): void => change((before) => ({ ...before, ...part })),
    /** 预付: what is charged is proposed anew, since other accounts fit. */
    async prepay(prepaid: boolean): Promise<void> {
      change((before) => ({ ...before, prepaid }));
      const except = of.at?.id;
      const input = { document, contract, prepaid, ...(except === undefined ? {} : { except }) };
      const next = await queries.fetchQuery(api.approval.payoutForm.queryOptions({ input }));
      if (now.current.prepaid !== prepaid) return;
      setBegun(next);
      change((before) => ({
        ...before,
        booked: before.booked.map((each, at) => ({ ...each, charge: next.rows[at]?.charge ?? '' })),
      }));
    },
    async save(): Promise<boolean> {
      return passed() && act(ready, t('payouts.saved'));
    },
    /** The payment that was handed in; undefined where it was refused. */
    async hand(): Promise<number | undefined> {
      setTried(true);
      if (!passed()) return undefined;
      const done = await act(async () => {
        const kept = await ready();
        await client.approval.handPayout({ ...kept, unit });
      }, t('payouts.handed'));
      return done ? latest.current?.id : undefined;
    },
    /** Papers go with what is kept, so that it is kept first; what an invoice says stands in the form at once. */
    async attach(files: readonly Chosen[]): Promise<boolean> {
      const [first] = files;
      if (!passed()) return false;
      return act(
        async () => {
          let kept = await ready();
          let isRead = false;
          for (const { name, bytes } of files) {
            const { file } = await uploadFile(bytes);
            const asked = { ...kept, unit, file, fileName: nameOf(name) };
            const { revision, invoice } = await client.approval.attachToPayout(asked);
            kept = { id: kept.id, revision };
            moved(kept);
            if (!invoice) continue;
            isRead = true;
            change((before) => withInvoice(before, { ...invoice, amount: parseYuan(invoice.amount) ?? ZERO }));
          }
          // What a paper says is kept with it: a draft that is left has both.
          if (isRead && stopOf(now.current) === undefined) await ready();
        },
        t('payouts.attached', { name: first?.name ?? '' }),
      );
    },
    async detach(paper: { readonly id: number; readonly name: string }): Promise<void> {
      const kept = latest.current;
      if (!kept || busy) return;
      await act(
        async () => {
          const { revision } = await client.approval.detachFromPayout({ ...kept, unit, paper: paper.id });
          moved({ id: kept.id, revision });
        },
        t('payouts.detached', { name: paper.name }),
      );
    },
  };
}

const stopKey = (stop: NonNullable<ReturnType<typeof stopOf>>) => {
  if (stop === 'day' || stop.endsWith('.day')) return 'payouts.stop.day';
  if (stop === 'remark') return 'payouts.stop.remark';
  return stop.endsWith('.number') ? 'payouts.stop.number' : 'payouts.stop.amount';
};

/** A name as the service takes it: no controls, not longer than it keeps. */
const nameOf = (name: string): string =>
  name
    .replaceAll(/[\p{Cc}\p{Surrogate}]/gu, ' ')
    .trim()
    .slice(-PAPER_LIMITS.name) || 'file';
