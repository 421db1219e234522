import { audit } from '../../../shared/contract/audit.ts';
import type { CheckResult, CheckRow } from '../../../shared/domain/audit/check.ts';
import type { BooksReader } from '../database.ts';
import { checkLedger } from '../ledger/checks.ts';
import { command, DONE } from '../pipeline/implementation.ts';

/** Why a row of a finding stands; by whom and when where it was accepted among the checks. */
interface Accepted {
  readonly reason: string;
  readonly actor?: string;
  readonly instant?: string;
}

/** What was explained of the rows of some checks. */
export type AcceptedOf = (check: string, row: CheckRow) => Accepted | undefined;

/** What makes a row the same row: one that reads differently is another. */
type Words = { readonly [Word in 'unit' | 'period' | 'place' | 'message']?: string };

const keyOf = (check: string, { unit = '', period = '', place = '', message = '' }: Words): string =>
  [check, unit, period, place, message.replace(SEPARATORS, '')].join('\u0000');

/** What was accepted before its amounts had thousands separators is still the same sentence. */
const SEPARATORS = /(?<=\d),(?=\d{3})/g;

/** What was accepted of the given checks' rows; a row that reads differently since then is not among them. */
export async function acceptedRows(db: BooksReader, results: readonly CheckResult[]): Promise<AcceptedOf> {
  const names = results.filter(({ ok, severity }) => !ok && severity === 'finding').map(({ name }) => name);
  const accepted = new Map<string, Accepted>();
  if (names.length > 0) {
    const kept = await db
      .selectFrom('accepted_finding')
      .selectAll()
      .where('check_name', 'in', names)
      .orderBy('instant')
      .execute();
    for (const { unit, period, check_name: check, reason, actor, instant, rows } of kept)
      for (const [place, message] of JSON.parse(rows) as [string, string][])
        accepted.set(keyOf(check, { unit, period, place, message }), { reason, actor, instant });
  }
  return (check, row) =>
    accepted.get(keyOf(check, row)) ?? (row.explanation === undefined ? undefined : { reason: row.explanation });
}

/** How many rows of a check were explained. */
export const explainedIn = ({ name, rows }: CheckResult, acceptedOf: AcceptedOf): number =>
  rows.filter((row) => acceptedOf(name, row)).length;

/** 说明一项提示: the finding's rows as they stand are accepted; errors never are. */
export const acceptFinding = command(audit.acceptFinding, async (context, { unit, period, check, reason }) => {
  const [result] = await checkLedger(context.db, { units: [unit], period, only: [check] });
  if (result?.severity !== 'finding') throw context.refused('not-a-finding', '只有提示可以说明；错误必须改正');
  const known = await acceptedRows(context.db, [result]);
  const open = result.rows.filter((row) => row.unit === unit && row.period === period && !known(check, row));
  if (open.length === 0) throw context.refused('nothing-open', '这一项没有待说明的行');
  await context.tx.db
    .insertInto('accepted_finding')
    .values({
      unit,
      period,
      check_name: check,
      instant: context.instant,
      actor: context.actor,
      reason,
      rows: JSON.stringify(open.map(({ place, message }) => [place, message])),
    })
    .execute();
  context.audit({ subject: `${unit} ${period} ${check}`, after: { rows: open.length }, reason });
  return DONE;
});
