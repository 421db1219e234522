import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseAst } from 'vite';
import { describe, expect, it } from 'vitest';
import { PARALLEL_RULES } from '../../../shared/domain/ledger/parallel-rules.ts';
import { DEFINED_STATEMENTS, definitionOf } from '../../../shared/domain/ledger/statements/definitions.ts';
import { lineInEnglish } from '../../../shared/i18n/en/lines.ts';
import { SENTENCES } from '../../../shared/i18n/en/sentences/index.ts';
import { formOf, inLanguage } from '../../../shared/i18n/sentences.ts';

const HAN = /\p{Script=Han}/u;
const PLACE = /\{(\d+)\}/g;
/** A word for one and for many: of a value that is no number the second. */
const COUNTED = /\{\d+\|[^|}]*\|([^|}]*)\}/g;

/** What people read on paper or on the command line, and what is data: charts, forms, words that the reader looks for. */
const NOT_SAID = [
  /^electron\/service\/(cli|demo)\b/,
  /^electron\/service\/audit\/(pack\/(sheets\/|manifest|content|build)|(paper|budget|cost)-gathering|repair-workbook)/,
  /^electron\/service\/workbook\/write\//,
  /^electron\/service\/budget\/((spending\/progress|requests\/claims)-workbook|watching\/(explained|pack-facts))\.ts/,
  /^electron\/service\/budget\/projects\/library-(book|operation|words)\.ts/,
  /^electron\/service\/ledger\/(balances-workbook|papers\/(register-workbook|sort-names)|bank\/workbook|cash-count\/workbook|books\/(book-.*|long-book|.*-workbook))\.ts/,
  /^electron\/service\/(serving|http\/(openapi|serve))\.ts/,
  /^shared\/domain\/ledger\/(statements\/(?!evaluate)|fund\.ts|closing\.ts)/,
  /^shared\/domain\/ledger\/charts\/(?!suggest|unit-chart|unit-findings)/,
  /^shared\/domain\/ledger\/reading\/(vocabulary|heading-words|dates|date-order|side-word|title|voucher-number)/,
  /^shared\/domain\/ledger\/papers\/ofd\.ts/,
  /^shared\/domain\/consolidation\/lines\.ts/,
  // Which account mirrors which, with the regulation's own words; the rules' titles are said, and are there.
  /^shared\/domain\/ledger\/parallel-(rules|proposal)\.ts/,
  // What stands in a kit; the console has its own words.
  /^(electron\/service\/budget\/kit\/kit-(workbook|guide)|shared\/domain\/budget\/kit(-form|-workload)?)\.ts/,
  // The console has the items' and measures' English names (`i18n/en/budget-items.ts`, `budgetSchedules.measure.*`).
  /^shared\/domain\/budget\/(items|measures)\.ts/,
  // Rows of the summed budget: the console has its own words for them (`budgetSums.row.*`).
  /^shared\/domain\/budget\/sum-views\.ts/,
  /^electron\/service\/budget\/sums\/(sums-book|sums-detail|sums-form-sheets|sums-unit-sheets|plan-book|sum-books)\.ts/,
  // Forms of cost are Chinese as their regulation has them; the console has its own words (`costing.*`).
  /^electron\/service\/costing\/(direct-workbook|row-names|drivers\/workbook|runs\/run-workbook|units\/(book|template))\.ts/,
  /^electron\/service\/costing\/reports\/(.*-workbook|sheet-parts|book-operations)\.ts/,
  /^shared\/domain\/costing\/(cost-item|suggest-scheme|units\/tables)\.ts/,
  // The form for a supplier.
  /^electron\/service\/procurement\/orders\/order-workbook\.ts/,
  // What columns of a list of products are called, and its template.
  // Headings of the table of volumes, and the form of 结余留用; the console has its own words (`volumes.*`).
  /^electron\/service\/procurement\/volumes\/(volume|division)-workbook\.ts/,
  /^shared\/domain\/procurement\/volumes\/(table-words|usual-grades)\.ts/,
  /^(shared\/domain\/procurement\/formulary\/columns|electron\/service\/procurement\/formulary\/template)\.ts/,
  // A statement for members, what columns of files are called, what a centre is counted in, and 摘要 on vouchers.
  /^electron\/service\/costing\/charges\/statement-workbook\.ts/,
  /^shared\/domain\/costing\/charges\/(centre|vouchers|volume-words)\.ts/,
  // Rows of a list of use that go back to whom they came from.
  /^electron\/service\/procurement\/requests\/bad-rows-book\.ts/,
  /^shared\/domain\/procurement\/settlements\/(accounts|note)\.ts/,
  /^electron\/service\/procurement\/settlements\/statement-workbook\.ts/,
  // 到货历史 as a workbook.
  /^electron\/service\/procurement\/history\/history-workbook\.ts/,
  // Tables that suppliers and the pharmacy centre fill in, and 比价表.
  /^electron\/service\/procurement\/prices\/.*-workbook\.ts/,
  /^shared\/domain\/procurement\/prices\/headings\.ts/,
  /^shared\/domain\/procurement\/stock\/list-words\.ts/,
  // 进货发票登记表, and how its columns are headed.
  /^electron\/service\/procurement\/invoices\/book\.ts/,
  /^shared\/domain\/procurement\/invoices\/sheet-words\.ts/,
  // 采购监督登记册 and 采购驾驶舱 as workbooks; the console has its own words (`guards.*`, `cockpit.*`).
  /^electron\/service\/procurement\/(guards\/register|cockpit\/cockpit)-workbook\.ts/,
  // 往年支出表 with how its columns are headed, and 回溯测试结果; the console has its own words (`radar.*`).
  /^electron\/service\/approval\/radar\/(template|book.*)\.ts/,
  /^electron\/service\/approval\/applications\/form-(workbook|operation)\.ts/,
  /^shared\/domain\/approval\/radar\/sheet-words\.ts/,
  // The bank's file, and 摘要 on vouchers.
  /^electron\/service\/(procurement\/payments|approval\/payouts)\/bank-file\.ts/,
  /^shared\/domain\/approval\/payout-voucher\.ts/,
  /^shared\/domain\/procurement\/payments\/(voucher|accounts)\.ts/,
  /^shared\/domain\/procurement\/advances\/voucher\.ts/,
  /^shared\/domain\/organisation\/department\.ts/,
  // 诊疗科目名录 and the list of departments as a workbook.
  /^shared\/domain\/organisation\/departments\/specialities\.ts/,
  /^electron\/service\/organisation\/departments\/list-workbook\.ts/,
  // 摘要 that stand on vouchers, and names of details.
  /^shared\/domain\/ledger\/period-end\/(summaries|budget|finished)\.ts/,
  /^shared\/domain\/ledger\/(cash-count\/(voucher|faces)|bank\/class-names)\.ts/,
  /^shared\/domain\/ledger\/provisions\/(vocabulary|fund-words|lives|depreciation|allowance)\.ts/,
  // The console has its own words for roles, permissions and duties.
  /^shared\/domain\/organisation\/(permission|roles|separation)\.ts/,
];

