import { describe, expect, it } from 'vitest';
import { encode } from '../../fixtures/layouts/files.ts';
import { read, refused, shown, texts } from './support.ts';

const html = (body: string) => encode(body, 'utf-8');

describe('HTML tables named .xls', () => {
  it('entities, breaks, nested tags, a title in a table of its own', async () => {
    const file = await read(
      html(
        '<HTML><head><style>td{color:red}</style><script>var a="<table>"</script></head><body><table><tr><td colspan=3>科目余额表&nbsp;</td></tr></table>\n<table border=1><tr><th>编码</th><th>名称</th><th>金额</th></tr><tr><td>="x" 1001</td><td><b>现&#91;金&#x5d;</b><br>行</td><td align=right>&yen;1,000.50</td></tr></table></body></HTML>',
      ),
    );
    expect(file.format).toBe('html');
    expect(texts(file.sheets[0]!)).toEqual([
      ['科目余额表', '科目余额表', '科目余额表'],
      ['编码', '名称', '金额'],
      ['="x" 1001', '现[金]\n行', '¥1,000.50'],
    ]);
  });

  it('row and column spans hold their places; red is told', async () => {
    const file = await read(
      html(
        '<table><tr><td rowspan=2>甲</td><td colspan=2>乙</td></tr><tr><td>丙</td><td style="color:red">丁</td></tr></table>',
      ),
    );
    expect(shown(file.sheets[0]!)).toEqual([
      ['t:甲', 't:乙', 't~:乙'],
      ['t~:甲', 't:丙', 'tR:丁'],
    ]);
  });

  it('declared Chinese charset', async () => {
    const file = await read(
      encode('<html><meta charset=gb2312><table><tr><td>库存</td></tr></table></html>', 'gb18030'),
    );
    expect(texts(file.sheets[0]!)).toEqual([['库存']]);
    expect(file.encoding).toBe('gb18030');
  });

  it('without a table, or nested without end', async () => {
    expect(await refused(html('<html><body>登录超时，请重新登录</body></html>'))).toBe('not-a-table');
    expect(await refused(html('<table><tr><td>'.repeat(3000)))).toBe('too-deep');
  });
});

describe('XML spreadsheets of Excel 2003', () => {
  const workbook = (table: string) =>
    html(
      `<?xml version="1.0"?><?mso-application progid="Excel.Sheet"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet" xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet"><Styles><Style ss:ID="d"><NumberFormat ss:Format="Short Date"/></Style><Style ss:ID="r"><Font ss:Color="#FF0000"/></Style></Styles><Worksheet ss:Name="余额"><Table>${table}</Table></Worksheet></Workbook>`,
    );

  it('indexes, merges, types and styles', async () => {
    const file = await read(
      workbook(
        '<Row ss:Index="2"><Cell ss:MergeDown="1"><Data ss:Type="String">科目</Data></Cell><Cell ss:MergeAcross="1"><Data ss:Type="String">期初</Data></Cell></Row><Row><Cell><Data ss:Type="String">借</Data></Cell><Cell ss:StyleID="r"><Data ss:Type="Number">5.0999999999999996</Data></Cell><Cell ss:Index="6" ss:Formula="=1"/><Cell><Data ss:Type="DateTime">2025-12-02T00:00:00.000</Data></Cell></Row>',
      ),
    );
    expect(file.format).toBe('spreadsheetml');
    expect(file.sheets[0]!.name).toBe('余额');
    expect(shown(file.sheets[0]!)).toEqual([
      ['t:科目', 't:期初', 't~:期初'],
      ['t~:科目', 't:借', 'nR:5.1', 'e:', 'e:', 'e:（公式没有保存的结果）', 't:2025-12-02T00:00:00.000'],
    ]);
    expect(file.sheets[0]!.rowNumber(0)).toBe(2);
  });

  it('a DOCTYPE, another kind of XML, an element left open', async () => {
    expect(await refused(html('<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b "c">]><Workbook/>'))).toBe('xml-doctype');
    expect(await refused(html('<?xml version="1.0"?><EInvoice><a/></EInvoice>'))).toBe('not-a-table');
    expect(await refused(html('<Workbook><Worksheet>'))).toBe('damaged-xml');
  });
});
