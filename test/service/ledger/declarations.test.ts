import { describe, expect, it } from 'vitest';
import { contract } from '../../../shared/contract/index.ts';
import { LEAD, openCommunity, TOWN } from '../support/house.ts';
import { OPERATOR } from '../support/service.ts';

const declared = (...rows: string[]): string => ['单位：元', '科目编码,科目名称,往来单位,金额', ...rows].join('\n');

describe('a declaration of intra-group balances', () => {
  it('finds a member by the code beside a name that is not the member’s own', async () => {
    const house = await openCommunity([LEAD, TOWN]);
    const reply = await house.importDeclaration('T01', '2025-01', declared('2302,应付账款,H01 总院,120.00'));
    expect(reply).toMatchObject({ imported: 1, remarks: [] });
    const rows = await house.books.read((db) => db.selectFrom('declaration').selectAll().execute());
    expect(rows).toMatchObject([{ counterparty: 'H01', amount: 12000 }]);
  });

  it('is asked for by a trial balance of a unit that has dealings with members, until it is there', async () => {
    const house = await openCommunity([LEAD, TOWN]);
    const table = (amount: string) =>
      [
        '单位：元',
        '科目编码,科目名称,期初借方,期初贷方,本期借方,本期贷方,期末借方,期末贷方',
        `1002,银行存款,${amount},,,,${amount},`,
        `2302,应付账款,,${amount},,,,${amount}`,
      ].join('\n');
    const asking = (period: string) => expect.stringContaining(`请补报 ${period} 的内部往来申报表`);
    const none = await house.importTrialBalance('T01', '2025-01', table('120.00'));
    expect(none).not.toMatchObject({ remarks: expect.arrayContaining([asking('2025-01')]) });
    await house.importDeclaration('T01', '2025-01', declared('2302,应付账款,H01 总院,120.00'));
    expect(await house.importTrialBalance('T01', '2025-02', table('120.00'))).toMatchObject({
      remarks: expect.arrayContaining([asking('2025-02')]),
    });
    await house.importDeclaration('T01', '2025-02', declared('2302,应付账款,H01 总院,120.00'));
    const again = await house.importTrialBalance('T01', '2025-02', table('120.0'));
    expect(again).not.toMatchObject({ remarks: expect.arrayContaining([asking('2025-02')]) });
  });

  it('is asked for after a month of vouchers with members, in the preview too', async () => {
    const house = await openCommunity([LEAD, TOWN]);
    await house.importJson('T01', [
      {
        date: '2025-01-09',
        summary: '欠总院',
        entries: [
          { side: 'D', code: '1002', amount: '120.00' },
          { side: 'C', code: '2302', amount: '120.00', counterparty: 'H01' },
        ],
      },
    ]);
    const text = ['单位：元', '科目编码,科目名称,期初借方,期初贷方,本期借方,本期贷方,期末借方,期末贷方'];
    text.push('1002,银行存款,120.00,,,,120.00,', '2302,应付账款,,120.00,,,,120.00');
    const asking = { remarks: expect.arrayContaining([expect.stringContaining('请补报 2025-02 的内部往来申报表')]) };
    const input = { unit: 'T01', period: '2025-02', file: await house.file(text.join('\n')), fileName: 'x.csv' };
    expect(await house.pipeline.perform(contract.ledger.previewImport, input, OPERATOR)).toMatchObject(asking);
    expect(await house.importTrialBalance('T01', '2025-02', text.join('\n'))).toMatchObject(asking);
  });

  it('is refused with the name when neither name nor code is a member’s', async () => {
    const house = await openCommunity([LEAD, TOWN]);
    const file = await house.file(declared('2302,应付账款,X09 某某公司,120.00'));
    const refusal = await house.refusal('ledger.importIntraGroup', {
      unit: 'T01',
      period: '2025-01',
      file,
      fileName: '内部往来申报表.csv',
    });
    expect(refusal).toEqual({
      code: 'unknown-counterparty',
      messages: ['“某某公司”不是医共体成员单位的编码或名称'],
    });
  });
});