/** Names of files, marks in cells, and the word of an ordinary voucher. */
const DATA = new Set([
  '进货发票登记表.xlsx',
  '往年支出表.xlsx',
  '回溯测试结果.xlsx',
  '{0}-待更正.xlsx',
  '到货历史-{0}.xlsx',
  '审计包-{0}-{1}.xlsx',
  '整改清单-{0}-{1}.xlsx',
  '科目余额表-{0}-{1}.xlsx',
  '银行存款余额调节表-{0}-{1}-{2}.xlsx',
  '库存现金盘点表-{0}-{1}.xlsx',
  '{0}-{1} {2}.xlsx',
  '预算执行情况表-{0}-{1}.xlsx',
  '成本医01-{0}-{1}.xlsx',
  '单位成本-{0}-{1}.xlsx',
  '{0}-模板.xlsx',
  '报价单-{0}-{1}.xlsx',
  '比价表-{0}.xlsx',
  '价格协议-模板.xlsx',
  '{0}-{1}-用量-待更正.xlsx',
  '统一用药目录-模板.xlsx',
  // The usual 包装单位 of a list that names none.
  '盒',
  '成本分摊-{0}-{1}-第{2}版.xlsx',
  '分摊参数填报表',
  '分摊参数',
  '{0}-{1}-{2}.xlsx',
  '预算占用明细-{0}-{1}.xlsx',
  '{0}年{1}月',
  '{0}年{1}月至{2}月',
  '{0}至{1}',
  '所选{0}家单位',
  '是',
  '记',
  '凭证 {0}：',
  '原因',
  // 摘要 of a correcting voucher.
  '更正 ',
  // What a workbook is called.
  '大额支出审批',
  // 制单人 of a voucher that the rules made; the console has its own word.
  '期末结转',
  '期末计提',
]);

