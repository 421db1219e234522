import type { Sheet } from '../../../workbook/write/model.ts';
import type { PackContent } from '../content.ts';
import { DIRECT_COST, directCostSheet } from './cost-direct.ts';
import { FULL_COST, fullCostSheet } from './cost-full.ts';
import { COST_DRIVERS, COST_PROOF, costDriverSheet, costProofSheet } from './cost-proof.ts';
import { COST_STRUCTURE, structureSheet } from './cost-structure.ts';
import type { Paper } from './paper.ts';

/** 成本 of the pack's month: 成本医01 to 03, what they were shared by, and the proof; none where no unit has locked a run. */
export function costPapers(content: PackContent): { readonly paper: Paper; readonly sheet: Sheet }[] {
  if ((content.costs ?? []).length === 0) return [];
  return [
    { paper: DIRECT_COST, sheet: directCostSheet(content) },
    { paper: FULL_COST, sheet: fullCostSheet(content) },
    { paper: COST_STRUCTURE, sheet: structureSheet(content) },
    { paper: COST_DRIVERS, sheet: costDriverSheet(content) },
    { paper: COST_PROOF, sheet: costProofSheet(content) },
  ];
}
