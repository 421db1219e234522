import { type FormEvent, useId, useMemo, useState } from 'react';
import { natureOfCode } from '../../../shared/domain/ledger/charts/element.ts';
import { groupChart } from '../../../shared/domain/ledger/charts/group.ts';
import { usePreferences } from '../../app/preferences.tsx';
import { AccountField } from '../../ui/account-field.tsx';
import { Drawer } from '../../ui/drawer.tsx';
import { periodName } from '../../ui/time.ts';
import type { Offer } from './offer.ts';

interface Props {
  readonly row: Offer | undefined;
  readonly from: string;
  readonly mayMap: boolean;
  readonly busy: boolean;
  readonly onClose: () => void;
  readonly onMap: (row: Offer, group: string, name: string) => Promise<boolean>;
}

/** One account without a group account: what is offered and why, and any other group account of its book. */
export function MapDrawer(props: Props) {
  const { row } = props;
  return (
    <Drawer open={row !== undefined} title={row ? `${row.code} ${row.name}` : ''} onClose={props.onClose} width={460}>
      {row ? <Choose key={row.code} {...props} row={row} /> : null}
    </Drawer>
  );
}

function Choose({ row, from, mayMap, busy, onMap }: Props & { row: Offer }) {
  const { t, locale } = usePreferences();
  const [code, setCode] = useState(row.suggestions[0]?.code);
  const ids = { group: useId(), field: useId() };
  const book = natureOfCode(row.code)?.book;
  const accounts = useMemo(() => groupChart().accounts.filter((account) => account.book === book), [book]);
  function submit(event: FormEvent): void {
    event.preventDefault();
    const chosen = accounts.find((account) => account.code === code);
    if (chosen && !busy) void onMap(row, chosen.code, chosen.name);
  }
  return (
    <form className="map-form" onSubmit={submit}>
      {row.suggestions.length > 0 ? (
        <fieldset>
          <legend>{t('import.suggestion')}</legend>
          {row.suggestions.map((offer) => (
            <label key={offer.code}>
              <input
                type="radio"
                name={ids.group}
                disabled={!mayMap}
                checked={code === offer.code}
                onChange={() => setCode(offer.code)}
              />
              <span>
                {offer.code} {offer.name}
                <small>{offer.explanation}</small>
              </span>
            </label>
          ))}
        </fieldset>
      ) : (
        <p className="hint">{t('import.suggestion.noneBody')}</p>
      )}
      {mayMap ? (
        <>
          <div className="field">
            <label htmlFor={ids.field}>{t('import.map.any')}</label>
            <AccountField id={ids.field} options={accounts} value={code} onChange={(next) => setCode(next)} />
          </div>
          <p className="hint">{t('import.map.from', { period: periodName(from, locale) })}</p>
          <button type="submit" className="button primary" aria-disabled={code === undefined || busy}>
            {t('import.map')}
          </button>
        </>
      ) : (
        <p className="hint">{t('import.unmapped.cannot')}</p>
      )}
    </form>
  );
}
