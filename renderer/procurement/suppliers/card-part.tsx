import { CARD_FIELDS, type CardField } from '../../../shared/domain/procurement/suppliers/card.ts';
import { licenceState } from '../../../shared/domain/procurement/suppliers/licences.ts';
import { type AccountingDate, parseDate } from '../../../shared/kernel/date.ts';
import { usePreferences } from '../../app/preferences.tsx';
import { PaperActions, PaperHistory } from '../paper-steps.tsx';
import { type Card, LICENCE_LOOKS, type OpenCard, type SupplierDetail } from './looks.ts';
import { StopPaper } from './stop-paper.tsx';
import { useCardWords } from './words.ts';

/** Facts that stand in the list above the licences. */
const FACTS: readonly CardField[] = CARD_FIELDS.filter((field) => field !== 'name' && field !== 'licences');

/** 资料: the card that waits, side by side with the one in force; the one in force; and who did what. */
export function CardPart(props: {
  readonly supplier: SupplierDetail;
  readonly name: string;
  readonly day: AccountingDate;
  readonly onWrite: () => void;
}) {
  const { t } = usePreferences();
  const { supplier, name, day, onWrite } = props;
  const { card, open, papers, may } = supplier;
  const standing = papers.find(({ inForce }) => inForce);
  return (
    <>
      {open ? <Opened supplier={supplier} open={open} onWrite={onWrite} /> : null}
      {card ? (
        <section className="supplier-part">
          <header>
            <h2>{t('suppliers.basics')}</h2>
            {may.includes('change') ? (
              <button type="button" className="button" onClick={onWrite}>
                {t('suppliers.change')}
              </button>
            ) : null}
            {standing?.may.includes('end') ? <StopPaper kind="supplier" name={name} of={standing} /> : null}
          </header>
          <Facts card={card} />
          <Licences card={card} problems={supplier.problems} day={day} />
        </section>
      ) : null}
      {open && !card ? (
        <section className="supplier-part">
          <header>
            <h2>{t('suppliers.basics')}</h2>
          </header>
          <Facts card={open.card} />
          <Licences card={open.card} problems={supplier.problems} day={day} />
        </section>
      ) : null}
      <section className="supplier-part">
        <header>
          <h2>{t('suppliers.history')}</h2>
        </header>
        {papers.map(({ id, number, stage, inForce }) => (
          <details key={id} open={inForce || stage === 'draft' || stage === 'handed'}>
            <summary>
              {number} {t(`procurement.stage.${stage}`)}{' '}
              {inForce ? <span className="chip ok">{t('suppliers.inForce')}</span> : null}
              {!inForce && stage === 'approved' ? <span className="chip">{t('suppliers.superseded')}</span> : null}
            </summary>
            <PaperHistory kind="supplier" id={id} />
          </details>
        ))}
      </section>
    </>
  );
}

/** The card that is prepared or waits, with what it changes and what is doubtful about it. */
function Opened(props: { readonly supplier: SupplierDetail; readonly open: OpenCard; readonly onWrite: () => void }) {
  const { t } = usePreferences();
  const words = useCardWords();
  const { open, supplier, onWrite } = props;
  const { card } = supplier;
  const number = t(card ? 'suppliers.openChange' : 'suppliers.openNew', { number: open.number });
  return (
    <section className="supplier-part supplier-open">
      <header>
        <h2>{number}</h2>
        <span className="chip accent">{t(`procurement.stage.${open.stage}`)}</span>
        {open.stage === 'draft' && open.may.includes('prepare') ? (
          <button type="button" className="button" onClick={onWrite}>
            {t('suppliers.edit')}
          </button>
        ) : null}
        <PaperActions kind="supplier" name={open.card.name} of={open} />
      </header>
      <Doubts doubts={open.doubts} />
      {card && open.changed.length > 0 ? (
        <table className="supplier-table">
          <thead>
            <tr>
              <th>{t('suppliers.field')}</th>
              <th>{t('suppliers.before')}</th>
              <th>{t('suppliers.after')}</th>
            </tr>
          </thead>
          <tbody>
            {open.changed.map((field) => (
              <tr key={field}>
                <th scope="row">{t(`suppliers.${field}`)}</th>
                <td className="said">{words.field(card, field)}</td>
                <td className="said supplier-after">{words.field(open.card, field)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      ) : null}
      {card && open.changed.length === 0 ? <p className="hint">{t('suppliers.nothingDiffers')}</p> : null}
    </section>
  );
}

/** What whoever approves should look at. */
export function Doubts({ doubts }: { readonly doubts: readonly { readonly message: string }[] }) {
  const { t } = usePreferences();
  if (doubts.length === 0) return null;
  return (
    <div className="notice warn supplier-doubts" role="note">
      <b>{t('suppliers.doubts')}</b>
      <ul>
        {doubts.map(({ message }) => (
          <li key={message}>{message}</li>
        ))}
      </ul>
    </div>
  );
}

function Facts({ card }: { readonly card: Card }) {
  const { t } = usePreferences();
  const words = useCardWords();
  return (
    <dl className="supplier-facts">
      {FACTS.map((field) => [field, words.field(card, field)] as const)
        .filter(([, text]) => text !== '')
        .map(([field, text]) => (
          <div key={field}>
            <dt>{t(`suppliers.${field}`)}</dt>
            <dd>{text}</dd>
          </div>
        ))}
    </dl>
  );
}

function Licences(props: {
  readonly card: Card;
  readonly problems: SupplierDetail['problems'];
  readonly day: AccountingDate;
}) {
  const { t } = usePreferences();
  const { card, problems, day } = props;
  const missing = problems.filter(({ state }) => state === 'missing');
  const warned = new Map(problems.map((problem) => [`${problem.kind} ${problem.number}`, problem.state]));
  return (
    <table className="supplier-table">
      <thead>
        <tr>
          <th>{t('suppliers.licences')}</th>
          <th>{t('suppliers.licenceNumber')}</th>
          <th>{t('suppliers.licenceUntil')}</th>
          <th>{t('suppliers.state')}</th>
        </tr>
      </thead>
      <tbody>
        {card.licences.map(({ kind, number, until }) => {
          const end = parseDate(until ?? '');
          // One that another of its kind outlives is told by its own day.
          const own = licenceState({ kind, number, ...(end ? { until: end } : {}) }, day, 0);
          const state = warned.get(`${kind} ${number}`) ?? own;
          return (
            <tr key={`${kind} ${number}`}>
              <td>{t(`suppliers.licence.${kind}`)}</td>
              <td>
                <span className="code">{number}</span>
              </td>
              <td>{until ?? t('suppliers.forGood')}</td>
              <td>
                <span className={LICENCE_LOOKS[state]}>{t(`suppliers.licenceState.${state}`)}</span>
              </td>
            </tr>
          );
        })}
        {missing.map(({ kind }) => (
          <tr key={kind}>
            <td>{t(`suppliers.licence.${kind}`)}</td>
            <td>–</td>
            <td>–</td>
            <td>
              <span className={LICENCE_LOOKS.missing}>{t('suppliers.licenceState.missing')}</span>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