const root = join(import.meta.dirname, '../../..');

const sources = ['electron/service', 'shared/domain', 'shared/contract/errors.ts', 'shared/contract/fields.ts']
  .flatMap((from) =>
    from.endsWith('.ts')
      ? [from]
      : readdirSync(join(root, from), { recursive: true, encoding: 'utf8' }).map((name) => join(from, name)),
  )
  .filter((path) => path.endsWith('.ts') && !NOT_SAID.some((pattern) => pattern.test(path)));

interface Node {
  readonly type?: string;
  readonly value?: unknown;
  readonly quasis?: readonly { readonly value: { readonly cooked: string } }[];
}

/** Every text in a source with Chinese in it, `{0}` standing for its first value. */
function textsIn(node: unknown): string[] {
  if (typeof node !== 'object' || node === null) return [];
  const { type, value, quasis } = node as Node;
  const own =
    type === 'Literal' && typeof value === 'string'
      ? [value]
      : type === 'TemplateLiteral'
        ? [quasis!.map((text, at) => (at === 0 ? '' : `{${at - 1}}`) + text.value.cooked).join('')]
        : [];
  return [...own.filter((text) => HAN.test(text)), ...Object.values(node).flatMap(textsIn)];
}

describe('what the service says', () => {
  it('has its English for every sentence in the source', () => {
    const missing = sources.flatMap((path) =>
      textsIn(parseAst(readFileSync(join(root, path), 'utf8'), { lang: 'ts' }))
        .filter((text) => SENTENCES[text] === undefined && !DATA.has(text))
        .map((text) => `${path}: ${text}`),
    );
    expect(missing).toEqual([]);
    expect(sources.length).toBeGreaterThan(200);
  });

  it('has its English for every line and title of the statements, in every layout', () => {
    for (const layout of ['group', 'hospital', 'primary', 'institution'] as const)
      for (const { number, title, lines } of DEFINED_STATEMENTS.map((one) => definitionOf(one, layout))) {
        expect(
          lines.map(({ name }) => name).filter((name) => !/^[^\p{Script=Han}]+$/u.test(lineInEnglish(name) ?? '字')),
        ).toEqual([]);
        expect(SENTENCES[`${number} ${title}`], title).toBeDefined();
      }
    expect(lineInEnglish('工商银行基本户')).toBeUndefined();
  });

  it('has its English for every remark of the statements, in every layout', () => {
    const remarks = (['group', 'hospital', 'primary', 'institution'] as const).flatMap((layout) =>
      DEFINED_STATEMENTS.flatMap((one) => definitionOf(one, layout).watches ?? []).map(({ remark }) => remark),
    );
    expect(remarks.length).toBeGreaterThan(10);
    expect(remarks.filter((remark) => SENTENCES[remark.replace('{amount}', '{0}')] === undefined)).toEqual([]);
  });

  it('has its English for the title of every rule of parallel accounting', () => {
    expect(PARALLEL_RULES.map(({ title }) => title).filter((title) => SENTENCES[title] === undefined)).toEqual([]);
  });

  it.each(Object.entries(SENTENCES))('%s', (key, english) => {
    const places = (text: string) => [...new Set([...text.matchAll(PLACE)].map((match) => match[1]))].sort();
    expect(places(english), 'the same values').toEqual(places(key));
    // Quotation marks hold what stands in Chinese in a file or a workbook.
    expect(english.replace(/“[^”]*”/g, '')).not.toMatch(/\p{Script=Han}|[，。：；！？（）]/u);
    const said = key.replace(PLACE, (_, at) => `V${at}`);
    expect(formOf(said)?.key, 'found again by its own form').toBe(key);
    expect(inLanguage(said, 'en')).toBe(english.replace(COUNTED, '$1').replace(PLACE, (_, at) => `V${at}`));
    expect(inLanguage(said, 'zh-CN')).toBe(said);
  });
});

