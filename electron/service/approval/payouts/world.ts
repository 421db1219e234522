import type { PayeeCode } from '../../../../shared/domain/approval/payee.ts';
import { leftToPay } from '../../../../shared/domain/approval/payout.ts';
import type { AccountingDate } from '../../../../shared/kernel/date.ts';
import { type Fen, sumFen } from '../../../../shared/kernel/fen.ts';
import type { BooksReader } from '../../database.ts';
import { type ApplicationKept, readApplication, readRelease } from '../applications/reading.ts';
import { boundBy, type ContractKept, readContracts } from '../contracts/reading.ts';
import { type PayoutKept, readCounted } from './reading.ts';

/** Which application is paid, and under which of its contracts; null where it has none. */
export interface PaidFor {
  readonly document: number;
  readonly contract: number | null;
  /** Whom the payment names, where neither the contract nor the application does. */
  readonly payee?: string | undefined;
}

/** An application with everything that bears on paying it. */
export interface PayWorld {
  readonly application: ApplicationKept;
  /** Every contract of it. */
  readonly contracts: readonly ContractKept[];
  /** The one that is paid. */
  readonly contract: ContractKept | undefined;
  /** Who let it go before it was decided, because it is urgent (紧急放行); undefined where nobody did. */
  readonly releasedBy: string | undefined;
  readonly payee: PayeeCode | '';
  /** Other payments of the application that count. */
  readonly others: readonly PayoutKept[];
  /** What each row was granted: approved, or bound by the contract; and what is left of it beside the others. In 分. */
  readonly granted: readonly Fen[];
  readonly left: readonly Fen[];
}

/** The same for a payment, without itself; undefined where there is no such application, or the contract is not its own. */
export async function readPayWorld(
  db: BooksReader,
  { document, contract: named, payee = '' }: PaidFor,
  without?: number,
): Promise<PayWorld | undefined> {
  const application = await readApplication(db, document);
  if (!application) return undefined;
  const contracts = await readContracts(db, { documents: [document] });
  const contract = contracts.find(({ id }) => id === named);
  if (named !== null && !contract) return undefined;
  const others = await readCounted(db, [document], without);
  const releasedBy = (await readRelease(db, document))?.person;
  return worldOf({ application, contracts, contract, releasedBy, others }, payee);
}

type Known = Pick<PayWorld, 'application' | 'contracts' | 'contract' | 'releasedBy' | 'others'>;

export function worldOf(known: Known, asked = ''): PayWorld {
  const { application, contract, others } = known;
  const granted = contract
    ? application.content.rows.map((_, row) => boundBy([contract]).bound[row]!)
    : application.content.rows.map(({ amount }) => amount);
  const beside = others.filter((other) => other.contract === (contract?.id ?? null));
  return {
    ...known,
    ...{ granted, payee: (contract?.payee ?? (application.payee || asked)) as PayeeCode | '' },
    left: leftToPay(
      granted,
      beside.map(({ amounts }) => amounts),
    ),
  };
}

/** What others take under the contract that is paid, in 分. */
export const paidUnder = ({ contract, others }: Pick<PayWorld, 'contract' | 'others'>): Fen =>
  sumFen(others.filter((other) => other.contract === (contract?.id ?? null)).map(({ amount }) => amount));

/** 先付: what is paid before it was decided. */
export const isEarly = ({ application, releasedBy }: Pick<PayWorld, 'application' | 'releasedBy'>): boolean =>
  releasedBy !== undefined && application.stage === 'deciding';

/** The day by which what is planned is judged: not before today. */
export const judgedOn = (planned: AccountingDate, today: AccountingDate): AccountingDate =>
  planned > today ? planned : today;
