import { describe, expect, it } from 'vitest';
import { buildPack } from '../../../electron/service/audit/pack/build.ts';
import { journalFacts, journalSheets } from '../../../electron/service/audit/pack/sheets/journal.ts';
import { styled } from '../../../electron/service/workbook/write/model.ts';
import { groupContent, unitContent } from './content.ts';
import { opened } from './file.ts';

const CONTENT = groupContent(7);

describe('the journal', () => {
  it('goes on on another sheet when one is full, with no line lost or twice', () => {
    const facts = journalFacts(CONTENT.journal);
    const { sheets, names } = journalSheets(CONTENT, facts, 50);
    expect(sheets.map(({ name }) => name)).toEqual(['序时账', '序时账2', '序时账3', '序时账4']);
    expect(names.map(([unit]) => unit!.name)).toEqual(['序时_单位', '序时_单位2', '序时_单位3', '序时_单位4']);
    const parts = sheets.map(({ rows }) => [...rows].filter((row) => styled(row).look === undefined));
    expect(parts.map((rows) => rows.length)).toEqual([50, 50, 50, facts.lines - 150]);
    const whole = [...journalSheets(CONTENT, facts).sheets[0]!.rows].filter((row) => styled(row).look === undefined);
    expect(parts.flat()).toEqual(whole);
  });

  it('says who made, reviewed and posted each line, and what stands behind it', async () => {
    const voucher = [...unitContent(7).journal][0]!;
    const line = { ...voucher.lines[0]!, department: '0101', fund: 'donation', project: 'P-9', document: '0007' };
    const content = {
      ...unitContent(7),
      journal: [
        {
          ...voucher,
          signedBy: '赵琴',
          attachments: 4,
          sourceNumber: '记-0001',
          reverses: 12,
          lines: [line, ...voucher.lines.slice(1)],
        },
      ],
    };
    const sheet = (await opened((await buildPack(content)).bytes)).getWorksheet('序时账')!;
    const headings = (sheet.getRow(3).values as string[]).slice(1);
    const cells = Object.fromEntries(headings.map((heading, i) => [heading, sheet.getRow(4).getCell(i + 1).value]));
    expect(cells).toMatchObject({
      单位: 'H01 县人民医院',
      凭证字: '记',
      凭证号: voucher.number,
      分录: 1,
      部门: '内科',
      资金来源: '捐赠',
      项目: 'P-9',
      单据号: '0007',
      附件数: 4,
      制单: '李娜',
      审核: '王强',
      出纳: '赵琴',
      记账: '李娜',
      原凭证号: '记-0001',
      冲销凭证: '凭证 12',
    });
  });
});
