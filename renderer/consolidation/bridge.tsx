import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useCallback, useMemo } from 'react';
import type { Translate } from '../../shared/i18n/translate.ts';
import { addFen } from '../../shared/kernel/fen.ts';
import { api } from '../app/client.ts';
import { isAnswered, sentenceOf } from '../app/failure.ts';
import { usePreferences } from '../app/preferences.tsx';
import { useAddress } from '../app/scope.ts';
import { Amount, formatAmount } from '../ui/amount.tsx';
import { Chart, type Palette } from '../ui/chart.tsx';
import { Segments } from '../ui/segments.tsx';
import { Failed, Loading } from '../ui/states.tsx';
import { ruleCode, ruleOf } from './names.ts';
import type { RunInSight } from './run-in-sight.tsx';
import './bridge.css';
import { axisAmount, bridgeOf, type Rules, type Step } from './sheet.ts';
import { WhySum } from './why-sum.tsx';

/** The lines that the bridge can show. */
const LINES = [
  { value: 'total-assets', statement: 'balance-sheet' },
  { value: 'total-revenue', statement: 'income' },
  { value: 'total-expense', statement: 'income' },
  { value: 'surplus', statement: 'income' },
] as const;
type BridgeLine = (typeof LINES)[number]['value'];

const STEP_PX = 30;
const FEN_A_YUAN = 100;

function labelOf(step: Step, run: RunInSight, rules: Rules | undefined, t: Translate): string {
  if (step.kind === 'unit') return run.nameOf(step.code);
  if (step.kind === 'rest') return t('worksheet.rest', { count: step.code });
  if (step.kind === 'sum') return t('worksheet.sum');
  if (step.kind === 'group') return t('worksheet.consolidated');
  return `${ruleCode(step.code, t)} ${ruleOf(rules, step.code)?.name ?? ''}`.trim();
}

/** 构成图: from the units over the eliminations to the group, for one line, with the same figures as a table. */
export function Bridge({ run }: { run: RunInSight }) {
  const { t, locale, amountUnit } = usePreferences();
  const [asked, setAsked] = useAddress('bridge');
  const line = LINES.find(({ value }) => value === asked) ?? LINES[0];
  const rules = useQuery(api.consolidation.rules.queryOptions({ input: {} })).data;
  const drill = useQuery({
    ...api.consolidation.drill.queryOptions({
      input: { run: run.head.run, statement: line.statement, key: line.value },
    }),
    placeholderData: keepPreviousData,
  });
  const steps = useMemo(() => (drill.data ? bridgeOf(drill.data) : []), [drill.data]);
  const labels = useMemo(() => steps.map((step) => labelOf(step, run, rules, t)), [steps, run, rules, t]);
  const option = useCallback(
    (palette: Palette) => {
      const colour = ({ kind, amount }: Step): string | undefined =>
        kind === 'sum' || kind === 'group'
          ? palette['accent']
          : amount < 0
            ? palette['danger']
            : palette['standing-locked'];
      const yuan = (amount: number): number => amount / FEN_A_YUAN;
      // A bar that falls begins lower: the transparent part below it reaches to its lower end.
      return {
        grid: { left: 44, right: 120, top: 8, bottom: 4, containLabel: true },
        tooltip: { trigger: 'item' },
        xAxis: {
          type: 'value',
          axisLabel: { formatter: (value: number) => axisAmount(value, locale, t) },
        },
        yAxis: { type: 'category', inverse: true, data: labels, axisLabel: { width: 260, overflow: 'truncate' } },
        series: [
          {
            type: 'bar',
            stack: 'bridge',
            silent: true,
            itemStyle: { color: 'transparent' },
            data: steps.map(({ from, amount }) => yuan(Math.min(from, addFen(from, amount)))),
          },
          {
            type: 'bar',
            stack: 'bridge',
            barWidth: 16,
            data: steps.map((step) => ({
              value: yuan(Math.abs(step.amount)),
              itemStyle: { color: colour(step) },
            })),
            label: {
              show: true,
              position: 'right',
              color: palette['ink'],
              formatter: ({ dataIndex }: { dataIndex: number }) => formatAmount(steps[dataIndex]!.amount, amountUnit),
            },
            tooltip: {
              formatter: ({ dataIndex }: { dataIndex: number }) =>
                `${labels[dataIndex]} ${formatAmount(steps[dataIndex]!.amount, amountUnit)}`,
            },
          },
        ],
      };
    },
    [steps, labels, amountUnit, locale, t],
  );
  const table = {
    head: [t('worksheet.step'), t('worksheet.amount')],
    rows: steps.map((step, at) => [labels[at] ?? '', formatAmount(step.amount, amountUnit)]),
  };
  const label = t('worksheet.bridgeOf', { line: drill.data?.name ?? '' });
  return (
    <section className="card ws-bridge" aria-label={label} aria-busy={drill.isPlaceholderData}>
      <header>
        <Segments<BridgeLine>
          label={t('worksheet.bridge')}
          value={line.value}
          choices={LINES.map(({ value }) => ({ value, label: t(`worksheet.bridgeLine.${value}`) }))}
          onChange={(value) => setAsked(value === LINES[0].value ? undefined : value)}
        />
        <span className="hint">{t('worksheet.bridgeNote')}</span>
      </header>
      {drill.data ? (
        <WhySum line={drill.data} units={Object.keys(drill.data.units).length} checks={run.sheet.checks} />
      ) : null}
      {drill.isError && isAnswered(drill.error) ? (
        <Failed sentence={sentenceOf(drill.error, t)} onRetry={() => void drill.refetch()} />
      ) : drill.data ? (
        <div className="ws-bridge-body">
          <Chart label={label} option={option} table={table} height={steps.length * STEP_PX + 40} />
          <table className="ws-bridge-table" aria-hidden="true">
            <tbody>
              {steps.map((step, at) => (
                <tr key={labels[at]} className={step.kind === 'sum' || step.kind === 'group' ? 'sum' : undefined}>
                  <td>{labels[at]}</td>
                  <td>
                    <Amount value={step.amount} />
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      ) : (
        <Loading lines={8} />
      )}
    </section>
  );
}
