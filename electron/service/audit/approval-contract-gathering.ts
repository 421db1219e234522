import { applicationCarrier } from '../../../shared/domain/approval/application.ts';
import { worthOf } from '../../../shared/domain/approval/contract.ts';
import { acceptedOf, standingOf } from '../../../shared/domain/approval/signing.ts';
import type { AccountingDate } from '../../../shared/kernel/date.ts';
import { type Fen, fen, subtractFen, sumFen, ZERO } from '../../../shared/kernel/fen.ts';
import type { Chain, ContractKept } from '../approval/queries.ts';
import { readHolders } from '../budget/queries.ts';
import type { BooksReader } from '../database.ts';
import type { ApprovalWords } from './approval-words.ts';
import type { PackContract } from './pack/approval-content.ts';

/** What was paid under contracts up to a day, in 分 not below nil, by the contract's id; of one that is not named nothing. */
export type PaidReader = (
  db: BooksReader,
  asked: {
    readonly contracts: readonly ContractKept[];
    readonly chains: ReadonlyMap<number, Chain>;
    readonly until: AccountingDate;
  },
) => Promise<ReadonlyMap<number, Fen>>;

/**
 * What the budget spent for the application that a contract was signed for: where there are several, the oldest is paid first up to
 * its worth, and the last has the rest.
 */
export const spentByBudget: PaidReader = async (db, { contracts, chains }) => {
  const documents = [...new Set(contracts.map(({ document }) => document))];
  const carriers = new Map(
    documents.flatMap((id) => {
      const application = chains.get(id)?.application;
      return application ? [[id, applicationCarrier(id, application.round)] as const] : [];
    }),
  );
  const held = await readHolders(db, [...carriers.values()]);
  const paid = new Map<number, Fen>();
  for (const [document, carrier] of carriers) {
    let left = sumFen((held.get(carrier) ?? []).map(({ claim }) => claim.spent));
    const own = contracts.filter((contract) => contract.document === document).reverse();
    for (const [at, contract] of own.entries()) {
      const share = at === own.length - 1 ? left : fen(Math.min(left, worthOf(contract)));
      paid.set(contract.id, share);
      left = subtractFen(left, share);
    }
  }
  return paid;
};

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
