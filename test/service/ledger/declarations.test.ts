import { describe, expect, it } from 'vitest';
import { LEAD, openCommunity, TOWN } from '../support/house.ts';

const declared = (...rows: string[]): string => ['单位：元', '科目编码,科目名称,往来单位,金额', ...rows].join('\n');

describe('a declaration of intra-group balances', () => {
  it('finds a member by the code beside a name that is not the member’s own', async () => {
    const house = await openCommunity([LEAD, TOWN]);
    const reply = await house.importDeclaration('T01', '2025-01', declared('2302,应付账款,H01 总院,120.00'));
    expect(reply).toMatchObject({ imported: 1, remarks: [] });
    const rows = await house.books.read((db) => db.selectFrom('declaration').selectAll().execute());
    expect(rows).toMatchObject([{ counterparty: 'H01', amount: 12000 }]);
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
