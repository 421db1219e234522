import { DEFAULT_WEIGHTS, type Weights } from '../../../../shared/domain/procurement/prices/score.ts';
import type { BooksReader } from '../../database.ts';
import { loadSetting } from '../../organisation/queries.ts';

export const WEIGHTS_KEY = 'procurement-price-weights';

/** 评分权重 [U], as the community has set them. */
export async function loadWeights(db: BooksReader): Promise<Weights> {
  const kept = await loadSetting(db, WEIGHTS_KEY);
  return kept === undefined ? DEFAULT_WEIGHTS : (JSON.parse(kept) as Weights);
}
