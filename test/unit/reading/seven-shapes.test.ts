import { beforeAll, describe, expect, it } from 'vitest';
import { balancesOf, QINGSHAN } from '../../fixtures/layouts/ledger.ts';
import { sevenFiles } from '../../fixtures/layouts/shapes.ts';
import { expectedVouchers, plainVouchers, readingOf } from './support.ts';

/** LAYOUTS 1: the shapes that members send most, of an invented unit. One ledger, and every shape must give all of it. */
describe('seven shapes of export', () => {
  let files: Record<string, Uint8Array>;
  beforeAll(async () => {
    files = await sevenFiles(QINGSHAN);
  });

  const balances = (withYear: boolean, leavesOnly = false) =>
    balancesOf(QINGSHAN)
      .filter((row) => row.leaf || !leavesOnly)
      .map(({ yearOpening: _, yearDebit, yearCredit, ...row }) => ({
        ...row,
        ...(withYear ? { yearDebit, yearCredit } : {}),
      }));
  const read = async (name: string, options = {}) => readingOf(files[name]!, options, name);
  const plain = (reading: Awaited<ReturnType<typeof read>>) => reading.balances.map(({ row: _, ...rest }) => rest);

  it.each(['u8-trial-balance.csv', 'html.xls'])(
    '%s: two-row heading, class subtotals, parents and leaves',
    async (name) => {
      const reading = await read(name);
      expect(reading.kind).toBe('trial-balance');
      expect(reading.rejections).toEqual([]);
      expect(plain(reading)).toEqual(balances(false));
      expect(reading.period).toBe('2024-09');
      expect(reading.unitNames).toEqual(['青山县中心医院']);
      const skipped = reading.skipped.filter((row) => row.reason === 'total').map((row) => row.text.split(' ')[0]);
      expect(skipped).toEqual(['资产小计', '负债小计', '净资产小计', '收入小计', '费用小计', '合计']);
      expect(reading.skipped.map((row) => row.reason)).toContain('signature');
      expect(reading.skipped.filter((row) => row.reason === 'parent')).toHaveLength(4);
    },
  );

  it('k3-trial-balance.xlsx: merged heading, codes with points, 本年累计, the total under the names', async () => {
    const reading = await read('k3-trial-balance.xlsx');
    expect(reading.rejections).toEqual([]);
    expect(plain(reading)).toEqual(balances(true));
    expect(reading.period).toBe('2024-09');
    expect(reading.layout.columns['ytd.credit']).toBe('本年累计发生额贷方');
  });

  it.each(['u8-journal.csv', 'k3-vouchers.xlsx', 'nc-journal.xlsx', 'cloud-vouchers.tsv'])(
    '%s: every voucher',
    async (name) => {
      const reading = await read(name);
      expect(reading.kind).toBe('vouchers');
      expect(reading.rejections).toEqual([]);
      expect(plainVouchers(reading)).toEqual(expectedVouchers(QINGSHAN));
      expect(reading.period).toBe('2024-09');
    },
  );

  it('k3-vouchers.xlsx: people, attachments, auxiliary detail; the describing sheet is left out and named', async () => {
    const reading = await read('k3-vouchers.xlsx');
    const second = reading.vouchers[1]!;
    expect(second).toMatchObject({
      attachments: 4,
      preparedBy: '赵敏',
      reviewedBy: '钱立',
      postedBy: '孙和',
      sourceNumber: '记-2',
    });
    expect(reading.vouchers[4]!.lines[0]!.auxiliary).toEqual([
      { kind: 'department', word: '部门', code: '0101', name: '内科门诊' },
      { kind: 'project', word: '项目', code: 'XM02', name: '慢病管理' },
    ]);
    expect(reading.vouchers[2]!.lines[1]!.auxiliary).toEqual([
      { kind: 'counterparty', word: '供应商', code: 'G007', name: '九州医药青山有限公司' },
    ]);
    expect(reading.remarks.join()).toContain('t_Schema');
  });

  it('nc-journal.xlsx: 【类型：名称】 and the name of the account book', async () => {
    const reading = await read('nc-journal.xlsx');
    expect(reading.unitNames).toEqual(['青山县中心医院']);
    expect(reading.vouchers[4]!.lines[0]!.auxiliary).toEqual([
      { kind: 'department', word: '部门', name: '内科门诊' },
      { kind: 'project', word: '项目', name: '慢病管理' },
    ]);
  });

  it('t3-ledgers.xlsx: balances of each account, and vouchers gathered again across the sheets', async () => {
    const reading = await read('t3-ledgers.xlsx');
    expect(reading.kind).toBe('subsidiary-ledger');
    expect(reading.rejections).toEqual([]);
    expect(plain(reading)).toEqual(balances(true, true));
    const bag = (vouchers: ReturnType<typeof plainVouchers>) =>
      vouchers
        .map((voucher) => ({ ...voucher, lines: voucher.lines.map((line) => JSON.stringify(line)).sort() }))
        .sort((a, b) => a.number - b.number);
    expect(bag(plainVouchers(reading))).toEqual(bag(expectedVouchers(QINGSHAN)));
  });

  it('t3-ledgers.xlsx serves as a trial balance when a person says so', async () => {
    const reading = await read('t3-ledgers.xlsx', { kind: 'trial-balance' });
    expect(reading.kind).toBe('trial-balance');
    expect(plain(reading)).toEqual(balances(true, true));
  });
});
