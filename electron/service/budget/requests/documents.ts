import {
  type RequestRow,
  requestCarrier,
  requestTotal,
  type SpendingRequest,
} from '../../../../shared/domain/budget/request.ts';
import type { RequestSigned, RequestStage, RequestStep } from '../../../../shared/domain/budget/request-route.ts';
import type { UnitCode } from '../../../../shared/domain/organisation/unit.ts';
import type { Json } from '../../../../shared/kernel/canonical.ts';
import { canonicalJson } from '../../../../shared/kernel/canonical.ts';
import type { AccountingDate } from '../../../../shared/kernel/date.ts';
import { type Fen, fen } from '../../../../shared/kernel/fen.ts';
import type { BooksReader, BooksTx } from '../../database.ts';
import { takeNumbers } from '../../ledger/commands.ts';
import { sha256Text } from '../../pipeline/input.ts';
import { inPieces, rowsBy } from '../in-pieces.ts';

/** A step of a request as the books hold it. */
export interface KeptRequestStep extends RequestSigned {
  readonly display: string;
  readonly instant: string;
  readonly reason: string;
  readonly digest: string;
}

/** 合同、订单 that a request was bound by. */
export interface RequestContract {
  readonly number: string;
  readonly date: AccountingDate;
  readonly counterpart: string;
  /** Of each row, in 分. */
  readonly amounts: readonly Fen[];
}

/** A request as the books hold it. */
export interface RequestDocument extends SpendingRequest {
  readonly id: number;
  readonly number: string;
  readonly stage: RequestStage;
  /** How often it was changed or passed on. */
  readonly revision: number;
  readonly expires: AccountingDate | undefined;
  /** The oldest first. */
  readonly signed: readonly KeptRequestStep[];
  readonly contracts: readonly (RequestContract & { readonly display: string; readonly instant: string })[];
}

/** Which requests are read; what is not named is any. */
export interface RequestsAsked {
  readonly ids?: readonly number[];
  readonly year?: number;
  readonly units?: readonly UnitCode[];
  readonly stages?: readonly RequestStage[];
}

/** Requests, the newest first. */
export async function readRequests(db: BooksReader, asked: RequestsAsked): Promise<RequestDocument[]> {
  const { ids, year, units, stages } = asked;
  if (ids?.length === 0 || units?.length === 0) return [];
  const headsOf = (some?: readonly number[]) => {
    let heads = db.selectFrom('budget_request').selectAll().orderBy('id', 'desc');
    if (some) heads = heads.where('id', 'in', [...some]);
    if (year !== undefined) heads = heads.where('year', '=', year);
    if (units) heads = heads.where('unit', 'in', [...units]);
    if (stages) heads = heads.where('stage', 'in', [...stages]);
    return heads.execute();
  };
  const newestFirst = ids && [...new Set(ids)].sort((a, b) => b - a);
  return withParts(db, newestFirst ? await inPieces(newestFirst, headsOf) : await headsOf());
}

export const readRequest = async (db: BooksReader, id: number): Promise<RequestDocument | undefined> =>
  (await readRequests(db, { ids: [id] }))[0];

/** What requests are called (编号), by their ids. */
export async function readRequestNumbers(db: BooksReader, ids: readonly number[]): Promise<Map<number, string>> {
  if (ids.length === 0) return new Map();
  const rows = await db
    .selectFrom('budget_request')
    .select(['id', 'number'])
    .where('id', 'in', [...new Set(ids)])
    .execute();
  return new Map(rows.map(({ id, number }) => [id, number]));
}

type Head = Awaited<ReturnType<typeof readHead>>;
const readHead = (db: BooksReader) => db.selectFrom('budget_request').selectAll().executeTakeFirstOrThrow();

