import { sideOfItem } from '../../../shared/domain/budget/consolidated.ts';
import { BUDGET_ITEMS } from '../../../shared/domain/budget/items.ts';
import { type Fen, fen, sumFen, ZERO } from '../../../shared/kernel/fen.ts';
import { usePreferences } from '../../app/preferences.tsx';
import { useAddress } from '../../app/scope.ts';
import { ToPage } from '../../app/to-page.tsx';
import { exactAmount } from '../../ui/amount.tsx';
import { Segments } from '../../ui/segments.tsx';
import { useSumWords } from './sum-words.ts';
import type { SumsInSight, SumUnit } from './use-sums.ts';
import './heat.css';

const MEASURES = ['share', 'change'] as const;
type Measure = (typeof MEASURES)[number];
const LEVELS = ['class', 'item'] as const;
type Level = (typeof LEVELS)[number];

/** Of the colour, at most so much over the sheet: figures stay readable in both looks. */
const STRONGEST = 42;

/** 热力图 units × spending items: what each unit spends on what, or by how much it is changed against 一上. */
export function HeatMap({ sums }: { readonly sums: SumsInSight }) {
  const { t } = usePreferences();
  const words = useSumWords();
  const [askedMeasure, setMeasure] = useAddress('measure');
  const [askedLevel, setLevel] = useAddress('level');
  const measure = MEASURES.find((each) => each === askedMeasure) ?? 'share';
  const level = LEVELS.find((each) => each === askedLevel) ?? 'class';
  const units = sums.units.filter(({ counted, proposed }) => counted && (measure === 'share' || proposed));
  const columns = columnsOf(units, level);
  const strongest = new Map(
    [...columns, ''].map((code) => [
      code,
      Math.max(0, ...units.map((unit) => Math.abs(percentOf(unit, code, level, measure) ?? 0))),
    ]),
  );
  const caption = t(measure === 'share' ? 'budgetSums.heat.share' : 'budgetSums.heat.change');
  return (
    <>
      <div className="sums-views">
        <Segments<Measure>
          label={t('budgetSums.heat.measure')}
          value={measure}
          choices={MEASURES.map((value) => ({ value, label: t(`budgetSums.heat.measure.${value}`) }))}
          onChange={(value) => setMeasure(value === 'share' ? undefined : value, { replace: true })}
        />
        <Segments<Level>
          label={t('budgetSums.heat.level')}
          value={level}
          choices={LEVELS.map((value) => ({ value, label: t(`budgetSums.heat.level.${value}`) }))}
          onChange={(value) => setLevel(value === 'class' ? undefined : value, { replace: true })}
        />
        <Legend measure={measure} />
      </div>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard. */}
      <section className="card sums-scroll" tabIndex={0} aria-label={caption}>
        <table className="heat">
          <caption className="visually-hidden">{caption}</caption>
          <thead>
            <tr>
              <th scope="col">{t('budgetSums.head.unit')}</th>
              {columns.map((code) => (
                <th key={code} scope="col" title={`${code} ${words.item(code)}`}>
                  <span>{words.item(code)}</span>
                </th>
              ))}
              <th scope="col">{t('budgetSums.heat.all')}</th>
            </tr>
          </thead>
          <tbody>
            {units.map((unit) => (
              <tr key={unit.unit}>
                <th scope="row">
                  <ToPage to="/budget" search={{ unit: unit.unit, year: String(sums.year) }} className="sums-link">
                    {unit.unit} {unit.name}
                  </ToPage>
                </th>
                {[...columns, ''].map((code) => (
                  <Square key={code} strongest={strongest.get(code) ?? 0} {...{ unit, code, level, measure }} />
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </>
  );
}

/** Whether a row's item belongs to a column; the column without a code holds all spending. */
const within = (item: string, code: string, level: Level): boolean =>
  sideOfItem(item) === 'spending' && (level === 'class' || code === '' ? item.startsWith(code) : item === code);

const plannedOf = ({ cells }: SumUnit, code: string, level: Level): Fen =>
  sumFen(cells.filter(({ item }) => within(item, code, level)).flatMap(({ months }) => months));

const proposedOf = ({ proposed }: SumUnit, code: string, level: Level): Fen =>
  sumFen([...(proposed ?? [])].filter(([item]) => within(item, code, level)).map(([, amount]) => amount));

const columnsOf = (units: readonly SumUnit[], level: Level): string[] =>
  BUDGET_ITEMS.filter(({ code }) => level === 'item' || code.length === 3)
    .map(({ code }) => code)
    .filter((code) => units.some((unit) => plannedOf(unit, code, level) > 0 || proposedOf(unit, code, level) > 0));

function Square(props: {
  readonly unit: SumUnit;
  readonly code: string;
  readonly level: Level;
  readonly measure: Measure;
  /** The column's highest percentage, whichever way: it has the full colour. */
  readonly strongest: number;
}) {
  const { t } = usePreferences();
  const { unit, code, level, measure, strongest } = props;
  const scaled = (value: number | undefined): number =>
    value === undefined ? 1 : strongest && Math.abs(value) / strongest;
  const planned = plannedOf(unit, code, level);
  if (measure === 'share') {
    const share = percent(planned, plannedOf(unit, '', level));
    return (
      <td style={code === '' ? undefined : tint('accent', scaled(share ?? 0))} title={exactAmount(planned)}>
        {planned === 0 || share === undefined ? '–' : `${share.toFixed(1)}%`}
      </td>
    );
  }
  const before = proposedOf(unit, code, level);
  const change = fen(planned - before);
  const moved = percent(change, before);
  return (
    <td
      style={tint(change < 0 ? 'danger' : 'ok', change === 0 ? 0 : scaled(moved))}
      title={`${exactAmount(before)} → ${exactAmount(planned)}`}
    >
      {change === 0
        ? planned === ZERO
          ? '–'
          : '0'
        : moved === undefined
          ? t('budgetSums.heat.added')
          : `${moved > 0 ? '+' : ''}${moved.toFixed(1)}%`}
    </td>
  );
}

/** For the eye only: amounts are compared elsewhere. Undefined where there is nothing to compare with. */
const percent = (part: Fen, whole: Fen): number | undefined => (whole === 0 ? undefined : (part / whole) * 100);

function percentOf(unit: SumUnit, code: string, level: Level, measure: Measure): number | undefined {
  const planned = plannedOf(unit, code, level);
  if (measure === 'share') return percent(planned, plannedOf(unit, '', level));
  const before = proposedOf(unit, code, level);
  return percent(fen(planned - before), before);
}

const tint = (colour: 'accent' | 'danger' | 'ok', strength: number) => {
  const share = Math.round(Math.min(1, strength) * STRONGEST);
  return share === 0 ? undefined : { background: `color-mix(in srgb, var(--${colour}) ${share}%, var(--sheet))` };
};

function Legend({ measure }: { readonly measure: Measure }) {
  const { t } = usePreferences();
  const ends =
    measure === 'share'
      ? [tint('accent', 0), tint('accent', 0.5), tint('accent', 1)]
      : [tint('danger', 1), tint('accent', 0), tint('ok', 1)];
  return (
    <span className="heat-legend">
      {t(measure === 'share' ? 'budgetSums.heat.low' : 'budgetSums.heat.cut')}
      {ends.map((style, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: three fixed squares
        <i key={index} style={style} />
      ))}
      {t(measure === 'share' ? 'budgetSums.heat.high' : 'budgetSums.heat.raised')}
      <span className="hint">{t('budgetSums.heat.byColumn')}</span>
    </span>
  );
}
