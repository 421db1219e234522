import type { EChartsCoreOption } from 'echarts/core';
import { useEffect, useMemo, useRef } from 'react';
import { useTaste } from './context.tsx';
import { paletteOf } from './palette.ts';

/** The same figures as words, for whoever does not see the picture. */
export interface ChartTable {
  readonly head: readonly string[];
  /** One row of shown texts a line; the first is the line's heading. */
  readonly rows: readonly (readonly string[])[];
}

export type Palette = Readonly<Record<string, string>>;

/**
 * A picture of figures: bars, lines, a heat map, a flow (Sankey). `option` gets our colours by the names of tokens.css
 * and should be stable (useCallback). `onPick` is told of the series' data point that was pressed.
 */
export function Chart(props: {
  readonly label: string;
  readonly option: (palette: Palette) => EChartsCoreOption;
  readonly table: ChartTable;
  readonly height?: number;
  readonly onPick?: (point: { readonly name: string; readonly data: unknown }) => void;
}) {
  const { dark } = useTaste();
  const { option, onPick } = props;
  const place = useRef<HTMLDivElement>(null);
  const pick = useRef(onPick);
  pick.current = onPick;
  const drawn = useMemo(() => {
    const palette = paletteOf(dark ? 'dark' : 'light');
    return { theme: themeOf(palette), option: option(palette) };
  }, [dark, option]);

  useEffect(() => {
    const element = place.current;
    if (!element) return;
    let here = true;
    let leave = (): void => {};
    void import('./chart-engine.ts').then(({ initChart }) => {
      if (!here) return;
      const chart = initChart(element, drawn.theme);
      chart.setOption(drawn.option);
      chart.on('click', ({ name, data }) => pick.current?.({ name, data }));
      const watch = new ResizeObserver(() => chart.resize());
      watch.observe(element);
      leave = () => {
        watch.disconnect();
        chart.dispose();
      };
    });
    return () => {
      here = false;
      leave();
    };
  }, [drawn]);
  return (
    <figure className="chart" aria-label={props.label}>
      <div ref={place} aria-hidden="true" style={{ height: props.height ?? 260 }} />
      <table className="visually-hidden">
        <caption>{props.label}</caption>
        <thead>
          <tr>
            {props.table.head.map((text) => (
              <th key={text} scope="col">
                {text}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {props.table.rows.map(([first, ...rest]) => (
            <tr key={first}>
              <th scope="row">{first}</th>
              {rest.map((text, column) => (
                <td key={props.table.head[column + 1]}>{text}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </figure>
  );
}

/** What all our charts look like before a page says more. */
function themeOf(palette: Palette): object {
  const axis = {
    axisLine: { lineStyle: { color: palette['line'] } },
    axisTick: { show: false },
    axisLabel: { color: palette['ink-2'] },
    splitLine: { lineStyle: { color: palette['line-2'] } },
  };
  return {
    color: ['accent', 'own', 'standing-open', 'standing-locked', 'ink-3', 'danger'].map((name) => palette[name]),
    textStyle: { color: palette['ink'], fontFamily: 'inherit', fontSize: 12 },
    grid: { left: 8, right: 12, top: 28, bottom: 4, containLabel: true },
    tooltip: {
      backgroundColor: palette['raised'],
      borderColor: palette['line'],
      textStyle: { color: palette['ink'], fontSize: 12 },
    },
    legend: { textStyle: { color: palette['ink-2'] }, top: 0, left: 0, itemWidth: 12, itemHeight: 8 },
    categoryAxis: axis,
    valueAxis: axis,
    timeAxis: axis,
  };
}
