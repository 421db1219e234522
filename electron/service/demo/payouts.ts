import { contract } from '../../../shared/contract/index.ts';
import { actorOf, type Caller } from '../../../shared/domain/organisation/access.ts';
import { chinaDay } from '../../../shared/domain/organisation/deadline.ts';
import type { UnitCode } from '../../../shared/domain/organisation/unit.ts';
import type { AccountingDate } from '../../../shared/kernel/date.ts';
import { parseYuan } from '../../../shared/kernel/fen.ts';
import type { Service } from '../service.ts';
import { electronicInvoice } from './papers.ts';

const { approval } = contract;

/** Whom the sample’s payments need. */
export interface PayoutPeople {
  readonly applicantOf: (unit: UnitCode) => Caller;
  readonly reviewer: Caller;
  readonly cashier: Caller;
}

/** How far a payment has come by today: none is booked, for the year that the sample shows is over. */
const REACHED = ['paid', 'handed', 'checked', 'paid', 'draft'] as const;

/** A contract whose first stage was accepted. */
export interface ToPay {
  readonly document: number;
  readonly contract: number;
  readonly unit: UnitCode;
  /** How many were paid before it. */
  readonly turn: number;
}

/** 付款申请 for what was accepted: with its electronic invoice, checked by the reviewer and paid by the cashier as far as it has come. */
export async function payFor(
  { pipeline, files }: Service,
  { document, contract, unit, turn }: ToPay,
  { applicantOf, reviewer, cashier }: PayoutPeople,
): Promise<void> {
  const caller = applicantOf(unit);
  const day = chinaDay(pipeline.parts.clock.nowMs()) as AccountingDate;
  const of = { document, contract };
  const all = await pipeline.perform(approval.payable, {}, caller);
  const own = all.find((each) => each.document === document && each.contract === contract);
  if (!own || parseYuan(own.ready)! <= 0) return;
  const form = await pipeline.perform(approval.payoutForm, of, caller);
  const number = `26332000${String(turn + 1).padStart(12, '0')}`;
  const invoice = { code: '', number, seller: own.payeeName, day, amount: own.ready, taken: own.ready };
  const said = {
    ...{ ...of, unit, day, prepaid: false, remark: own.purpose.slice(0, 40), invoices: [invoice] },
    amounts: form.rows.map((_, at) => (at === 0 ? own.ready : '0.00')),
    booked: form.rows.map(({ charge, spending }) => ({ charge, spending })),
    ...{ bank: form.bank, cash: form.cash },
  };
  const weighed = await pipeline.perform(approval.weighPayout, said, caller);
  const { id, revision } = await pipeline.perform(approval.savePayout, said, caller);
  const paper = electronicInvoice({
    ...{ number, date: day, seller: own.payeeName, buyer: own.unitName, item: own.purpose },
    total: parseYuan(own.ready)!,
  });
  const { sha256: file } = await files.put(actorOf(caller), new TextEncoder().encode(paper));
  let at = { id, revision, unit };
  const attached = await pipeline.perform(
    approval.attachToPayout,
    { ...at, file, fileName: `发票${number}.xml` },
    caller,
  );
  const reached = REACHED[turn % REACHED.length]!;
  // Begun lately, the sample's accounts still cool (账户冷静期): what is asked for waits.
  const isShut = weighed.problems.length > 0 || weighed.doors.some(({ problems }) => problems.length > 0);
  if (reached === 'draft' || isShut) return;
  at = { ...at, revision: attached.revision };
  const next = () => {
    at = { ...at, revision: at.revision + 1 };
    return at;
  };
  await pipeline.perform(approval.handPayout, at, caller);
  if (reached === 'handed') return;
  await pipeline.perform(approval.checkPayout, next(), reviewer);
  if (reached === 'checked') return;
  const reference = `${day.replaceAll('-', '')}-${String(turn + 1).padStart(4, '0')}`;
  await pipeline.perform(approval.payPayout, { ...next(), day, reference }, cashier);
}
