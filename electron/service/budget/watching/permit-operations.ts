import { budget } from '../../../../shared/contract/budget.ts';
import { type GateRefusal, pass } from '../../../../shared/domain/budget/gate.ts';
import { lineKey } from '../../../../shared/domain/budget/line.ts';
import { decided, grantedOf, isCovered, type PermitLine, purposeOf } from '../../../../shared/domain/budget/permit.ts';
import { takingsOf } from '../../../../shared/domain/budget/placing.ts';
import { overrunSentence } from '../../../../shared/domain/budget/refusals.ts';
import { isClosing } from '../../../../shared/domain/ledger/closing.ts';
import { actorOf, type Caller, reaches, scopeOf } from '../../../../shared/domain/organisation/access.ts';
import { fen, formatYuan } from '../../../../shared/kernel/fen.ts';
import { periodOfDate, yearOf } from '../../../../shared/kernel/period.ts';
import type { BooksReader } from '../../database.ts';
import { takeNumbers } from '../../ledger/commands.ts';
import { readTypedDrafts, type TypedDraft } from '../../ledger/queries.ts';
import { loadUnits } from '../../organisation/queries.ts';
import { command, DONE, type Implementation, query } from '../../pipeline/implementation.ts';
import { sha256Text } from '../../pipeline/input.ts';
import { readBook } from '../book.ts';
import { expiredFor } from '../requests/expiring.ts';
import { beyond, readPurses } from '../requests/purses.ts';
import { draftDemands, draftOccasion, readDraftClaims } from '../spending/draft-holding.ts';
import { readHeldYears } from '../spending/unit-years.ts';
import { asksTheSame, type KeptPermit, permitContent, readPermits } from './permits.ts';

/** 上级同意: asked for at the desk by who prepares the voucher, granted or declined by the chief accountant. */
export const permitOperations: readonly Implementation[] = [
  query(budget.permits, async ({ db, scope, caller }, { year }) => {
    const names = new Map((await loadUnits(db)).map(({ code, name }) => [code as string, name]));
    const seen = (await readPermits(db, { year })).filter(({ unit }) => reaches(scope, unit));
    const drafts = await readTypedDrafts(
      db,
      seen.map(({ draft }) => draft),
    );
    return seen.map((permit) => permitOut(permit, { names, drafts, caller }));
  }),

  command(budget.askPermit, async (context, { unit, draft: id, reason }) => {
    const draft = (await readTypedDrafts(context.db, [id])).get(id);
    if (draft?.unit !== unit) throw context.notFound(`凭证草稿 ${id}`);
    if (!draft.open) throw context.refused('not-a-draft', GONE);
    const expiry = await expiredFor(context, [draft.unit]);
    const { lines, never } = await overrunsOf(context.db, draft);
    if (never.length > 0) throw context.refused('never', never);
    const earlier = await readPermits(context.db, { drafts: [id] });
    const purpose = purposeOf(draft.voucher);
    const granted = grantedOf(earlier, purpose);
    const open = lines.filter((each) => !isCovered(granted.get(lineKey(each.line)), each));
    if (open.length === 0) throw context.refused('fits', '这张凭证没有须报上级同意的超预算支出，可以直接提交');
    const content = permitContent({ unit: draft.unit, draft: id, lines, purpose, reason });
    const digest = sha256Text(content);
    if (earlier.some((each) => each.state === 'waiting' && asksTheSame(each, { lines, purpose })))
      throw context.refused('asked', '这张凭证已经申请，等待上级同意');
    const permit = await takeNumbers(context.tx, 'budget_permit', 1);
    await context.db
      .insertInto('budget_permit')
      .values({
        ...{ id: permit, unit, year: yearOf(periodOfDate(draft.voucher.date)), draft: id, reason, content, digest },
        ...{ person: context.actor, instant: context.instant },
        display: displayOf(context.caller),
      })
      .execute();
    const over = fen(lines.reduce((sum, line) => sum + line.over, 0));
    context.audit({
      ...{ unit, subject: `${permit}`, reason },
      after: { draft: id, summary: draft.summary, over: formatYuan(over), digest, ...expiry },
    });
    return { id: permit };
  }),

  command(budget.decidePermit, async (context, { id, unit, grant, reason = '' }) => {
    const [permit] = await readPermits(context.db, { id });
    if (permit?.unit !== unit) throw context.notFound(`上级同意申请 ${id}`);
    const next = decided(permit, context.actor, { grant, reason });
    if (!next.ok) {
      if (next.error === 'same-person') throw context.refused('same-person', '申请上级同意的人不能自己同意');
      if (next.error === 'no-reason') throw context.refused('no-reason', '不同意须写明原因');
      throw context.refused('decided', '这份申请已经有了结论');
    }
    const draft = (await readTypedDrafts(context.db, [permit.draft])).get(permit.draft);
    if (grant && draft?.open !== true) throw context.refused('not-a-draft', GONE);
    const verdict = grant ? 'grant' : 'decline';
    await context.db
      .insertInto('budget_permit_decision')
      .values({
        id: await takeNumbers(context.tx, 'budget_permit_decision', 1),
        ...{ permit: id, verdict, person: context.actor, instant: context.instant, reason: reason.trim() },
        display: displayOf(context.caller),
      })
      .execute();
    context.audit({
      ...{ unit, subject: `${id}`, before: { state: permit.state } },
      after: { verdict, draft: permit.draft, digest: permit.digest },
      ...(reason.trim() === '' ? {} : { reason: reason.trim() }),
    });
    return DONE;
  }),
];

