import { worthOf } from '../../../shared/domain/approval/contract.ts';
import { acceptedOf, standingOf } from '../../../shared/domain/approval/signing.ts';
import type { AccountingDate } from '../../../shared/kernel/date.ts';
import { type Fen, subtractFen, sumFen, ZERO } from '../../../shared/kernel/fen.ts';
import { type ContractKept, readPaid } from '../approval/queries.ts';
import type { BooksReader } from '../database.ts';
import type { ApprovalWords } from './approval-words.ts';
import type { PackContract } from './pack/approval-content.ts';

/** What was paid under contracts up to a day, in 分, by the contract's id. */
export async function readPaidUnder(
  db: BooksReader,
  { contracts, until }: { readonly contracts: readonly ContractKept[]; readonly until: AccountingDate },
): Promise<ReadonlyMap<number, Fen>> {
  const paid = await readPaid(db, [...new Set(contracts.map(({ document }) => document))], until);
  return new Map(
    contracts.map(({ id }) => [id, sumFen(paid.filter(({ contract }) => contract === id).map(({ amount }) => amount))]),
  );
}

/** Contracts as they stood at the end of a day: signed by then, with what was changed and accepted by then. */
export const contractsAsOf = (contracts: readonly ContractKept[], until: AccountingDate): ContractKept[] =>
  contracts
    .filter(({ signed }) => signed <= until)
    .map((contract) => ({
      ...contract,
      changes: contract.changes.filter(({ day }) => day <= until),
      stages: contract.stages.map((stage) => ({
        ...stage,
        accepted: stage.accepted && stage.accepted.day <= until ? stage.accepted : undefined,
      })),
    }));

/** By their units, of a unit the oldest first. */
export const packContracts = (
  contracts: readonly ContractKept[],
  { byId, documentOf, payee }: ApprovalWords,
  paid: ReadonlyMap<number, Fen>,
): PackContract[] =>
  [...contracts]
    .reverse()
    .flatMap((contract): PackContract[] => {
      const chain = byId.get(contract.document);
      if (!chain) return [];
      const { number, signed, amount, retention, scan } = contract;
      const of = documentOf(chain);
      return [
        {
          ...{ ...of, payee: payee(contract.payee), document: of.number, number, signed, amount },
          ...{ changed: subtractFen(worthOf(contract), amount), accepted: acceptedOf(contract) },
          ...{ retention: retention?.amount ?? ZERO, release: retention?.release },
          ...{ paid: paid.get(contract.id) ?? ZERO, standing: standingOf(contract), sha256: scan.sha256 },
        },
      ];
    })
    .sort((one, other) => (one.unit === other.unit ? 0 : one.unit < other.unit ? -1 : 1));
