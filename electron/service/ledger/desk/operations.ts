import { ledger } from '../../../../shared/contract/ledger.ts';
import { command, type Implementation, query } from '../../pipeline/implementation.ts';

/** 凭证工作台: nothing is kept yet; each operation says that it finds nothing. */
export const deskOperations = (): readonly Implementation[] => [
  ...[
    ledger.saveDraft,
    ledger.submitDrafts,
    ledger.withdrawDrafts,
    ledger.reviewDrafts,
    ledger.returnDrafts,
    ledger.unreviewDrafts,
    ledger.postDrafts,
    ledger.discardDrafts,
  ].map((operation) =>
    command(operation as typeof ledger.submitDrafts, async (context, { unit }) => {
      throw context.notFound(`单位 ${unit}`);
    }),
  ),
  ...[ledger.drafts, ledger.draft, ledger.checkDraft, ledger.accountHint].map((operation) =>
    query(operation as typeof ledger.checkDraft, async (context, { unit }) => {
      throw context.notFound(`单位 ${unit}`);
    }),
  ),
];
