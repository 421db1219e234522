import { usePreferences } from '../../app/preferences.tsx';
import { instantName } from '../../ui/time.ts';
import { type Card, type DepartmentRow, useSpecialityName } from './words.ts';

/** 变动历史: from which month what, by whom, and why; the latest first. */
export function History(props: { readonly cards: readonly Card[]; readonly departments: readonly DepartmentRow[] }) {
  const { t } = usePreferences();
  const special = useSpecialityName();
  const { cards, departments } = props;
  const nameOf = (code: string): string =>
    code === '' ? t('departments.atTop') : `${code} ${departments.find((each) => each.code === code)?.name ?? ''}`;

  /** What a card changed of the one that was in force before it. */
  function changesOf(card: Card, before: Card | undefined): string[] {
    const classOf = (one: Card): string => t(`costing.class.${one.class}`);
    if (!before)
      return [t('departments.history.begun'), card.name, classOf(card), ...(card.parent ? [nameOf(card.parent)] : [])];
    return [
      ...(card.name === before.name ? [] : [t('departments.history.name', { to: card.name })]),
      ...(card.class === before.class
        ? []
        : [t('departments.history.class', { from: classOf(before), to: classOf(card) })]),
      ...(card.parent === before.parent ? [] : [t('departments.history.parent', { to: nameOf(card.parent) })]),
      ...(card.standard === before.standard
        ? []
        : [t('departments.history.standard', { to: special(card.standard) || '–' })]),
      ...(card.open === before.open
        ? []
        : [t(card.open ? 'departments.history.reopened' : 'departments.history.closed')]),
    ];
  }
  return (
    <ol className="department-history">
      {cards.map((card, at) => (
        <li key={card.revision}>
          <time>{card.from || t('departments.fromBeginning')}</time>
          <div>
            <p>{changesOf(card, cards[at + 1]).join(' · ')}</p>
            {card.why ? <p>{card.why}</p> : null}
            <p className="hint">
              {card.instant === ''
                ? t('departments.history.register')
                : t('departments.historyBy', { who: card.display, when: instantName(card.instant) })}
            </p>
          </div>
        </li>
      ))}
    </ol>
  );
}