describe('a sentence in English', () => {
  it.each([
    [
      '与另外 1 笔（T02-2025-3）用了同一张发票 2532，合计 800.00 元',
      'The same invoice 2532 as 1 other (T02-2025-3), ¥800.00 together',
    ],
    ['科目 1002 银行存款 不是末级科目', 'Account 1002 银行存款 is not at the lowest level'],
    [
      '凭证 记-12：第 3 行：科目 9999 不在单位科目表中',
      "Voucher 记-12: Line 3: account 9999 is not in the unit's chart",
    ],
    ['财务会计期末余额借贷不平，差 5.00', 'financial closing balance: debits and credits differ by 5.00'],
    [
      '1001 库存现金：期初 借 10.00 + 借方 5.00 − 贷方 0.00 = 借 15.00，与期末 借 16.00 不符',
      '1001 库存现金: opening debit 10.00 + debit 5.00 − credit 0.00 = debit 15.00, which is not the closing debit 16.00',
    ],
    ['T17 尚未报送；T18 尚未报送', 'T17 has not reported; T18 has not reported'],
    ['4 项检验通过 3 项；期末余额借贷不平', '3 of 4 tests passed; closing balance does not balance'],
    [
      '内部债权债务 2 项未决，差额 5.00 元：H01-T01、H01-T02',
      'Receivables and payables between members: 2 open, a difference of 5.00 yuan: H01-T01, H01-T02',
    ],
    [
      '年初 期初 本期 期末，借贷两栏，红字为负',
      'opening of the year opening the month closing, debit and credit columns, red is negative',
    ],
    [
      '凭证 2025-01 记-3 借贷不平：借方 1.00，贷方 2.00，相差 -1.00（明细账可能缺少其中某个科目）',
      'Voucher 2025-01 记-3 does not balance: debit 1.00, credit 2.00, a difference of -1.00 (the subsidiary ledger may lack one of the accounts)',
    ],
    [
      '年末财务会计收支科目尚未结转：4001、4101 等（共 61 个科目）',
      'financial income and expense accounts not closed at year end: 4001, 4101 and others (61 accounts)',
    ],
    [
      '5701 利息费用 没有映射到集团科目，期末余额 1.00，本年发生净额 2.00，可映射到 5901',
      '5701 利息费用 is not mapped to a group account, closing balance 1.00, net movement of the year 2.00; it could be mapped to 5901',
    ],
    ['凭证已审核，不能撤回', 'The voucher is reviewed; it cannot be taken back'],
    [
      'H01 的 2025-03 还有 2 张凭证没有记账（草稿 1 张、已提交 0 张、已审核 1 张），请先记账或作废',
      '2 vouchers of H01 in 2025-03 are not posted yet (1 drafts, 0 submitted, 1 reviewed); post or discard them first',
    ],
    [
      '2025-03-05 的凭证“付药款”还是草稿，还没有记账',
      'The voucher of 2025-03-05, 付药款, is still a draft and not posted yet',
    ],
    ['合并：成员单位均已报送', 'Consolidation: All member units have reported'],
  ])('%s', (chinese, english) => {
    expect(inLanguage(chinese, 'en')).toBe(english);
  });

  it('leaves names, and what nobody has said, as they are', () => {
    for (const text of [
      '借款利息',
      '县人民医院',
      '第二门诊部、检验科',
      '补记上月水电费',
      '供应商已书面说明，差价另行补红字',
    ])
      expect(inLanguage(text, 'en')).toBe(text);
  });
});
