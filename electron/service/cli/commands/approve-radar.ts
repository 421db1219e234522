import { basename } from 'node:path';
import type { Contract } from '../../../../shared/contract/index.ts';
import type { ReplyOf } from '../../../../shared/contract/operation.ts';
import { LEVELS } from '../../../../shared/domain/approval/level.ts';
import { KIND_NAMES } from '../../../../shared/domain/approval/radar/saying.ts';
import { shareOf } from '../../../../shared/domain/approval/radar/share.ts';
import type { CliCommand, CliContext, Outcome } from '../context.ts';
import { money, table } from '../print.ts';
import { readInput } from './import.ts';

type Tested = ReplyOf<Contract['approval']['backTestRadar']>;

/** Holds the radar, as it is set, against a table of past payments. Changes nothing. */
async function radar(context: CliContext): Promise<Outcome> {
  const { args } = context;
  args.allow('file');
  const path = args.required('file');
  const desk = await context.desk();
  const handed = { file: await desk.putFile(await readInput(path)), fileName: basename(path).slice(-255) };
  const reply = await desk.call<Tested>('approval.backTestRadar', handed);
  context.print.result(reply, () => show(reply));
  return 0;
}

function show({ documents, sum, first, last, rules, warned, kinds, cases, total }: Tested): string {
  return [
    `${first} 至 ${last}  ${documents} 笔，合计 ${money(sum)} 元  对照审批规则版本 ${rules.version}`,
    `要多看 ${warned.tried} 笔（payments to be looked at），占 ${shareOf(warned.tried, documents)}%`,
    table(
      [{ heading: '种类' }, { heading: '件数', align: 'right' }, { heading: '合计（元）', align: 'right' }],
      kinds.map((each) => [KIND_NAMES[each.kind], `${each.both + each.onlyTried}`, money(each.sum)]),
    ),
    '',
    table(
      [{ heading: '种类' }, { heading: '合计（元）', align: 'right' }, { heading: '应走层级' }, { heading: '说明' }],
      cases.map((one) => [
        ...[KIND_NAMES[one.kind], money(one.sum), one.levels.map((level) => LEVELS[level]).join('、'), one.message],
      ]),
    ),
    ...(total > cases.length ? [`只列前 ${cases.length} 件，共 ${total} 件（the first only）`] : []),
  ].join('\n');
}

export const approveRadarCommands: readonly CliCommand[] = [
  {
    words: ['approve', 'radar'],
    usage: 'approve radar --file FILE --as NAME',
    summary: '用往年的支出试化整为零预警，什么都不改 · tries the radar on past payments; changes nothing',
    run: radar,
  },
];
