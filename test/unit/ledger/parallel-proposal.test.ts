import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sourceResolver } from '../../../shared/domain/ledger/charts/fund-by-name.ts';
import { groupAccountOf } from '../../../shared/domain/ledger/charts/group.ts';
import { growChart, initialChart } from '../../../shared/domain/ledger/charts/unit-chart.ts';
import { blockKinds } from '../../../shared/domain/ledger/closing.ts';
import { type ProposalContext, proposeParallel } from '../../../shared/domain/ledger/parallel-proposal.ts';
import type { VoucherDraft, VoucherLine } from '../../../shared/domain/ledger/voucher.ts';
import type { ChartName } from '../../../shared/domain/organisation/unit.ts';
import { type Fen, fen, formatYuan, parseYuan, ZERO } from '../../../shared/kernel/fen.ts';
import { county } from '../demo/support.ts';

/** A unit's books: its official chart with the budget details that a township usually keeps. */
function booksOf(chart: ChartName, own: readonly (readonly [string, string])[] = OWN): ProposalContext {
  const official = initialChart('T01', chart);
  const leaf = (code: string) => !own.some(([other]) => other !== code && other.startsWith(code));
  const { accounts } = growChart(
    'T01',
    chart,
    own.map(([code, name]) => ({ code, name, leaf: leaf(code) })),
    official,
    () => false,
  );
  const byCode = new Map(accounts.map((account) => [account.code, account]));
  return {
    accounts,
    accountFund: sourceResolver(byCode),
    group: (code) => {
      const place = byCode.get(code)?.official;
      return place === undefined ? undefined : groupAccountOf(chart, place).replace(/^P/, '');
    },
  };
}

const OWN = [
  ['510102', '商品和服务费用'],
  ['51010203', '差旅费'],
  ['720101', '人员支出'],
  ['720102', '商品和服务支出'],
  ['720103', '对个人和家庭的补助'],
  ['720104', '资本性支出'],
  ['660901', '利息预算收入'],
  ['660902', '捐赠预算收入'],
  ['660904', '其他'],
  ['790101', '利息支出'],
  ['790102', '其他支出'],
  ['800101', '零余额账户用款额度'],
  ['800102', '货币资金'],
  ['800103', '财政应返还额度'],
] as const;

/** `借 7201/other 100` or `借 2307@H01 100` → a line: its account, its fund source, the member it is with. */
const line = (text: string): VoucherLine => {
  const [side, account, amount] = text.split(' ');
  const [, code, fund, unit] = /^(\d+)(?:\/([a-z-]+))?(?:@(\w+))?$/.exec(account!)!;
  const worth = parseYuan(amount!)!;
  return {
    book: code! >= '6' ? 'budget' : 'financial',
    code: code!,
    summary: '',
    debit: side === '借' ? worth : ZERO,
    credit: side === '贷' ? worth : ZERO,
    ...(fund === undefined ? {} : { fund }),
    ...(unit === undefined ? {} : { counterparty: { kind: 'unit', unit } }),
  };
};
const told = ({ code, debit, credit, fund }: VoucherLine): string =>
  `${debit === 0 ? '贷' : '借'} ${code}${fund === undefined ? '' : `/${fund}`} ${formatYuan(debit === 0 ? credit : debit)}`;

const propose = (lines: readonly string[], summary = '', books = booksOf('hospital')) =>
  proposeParallel({ lines: lines.map(line), summary }, books);

