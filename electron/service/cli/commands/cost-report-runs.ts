import { writeFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import type { Contract } from '../../../../shared/contract/index.ts';
import type { ReplyOf } from '../../../../shared/contract/operation.ts';
import { COST_ITEM_NAMES, COST_ITEMS } from '../../../../shared/domain/costing/cost-item.ts';
import { fen, formatYuan } from '../../../../shared/kernel/fen.ts';
import { TIER_NAMES } from '../../costing/reports/hospital-workbook.ts';
import { UsageError } from '../arguments.ts';
import type { CliContext, Outcome } from '../context.ts';
import { Refusal } from '../desk.ts';
import { money, table } from '../print.ts';

type Costing = Contract['costing'];
type Form = '01' | '02' | '03' | 'hospital' | 'structure';
type Source = ReplyOf<Costing['fullCost']>['source'];
type Printed = ReplyOf<Costing['fullCost']> | ReplyOf<Costing['hospitalCost']> | ReplyOf<Costing['costTrend']>;

/** A report of one unit's locked runs, or of the run that is named: on the terminal, or as a workbook. */
export async function ofRuns({ args, print, desk }: CliContext, form: Form): Promise<Outcome> {
  const run = args.text('run');
  if (run !== undefined && !/^[1-9]\d{0,14}$/.test(run)) throw new UsageError('--run 是成本分摊的编号（a number）');
  const asked = {
    ...{ unit: args.required('unit'), period: args.required('period') },
    span: args.flag('year-to-date') ? 'year' : 'month',
  };
  const named = run === undefined ? {} : { run: Number(run) };
  const house = await desk();
  const out = args.text('out');
  if (out !== undefined) {
    const made = await house.call<ReplyOf<Costing['reportBook']>>('costing.reportBook', { ...asked, ...named, form });
    const file = resolve(out);
    try {
      await writeFile(file, await house.getFile(made.file), { flag: 'wx' });
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
      throw new Refusal('EXISTS', `那里已有文件，不会覆盖（${file}）`, undefined);
    }
    print.result({ file, sha256: made.file }, () => file);
    return 0;
  }
  if (form === '01') throw new UsageError('--report 01 的 --run 要与 --out 一起用（--run needs --out here）');
  const { unit, period } = asked;
  const reply =
    form === 'hospital'
      ? await house.call<Printed>('costing.hospitalCost', asked)
      : form === 'structure'
        ? await house.call<Printed>('costing.costTrend', { unit, period })
        : await house.call<Printed>('costing.fullCost', { ...asked, ...named });
  print.result(reply, () => [title(reply.source, form, period), shown(reply, form)].join('\n'));
  return 0;
}

const TITLES: Readonly<Record<Form, string>> = {
  '01': '成本医01 医院各科室直接成本表',
  '02': '成本医02 临床服务类科室全成本表',
  '03': '成本医03 临床服务类科室全成本构成分析表',
  hospital: '医院成本报表',
  structure: '成本构成与趋势',
};

const title = ({ unit, name, official, missing }: Source, form: Form, period: string): string =>
  [
    `${TITLES[form]}  ${unit} ${name}  ${period}  单位：元`,
    ...(official ? [] : ['管理口径，参照财会〔2021〕26号编制']),
    ...(missing.length === 0 ? [] : [`缺少锁定的成本分摊：${missing.join('、')}`]),
  ].join('\n');

const right = (heading: string) => ({ heading, align: 'right' as const });
const ITEMS = COST_ITEMS.map((item) => right(COST_ITEM_NAMES[item]));
const percent = (share: number | null): string => (share === null ? '' : `${formatYuan(fen(share))}%`);

function shown(reply: Printed, form: Form): string {
  if ('months' in reply)
    return table(
      [{ heading: '期间' }, ...ITEMS, right('全成本'), right('诊次成本'), right('床日成本')],
      reply.months.map(({ period, amounts, total, perVisit, perBedDay }) => [
        ...[period, ...COST_ITEMS.map((item) => money(amounts[item])), money(total)],
        ...[perVisit, perBedDay].map((cost) => (cost === null ? '' : money(cost))),
      ]),
    );
  if (!('total' in reply))
    return table(
      [{ heading: '项目' }, ...ITEMS, right('合计')],
      reply.rows.map(({ row, amounts, total }) => [
        ...[TIER_NAMES[row], ...COST_ITEMS.map((item) => money(amounts[item])), money(total)],
      ]),
    );
  const rows = [...reply.rows, { code: '', name: '科室全成本合计', ...reply.total }];
  if (form === '02')
    return table(
      [{ heading: '科室' }, ...['直接成本', '间接成本', '全成本'].map(right)],
      rows.map(({ code, name, direct, indirect, full }) => [
        `${code} ${name}`.trim(),
        ...[direct, indirect, full].map(({ total }) => money(total)),
      ]),
    );
  return table(
    [{ heading: '科室' }, ...ITEMS, ...['全成本', '科室收入', '收入－成本', '床日成本', '诊次成本'].map(right)],
    rows.map(({ code, name, full, shares, revenue, result, perBedDay, perVisit }) => [
      `${code} ${name}`.trim(),
      ...COST_ITEMS.map((item) => percent(shares[item])),
      ...[full.total, revenue, result].map((amount) => money(amount)),
      ...[perBedDay, perVisit].map((cost) => (cost === null ? '' : money(cost))),
    ]),
  );
}
