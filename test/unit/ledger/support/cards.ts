import type { AssetCard } from '../../../../shared/domain/ledger/provisions/card.ts';
import { ZERO } from '../../../../shared/kernel/fen.ts';
import { date, yuan } from './books.ts';

/** 资产卡片: an electrocardiograph of March 2025, 6000 元 over five years. */
export const card = (more: Partial<AssetCard> = {}): AssetCard => ({
  number: 'K1',
  name: '心电图机',
  kind: 'fixed',
  category: '医用电子仪器',
  department: undefined,
  date: date('2025-03-15'),
  cost: yuan(6000),
  accumulated: ZERO,
  months: undefined,
  fund: 'other',
  gone: false,
  goneOn: undefined,
  ...more,
});
