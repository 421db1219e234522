import { useState } from 'react';
import { chinaDay } from '../../../shared/domain/organisation/deadline.ts';
import { parseDate } from '../../../shared/kernel/date.ts';
import { useActing } from '../../app/acting.ts';
import { client } from '../../app/client.ts';
import { useIdentity } from '../../app/identity.ts';
import { usePreferences } from '../../app/preferences.tsx';
import { useDialogs } from '../../ui/dialogs.tsx';
import { Drawer } from '../../ui/drawer.tsx';
import { Problem } from '../../ui/states.tsx';
import { HistoryPart } from './history-view.tsx';
import type { Agreement } from './looks.ts';
import { UnitNames } from './unit-names.tsx';

/** One agreement: its terms, the product's prices over time, and ending it before its time. */
export function AgreementDrawer(props: { readonly agreement: Agreement; readonly onClose: () => void }) {
  const { t } = usePreferences();
  const { may } = useIdentity();
  const { agreement, onClose } = props;
  const { title, item, maker, price, unitPrice, unit, listed, first, last, source, number, suppliers } = agreement;
  const today = chinaDay(Date.now());
  const said: readonly (readonly [string, string])[] = [
    [t('prices.itemCode'), item],
    [t('prices.maker'), maker],
    [t('prices.agreed'), `${price}（${unitPrice}/${unit}）`],
    [t('prices.listed'), listed ?? '–'],
    [t('prices.span'), `${first} – ${last}`],
    [t('prices.source'), `${t(`prices.source.${source}`)} ${number}`],
  ];
  return (
    <Drawer open title={title} width={720} onClose={onClose}>
      <div className="prices-stack">
        <dl className="prices-facts">
          {said.map(([name, value]) => (
            <div key={name}>
              <dt>{name}</dt>
              <dd>{value}</dd>
            </div>
          ))}
        </dl>
        <UnitNames suppliers={suppliers} />
        {may('procurement.buy') && last > today ? <Ending agreement={agreement} onDone={onClose} /> : null}
        <HistoryPart item={item} />
      </div>
    </Drawer>
  );
}

/** 提前终止: the new last day, from today on. */
function Ending({ agreement, onDone }: { readonly agreement: Agreement; readonly onDone: () => void }) {
  const { t } = usePreferences();
  const dialogs = useDialogs();
  const { busy, problem, act } = useActing();
  const [typed, setTyped] = useState('');
  const until = parseDate(typed);
  const { id, last, title } = agreement;
  async function end(): Promise<void> {
    if (until === undefined) return;
    const reason = await dialogs.reason({
      title: t('prices.endTitle', { name: title, until }),
      action: t('prices.end'),
    });
    if (reason === undefined) return;
    const ending = { agreement: id, last: parseDate(last)!, until, reason };
    if (await act(() => client.procurement.endAgreement(ending), t('prices.ended'))) onDone();
  }
  return (
    <>
      <div className="prices-line">
        <label className="prices-line">
          {t('prices.endOn')}
          <input
            className="input"
            type="date"
            min={chinaDay(Date.now())}
            max={last}
            value={typed}
            onChange={({ target }) => setTyped(target.value)}
          />
        </label>
        <button
          type="button"
          className="button"
          disabled={busy || until === undefined || until >= last}
          onClick={() => void end()}
        >
          {t('prices.end')}
        </button>
      </div>
      <Problem sentence={problem} />
    </>
  );
}
