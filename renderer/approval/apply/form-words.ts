import { useMemo } from 'react';
import type { Category } from '../../../shared/domain/approval/category.ts';
import { isPlainKey } from '../../../shared/i18n/translate.ts';
import { usePreferences } from '../../app/preferences.tsx';

/** What does not belong to a paper that the form asks for (其他资料). */
export const OTHER_PAPER = 'other';

/** What the fields and papers of a category's form are called, in the person's language. */
export interface FormWords {
  readonly field: (category: Category, key: string) => string;
  readonly fieldHint: (category: Category, key: string) => string | undefined;
  readonly paper: (category: Category, key: string) => string;
  /** Any place of the form, as the service names what stands against it: `purpose`, `rows.1.amount`, `papers.quotations`. */
  readonly place: (category: Category, field: string) => string;
}

/** Places of the form that every category has. */
const COMMON = ['purpose', 'payee', 'amount', 'department', 'rows', 'urgent', 'reason'] as const;

export function useFormWords(): FormWords {
  const { t } = usePreferences();
  return useMemo(() => {
    const word = (key: string): string | undefined => (isPlainKey(key) ? t(key) : undefined);
    const paper: FormWords['paper'] = (category, key) =>
      word(`approval.paper.${category}.${key}`) ?? t('approval.paperOther');
    return {
      paper,
      place(category, field) {
        const [part = '', at = ''] = field.split('.');
        if (part === 'papers') return paper(category, at);
        if (part === 'rows' && at !== '') return t('applications.placeRow', { place: Number(at) + 1 });
        const common = COMMON.find((each) => each === part);
        return common ? t(`applications.place.${common}`) : (word(`approval.field.${category}.${part}`) ?? part);
      },
      field: (category, key) => word(`approval.field.${category}.${key}`) ?? key,
      fieldHint: (category, key) => word(`approval.fieldHint.${category}.${key}`),
    };
  }, [t]);
}