describe('平行记账 by the events of 财会〔2017〕25号 附录 and the supplements (DOMAIN 1.6)', () => {
  it.each([
    [
      'P1',
      '收到财政授权额度',
      ['借 1011 900', '贷 4001/fiscal-basic 900'],
      ['借 800101 900.00', '贷 6001/fiscal-basic 900.00'],
    ],
    ['P3', '收回门诊病人欠费', ['借 1002 80', '贷 12120202 80'], ['借 800102 80.00', '贷 61010101/other 80.00']],
    ['P3', '收回出院病人欠费', ['借 1002 80', '贷 12120203 80'], ['借 800102 80.00', '贷 61010102/other 80.00']],
    ['P4', '现收门诊款', ['借 1001 66.60', '贷 4101010101 66.60'], ['借 800102 66.60', '贷 61010101/other 66.60']],
    ['P5', '收住院预交金', ['借 1001 500', '贷 23050103 500'], ['借 800102 500.00', '贷 61010102/other 500.00']],
    ['P8', '付药款', ['借 2302 700', '贷 1002 700'], ['借 720102/other 700.00', '贷 800102 700.00']],
    ['P8', '额度付药款', ['借 2302 700', '贷 1011 700'], ['借 720102/fiscal-basic 700.00', '贷 800101 700.00']],
    [
      'P11',
      '发薪并代扣个税',
      ['借 2201 100', '贷 1002 93.20', '贷 2102 6.80'],
      ['借 720101/other 93.20', '贷 800102 93.20'],
    ],
    ['P12', '购设备', ['借 1601/research 3000', '贷 1002 3000'], ['借 720104/research 3000.00', '贷 800102 3000.00']],
    [
      'P12',
      '财政直接支付购设备',
      ['借 1601/fiscal-project 3000', '贷 4001/fiscal-project 3000'],
      ['借 720104/fiscal-project 3000.00', '贷 6001/fiscal-project 3000.00'],
    ],
    ['P14a', '借款', ['借 1002 5000', '贷 2001 5000'], ['借 800102 5000.00', '贷 6501/other 5000.00']],
    ['P14b', '还本', ['借 2001 5000', '贷 1002 5000'], ['借 7701/other 5000.00', '贷 800102 5000.00']],
    ['P14c', '付息', ['借 2304 50', '贷 1002 50'], ['借 790101/other 50.00', '贷 800102 50.00']],
    ['P15', '收到上级补助', ['借 1002 10', '贷 4201 10'], ['借 800102 10.00', '贷 6201/other 10.00']],
    ['P15b', '收回应收的上级补助', ['借 1002 10', '贷 1218 10'], ['借 800102 10.00', '贷 6201/other 10.00']],
    ['P16', '补助附属单位', ['借 5501 10', '贷 1002 10'], ['借 7501/other 10.00', '贷 800102 10.00']],
    ['P17', '收到附属单位上缴', ['借 1002 10', '贷 4301 10'], ['借 800102 10.00', '贷 6301/other 10.00']],
    ['P18', '上缴上级', ['借 5401 10', '贷 1002 10'], ['借 7401/other 10.00', '贷 800102 10.00']],
    [
      'P19',
      '无偿调入设备的运费',
      ['借 1601 492', '贷 3401 480', '贷 1002 12'],
      ['借 790102/other 12.00', '贷 800102 12.00'],
    ],
    ['P23', '用职工福利基金', ['借 310101 9', '贷 1002 9'], ['借 8301/special-fund 9.00', '贷 800102 9.00']],
    ['P22', '用医疗风险基金', ['借 310102 9', '贷 1002 9'], ['借 720102/special-fund 9.00', '贷 800102 9.00']],
    ['P27', '归还统一采购药款', ['借 2307@H01 9', '贷 1002 9'], ['借 720102/other 9.00', '贷 800102 9.00']],
    [
      'R465',
      '收租金，含税',
      ['借 1002 106', '贷 4605 100', '贷 2101 6'],
      ['借 800102 106.00', '贷 660904/other 106.00'],
    ],
    [
      'R50',
      '报销差旅费，冲借款，退余款',
      ['借 51010203 638.76', '借 1001 4.24', '贷 1218 643'],
      ['借 720102/other 638.76', '贷 800102 638.76'],
    ],
  ])('%s %s', (key, summary, financial, budget) => {
    const proposal = propose(financial, summary);
    expect(proposal?.lines.map(told)).toEqual(budget);
    expect(proposal?.rules.map((rule) => rule.key)).toEqual([key]);
  });

  it.each([
    ['P2 确认医疗收入未收款', ['借 1212 9', '贷 4101 9']],
    ['P6 预收转收入', ['借 2305 9', '贷 4101 9']],
    ['P7 药品入库未付款', ['借 1302 9', '贷 2302 9']],
    ['P9 领用药品', ['借 5001 9', '贷 1302 9']],
    ['P10 计提薪酬', ['借 5001 9', '贷 2201 9']],
    ['P13 折旧', ['借 5001 9', '贷 1602 9']],
    ['P25 坏账', ['借 5901 9', '贷 1219 9']],
    ['P26 暂收押金', ['借 1002 9', '贷 2307 9']],
    ['预支差旅费（暂付款）', ['借 1218 9', '贷 1002 9']],
    ['收到应缴财政款', ['借 1002 9', '贷 2103 9']],
    ['存现', ['借 1002 9', '贷 1001 9']],
  ])('%s calls for none', (_, financial) => {
    expect(propose(financial)).toBeUndefined();
  });

  it('P24 医保结算: what was refused and the difference lessen the receipt, and a person divides it', () => {
    const proposal = propose(['借 1002 970', '借 121901 20', '借 41010103 10', '贷 12120201 1000'], '医保局结算');
    expect(proposal?.lines.map(told)).toEqual(['借 800102 970.00', '贷 61010101/other 970.00']);
    expect(proposal?.doubts).toContainEqual({
      kind: 'several-accounts',
      line: 2,
      choices: ['61010101', '61010102'],
    });
  });

  it('money that changes its kind moves between the details of 8001', () => {
    expect(propose(['借 1001 30', '贷 1011 30'])?.lines.map(told)).toEqual(['借 800102 30.00', '贷 800101 30.00']);
    expect(propose(['借 1201 30', '贷 1011 30'])?.lines.map(told)).toEqual(['借 800103 30.00', '贷 800101 30.00']);
  });

  it('a red entry takes its budget entry back on the same side', () => {
    expect(propose(['借 2302 -70', '贷 1002 -70'])?.lines.map(told)).toEqual([
      '借 720102/other -70.00',
      '贷 800102 -70.00',
    ]);
  });

  it('serves the primary and the institution chart by their own accounts', () => {
    const primary = propose(['借 1002 9', '贷 410102 9'], '公卫补助到账', booksOf('primary'));
    expect(primary?.lines.map(told)).toEqual(['借 800102 9.00', '贷 610102/other 9.00']);
    const institution = propose(['借 1002 9', '贷 4101 9'], '', booksOf('institution'));
    expect(institution?.lines.map(told)).toEqual(['借 800102 9.00', '贷 6101/other 9.00']);
  });
});

