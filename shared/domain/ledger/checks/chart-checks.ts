import { officialChart } from '../charts/official.ts';
import { type ChartFinding, findingsOfChart } from '../charts/unit-findings.ts';
import type { Check, OfChart } from './check-input.ts';
import { rowAt } from './rows.ts';

/** A check that lists what is to be known of a unit's chart as it stands, of one kind. */
const chartCheck = (name: string, title: string, kind: ChartFinding['kind']): Check<OfChart> => ({
  name,
  title,
  severity: 'finding',
  *run(input) {
    for (const finding of findingsOfChart(input.accounts, officialChart(input.chart)))
      if (finding.kind === kind) yield rowAt(input, finding.account, finding.message);
  },
});

export const nameDiffers = chartCheck('name-differs', '科目名称与制度一致', 'name-differs');
export const chartStopsShort = chartCheck('chart-stops-short', '科目按制度设明细', 'chart-stops-short');
export const codeDiffers = chartCheck('code-differs', '科目编码与制度一致', 'code-differs');
export const firstLevelNotOfficial = chartCheck(
  'first-level-not-official',
  '一级科目在制度之内',
  'first-level-not-official',
);
