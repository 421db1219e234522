import { ledger } from '../../../../shared/contract/ledger.ts';
import { changedFigures, NAMED_VOUCHERS } from '../../../../shared/domain/ledger/attestation/changes.ts';
import type { AttestedSheet } from '../../../../shared/domain/ledger/attestation/sheet.ts';
import { attestedOf, unsignedOf } from '../../../../shared/domain/ledger/attestation/standing.ts';
import { CLAUSES, statementOf } from '../../../../shared/domain/ledger/attestation/words.ts';
import { voucherName } from '../../../../shared/domain/ledger/reversal.ts';
import { evaluateAll, lineAmount } from '../../../../shared/domain/ledger/statements/evaluate.ts';
import {
  ATTESTING_SIDES,
  type AttestingSide,
  requiredSides,
  signsAs,
} from '../../../../shared/domain/organisation/attestation.ts';
import type { Unit, UnitCode } from '../../../../shared/domain/organisation/unit.ts';
import { canonicalJson, type Json } from '../../../../shared/kernel/canonical.ts';
import { formatYuan } from '../../../../shared/kernel/fen.ts';
import { type Period, periodOf, yearOf } from '../../../../shared/kernel/period.ts';
import type { BooksReader } from '../../database.ts';
import { loadAttestationRule, loadUnit } from '../../organisation/queries.ts';
import { command, type Implementation, query } from '../../pipeline/implementation.ts';
import { checkLedger } from '../checks.ts';
import { takeNumbers } from '../counters.ts';
import { readFigures } from '../figures.ts';
import type { LedgerParts } from '../parts.ts';
import { againstLeaving } from '../period-operations.ts';
import { readPeriod } from '../periods.ts';
import { monthDigest } from './content.ts';

/** 负责人承诺: what is shown to who answers for a month, and signing it. */
export const attestationOperations = ({ checked, findings }: LedgerParts): readonly Implementation[] => [
  query(ledger.attestation, async (context, { unit: code, period }) => {
    const { db } = context;
    const unit = await loadUnit(db, code);
    if (!unit) throw context.notFound(`单位 ${code}`);
    const rule = await loadAttestationRule(db);
    const at = await readPeriod(db, code, period);
    const results = await checked(db, code, period);
    const against = await againstLeaving(db, at, results);
    const digest = await monthDigest(db, code, period);
    const rows = await db
      .selectFrom('attestation')
      .selectAll()
      .where('unit', '=', code)
      .where('period', '=', period)
      .orderBy('id', 'desc')
      .execute();
    const signatures = rows.map((row) => ({ ...row, side: row.side as AttestingSide }));
    const sheet = await readSheet(db, unit, period, await findings(db, results));
    const changes = new Map<number, Awaited<ReturnType<typeof readChanges>>>();
    for (const side of ATTESTING_SIDES) {
      const last = signatures.find((one) => one.side === side);
      if (last && !signatures.some((one) => one.side === side && one.digest === digest))
        changes.set(last.id, await readChanges(db, { unit: code, period }, JSON.parse(last.content), sheet));
    }
    return {
      unit: code,
      name: unit.name,
      period,
      state: at.state,
      ...rule,
      digest,
      statements: ATTESTING_SIDES.map((side) => ({
        side,
        words: statementOf(side, unit.name, period),
        clause: CLAUSES[side],
      })),
      unsigned: unsignedOf(requiredSides(rule), attestedOf(signatures, digest)),
      problems: against ? against.reasons.map(({ message }) => message) : [],
      signatures: signatures.map(({ id, side, person, display, instant, authority, statement, content, ...row }) => ({
        id,
        side,
        person,
        display,
        instant,
        authority: authority || null,
        words: statement,
        digest: row.digest,
        holds: row.digest === digest,
        changes: changes.get(id) ?? null,
        ...sheetOut(JSON.parse(content)),
      })),
      ...(sheet as Out<AttestedSheet>),
    };
  }),

  command(ledger.attest, async (context, { unit: code, period, side, digest: seen, authority = '' }) => {
    const { db, caller, instant, actor: person } = context;
    const unit = await loadUnit(db, code);
    if (!unit) throw context.notFound(`单位 ${code}`);
    const rule = await loadAttestationRule(db);
    const grants = caller.kind === 'person' ? caller.grants : [];
    const as = signsAs(grants, { unit: code, side }, rule);
    if (as === undefined) throw context.refused('not-head', NOT_HEAD[side]);
    if (as === 'delegated' && authority === '')
      throw context.refused('no-authority', '代单位负责人签认，须写明授权依据');
    const results = await checkLedger(db, { units: [code], period });
    const against = await againstLeaving(db, await readPeriod(db, code, period), results);
    if (against) throw context.refused(against.code, against.reasons);
    const digest = await monthDigest(db, code, period);
    if (seen !== undefined && seen !== digest)
      throw context.refused('changed', '账务在查看之后有了变动，请看过现在的数字再签认');
    const known = await db
      .selectFrom('attestation')
      .select(['side', 'digest'])
      .where('unit', '=', code)
      .where('period', '=', period)
      .execute();
    if (known.some((one) => one.side === side && one.digest === digest))
      throw context.refused('already-attested', `${code} 的 ${period} 已经签认，签认之后没有变动`);
    const sheet = (await readSheet(db, unit, period, await findings(db, results))) as unknown as Json;
    const own = as === 'own';
    const values = {
      id: await takeNumbers(context.tx, 'attestation', 1),
      unit: code,
      period,
      side,
      person,
      display: caller.kind === 'person' ? caller.display : person,
      authority: own ? '' : authority,
      statement: statementOf(side, unit.name, period),
      digest,
      content: canonicalJson({ ...(sheet as object), lastVoucher: await lastVoucher(db, code) }),
      instant,
    };
    await db.insertInto('attestation').values(values).execute();
    context.audit({
      subject: `${code} ${period}`,
      after: { side, digest, statement: values.statement, sheet, ...(own ? {} : { authority }) },
    });
    return { id: values.id, digest, instant };
  }),
];