async function withParts(db: BooksReader, heads: readonly Head[]): Promise<RequestDocument[]> {
  const ids = heads.map(({ id }) => id);
  const rows = await inPieces(ids, (some) =>
    db
      .selectFrom('budget_request_row')
      .selectAll()
      .where('request', 'in', some)
      .orderBy('request')
      .orderBy('row')
      .execute(),
  );
  const steps = await inPieces(ids, (some) =>
    db
      .selectFrom('budget_request_step')
      .select(['request', 'step', 'person', 'display', 'instant', 'reason', 'digest'])
      .where('request', 'in', some)
      .orderBy('id')
      .execute(),
  );
  const contracts = await inPieces(ids, (some) =>
    db.selectFrom('budget_request_contract').selectAll().where('request', 'in', some).orderBy('id').execute(),
  );
  const rowsOf = rowsBy(rows, ({ request }) => request);
  const stepsOf = rowsBy(steps, ({ request }) => request);
  const contractsOf = rowsBy(contracts, ({ request }) => request);
  return heads.map(({ unit, stage, expected, expires, ...head }) => ({
    ...head,
    unit: unit as UnitCode,
    stage: stage as RequestStage,
    expected: expected as AccountingDate | '',
    expires: expires === null ? undefined : (expires as AccountingDate),
    rows: (rowsOf.get(head.id) ?? []).map(({ request: _, row: __, amount, ...line }) => ({
      ...line,
      amount: fen(amount),
    })),
    signed: (stepsOf.get(head.id) ?? []).map(({ request: _, step, ...kept }) => ({
      ...kept,
      step: step as RequestStep,
    })),
    contracts: (contractsOf.get(head.id) ?? []).map(({ number, date, counterpart, amounts, display, instant }) => ({
      ...{ number, date: date as AccountingDate, counterpart, display, instant },
      amounts: (JSON.parse(amounts) as number[]).map(fen),
    })),
  }));
}

export const holderOf = ({ id, year }: Pick<RequestDocument, 'id' | 'year'>) => ({ carrier: requestCarrier(id), year });

export async function keepRequestRows(tx: BooksTx, request: number, rows: readonly RequestRow[]): Promise<void> {
  await tx.db.deleteFrom('budget_request_row').where('request', '=', request).execute();
  await tx.bulkInsert(
    'budget_request_row',
    rows.map(({ department, item, source, project, amount }, index) => ({
      ...{ request, row: index + 1, department, item, source, project, amount },
    })),
  );
}

/** Who makes a step. */
export interface Signer {
  readonly person: string;
  readonly display: string;
  readonly instant: string;
}

/** Keeps a step with the digest of what the request said then; returns the digest. */
export async function signRequest(
  tx: BooksTx,
  { id, number, ...request }: SpendingRequest & Pick<RequestDocument, 'id' | 'number'>,
  step: RequestStep,
  { person, display, instant }: Signer,
  { reason = '', contract }: { readonly reason?: string; readonly contract?: RequestContract } = {},
): Promise<string> {
  const content = canonicalJson(requestContent(number, request, contract));
  const digest = sha256Text(content);
  await tx.db
    .insertInto('budget_request_step')
    .values({
      id: await takeNumbers(tx, 'budget_request_step', 1),
      ...{ request: id, step, person, display, instant, reason, content, digest },
    })
    .execute();
  return digest;
}

/** What is signed (签认的内容): the request, and the contract where one is registered; amounts in 分. */
const requestContent = (number: string, request: SpendingRequest, contract: RequestContract | undefined): Json => ({
  form: 'tongcai-budget-request-1',
  number,
  unit: request.unit,
  year: request.year,
  department: request.department,
  purpose: request.purpose,
  payee: request.payee,
  counterparty: request.counterparty,
  expected: request.expected,
  reference: request.reference,
  total: requestTotal(request),
  rows: request.rows.map(({ department, item, source, project, amount }) => [
    ...[department, item, source, project],
    amount,
  ]),
  ...(contract
    ? {
        contract: {
          ...{ number: contract.number, date: contract.date, counterpart: contract.counterpart },
          amounts: [...contract.amounts],
        },
      }
    : {}),
});
