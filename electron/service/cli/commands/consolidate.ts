import { CLASS_NAMES, GROUP_NAMES } from '../../../../shared/domain/consolidation/rules.ts';
import type { CliCommand, CliContext, Outcome } from '../context.ts';
import { money, table } from '../print.ts';

interface Worksheet {
  readonly caption: string;
  readonly period: string;
  readonly run: number;
  readonly lines: readonly {
    readonly statement: string;
    readonly name: string;
    readonly sum: string;
    readonly elimination: string;
    readonly consolidated: string;
  }[];
  readonly eliminations: readonly {
    readonly rule: string;
    readonly pair: readonly string[];
    readonly entries: readonly {
      readonly side: string;
      readonly name: string;
      readonly amount: string;
      readonly natures?: readonly { readonly name: string }[];
    }[];
  }[];
  readonly differences: readonly Difference[];
  readonly checks: readonly {
    readonly title: string;
    readonly ok: boolean;
    readonly severity: string;
    readonly detail: string;
  }[];
}

interface Difference {
  readonly pair: readonly string[];
  readonly kind: string;
  readonly book: string;
  readonly left: string;
  readonly right: string;
  readonly difference: string;
  readonly class: string;
}

const STATEMENT_NAMES: Readonly<Record<string, string>> = {
  'balance-sheet': '资产负债表',
  income: '收入费用表',
  'income-by-nature': '收入费用表（按经济性质）',
  'net-assets': '净资产变动表',
  budget: '预算收入支出表',
};

const kindOf = ({ book, kind }: Difference): string =>
  `${book === 'budget' ? '预算·' : ''}${(GROUP_NAMES as Readonly<Record<string, string>>)[kind] ?? kind}`;

/** Makes the worksheet and shows what moved in it; open differences stop only the confirming, not this. */
async function consolidate(context: CliContext): Promise<Outcome> {
  context.args.allow('period');
  const desk = await context.desk();
  const sheet = await desk.call<Worksheet>('consolidation.run', { period: context.args.required('period') });
  context.print.result(sheet, () => show(sheet));
  return 0;
}

function show(sheet: Worksheet): string {
  const open = sheet.differences.filter((difference) => difference.class !== 'matched');
  const alive = sheet.lines.filter((line) => line.sum !== '0.00' || line.elimination !== '0.00');
  return [
    `合并工作底稿 ${sheet.period}  第 ${sheet.run} 次  单位：元`,
    sheet.caption,
    table(
      [
        { heading: '报表' },
        { heading: '项目' },
        { heading: '汇总', align: 'right' },
        { heading: '抵销', align: 'right' },
        { heading: '合并', align: 'right' },
      ],
      alive.map((line) => [
        STATEMENT_NAMES[line.statement] ?? line.statement,
        line.name,
        money(line.sum),
        money(line.elimination),
        money(line.consolidated),
      ]),
    ),
    '',
    `抵销分录 ${sheet.eliminations.length} 笔`,
    ...sheet.eliminations.map(({ rule, pair, entries }) => {
      const texts = entries.map(
        ({ side, name, amount, natures }) =>
          `${side === 'debit' ? '借' : '贷'} ${name} ${money(amount)}${natures ? `（${natures.map((one) => one.name).join('、')}）` : ''}`,
      );
      return `  ${rule} ${pair.join('–')}  ${texts.join('；')}`;
    }),
    '',
    `内部往来差异 ${open.length} 项，另有 ${sheet.differences.length - open.length} 项核对一致`,
    table(
      [
        { heading: '单位对' },
        { heading: '类别' },
        { heading: '左方', align: 'right' },
        { heading: '右方', align: 'right' },
        { heading: '差异', align: 'right' },
        { heading: '性质' },
      ],
      open.map((row) => [
        row.pair.join('–'),
        kindOf(row),
        money(row.left),
        money(row.right),
        money(row.difference),
        (CLASS_NAMES as Readonly<Record<string, string>>)[row.class] ?? row.class,
      ]),
    ),
    '',
    ...sheet.checks.map(
      ({ title, ok, severity, detail }) => `${ok ? '✓' : severity === 'error' ? '✗' : '!'} ${title}  ${detail}`,
    ),
  ].join('\n');
}

export const consolidateCommand: CliCommand = {
  words: ['consolidate'],
  usage: 'consolidate --period P',
  summary: '编制合并底稿 · worksheet, eliminations, differences',
  run: consolidate,
};