/** What the contract gives out is not marked as read only. */
type Out<T> = T extends readonly (infer Item)[]
  ? Out<Item>[]
  : T extends object
    ? { -readonly [K in keyof T]: Out<T[K]> }
    : T;

const NOT_HEAD: Readonly<Record<AttestingSide, string>> = {
  unit: '单位负责人的承诺只能由该单位的负责人签认；他人代签须先在单位登记里允许授权签认',
  community: '医共体负责人的承诺只能由持有全医共体签认权的人员签认',
};

/** The month's figures as its statements say them, and what the checks left. */
async function readSheet(
  db: BooksReader,
  unit: Unit,
  period: Period,
  findings: AttestedSheet['findings'],
): Promise<AttestedSheet> {
  const figures = (await readFigures(db, period, [unit.code])).get(unit.code)?.figures ?? [];
  const [balance, income] = evaluateAll(figures, unit.chart, undefined, ['balance-sheet', 'income']);
  const counted = await db
    .selectFrom('voucher_tally')
    .select('vouchers')
    .where('unit', '=', unit.code)
    .where('period', '=', period)
    .executeTakeFirst();
  const line = (statement: typeof balance, key: string): string => formatYuan(lineAmount(statement!, key));
  return {
    figures: {
      assets: line(balance, 'total-assets'),
      liabilities: line(balance, 'total-liabilities'),
      netAssets: line(balance, 'total-net-assets'),
      revenue: line(income, 'total-revenue'),
      expense: line(income, 'total-expense'),
      surplus: line(income, 'surplus'),
      vouchers: counted?.vouchers ?? 0,
    },
    findings,
  };
}

/** What is kept with a signature beside its hash. */
interface KeptSheet extends AttestedSheet {
  /** The number within the books of the unit's newest voucher when it was signed; absent in the oldest signatures. */
  readonly lastVoucher?: number;
}

const sheetOut = ({ figures, findings }: KeptSheet): Out<AttestedSheet> =>
  ({ figures, findings }) as Out<AttestedSheet>;

async function lastVoucher(db: BooksReader, unit: UnitCode): Promise<number> {
  const row = await db
    .selectFrom('voucher')
    .select(({ fn }) => fn.max('id').as('id'))
    .where('unit', '=', unit)
    .executeTakeFirst();
  return Number(row?.id ?? 0);
}

/** What differs now from what was signed: main figures, and the vouchers of the year up to the month that came after. */
async function readChanges(
  db: BooksReader,
  { unit, period }: { readonly unit: UnitCode; readonly period: Period },
  { figures, lastVoucher: last }: KeptSheet,
  now: AttestedSheet,
) {
  const rows =
    last === undefined
      ? undefined
      : await db
          .selectFrom('voucher')
          .select(['id', 'type', 'number', 'period', 'date', 'summary', 'reverses'])
          .where('unit', '=', unit)
          .where('period', '>=', periodOf(yearOf(period), 1))
          .where('period', '<=', period)
          .where('id', '>', last)
          .orderBy('id')
          .execute();
  return {
    figures: changedFigures(figures, now.figures),
    vouchers: (rows ?? []).slice(0, NAMED_VOUCHERS).map((row) => ({
      id: row.id,
      number: voucherName({ ...row, period: row.period as Period }),
      date: row.date,
      summary: row.summary,
      reverses: row.reverses !== null,
    })),
    posted: rows?.length ?? null,
  };
}
