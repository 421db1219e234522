import { partsOf, type RowOf } from '../../../shared/domain/budget/sum-views.ts';
import { sumFen } from '../../../shared/kernel/fen.ts';
import { usePreferences } from '../../app/preferences.tsx';
import { useAddress } from '../../app/scope.ts';
import { ToPage } from '../../app/to-page.tsx';
import { Amount } from '../../ui/amount.tsx';
import { Drawer } from '../../ui/drawer.tsx';
import { useSumWords } from './sum-words.ts';
import type { SumsInSight } from './use-sums.ts';

/** Which figure is taken apart: its items, and its source after a `/`; it stands in the address. */
export function useDrill() {
  const [asked, set] = useAddress('of');
  const [items = '', source] = (asked ?? '').split('/');
  const of: RowOf | undefined =
    items === '' ? undefined : { items: items.split('.'), ...(source === undefined ? {} : { source }) };
  return {
    of,
    open: ({ items: codes, source: from }: RowOf) =>
      set([codes.join('.'), ...(from === undefined ? [] : [from])].join('/')),
    close: () => set(undefined),
  };
}

/** A figure's units, the largest first, each with the way to its plan. */
export function Drill({ sums: { units, year } }: { readonly sums: SumsInSight }) {
  const { t } = usePreferences();
  const words = useSumWords();
  const { of, close } = useDrill();
  if (!of) return null;
  const parts = partsOf(of, units).sort((a, b) => b.amount - a.amount);
  const nameOf = new Map(units.map(({ unit, name }) => [unit, name]));
  const [first = ''] = of.items;
  const title =
    of.items.length === 1
      ? words.item(first)
      : t('budgetSums.items', { first: words.item(first), count: of.items.length });
  return (
    <Drawer open title={of.source === undefined ? title : `${title} · ${words.source(of.source)}`} onClose={close}>
      <table className="sums-table sums-parts">
        <thead>
          <tr>
            <th scope="col">{t('budgetSums.head.unit')}</th>
            <th scope="col" className="figure">
              {t('budgetSums.planned')}
            </th>
          </tr>
        </thead>
        <tbody>
          {parts.map(({ unit, amount }) => (
            <tr key={unit}>
              <th scope="row">
                <ToPage to="/budget" search={{ unit, year: String(year) }} className="sums-link">
                  {unit} {nameOf.get(unit)}
                </ToPage>
              </th>
              <td className="figure">
                <Amount value={amount} />
              </td>
            </tr>
          ))}
          <tr className="sum">
            <th scope="row">{t('budgetSums.units')}</th>
            <td className="figure">
              <Amount value={sumFen(parts.map(({ amount }) => amount))} />
            </td>
          </tr>
        </tbody>
      </table>
    </Drawer>
  );
}
