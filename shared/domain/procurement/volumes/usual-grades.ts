import type { Grade } from './surplus.ts';

/** [U] the usual grades; every calculation has its own table. */
export const USUAL_GRADES: readonly Grade[] = [
  { name: '优秀', ratioBps: 5000 },
  { name: '良好', ratioBps: 4000 },
  { name: '合格', ratioBps: 3000 },
  { name: '不合格', ratioBps: 0 },
];
