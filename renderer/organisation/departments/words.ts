import { useCallback } from 'react';
import type { Contract } from '../../../shared/contract/index.ts';
import type { ReplyOf } from '../../../shared/contract/operation.ts';
import { SPECIALITIES, specialityOf } from '../../../shared/domain/organisation/departments/specialities.ts';
import { specialityInEnglish } from '../../../shared/i18n/en/specialities.ts';
import { usePreferences } from '../../app/preferences.tsx';

export type DepartmentRow = ReplyOf<Contract['organisation']['departmentsAt']>[number];
export type Card = ReplyOf<Contract['organisation']['departmentHistory']>[number];

/** A speciality as it is shown, in the person's language: `03.01 呼吸内科`; '' for none. */
export function useSpecialityName(): (code: string) => string {
  const { locale } = usePreferences();
  return useCallback(
    (code) => {
      const name = specialityOf(code)?.name ?? '';
      return code === '' ? '' : `${code} ${locale === 'en' ? specialityInEnglish(code, name) : name}`;
    },
    [locale],
  );
}

/** 诊疗科目 to choose from. */
export function useSpecialities(): readonly { readonly code: string; readonly name: string }[] {
  const { locale } = usePreferences();
  return SPECIALITIES.map(({ code, name }) => ({
    code,
    name: locale === 'en' ? specialityInEnglish(code, name) : name,
  }));
}
