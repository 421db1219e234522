import { useMemo } from 'react';
import type { CardField } from '../../../shared/domain/procurement/suppliers/card.ts';
import { usePreferences } from '../../app/preferences.tsx';
import { useNames } from '../../ledger/books/names.ts';
import type { Card } from './looks.ts';

export interface CardWords {
  /** A field of a card as text. */
  readonly field: (card: Card, field: CardField) => string;
  /** 2025年上半年. */
  readonly half: (half: string) => string;
}

/** How a card reads in the person's language. */
export function useCardWords(): CardWords {
  const { t, locale } = usePreferences();
  const names = useNames();
  return useMemo((): CardWords => {
    const joint = locale === 'zh-CN' ? '、' : ', ';
    const field = (card: Card, name: CardField): string => {
      switch (name) {
        case 'roles':
          return card.roles.map((role) => t(`suppliers.role.${role}`)).join(joint);
        case 'goods':
          return card.goods.map((kind) => t(`procurement.kind.${kind}`)).join(joint);
        case 'chain':
          return t(`suppliers.chain.${card.chain === '' ? 'none' : card.chain}`);
        case 'licences':
          return card.licences
            .map(({ kind, number, until }) =>
              [t(`suppliers.licence.${kind}`), number, until ?? t('suppliers.forGood')].join(' '),
            )
            .join('\n');
        case 'units':
          return card.units.length === 0
            ? t('suppliers.allUnits')
            : card.units.map((code) => `${code} ${names.unit(code)}`).join(joint);
        default:
          return String(card[name]);
      }
    };
    return {
      field,
      half: (half) => t(`suppliers.halfName.${half.endsWith('1') ? '1' : '2'}`, { year: half.slice(0, 4) }),
    };
  }, [t, locale, names]);
}
