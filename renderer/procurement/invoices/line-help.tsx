import { RELEASABLE } from '../../../shared/domain/procurement/invoices/match.ts';
import { amountOf, parsePrice } from '../../../shared/domain/procurement/price.ts';
import { type Fen, subtractFen, ZERO } from '../../../shared/kernel/fen.ts';
import { usePreferences } from '../../app/preferences.tsx';
import { useAmountSaid } from '../../ui/amount.tsx';
import { fenOf } from '../../ui/grid-columns.ts';
import { type DetailLine, openReasons } from './looks.ts';

/** What still stands against a line, by how much, and what helps: another paper of the supplier, goods, or 放行. */
export function LineHelp({ line }: { readonly line: DetailLine }) {
  const { t } = usePreferences();
  const saidOf = useAmountSaid();
  const open = openReasons(line);
  if (line.verdict === null || open.length === 0) return null;
  const figures = figuresOf(line, saidOf);
  return (
    <ul className="invoice-help">
      {open.map((reason) => (
        <li key={reason}>
          <b>{t(`supplierInvoices.reason.${reason}`)}</b>
          <span>{t(`supplierInvoices.help.${reason}`, figures)}</span>
          {RELEASABLE.includes(reason) ? <span>{t('supplierInvoices.help.orRelease')}</span> : null}
        </li>
      ))}
    </ul>
  );
}

/** By how much a line is above its order: the price of a pack and of all, packs ordered too few, and packs without goods. */
function figuresOf({ order, packs, price, amount }: DetailLine, saidOf: (amount: Fen) => string) {
  const [asked, agreed] = [parsePrice(price), parsePrice(order?.price ?? '')];
  const over = order ? Math.min(packs, Math.max(0, order.invoiced + packs - order.ordered)) : packs;
  const above = agreed === undefined ? ZERO : subtractFen(fenOf(amount) ?? ZERO, amountOf(agreed, packs));
  return {
    above: saidOf(above),
    over: over.toLocaleString('en'),
    overAmount: asked === undefined ? '' : saidOf(amountOf(asked, over)),
    awaited: Math.max(0, packs - (order?.covered ?? 0)).toLocaleString('en'),
  };
}