const contexts = new Map(
  county.community.units.map(({ code, chart }) => {
    const accounts = county.accounts.filter(({ unit }) => unit === code);
    const byCode = new Map(accounts.map((account) => [account.code, account]));
    const context: ProposalContext = {
      accounts,
      accountFund: sourceResolver(byCode),
      group: (own) => {
        const place = byCode.get(own)?.official;
        return place === undefined ? undefined : groupAccountOf(chart, place).replace(/^P/, '');
      },
    };
    return [code, { context, account: (own: string) => byCode.get(own) }] as const;
  }),
);
const financialOf = (voucher: VoucherDraft) => ({
  ...voucher,
  lines: voucher.lines.filter(({ book }) => book === 'financial'),
});
const ordinary = county.vouchers.filter(
  ({ unit, lines }) => ![...blockKinds(lines, contexts.get(unit)!.account).values()].includes('closing'),
);
const byFirstLevel = (lines: readonly VoucherLine[]): string => {
  const sums = new Map<string, number>();
  for (const { code, debit, credit } of lines)
    sums.set(code.slice(0, 4), (sums.get(code.slice(0, 4)) ?? 0) + debit - credit);
  return [...sums]
    .filter(([, sum]) => sum !== 0)
    .map(([code, sum]) => `${code} ${sum}`)
    .sort()
    .join();
};

describe('on every voucher of the sample county', () => {
  it('the proposal is the budget block that its bookkeepers wrote, by first-level account, but for named exceptions', () => {
    const different = ordinary.filter((voucher) => {
      const proposal = proposeParallel(financialOf(voucher), contexts.get(voucher.unit)!.context);
      return (
        byFirstLevel(proposal?.lines ?? []) !== byFirstLevel(voucher.lines.filter(({ book }) => book === 'budget'))
      );
    });
    const said = new Set(
      different.map(({ summary }) =>
        summary.replace(/清河县妇幼保健院|城东社区卫生服务中心|城西社区卫生服务中心/, '成员'),
      ),
    );
    // Rent among the charges to a member (the line does not say it), and the voucher that lacks its block on purpose.
    expect([...said]).toEqual(['收成员上月服务费', '支付办公用品、邮电及印刷费']);
    expect(different.length).toBeLessThan(40);
  });

  it('property: it balances, every line is worth something, stands on a leaf of the budget book and moves 8001 or 6001', () => {
    fc.assert(
      fc.property(fc.constantFrom(...ordinary), fc.integer({ min: 1, max: 1_000_000_000 }), (voucher, times) => {
        const { context, account } = contexts.get(voucher.unit)!;
        const scaled = {
          ...voucher,
          lines: financialOf(voucher).lines.map((each) => ({
            ...each,
            debit: scale(each.debit, times),
            credit: scale(each.credit, times),
          })),
        };
        const proposal = proposeParallel(scaled, context);
        if (!proposal) return;
        expect(proposal.lines.reduce((sum, { debit, credit }) => sum + debit - credit, 0)).toBe(0);
        for (const each of proposal.lines) {
          expect(each.debit + each.credit).not.toBe(0);
          expect(account(each.code)).toMatchObject({ leaf: true, book: 'budget' });
        }
        expect(proposal.lines.some(({ code }) => code.startsWith('8001') || code.startsWith('6001'))).toBe(true);
      }),
    );
  });
});

const scale = (amount: Fen, times: number): Fen => fen((amount % 1000) * times);

describe('a line that is no entry', () => {
  it('red on one side and black on the other, ends all the same', () => {
    const both = { ...line('贷 4001 900'), debit: fen(-90_000) };
    expect(() => proposeParallel({ lines: [both], summary: '' }, booksOf('hospital'))).not.toThrow();
  });
});
