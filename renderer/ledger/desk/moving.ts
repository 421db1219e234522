import { useQueryClient } from '@tanstack/react-query';
import { useCallback, useState } from 'react';
import { client } from '../../app/client.ts';
import { sentenceOf } from '../../app/failure.ts';
import { usePreferences } from '../../app/preferences.tsx';
import { useDialogs } from '../../ui/dialogs.tsx';
import { batchesOf, type Draft, type Move, type Outcomes } from './queue.ts';

/** What became of one draft. */
export interface Become {
  readonly draft: Draft;
  readonly outcome: Outcomes['outcomes'][number];
}

type Batch = ReturnType<typeof batchesOf>[number];

function carryOut(move: Move, batch: Batch, reason: string): Promise<Outcomes> {
  const { ledger } = client;
  switch (move) {
    case 'submit':
      return ledger.submitDrafts(batch);
    case 'withdraw':
      return ledger.withdrawDrafts(batch);
    case 'review':
      return ledger.reviewDrafts(batch);
    case 'return':
      return ledger.returnDrafts({ ...batch, reason });
    case 'unreview':
      return ledger.unreviewDrafts(batch);
    case 'sign':
      return ledger.signDrafts(batch);
    case 'unsign':
      return ledger.unsignDrafts(batch);
    case 'post':
      return ledger.postDrafts(batch);
    case 'discard':
      return ledger.discardDrafts(batch);
  }
}

/**
 * Moves drafts (提交、审核、退回、弃审、记账、撤回、作废), unit by unit, and tells what became of each; a batch that fails as
 * a whole is told of each of its drafts. Undefined when the person turned back. Returning asks for the reason, what many
 * drafts or a voided one may regret is asked first.
 */
export function useMoving(): {
  readonly busy: boolean;
  readonly move: (move: Move, drafts: readonly Draft[]) => Promise<Become[] | undefined>;
} {
  const { t } = usePreferences();
  const { confirm, reason } = useDialogs();
  const queries = useQueryClient();
  const [busy, setBusy] = useState(false);
  const move = useCallback(
    async (wanted: Move, drafts: readonly Draft[]): Promise<Become[] | undefined> => {
      const asking = { title: t(`desk.ask.${wanted}`, { count: drafts.length }), action: t(`desk.move.${wanted}`) };
      let why = '';
      if (wanted === 'return') {
        const given = await reason(asking);
        if (given === undefined) return undefined;
        why = given;
      } else if (wanted === 'discard' || drafts.length > 1) {
        if (!(await confirm({ ...asking, danger: wanted === 'discard' }))) return undefined;
      }
      setBusy(true);
      const byId = new Map(drafts.map((draft) => [`${draft.unit} ${draft.id}`, draft]));
      const become: Become[] = [];
      for (const batch of batchesOf(drafts)) {
        const told = await carryOut(wanted, batch, why).then(
          ({ outcomes }) => outcomes,
          (error: unknown) => refusedAll(batch, sentenceOf(error, t)),
        );
        for (const outcome of told) {
          const draft = byId.get(`${batch.unit} ${outcome.draft}`);
          if (draft) become.push({ draft, outcome });
        }
      }
      setBusy(false);
      void queries.invalidateQueries();
      return become;
    },
    [t, confirm, reason, queries],
  );
  return { busy, move };
}

const refusedAll = ({ drafts }: Batch, message: string): Outcomes['outcomes'] =>
  drafts.map(({ id }) => ({
    draft: id,
    state: 'refused',
    reasons: [{ code: '', message, line: null, account: null }],
    voucher: null,
  }));
