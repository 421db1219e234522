import { sumFen } from '../../shared/kernel/fen.ts';
import { usePreferences } from '../app/preferences.tsx';
import { Amount } from '../ui/amount.tsx';
import { CLASS_LOOK, pairName } from './names.ts';
import { PageLink } from './page-link.tsx';
import { documentsOf, isClass, type Match, type PairItem, sideOf } from './pairs.ts';
import { fenOfText } from './sheet.ts';
import './pair.css';

type NameOf = (unit: string) => string;

/** An item that found no partner, with why; what it probably belongs with, where that is for this reader. */
type Open = PairItem & { readonly class: string; readonly reason: string; readonly counterpart?: PairItem | null };

/** What is open, each unit's items in its own column. */
export function Unmatched(props: {
  readonly pair: readonly string[];
  readonly nameOf: NameOf;
  readonly unmatched: readonly Open[];
  /** Items of which only amount, date and document are shown: the other side's, to a member. */
  readonly withheld?: (item: PairItem) => boolean;
}) {
  const { t } = usePreferences();
  const { pair, nameOf, unmatched } = props;
  if (unmatched.length === 0) return null;
  return (
    <section aria-label={t('reconciliation.unmatched')}>
      <h3>
        {t('reconciliation.unmatched')} <small>{t('reconciliation.items', { count: unmatched.length })}</small>
      </h3>
      <ItemSides pair={pair} nameOf={nameOf} items={unmatched} withheld={props.withheld} />
    </section>
  );
}

/** Items, each unit's in its own column with their sum. */
export function ItemSides(props: {
  readonly pair: readonly string[];
  readonly nameOf: NameOf;
  readonly items: readonly Open[];
  readonly withheld?: ((item: PairItem) => boolean) | undefined;
}) {
  const { t } = usePreferences();
  const { pair, nameOf, items } = props;
  return (
    <div className="rec-sides">
      {pair.map((unit) => {
        const own = items.filter((item) => item.unit === unit);
        return (
          <div key={unit} className="card">
            <header>
              <strong>{pairName([unit], nameOf, t)}</strong>
              <Amount value={sumFen(own.map(({ amount }) => fenOfText(amount)))} />
            </header>
            {own.length === 0 ? <p className="hint">{t('reconciliation.nothingHere')}</p> : null}
            <ul className="rec-items">
              {own.map((item) => (
                <Item
                  key={item.item}
                  item={item}
                  kind={item.class}
                  note={item.reason}
                  counterpart={item.counterpart}
                  nameOf={nameOf}
                  withheld={props.withheld?.(item)}
                />
              ))}
            </ul>
          </div>
        );
      })}
    </div>
  );
}

export function Item(props: {
  readonly item: PairItem;
  readonly kind?: string;
  readonly note?: string;
  readonly counterpart?: PairItem | null | undefined;
  readonly nameOf?: NameOf;
  readonly withheld?: boolean | undefined;
}) {
  const { t } = usePreferences();
  const { item, counterpart } = props;
  return (
    <li>
      <div className="rec-item">
        <span className="rec-item-what">
          <span>{item.date}</span> {item.document ? <code>{item.document}</code> : null}{' '}
          {props.withheld ? null : <VoucherName item={item} />}
          <small>
            {item.code} {item.summary}
          </small>
        </span>
        <Amount value={item.amount} />
      </div>
      {props.note ? (
        <p className="rec-why">
          {isClass(props.kind) ? (
            <span className={CLASS_LOOK[props.kind]}>{t(`reconciliation.class.${props.kind}`)}</span>
          ) : null}{' '}
          {props.note}
        </p>
      ) : null}
      {counterpart && props.nameOf ? (
        <p className="rec-why">
          {t('reconciliation.probably')} {props.nameOf(counterpart.unit)} {counterpart.date}{' '}
          {counterpart.document ? <code>{counterpart.document}</code> : null} <VoucherName item={counterpart} />{' '}
          <Amount value={counterpart.amount} />
        </p>
      ) : null}
    </li>
  );
}

/** What both sides agree on, folded: document, what each booked and when. */
export function Agreed(props: {
  readonly pair: readonly string[];
  readonly nameOf: NameOf;
  readonly open: boolean;
  readonly matched: readonly Match[];
}) {
  const { t } = usePreferences();
  const { nameOf, matched } = props;
  const [left = '', right = ''] = props.pair;
  if (matched.length === 0) return null;
  const side = (match: Match, unit: string): string =>
    sideOf(match, unit)
      .map(({ date, voucher }) => [date, voucher?.number].filter(Boolean).join(' '))
      .join('；');
  return (
    <details className="card rec-agreed" open={props.open}>
      <summary>
        <span className="chip ok">✓</span> {t('reconciliation.agreed', { count: matched.length })}
        <Amount value={sumFen(matched.map(({ amount }) => fenOfText(amount)))} />
      </summary>
      <table>
        <thead>
          <tr>
            <th scope="col">{t('reconciliation.document')}</th>
            <th scope="col">{nameOf(left)}</th>
            <th scope="col">{pairName([right], nameOf, t)}</th>
            <th scope="col">{t('reconciliation.by')}</th>
            <th scope="col" className="figure">
              {t('reconciliation.amount')}
            </th>
          </tr>
        </thead>
        <tbody>
          {matched.map((match, at) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: matches of a kept run never change places.
            <tr key={at}>
              <th scope="row">{documentsOf(match).join('、') || '—'}</th>
              <td>{side(match, left)}</td>
              <td>{side(match, right)}</td>
              <td>{t(`reconciliation.by.${match.by}`)}</td>
              <td className="figure">
                <Amount value={match.amount} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </details>
  );
}

/** The voucher that an item is a line of, as a link to it; what was declared has none. */
function VoucherName({ item }: { item: PairItem }) {
  const { t } = usePreferences();
  if (!item.voucher) return item.summary === '' ? <span>{t('reconciliation.declared')}</span> : null;
  return (
    <PageLink page="/vouchers/$id" params={{ id: String(item.voucher.id) }} search={{ unit: item.unit }}>
      {item.voucher.number}
    </PageLink>
  );
}
