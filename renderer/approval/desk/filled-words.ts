import { useMemo } from 'react';
import { FORMS } from '../../../shared/domain/approval/form.ts';
import { groupedYuan, parseYuan } from '../../../shared/kernel/fen.ts';
import { usePreferences } from '../../app/preferences.tsx';
import { useFormWords } from '../apply/form-words.ts';
import type { Application } from './document.ts';

/** One field of a form as it was filled in, in the reader's words. */
export interface FilledField {
  readonly key: string;
  readonly label: string;
  readonly text: string;
}

/** What was filled in beside what every application has, in the order of the form; what was left open is left out. */
export function useFilled({ category, filled }: Pick<Application, 'category' | 'filled'>): readonly FilledField[] {
  const { t } = usePreferences();
  const words = useFormWords();
  return useMemo(
    () =>
      FORMS[category].fields.flatMap(({ key, kind }) => {
        const typed = filled[key]?.trim() ?? '';
        if (typed === '') return [];
        const amount = kind === 'amount' ? parseYuan(typed) : undefined;
        const answer = typed === 'yes' ? t('applications.yes') : t('applications.no');
        const text = amount === undefined ? (kind === 'yes' ? answer : typed) : groupedYuan(amount);
        return [{ key, label: words.field(category, key), text }];
      }),
    [t, words, category, filled],
  );
}
