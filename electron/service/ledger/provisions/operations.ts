import { ledger } from '../../../../shared/contract/ledger.ts';
import { ASSET_KINDS } from '../../../../shared/domain/ledger/provisions/card.ts';
import { livesAreBinding } from '../../../../shared/domain/ledger/provisions/lives.ts';
import { reckonsAllowance } from '../../../../shared/domain/ledger/provisions/provisions.ts';
import type { UnitCode } from '../../../../shared/domain/organisation/unit.ts';
import { fen, formatYuan, sumFen } from '../../../../shared/kernel/fen.ts';
import type { Period } from '../../../../shared/kernel/period.ts';
import type { BooksReader } from '../../database.ts';
import { loadDisplays } from '../../organisation/queries.ts';
import { command, type Implementation, query } from '../../pipeline/implementation.ts';
import { readValueNames } from '../books/value-names.ts';
import type { LedgerParts } from '../parts.ts';
import { digestOf, madeOut, postedOut, postMade } from '../period-end/made-vouchers.ts';
import { voucherNumber } from '../vouchers.ts';
import { ASSET_ACCOUNTS, listOut, stagesOf } from './card-out.ts';
import { cardPages } from './card-pages.ts';
import { type Decided, decideProvisions } from './deciding.ts';
import { cardImports } from './importing.ts';
import { allowanceOperations } from './settings.ts';

/** 制单人 of a voucher that the rules made to provide; the person who closes reads, reviews and posts it. */
const BY_RULES = '期末计提';

/** 期末计提: assets, allowance, what would be posted and why not, and posting it. */
export const provisionOperations = (parts: LedgerParts): readonly Implementation[] => [
  ...cardImports(parts),
  cardPages,
  ...allowanceOperations,

  query(ledger.provisions, async (context, asked) => {
    const { db } = context;
    const found = await decideProvisions(db, asked);
    if (!found) throw context.notFound(`单位 ${asked.unit}`);
    const { made, chart, problems, settings } = found;
    const names = await readValueNames(db, chart);
    return {
      provisions: made.provisions.map((each) => madeOut(each, chart)),
      problems: [...problems],
      digest: digestOf(made.provisions),
      posted: await readPosted(db, asked.unit, asked.period),
      assets: assetsOut(found, await loadDisplays(db, found.list ? [found.list.actor] : [])),
      allowance: {
        method: settings.method,
        reckoned: reckonsAllowance(settings, asked.period),
        bands: [...settings.bands],
        parts: made.allowance.map(({ side, counterparty, steps, required, held, change }) => ({
          side,
          counterparty,
          name: names('counterparty', counterparty),
          steps: steps.map((step) => ({
            ...step,
            base: formatYuan(step.base),
            required: formatYuan(step.required),
          })),
          required: formatYuan(required),
          held: formatYuan(held),
          change: formatYuan(change),
        })),
      },
    };
  }),

  command(ledger.postProvisions, async (context, { digest, ...asked }) => {
    const { unit, period } = asked;
    const { tx } = context;
    const found = await decideProvisions(context.db, asked);
    if (!found) throw context.notFound(`单位 ${unit}`);
    const { made, cards, problems } = found;
    if (problems.length > 0) throw context.refused('cannot-close', [...problems]);
    if (made.provisions.length === 0) throw context.refused('nothing-to-provide', `${unit} 的 ${period} 没有要计提的`);
    if (digestOf(made.provisions) !== digest)
      throw context.refused('changed', '账务或卡片在查看之后有了变动，计提凭证已经重新计算，请看过再记账');
    const vouchers = await postMade(context, parts, unit, made.provisions, {
      kind: 'ordinary',
      preparedBy: BY_RULES,
    });
    const keys = made.provisions.map(({ key }) => key);
    await tx.bulkInsert(
      'provision_voucher',
      vouchers.map(({ id }, at) => ({ voucher: id, unit, period, key: keys[at]! })),
    );
    const byKind = { fixed: 'depreciation', intangible: 'amortisation' } as const;
    await tx.bulkInsert(
      'card_depreciation',
      cards.flatMap(({ card, rest }) =>
        rest === 0
          ? []
          : [
              {
                voucher: vouchers[keys.indexOf(byKind[card.kind])]!.id,
                number: card.number,
                ...{ unit, period, amount: rest },
              },
            ],
      ),
    );
    context.audit({
      subject: `${unit} ${period}`,
      after: { vouchers: vouchers.length, numbers: vouchers.map(voucherNumber), provisions: keys },
    });
    return { vouchers: vouchers.map(postedOut) };
  }),
];

function assetsOut({ cards, list, figures, chart, missed }: Decided, displays: Readonly<Record<string, string>>) {
  return {
    list: list ? listOut(list, displays) : null,
    stages: stagesOf(cards),
    due: formatYuan(sumFen(cards.map(({ due }) => due))),
    posted: formatYuan(sumFen(cards.map(({ posted }) => posted))),
    otherwise: ASSET_KINDS.flatMap((kind) => {
      const credited = figures
        .filter(({ code }) => code.startsWith(ASSET_ACCOUNTS[kind].contra))
        .reduce((sum, { credit }) => sum + credit, 0);
      const posted = sumFen(cards.filter(({ card }) => card.kind === kind).map((row) => row.posted));
      const amount = fen(credited - posted);
      return amount > 0 ? [{ kind, amount: formatYuan(amount) }] : [];
    }),
    missed: [...missed],
    withoutDepartment: cards.filter(({ card, rest }) => rest > 0 && card.department === undefined).length,
    fromTable: cards.filter(({ due, lifeFrom }) => due > 0 && lifeFrom === 'table').length,
    binding: livesAreBinding(chart.official),
  };
}

/** Vouchers of 期末计提 that stand. */
async function readPosted(db: BooksReader, unit: UnitCode, period: Period) {
  const rows = await db
    .selectFrom('provision_voucher')
    .innerJoin('voucher', 'voucher.id', 'provision_voucher.voucher')
    .select(['voucher.id', 'voucher.type', 'voucher.number', 'voucher.summary'])
    .where('provision_voucher.unit', '=', unit)
    .where('provision_voucher.period', '=', period)
    .where(({ not, exists, selectFrom }) =>
      not(exists(selectFrom('voucher as later').select('later.id').whereRef('later.reverses', '=', 'voucher.id'))),
    )
    .orderBy('voucher.id')
    .execute();
  return rows.map(postedOut);
}
