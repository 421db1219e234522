import { ledger } from '../../../../shared/contract/ledger.ts';
import type { BankItem, MatchRule } from '../../../../shared/domain/ledger/bank/item.ts';
import { proposeMatches } from '../../../../shared/domain/ledger/bank/match.ts';
import { groupedYuan, sumFen } from '../../../../shared/kernel/fen.ts';
import { command, DONE, type Implementation, query } from '../../pipeline/implementation.ts';
import { takeNumbers } from '../counters.ts';
import { bankAccountIn, bankAccountName } from './account.ts';
import { type BankMonth, readBankMonth, readMatches } from './month.ts';
import { frozenMonth } from './statements.ts';

/** Ids in one question of the store. */
const BATCH = 500;

const openOf = (month: BankMonth, side: 'bank' | 'book'): readonly BankItem[] =>
  month.open.filter((item) => item.side === side);

/** What the rules would match of a month's open lines, without those that somebody settles in a later month. */
const proposalsOf = (month: BankMonth, taken: ReadonlySet<string>) =>
  proposeMatches(
    openOf(month, 'bank').filter(({ key }) => !taken.has(key)),
    openOf(month, 'book').filter(({ key }) => !taken.has(key)),
    month.settings,
  );

/** 勾对: proposals, matches, and taking them back. */
export const matchOperations = (): readonly Implementation[] => [
  query(ledger.bankProposals, async (context, { unit, account: id, period }) => {
    const account = await bankAccountIn(context, unit, id);
    const month = await readBankMonth(context.db, account, period);
    const proposals = proposalsOf(month, await takenBy(context, account));
    return { proposals: proposals.map((each) => ({ ...each, bank: [...each.bank], book: [...each.book] })) };
  }),

  command(ledger.matchLines, async (context, { unit, account: id, period, matches }) => {
    const { db, tx, actor, instant } = context;
    const account = await bankAccountIn(context, unit, id);
    if (period < account.start) throw context.refused('before-start', `${account.start} 才开始对账`);
    const frozen = await frozenMonth(db, account, [period]);
    if (frozen) throw context.refused('period-closed', frozen);
    const month = await readBankMonth(db, account, period);
    const taken = await takenBy(context, account);
    const open = new Map(month.open.map((item) => [`${item.side} ${item.key}`, item]));
    const rules = new Map(
      proposalsOf(month, taken).map(({ rule, bank, book }): [string, MatchRule] => [setKey(bank, book), rule]),
    );
    const used = new Set<string>();
    for (const { bank, book } of matches) {
      const sums = (
        [
          ['bank', bank],
          ['book', book],
        ] as const
      ).map(([side, keys]) =>
        sumFen(
          keys.map((key) => {
            const item = open.get(`${side} ${key}`);
            if (!item || taken.has(key))
              throw context.refused('not-open', '有的行已经勾对，或不在本月未达之列，请刷新后再勾对');
            if (used.has(key)) throw context.refused('twice', '同一行不能勾对两次');
            used.add(key);
            return item.amount;
          }),
        ),
      );
      if (bank.length + book.length < 2) throw context.refused('unequal', '至少选两行才能勾对');
      if (sums[0] !== sums[1])
        throw context.refused('unequal', `两边金额不等：银行 ${groupedYuan(sums[0]!)}，账上 ${groupedYuan(sums[1]!)}`);
    }
    const first = await takeNumbers(tx, 'bank-match', matches.length);
    await tx.bulkInsert(
      'bank_match',
      matches.map(({ bank, book }, at) => ({
        id: first + at,
        account: account.id,
        period,
        rule: rules.get(setKey(bank, book)) ?? 'hand',
        actor,
        instant,
      })),
    );
    await tx.bulkInsert(
      'bank_match_item',
      matches.flatMap(({ bank, book }, at) =>
        [...bank, ...book].map((ref) => ({ ref, match: first + at, account: account.id })),
      ),
    );
    context.audit({
      subject: `${unit} ${bankAccountName(account)} ${period}`,
      after: { matches: matches.length, lines: used.size, first },
    });
    return { matched: matches.length };
  }),

  command(ledger.unmatchLines, async (context, { unit, account: id, matches: ids }) => {
    const { db, tx } = context;
    const account = await bankAccountIn(context, unit, id);
    const wanted = new Set(ids);
    const matches = (await readMatches(db, account)).filter((match) => wanted.has(match.id));
    if (matches.length < wanted.size) throw context.notFound('勾对');
    const frozen = await frozenMonth(
      db,
      account,
      matches.map(({ period }) => period),
    );
    if (frozen) throw context.refused('period-closed', frozen);
    for (let from = 0; from < matches.length; from += BATCH) {
      const some = matches.slice(from, from + BATCH).map((match) => match.id);
      await tx.db.deleteFrom('bank_match_item').where('match', 'in', some).execute();
      await tx.db.deleteFrom('bank_match').where('id', 'in', some).execute();
    }
    context.audit({
      subject: `${unit} ${bankAccountName(account)}`,
      before: {
        matches: matches.slice(0, 100).map(({ rule, refs, by, at, period }) => ({ rule, refs, by, at, period })),
        count: matches.length,
      },
    });
    return DONE;
  }),
];

const setKey = (bank: readonly string[], book: readonly string[]): string =>
  `${bank.toSorted().join()} ${book.toSorted().join()}`;

/** Every line that some match settles, of whichever month. */
async function takenBy(
  { db }: { readonly db: Parameters<typeof readMatches>[0] },
  account: Parameters<typeof readMatches>[1],
): Promise<ReadonlySet<string>> {
  return new Set((await readMatches(db, account)).flatMap(({ refs }) => refs));
}
