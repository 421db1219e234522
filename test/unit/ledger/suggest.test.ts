import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { natureOfCode } from '../../../shared/domain/ledger/charts/element.ts';
import { groupChart } from '../../../shared/domain/ledger/charts/group.ts';
import { groupResolver } from '../../../shared/domain/ledger/charts/mapping.ts';
import { suggestGroupAccounts } from '../../../shared/domain/ledger/charts/suggest.ts';
import { growChart } from '../../../shared/domain/ledger/charts/unit-chart.ts';
import type { ChartName } from '../../../shared/domain/organisation/unit.ts';
import { parsePeriod } from '../../../shared/kernel/period.ts';

const DECEMBER = parsePeriod('2025-12')!;

/** What is offered for the last of the given accounts, all of them added to a unit's chart. */
function offered(chart: ChartName, ...rows: [code: string, name: string][]) {
  const { accounts } = growChart(
    'T01',
    chart,
    rows.map(([code, name]) => ({ code, name, leaf: true })),
  );
  const group = groupResolver([], 'T01', chart, accounts, DECEMBER);
  const code = rows.at(-1)![0];
  const account = accounts.find((one) => one.code === code)!;
  return suggestGroupAccounts(account, { accounts, group });
}

describe('group accounts that are offered for an account without one', () => {
  it('begin with what the regulation says: 5701 利息费用 may stand by itself and belongs to 5901 其他费用', () => {
    expect(offered('primary', ['5701', '利息费用'])[0]).toEqual({
      code: '5901',
      name: '其他费用',
      reason: 'regulation',
      explanation: '制度允许单独设置 5701，归入 5901',
    });
    expect(offered('primary', ['5701', '利息费用'], ['570101', '贷款利息'])[0]).toMatchObject({ code: '5901' });
  });

  it('the account of the same code in another official chart', () => {
    const own = groupChart().accounts.find(
      ({ code, level }) => level === 1 && !offeredOfficially('institution', code) && /^\d+$/.test(code),
    );
    if (own) expect(offered('institution', [own.code, own.name])[0]).toMatchObject({ code: own.code });
  });

  it('an account of the same name, whatever its code', () => {
    expect(offered('hospital', ['1299', '库存物品'])[0]).toMatchObject({ code: '1302', reason: 'same-name' });
  });

  it('names that are near, the nearest first, with the reason in words', () => {
    const found = offered('hospital', ['1298', '其他应收款项']);
    expect(found[0]).toEqual({
      code: '1218',
      name: '其他应收款',
      reason: 'near-name',
      explanation: '与 1218 其他应收款 名称相近',
    });
  });

  it('never an account of the other book, which a mapping could not take', () => {
    for (const { code } of offered('hospital', ['7299', '其他费用']))
      expect(groupChart().get(code)?.book).toBe('budget');
  });

  it('nothing where nothing is alike, and nothing for a code of no book', () => {
    expect(offered('hospital', ['1297', '甲乙丙'])).toEqual([]);
    expect(
      suggestGroupAccounts(
        { ...offeredAccount(), code: '9901', name: '库存物品' },
        { accounts: [], group: () => undefined },
      ),
    ).toEqual([]);
  });

  it('at most five, each once, all of the account’s book, the same for the same chart', () => {
    const names = groupChart().accounts.map(({ name }) => name);
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 8 }), fc.constantFrom(...names), fc.string(), (digit, name, tail) => {
        const rows: [string, string] = [`${digit}99901`, `${name}${tail.replaceAll(/\s/g, '')}`];
        const account = { ...offeredAccount(), code: rows[0], name: rows[1] };
        const context = { accounts: [account], group: () => undefined };
        const found = suggestGroupAccounts(account, context);
        expect(found.length).toBeLessThanOrEqual(5);
        expect(new Set(found.map(({ code }) => code)).size).toBe(found.length);
        for (const { code } of found) expect(groupChart().get(code)?.book).toBe(natureOfCode(rows[0])?.book);
        expect(suggestGroupAccounts(account, context)).toEqual(found);
      }),
      { seed: 7, numRuns: 60 },
    );
  });
});

const offeredOfficially = (chart: ChartName, code: string): boolean =>
  growChart('T01', chart, []).accounts.some((account) => account.code === code);

const offeredAccount = () => growChart('T01', 'hospital', [{ code: '1299', name: '某', leaf: true }]).accounts[0]!;
