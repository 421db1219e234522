import { basename } from 'node:path';
import type { Contract } from '../../../../shared/contract/index.ts';
import type { ReplyOf } from '../../../../shared/contract/operation.ts';
import {
  SERVICE_TABLE_NAMES,
  SERVICE_TABLES,
  type ServiceTable,
} from '../../../../shared/domain/costing/units/tables.ts';
import { UsageError } from '../arguments.ts';
import type { CliCommand, CliContext, Outcome } from '../context.ts';
import { money, table } from '../print.ts';
import { readInput } from './import.ts';

type Visits = ReplyOf<Contract['costing']['visitCosts']>;
type Items = ReplyOf<Contract['costing']['itemCosts']>;
type Diseases = ReplyOf<Contract['costing']['diseaseCosts']>;
type Seen = ReplyOf<Contract['costing']['readServiceTable']>;

const USAGE = `cost import ${SERVICE_TABLES.join('|')} FILE --unit U --period P [--dry-run]`;

/** Hands a table of services in, to be reviewed by somebody else; with `--dry-run` it is only read. */
async function take(context: CliContext, rest: readonly string[]): Promise<Outcome> {
  const { args, print } = context;
  args.allow('unit', 'period', 'dry-run');
  const [kind, path] = rest;
  const of = SERVICE_TABLES.find((each) => each === kind);
  if (of === undefined || path === undefined || rest.length > 2) throw new UsageError(USAGE);
  const at = { unit: args.required('unit'), period: args.required('period'), table: of };
  const desk = await context.desk();
  const handed = { ...at, file: await desk.putFile(await readInput(path)), fileName: basename(path).slice(-255) };
  const seen = await desk.call<Seen>('costing.readServiceTable', handed);
  if (args.flag('dry-run')) {
    print.result({ ...seen, taken: false }, () => shown(of, seen));
    return seen.rejected === 0 ? 0 : 1;
  }
  const taken = await desk.call<{ id: number; rows: number }>('costing.importServiceTable', {
    ...{ ...handed, after: seen.after },
  });
  print.result(
    { ...taken, taken: true },
    () => `${SERVICE_TABLE_NAMES[of]} ${taken.rows} 行，第 ${taken.id} 批，待审核（to be reviewed）`,
  );
  return 0;
}

const shown = (of: ServiceTable, { rows, skipped, rejections, rejected }: Seen): string =>
  [
    `${SERVICE_TABLE_NAMES[of]}：读到 ${rows} 行，略过 ${skipped} 行，${rejected} 处不能接受（not taken）`,
    ...rejections.map(
      ({ sheet, row, column, message }) => `✗ ${sheet === '' ? '' : `${sheet}!`}${column}${row} ${message}`,
    ),
  ].join('\n');

/** 单位成本 of a unit's month or year so far. */
async function units(context: CliContext): Promise<Outcome> {
  const { args, print } = context;
  args.allow('unit', 'period', 'year');
  const asked = {
    ...{ unit: args.required('unit'), period: args.required('period') },
    span: args.flag('year') ? 'year' : 'month',
  };
  const desk = await context.desk();
  const visits = await desk.call<Visits>('costing.visitCosts', asked);
  const items = await desk.call<Items>('costing.itemCosts', asked);
  const diseases = await desk.call<Diseases>('costing.diseaseCosts', asked);
  print.result({ ...asked, visits, items, diseases }, () => report(visits, items, diseases));
  return 0;
}

const right = (heading: string) => ({ heading, align: 'right' as const });
const orNone = (amount: string | null): string => (amount === null ? '–' : money(amount));

function report(visits: Visits, items: Items, diseases: Diseases): string {
  const side = (name: string, count: string, { rows, hospital }: Visits['outpatient']): string[] => [
    '',
    table(
      [{ heading: '科室' }, right('成本合计'), right(count), right(name)],
      [...rows, { code: '', name: '院均', ...hospital }].map((row) => [
        ...[`${row.code} ${row.name}`.trim(), money(row.total), String(row.count), orNone(row.unit)],
      ]),
    ),
  ];
  return [
    `单位成本  ${visits.unit} ${visits.name}  单位：元${visits.official ? '' : '  管理口径，参照财会〔2021〕26号'}`,
    ...side('诊次成本', '门急诊人次', visits.outpatient),
    ...side('床日成本', '占用床日', visits.inpatient),
    ...(items.hospital.length === 0
      ? []
      : [
          '',
          table(
            [{ heading: '项目' }, right('操作数'), right('收入'), right('成本'), right('单位成本')],
            items.hospital.map(({ code, name, count, income, cost, unit }) => [
              ...[`${code} ${name}`, count, money(income), money(cost), orNone(unit)],
            ]),
          ),
        ]),
    ...(diseases.groups.length === 0
      ? []
      : [
          '',
          table(
            [
              { heading: '病组' },
              right('出院人次'),
              right('成本'),
              right('收入'),
              right('收入−成本'),
              right('单位成本'),
            ],
            diseases.groups.map(({ code, name, patients, cost, income, result, unit }) => [
              ...[`${code} ${name}`.trim() || '未入组', String(patients)],
              ...[cost, income, result, unit].map(money),
            ]),
          ),
        ]),
    ...[...new Set([...visits.problems, ...items.problems, ...diseases.problems])].map((problem) => `✗ ${problem}`),
  ].join('\n');
}

export const costUnitCommands: readonly CliCommand[] = [
  {
    words: ['cost', 'import'],
    usage: USAGE,
    summary: '导入单位成本数据表，由他人审核 · hands in service items, activities, patients or their lines',
    run: take,
  },
  {
    words: ['cost', 'units'],
    usage: 'cost units --period P --unit U [--year]',
    summary: '诊次、床日、服务项目和病种/DRG 成本 · what a visit, a bed-day, an item and a DRG cost',
    run: units,
  },
];
