import { type ReactNode, useState } from 'react';
import { fen } from '../../../shared/kernel/fen.ts';
import { client } from '../../app/client.ts';
import { useIdentity } from '../../app/identity.ts';
import { usePreferences } from '../../app/preferences.tsx';
import { SaveBook } from '../../ledger/books/save-book.tsx';
import { Amount } from '../../ui/amount.tsx';
import { Drawer } from '../../ui/drawer.tsx';
import { PaperActions, PaperHistory } from '../paper-steps.tsx';
import { stageLook } from '../stage-look.ts';
import { DivisionForm } from './division-form.tsx';
import { countText, type Division, factorText, type Surplus, tiltText } from './words.ts';

const OVER = ['refused', 'withdrawn', 'ended'];

/** One 结余留用测算: its factors, what came of them product by product, and its division among units. */
export function SurplusSheet(props: {
  readonly surplus: Surplus;
  readonly onEdit: () => void;
  readonly onClose: () => void;
}) {
  const { t } = usePreferences();
  const { may } = useIdentity();
  const [dividing, setDividing] = useState(false);
  const { surplus, onEdit, onClose } = props;
  const division = surplus.divisions.find(({ stage }) => !OVER.includes(stage));
  const mayDivide =
    surplus.stage === 'approved' && may('procurement.buy') && surplus.nothingFor === null && division === undefined;
  const said: readonly (readonly [string, ReactNode])[] = [
    [t('volumes.batch'), `${surplus.batch.number} ${surplus.batch.name}`],
    [t('volumes.year'), `${surplus.year} · ${t(`volumes.insurance.${surplus.insurance}`)}`],
    [t('volumes.countedOn'), surplus.on],
    [t('volumes.pay'), factorText(surplus.payBps)],
    [t('volumes.insured'), factorText(surplus.insuredBps)],
    [t('volumes.budget'), <Amount key="budget" value={surplus.budget} />],
    [t('volumes.spent'), <Amount key="spent" value={surplus.spent} />],
    [t('volumes.surplusBase'), <Amount key="base" value={surplus.base} />],
    [t('volumes.grade'), `${surplus.grade} ${factorText(surplus.ratioBps)}`],
    [t('volumes.retained'), <Amount key="retained" value={surplus.retained} />],
  ];
  return (
    <Drawer open title={`${surplus.number} ${surplus.batch.name}`} width={1040} onClose={onClose}>
      <div className="volumes-paper">
        <div className="volumes-line">
          <span className={stageLook(surplus.stage)}>{t(`procurement.stage.${surplus.stage}`)}</span>
          {surplus.may.includes('prepare') ? (
            <button type="button" className="button" onClick={onEdit}>
              {t('volumes.edit')}
            </button>
          ) : null}
          <PaperActions kind="surplus" name={surplus.number} of={surplus} />
          {mayDivide ? (
            <button type="button" className="button primary" onClick={() => setDividing(true)}>
              {t('volumes.divide')}
            </button>
          ) : null}
          <SaveBook make={() => client.procurement.divisionBook({ surplus: surplus.id })} />
        </div>
        <p className="notice">{t('volumes.purpose')}</p>
        {surplus.nothingFor ? <p className="notice warn">{t(`volumes.nothing.${surplus.nothingFor}`)}</p> : null}
        <dl className="volumes-said">
          {said.map(([name, value]) => (
            <div key={name}>
              <dt>{name}</dt>
              <dd>{value}</dd>
            </div>
          ))}
        </dl>
        <Products surplus={surplus} />
        {surplus.divisions.map((each) => (
          <Shares key={each.id} division={each} onEdit={() => setDividing(true)} />
        ))}
        <h2>{t('procurement.history')}</h2>
        <PaperHistory kind="surplus" id={surplus.id} />
      </div>
      {dividing ? (
        <DivisionForm surplus={surplus} {...(division ? { division } : {})} onClose={() => setDividing(false)} />
      ) : null}
    </Drawer>
  );
}

function Products({ surplus }: { readonly surplus: Surplus }) {
  const { t } = usePreferences();
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard.
    <div className="volumes-heat" tabIndex={0}>
      <table>
        <caption>{t('volumes.factors')}</caption>
        <thead>
          <tr>
            {(
              [
                'product',
                'baseVolume',
                'before',
                'agreed',
                'selected',
                'other',
                'completed',
                'budget',
                'spent',
              ] as const
            ).map((head) => (
              <th key={head} scope="col">
                {t(`volumes.${head}`)}
              </th>
            ))}
            <th scope="col">{t('volumes.counts')}</th>
          </tr>
        </thead>
        <tbody>
          {surplus.products.map((row) => (
            <tr key={row.item} className={row.counts ? undefined : 'nothing'}>
              <th scope="row" title={row.item}>
                {row.name}
              </th>
              <td>{countText(row.base)}</td>
              <td>{row.before}</td>
              <td>{countText(row.agreed)}</td>
              <td>{row.selected}</td>
              <td>
                <Amount value={row.other} />
              </td>
              <td className={row.complete ? 'good' : 'late'}>{countText(row.completed)}</td>
              <td>
                <Amount value={row.budget} />
              </td>
              <td>
                <Amount value={row.spent} />
              </td>
              <td>{t(row.counts ? (row.complete ? 'volumes.complete' : 'volumes.incomplete') : 'volumes.leftOut')}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** 分配: what each unit gets, with what may be done to it. */
function Shares({ division, onEdit }: { readonly division: Division; readonly onEdit: () => void }) {
  const { t } = usePreferences();
  const byAmount = division.basis === 'contribution';
  return (
    <section className="volumes-paper" aria-label={division.number}>
      <div className="volumes-line">
        <h2>{`${t('volumes.division')} ${division.number}`}</h2>
        <span className={stageLook(division.stage)}>{t(`procurement.stage.${division.stage}`)}</span>
        {division.may.includes('prepare') ? (
          <button type="button" className="button" onClick={onEdit}>
            {t('volumes.edit')}
          </button>
        ) : null}
        <PaperActions kind="division" name={division.number} of={division} />
      </div>
      <table className="volumes-shares">
        <thead>
          <tr>
            <th>{t('volumes.unit')}</th>
            <th className="figure">{t(byAmount ? 'volumes.contribution' : 'volumes.weight')}</th>
            <th className="figure">{t('volumes.tilt')}</th>
            <th className="figure">{t('volumes.share')}</th>
          </tr>
        </thead>
        <tbody>
          {division.rows.map(({ unit, unitName, weight, tiltBps, share }) => (
            <tr key={unit}>
              <td>{`${unit} ${unitName}`}</td>
              <td className="figure">{byAmount ? <Amount value={fen(weight)} /> : countText(weight)}</td>
              <td className="figure">{tiltText(tiltBps)}</td>
              <td className="figure">
                <Amount value={share} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <PaperHistory kind="division" id={division.id} />
    </section>
  );
}
