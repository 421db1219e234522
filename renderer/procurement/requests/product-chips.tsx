import { usePreferences } from '../../app/preferences.tsx';
import { flagLook } from '../formulary/words.ts';
import { type Choice, count } from './words.ts';

/** Flags that ask for a second look before a product is used: 短缺, 重点监控, 限制使用. */
const SHOWN = ['shortage', 'watched', 'restricted'] as const;

/**
 * What whoever asks or decides should know of a product: flags, whose prescription it takes, a price above the listed
 * one, and other requests of the unit that wait for it.
 */
export function ProductChips(props: {
  readonly of: Pick<Choice, 'flags' | 'doctor' | 'above' | 'price' | 'listed' | 'also'>;
}) {
  const { t } = usePreferences();
  const { flags, doctor, above, price, listed, also } = props.of;
  const others = also.map(({ number, packs }) => `${number} ${count(packs)}`).join('、');
  return (
    <>
      {SHOWN.filter((flag) => flags.includes(flag)).map((flag) => (
        <span key={flag} className={flagLook(flag)}>
          {t(`procurement.flag.${flag}`)}
        </span>
      ))}
      {doctor === '' ? null : <span className="chip">{t(`procurement.doctor.${doctor}`)}</span>}
      {above ? (
        <span className="chip danger" title={t('purchaseRequests.aboveIs', { price, listed })}>
          {t('purchaseRequests.above')}
        </span>
      ) : null}
      {also.length === 0 ? null : (
        <span className="chip warn" title={t('purchaseRequests.alsoIs', { others })}>
          {t('purchaseRequests.also')}
        </span>
      )}
    </>
  );
}

/** A product's name with its chips, in a cell. */
export function NamedProduct(props: { readonly of: Parameters<typeof ProductChips>[0]['of'] & Pick<Choice, 'name'> }) {
  return (
    <span className="purchase-mark">
      <span className="one-line" title={props.of.name}>
        {props.of.name}
      </span>
      <ProductChips of={props.of} />
    </span>
  );
}