const GONE = '这张凭证已经记账或作废，不再需要上级同意';

const displayOf = (caller: Caller): string => (caller.kind === 'person' ? caller.display : actorOf(caller));

/** By how much a draft is over, line by line, as the books stand; `never`: sentences of what no level lets pass. */
async function overrunsOf(
  db: BooksReader,
  { id, unit, voucher }: TypedDraft,
): Promise<{ readonly lines: readonly PermitLine[]; readonly never: readonly { code: string; message: string }[] }> {
  const unitYear = { unit, year: yearOf(periodOfDate(voucher.date)) };
  const year = (await readHeldYears(db, [unitYear]))(unitYear);
  if (!year || isClosing(voucher.lines, year.account)) return { lines: [], never: [] };
  const takings = takingsOf(voucher, year.account, year.isPlanned).filter(({ amount }) => amount > 0);
  // What a request holds for it is taken already.
  const purses = await readPurses(db, [voucher.carrier], [id]);
  const asked = beyond(takings, purses.paidOut(voucher.carrier, takings, id));
  const had = (await readDraftClaims(db, unit)).filter(({ claim }) => claim.startsWith(`draft:${id}:`));
  const demands = draftDemands(id, had, asked);
  const book = await readBook(
    db,
    demands,
    asked.map(({ line }) => line),
  );
  const passed = pass(book, demands, draftOccasion(voucher, false));
  if (passed.ok) return { lines: [], never: [] };
  const overs = passed.error.flatMap((refusal) => (refusal.kind === 'over' ? [overOf(refusal)] : []));
  return {
    lines: overs.flatMap(({ ask, over, line }) => {
      const taking = asked.find((each) => lineKey(each.line) === line);
      return taking && ask ? [{ line: taking.line, wanted: taking.amount, over }] : [];
    }),
    never: overs.flatMap(({ ask, over, line }) => {
      const taking = asked.find((each) => lineKey(each.line) === line);
      if (!taking || ask) return [];
      const said = { line: taking.line, wanted: taking.amount, before: fen(taking.amount - over), ask };
      return [{ code: 'never', message: overrunSentence({ ...said, isPlanned: year.isPlanned(line) }) }];
    }),
  };
}

const overOf = ({ line, over, ask }: Extract<GateRefusal, { kind: 'over' }>) => ({ line, over, ask });

function permitOut(
  permit: KeptPermit,
  {
    names,
    drafts,
    caller,
  }: {
    readonly names: ReadonlyMap<string, string>;
    readonly drafts: ReadonlyMap<number, TypedDraft>;
    readonly caller: Caller;
  },
) {
  const { id, unit, draft: number, person, display, instant, reason, digest, lines, state, decision } = permit;
  const draft = drafts.get(number);
  const scope = scopeOf(caller, 'budget.approve');
  const decides =
    state === 'waiting' && person !== actorOf(caller) && scope !== undefined && reaches(scope, unit) && draft?.open;
  return {
    ...{ id, unit, unitName: names.get(unit) ?? unit, draft: number },
    ...{ summary: permit.purpose?.[0] ?? draft?.summary ?? '', open: draft?.open ?? false },
    ...{ person, display, instant, reason, digest, state },
    lines: lines.map(({ line: { department, item, source, project }, wanted, over }) => ({
      ...{ department, item, fund: source, project, wanted: formatYuan(wanted), over: formatYuan(over) },
    })),
    decision: decision ?? null,
    may: decides ? ['decide' as const] : [],
  };
}
