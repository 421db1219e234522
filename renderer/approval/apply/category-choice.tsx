import { CATEGORY_CODES, type Category } from '../../../shared/domain/approval/category.ts';
import { FORMS } from '../../../shared/domain/approval/form.ts';
import { usePreferences } from '../../app/preferences.tsx';
import { useApprovalWords } from '../words.ts';
import { useFormWords } from './form-words.ts';

/** The categories, each with what belongs to it and which papers it brings. */
export function CategoryChoice(props: {
  readonly chosen: Category | undefined;
  readonly onChoose: (category: Category) => void;
}) {
  const { t } = usePreferences();
  const { list } = useApprovalWords();
  const words = useFormWords();
  const named = (category: Category, isLarge: boolean): string =>
    list(FORMS[category].papers.filter(({ large }) => large === isLarge).map(({ key }) => words.paper(category, key)));
  return (
    <section className="apply-categories" aria-label={t('applications.chooseCategory')}>
      <h2>{t('applications.chooseCategory')}</h2>
      <p className="hint">{t('applications.chooseHint')}</p>
      <ul>
        {CATEGORY_CODES.map((category) => {
          const [papers, large] = [named(category, false), named(category, true)];
          return (
            <li key={category}>
              <button
                type="button"
                className="card"
                aria-pressed={category === props.chosen}
                onClick={() => props.onChoose(category)}
              >
                <strong>{t(`approval.category.${category}`)}</strong>
                <span>{t(`approval.about.${category}`)}</span>
                {papers === '' ? null : <small>{t('applications.asksPapers', { papers })}</small>}
                {large === '' ? null : <small>{t('applications.asksLarge', { papers: large })}</small>}
              </button>
            </li>
          );
        })}
      </ul>
    </section>
  );
}
