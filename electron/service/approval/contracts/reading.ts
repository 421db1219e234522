import { type Contract, type ContractStage, worthOf } from '../../../../shared/domain/approval/contract.ts';
import { type RowAmounts, rowsBound } from '../../../../shared/domain/approval/signing.ts';
import type { PaperKind } from '../../../../shared/domain/ledger/papers/kinds.ts';
import type { UnitCode } from '../../../../shared/domain/organisation/unit.ts';
import type { AccountingDate } from '../../../../shared/kernel/date.ts';
import { type Fen, fen, sumFen } from '../../../../shared/kernel/fen.ts';
import type { BooksReader } from '../../database.ts';

/** A scan that is kept beside the books by its content. */
export interface ScanKept {
  readonly sha256: string;
  readonly name: string;
  readonly kind: PaperKind;
  readonly bytes: number;
}

/** Who recorded it, and when. */
interface Signed {
  readonly person: string;
  readonly display: string;
  readonly instant: string;
}

export interface ChangeKept extends Signed {
  readonly day: AccountingDate;
  readonly amount: Fen;
  readonly amounts: RowAmounts;
  readonly reason: string;
  readonly scan: ScanKept;
}

export interface AcceptanceKept extends Signed {
  /** From 1. */
  readonly stage: number;
  readonly day: AccountingDate;
  readonly result: string;
  readonly report: ScanKept | undefined;
}

/** A contract as its facts say: with its changes, its stages as they stand, and what was accepted. */
export interface ContractKept extends Contract, Signed {
  readonly id: number;
  readonly document: number;
  readonly unit: UnitCode;
  /** How much was recorded of it: what was seen at another count is not acted upon. */
  readonly revision: number;
  readonly scan: ScanKept;
  readonly changes: readonly ChangeKept[];
  readonly acceptances: readonly AcceptanceKept[];
  /** What it binds of each row of its application, with its changes. */
  readonly bound: RowAmounts;
}

/** Which contracts are read; what is not named is any. */
interface ContractsAsked {
  readonly ids?: readonly number[];
  readonly documents?: readonly number[];
  /** Signed in it, or paid out of its budget. */
  readonly year?: number;
}

/** Contracts, the newest first. */
export async function readContracts(db: BooksReader, asked: ContractsAsked): Promise<ContractKept[]> {
  const { ids, documents, year } = asked;
  if (ids?.length === 0 || documents?.length === 0) return [];
  let heads = db.selectFrom('approval_contract').selectAll().orderBy('signed', 'desc').orderBy('id', 'desc');
  if (ids) heads = heads.where('id', 'in', [...ids]);
  if (documents) heads = heads.where('document', 'in', [...documents]);
  if (year !== undefined)
    heads = heads.where((eb) =>
      eb.or([
        eb.and([eb('signed', '>=', `${year}-01-01`), eb('signed', '<=', `${year}-12-31`)]),
        eb('document', 'in', eb.selectFrom('approval_document').select('id').where('year', '=', year)),
      ]),
    );
  const rows = await heads.execute();
  if (rows.length === 0) return [];
  const own = rows.map(({ id }) => id);
  const changes = await db
    .selectFrom('approval_contract_change')
    .selectAll()
    .where('contract', 'in', own)
    .orderBy('id')
    .execute();
  const acceptances = await db
    .selectFrom('approval_acceptance')
    .selectAll()
    .where('contract', 'in', own)
    .orderBy('stage')
    .execute();
  return rows.map((row): ContractKept => {
    const { id, document, number, payee, retention, retention_release, stages, amounts } = row;
    const changed = changes.filter(({ contract }) => contract === id);
    const accepted = acceptances.filter(({ contract }) => contract === id).map(acceptanceIn);
    const agreed = stagesIn(changed.at(-1)?.stages ?? stages);
    const kept = changed.map(changeIn);
    return {
      ...{ id, document, number, payee, unit: row.unit as UnitCode, signed: row.signed as AccountingDate },
      ...{ amount: fen(row.amount), scan: scanIn(row), ...signedIn(row), changes: kept, acceptances: accepted },
      revision: 1 + changed.length + accepted.length,
      stages: agreed.map((stage, at) => {
        const by = accepted.find((each) => each.stage === at + 1);
        return { ...stage, accepted: by && { by: by.person, day: by.day } };
      }),
      retention: retention === 0 ? undefined : { amount: fen(retention), release: retention_release as AccountingDate },
      bound: rowsBound([amountsIn(amounts), ...kept.map((change) => change.amounts)]),
    };
  });
}

export async function readContract(db: BooksReader, id: number): Promise<ContractKept | undefined> {
  const [contract] = await readContracts(db, { ids: [id] });
  return contract;
}

/** What the contracts of an application bind of its rows, and what they come to. */
export const boundBy = (contracts: readonly ContractKept[]) => ({
  bound: rowsBound(contracts.map(({ bound }) => bound)),
  worth: sumFen(contracts.map(worthOf)),
});

/** Every scan of a contract: its own, those of its changes and of its acceptances. */
export const scansOf = ({ scan, changes, acceptances }: ContractKept): ScanKept[] => [
  scan,
  ...changes.map((change) => change.scan),
  ...acceptances.flatMap(({ report }) => report ?? []),
];

interface ScanRow {
  readonly sha256: string;
  readonly file_name: string;
  readonly kind: string;
  readonly bytes: number;
}
const scanIn = ({ sha256, file_name: name, kind, bytes }: ScanRow): ScanKept => ({
  ...{ sha256, name, kind: kind as PaperKind, bytes },
});
const signedIn = ({ person, display, instant }: Signed): Signed => ({ person, display, instant });
const amountsIn = (text: string): RowAmounts => (JSON.parse(text) as number[]).map(fen);
const stagesIn = (text: string): Omit<ContractStage, 'accepted'>[] =>
  (JSON.parse(text) as { name: string; amount: number; accepting: boolean }[]).map((stage) => ({
    ...stage,
    amount: fen(stage.amount),
  }));

const changeIn = (
  row: ScanRow & Signed & { readonly day: string; readonly amount: number; amounts: string; reason: string },
): ChangeKept => ({
  ...{ day: row.day as AccountingDate, amount: fen(row.amount), amounts: amountsIn(row.amounts), reason: row.reason },
  ...{ scan: scanIn(row), ...signedIn(row) },
});

const acceptanceIn = (
  row: ScanRow & Signed & { readonly stage: number; readonly day: string; readonly result: string },
): AcceptanceKept => ({
  ...{ stage: row.stage, day: row.day as AccountingDate, result: row.result, ...signedIn(row) },
  report: row.sha256 === '' ? undefined : scanIn(row),
});

/** The first day on which something was signed for each of some applications. */
export async function readFirstSigned(
  db: BooksReader,
  documents: readonly number[],
): Promise<ReadonlyMap<number, { readonly signed: AccountingDate }>> {
  if (documents.length === 0) return new Map();
  const rows = await db
    .selectFrom('approval_contract')
    .select('document')
    .select(({ fn }) => fn.min<AccountingDate>('signed').as('signed'))
    .where('document', 'in', [...documents])
    .groupBy('document')
    .execute();
  return new Map(rows.map(({ document, signed }) => [document, { signed }]));
}
