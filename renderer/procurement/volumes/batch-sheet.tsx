import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { parseDate } from '../../../shared/kernel/date.ts';
import { api, client } from '../../app/client.ts';
import { useIdentity } from '../../app/identity.ts';
import { usePreferences } from '../../app/preferences.tsx';
import { useScope } from '../../app/scope.ts';
import { SaveBook } from '../../ledger/books/save-book.tsx';
import { Amount } from '../../ui/amount.tsx';
import { Drawer } from '../../ui/drawer.tsx';
import { Loading } from '../../ui/states.tsx';
import { PaperActions, PaperHistory } from '../paper-steps.tsx';
import { stageLook } from '../stage-look.ts';
import { type Batch, countText, type FullBatch, factorText, rateText } from './words.ts';

/** One batch as it stands: what was agreed, what may be done, and what was done. */
export function BatchSheet(props: {
  readonly batch: Batch;
  /** Changes the draft, or begins an adjustment of what is in force. */
  readonly onEdit: (adjusts: boolean) => void;
  readonly onClose: () => void;
}) {
  const { t } = usePreferences();
  const { may } = useIdentity();
  const { batch, onEdit, onClose } = props;
  const read = useQuery(api.procurement.volumeBatch.queryOptions({ input: { id: batch.id } }));
  const first = parseDate(batch.first)!;
  const said: readonly (readonly [string, ReactNode])[] = [
    [t('volumes.days'), `${batch.first} – ${batch.last}`],
    [t('volumes.agreedAmount'), <Amount key="amount" value={batch.agreedAmount} />],
    [t('volumes.cut'), rateText(batch.cutBps)],
    [
      t('volumes.prepay'),
      <span key="prepaid">
        {factorText(batch.prepayBps)} · <Amount value={batch.prepaid} />
      </span>,
    ],
    [t('volumes.lag'), factorText(batch.lagBps)],
    ...(batch.replaces
      ? [
          [
            t('volumes.change'),
            `${t('volumes.replacesOne', { number: batch.replaces.number })}：${batch.cause}`,
          ] as const,
        ]
      : []),
    ...(batch.replacedBy
      ? [[t('volumes.later'), t('volumes.replacedByOne', { number: batch.replacedBy.number })] as const]
      : []),
  ];
  return (
    <Drawer open title={`${batch.number} ${batch.name}`} width={960} onClose={onClose}>
      <div className="volumes-paper">
        <div className="volumes-line">
          <span className={stageLook(batch.stage)}>{t(`procurement.stage.${batch.stage}`)}</span>
          {batch.may.includes('prepare') ? (
            <button type="button" className="button" onClick={() => onEdit(false)}>
              {t('volumes.edit')}
            </button>
          ) : null}
          <PaperActions kind="batch" name={`${batch.number} ${batch.name}`} of={batch} onDone={onClose} />
          {batch.stage === 'approved' && may('procurement.buy') ? (
            <button type="button" className="button" onClick={() => onEdit(true)}>
              {t('volumes.adjust')}
            </button>
          ) : null}
          <SaveBook make={() => client.procurement.volumeBook({ batch: batch.id, on: first })} />
        </div>
        <dl className="volumes-said">
          {said.map(([name, value]) => (
            <div key={name}>
              <dt>{name}</dt>
              <dd>{value}</dd>
            </div>
          ))}
        </dl>
        {read.data ? <Matrix rows={read.data.rows} /> : <Loading lines={6} />}
        <h2>{t('procurement.history')}</h2>
        <PaperHistory kind="batch" id={batch.id} />
      </div>
    </Drawer>
  );
}

/** Products × units as they were agreed. */
function Matrix({ rows }: { readonly rows: FullBatch['rows'] }) {
  const { t } = usePreferences();
  const { units: register = [] } = useScope();
  const agreed = new Map(rows.flatMap(({ volumes }) => volumes.map(({ unit, unitName }) => [unit, unitName] as const)));
  const units = register.flatMap(({ code }) => (agreed.has(code) ? [[code, agreed.get(code)!] as const] : []));
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard.
    <div className="volumes-heat" tabIndex={0}>
      <table>
        <caption>{t('volumes.matrix')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('volumes.product')}</th>
            <th scope="col">{t('volumes.selected')}</th>
            <th scope="col">{t('volumes.before')}</th>
            <th scope="col">{t('volumes.agreed')}</th>
            {units.map(([unit, name]) => (
              <th key={unit} scope="col" title={`${unit} ${name}`}>
                <b>{unit}</b>
                <span>{name}</span>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ item, name, measure, selected, before, agreed, volumes }) => (
            <tr key={item}>
              <th scope="row" title={item}>
                {name}
              </th>
              <td>{selected}</td>
              <td>{before}</td>
              <td>
                <b>{countText(agreed)}</b> {measure}
              </td>
              {units.map(([unit]) => (
                <td key={unit}>{countText(volumes.find((volume) => volume.unit === unit)?.quantity)}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
