import type { Contract } from '../../../../shared/contract/index.ts';
import type { ReplyOf } from '../../../../shared/contract/operation.ts';
import type { SpendBy } from '../../../../shared/domain/procurement/cockpit/spend.ts';
import type { FindingState } from '../../../../shared/domain/procurement/guards/answer.ts';
import type { GuardBasis, GuardLevel, GuardRule } from '../../../../shared/domain/procurement/guards/finding.ts';
import {
  BASIS_NAMES,
  LEVEL_NAMES,
  RULE_NAMES,
  STATE_NAMES,
} from '../../../../shared/domain/procurement/guards/saying.ts';
import { fen, formatYuan } from '../../../../shared/kernel/fen.ts';
import type { CliContext, Outcome } from '../context.ts';
import { table } from '../print.ts';

type Spend = ReplyOf<Contract['procurement']['cockpit']>;
type Guards = ReplyOf<Contract['procurement']['guardReport']>;
type Prices = ReplyOf<Contract['procurement']['priceReport']>;

/** What `procure report` tells besides the documents, each of the fiscal year up to a month's end. */
export const PROCURE_KINDS = ['spend', 'guards', 'prices'] as const;
export type ProcureKind = (typeof PROCURE_KINDS)[number];

const right = (heading: string) => ({ heading, align: 'right' as const });
/** 万分之一 are written as 分 are. */
const percent = (bps: number | null): string => (bps === null ? '' : `${formatYuan(fen(bps))}%`);

export const BY_KIND: Readonly<Record<ProcureKind, (context: CliContext, period: string) => Promise<Outcome>>> = {
  async spend(context, period) {
    const reply = await (await context.desk()).call<Spend>('procurement.cockpit', { period, span: 'year' });
    context.print.result({ period, ...reply }, () => showSpend(period, reply));
    return 0;
  },
  async guards(context, period) {
    const reply = await (await context.desk()).call<Guards>('procurement.guardReport', { period });
    context.print.result(reply, () => showGuards(reply));
    return 0;
  },
  async prices(context, period) {
    const reply = await (await context.desk()).call<Prices>('procurement.priceReport', { period });
    context.print.result(reply, () => showPrices(reply));
    return 0;
  },
};

const SPEND_NAMES: Readonly<Record<SpendBy, string>> = {
  ...{ unit: '单位（unit）', item: '品种（product）', supplier: '供应商（supplier）', month: '月份（month）' },
};
const FIGURE_NAMES: Readonly<Record<keyof Spend['figures'], string>> = {
  ...{ essential: '基药金额占比', essentialItems: '基药品种占比', selected: '集采金额占比' },
  ...{ progress: '集采完成率', filled: '到货率', onTime: '及时率' },
  ...{ savedListed: '比挂网价节约', savedBefore: '比前次价格节约' },
};

const showSpend = (period: string, { spend, receipts, figures, spendBy }: Spend): string =>
  [
    `采购金额 年初至 ${period}  ${spend} 元，验收单 ${receipts} 张（what was bought）`,
    '',
    table(
      [{ heading: '指标' }, right('分子'), right('分母'), right('比例')],
      (Object.keys(FIGURE_NAMES) as (keyof Spend['figures'])[]).map((key) => {
        const { part, whole, bps } = figures[key];
        return [FIGURE_NAMES[key], String(part), String(whole), percent(bps)];
      }),
    ),
    ...(Object.keys(SPEND_NAMES) as SpendBy[]).flatMap((by) => [
      '',
      `按${SPEND_NAMES[by]}`,
      table(
        [{ heading: '编码' }, { heading: '名称' }, right('金额'), right('占比'), right('累计占比'), { heading: 'ABC' }],
        spendBy[by].map(({ key, name, amount, shareBps, upToBps, grade }) => [
          ...[key, name, amount, percent(shareBps), percent(upToBps), grade],
        ]),
      ),
    ]),
  ].join('\n');

const showGuards = ({ period, alerts }: Guards): string =>
  [
    `采购监督 年初至 ${period}  发现 ${alerts.length} 条（findings of the guards）`,
    '',
    table(
      [
        ...[{ heading: '级别' }, { heading: '规则' }, { heading: '状态' }, { heading: '单位' }, { heading: '日期' }],
        ...[{ heading: '依据' }, { heading: '发现' }, { heading: '单据' }],
      ],
      alerts.map(({ level, rule, state, unit, day, basis, sentence, papers }) => [
        ...[LEVEL_NAMES[level as GuardLevel], RULE_NAMES[rule as GuardRule], STATE_NAMES[state as FindingState]],
        ...[unit, day, BASIS_NAMES[basis as GuardBasis], sentence, papers.join('，')],
      ]),
    ),
  ].join('\n');

const showPrices = ({ period, prices }: Prices): string =>
  [
    `采购价格 年初至 ${period}  品种 ${prices.length} 个（prices of what was ordered）`,
    '',
    table(
      [
        ...[{ heading: '编码' }, { heading: '品种' }, { heading: '生产企业' }, right('挂网价'), right('协议价')],
        ...[right('订单最低'), right('订单最高'), right('验收数量'), right('验收金额')],
      ],
      prices.map(({ code, name, maker, listed, agreed, lowest, highest, accepted, amount }) => [
        ...[code, name, maker, listed ?? '', agreed ?? '', lowest, highest, accepted, amount],
      ]),
    ),
  ].join('\n');
