import { useCallback, useMemo } from 'react';
import type { DepartmentClass } from '../../../shared/domain/organisation/department.ts';
import { fen } from '../../../shared/kernel/fen.ts';
import { usePreferences } from '../../app/preferences.tsx';
import { formatAmount } from '../../ui/amount.tsx';
import { Chart, type Palette } from '../../ui/chart.tsx';
import type { NodeName } from './words.ts';
import { exact, type Flow, fenOf, yuanOf } from './words.ts';

const DEPTH: Readonly<Record<DepartmentClass, number>> = { admin: 0, auxiliary: 1, technology: 2, clinical: 3 };
const COLOUR: Readonly<Record<DepartmentClass, string>> = {
  admin: 'ink-3',
  auxiliary: 'standing-open',
  technology: 'own',
  clinical: 'accent',
};
/** Where clinical departments' own direct cost comes from. */
const OWN = 'own';

/** The flow of the stages (Sankey): 行政后勤, 医疗辅助, 医疗技术, and at the right where all of it comes to rest. */
export function FlowChart(props: {
  readonly flow: Flow;
  readonly nameOf: NodeName;
  readonly onPick: (key: string) => void;
}) {
  const { t, amountUnit } = usePreferences();
  const { flow, nameOf, onPick } = props;
  const drawn = useMemo(() => {
    const names = new Map(flow.nodes.map((node) => [node.key, nameOf(node)]));
    names.set(OWN, t('costReports.ownClinical'));
    const links = [
      ...flow.links.filter((link) => link.drawn).map(({ from, to, amount }) => ({ from, to, amount })),
      ...flow.nodes
        .filter((node) => node.class === 'clinical' && fenOf(node.direct) > 0)
        .map(({ key, direct }) => ({ from: OWN, to: key, amount: direct })),
    ];
    const used = new Set(links.flatMap(({ from, to }) => [from, to]));
    const clinical = flow.nodes.filter((node) => node.class === 'clinical').length;
    return { names, links, used, lanes: Math.max(4, clinical, flow.nodes.length - clinical) };
  }, [flow, nameOf, t]);
  const { names, links, used, lanes } = drawn;
  const option = useCallback(
    (palette: Palette) => ({
      tooltip: {
        trigger: 'item',
        formatter: ({ data, value }: { data: { source?: string; target?: string; name?: string }; value: number }) =>
          data.source === undefined
            ? `${names.get(data.name ?? '') ?? ''} ${exact(value)}`
            : `${names.get(data.source)} → ${names.get(data.target ?? '')} ${exact(value)}`,
      },
      series: [
        {
          type: 'sankey',
          ...{ left: 4, right: 210, top: 4, bottom: 4, nodeWidth: 14, nodeGap: 10, draggable: false },
          layoutIterations: 32,
          emphasis: { focus: 'adjacency' },
          label: {
            color: palette['ink'],
            formatter: ({ name, value }: { name: string; value: number }) =>
              `${names.get(name) ?? name}  ${formatAmount(fen(Math.round(value * 100)), amountUnit)}`,
            ...{ width: 200, overflow: 'truncate' },
          },
          lineStyle: { color: 'source', opacity: 0.28, curveness: 0.5 },
          data: [
            ...(used.has(OWN) ? [{ name: OWN, depth: 0, itemStyle: { color: palette['standing-locked'] } }] : []),
            ...flow.nodes
              .filter(({ key }) => used.has(key))
              .map(({ key, class: kind }) => ({
                ...{ name: key, depth: DEPTH[kind], itemStyle: { color: palette[COLOUR[kind]] } },
              })),
          ],
          links: links.map(({ from, to, amount }) => ({ source: from, target: to, value: yuanOf(amount) })),
        },
      ],
    }),
    [names, links, used, flow, amountUnit],
  );
  const table = {
    head: [t('costReports.from'), t('costReports.to'), t('costReports.amount')],
    rows: links.map(({ from, to, amount }) => [
      `${names.get(from)} → ${names.get(to)}`,
      names.get(to) ?? '',
      formatAmount(fenOf(amount), amountUnit),
    ]),
  };
  return (
    <Chart
      label={t('costReports.flowChart')}
      option={option}
      table={table}
      height={Math.min(620, Math.max(216, lanes * 34))}
      onPick={({ name }) => (name === OWN ? onPick('clinical') : onPick(name))}
    />
  );
}
