import type { Implementation } from '../../pipeline/implementation.ts';
import type { PaperRules } from '../papers/rules.ts';
import { catalogueOperations } from './catalogue-operations.ts';
import { versionOperations } from './version-operations.ts';
import { versionRules } from './version-rules.ts';
import { wishOperations, wishRules } from './wish-operations.ts';

/** What is done with 统一用药目录; its lists are read by workers (`import-operations.ts`). */
export const formularyOperations: readonly Implementation[] = [
  ...catalogueOperations,
  ...versionOperations,
  ...wishOperations,
];
export const formularyPapers: readonly PaperRules[] = [versionRules, wishRules];
