import * as z from 'zod';
import { BOUGHT_KINDS, PAPER_KINDS } from '../../domain/procurement/papers.ts';
import { done, listOf, rowId, text } from '../fields.ts';
import { command, query } from '../operation.ts';
import { seen, stepMade } from './fields.ts';

/** Of an order, its own reading tells: why packs of one unit were cancelled is not the others' to know. */
const kind = z.enum(PAPER_KINDS).exclude(['order']);
/** Papers of the community that a buyer prepares; requests and wishes are their unit's and have commands of their own. */
const bought = z.enum(BOUGHT_KINDS);
const ofPaper = z.strictObject({ ...seen, kind: bought });
const REFUSALS = ['changed', 'not-now', 'own-work', 'not-fit'] as const;

/** What is done alike to every document of purchasing. */
export const papers = {
  paperHistory: query({
    summary: '一份采购资料的办理经过',
    permission: 'procurement.read',
    scope: 'unit',
    input: z.strictObject({ id: rowId, kind }),
    output: z.array(stepMade),
    example: { id: 1, kind: 'formulary' },
  }),
  handPaper: command({
    summary: '把采购资料送审',
    permission: 'procurement.buy',
    scope: 'community',
    input: ofPaper,
    output: done,
    refusals: REFUSALS,
    example: { id: 1, revision: 1, kind: 'formulary' },
  }),
  withdrawPaper: command({
    summary: '撤回采购资料',
    permission: 'procurement.buy',
    scope: 'community',
    input: ofPaper.extend({ reason: text(200) }),
    output: done,
    refusals: REFUSALS,
    example: { id: 1, revision: 1, kind: 'formulary', reason: '重新编制' },
  }),
  endPaper: command({
    summary: '终止或停用采购资料',
    permission: 'procurement.buy',
    scope: 'community',
    input: ofPaper.extend({ reason: text(200) }),
    output: done,
    refusals: REFUSALS,
    example: { id: 1, revision: 1, kind: 'supplier', reason: '许可证到期未换发' },
  }),
  /** One decision over several papers, all of them or none; whoever prepared one cannot approve it. */
  decidePapers: command({
    summary: '审核采购资料：通过、退回或不通过',
    permission: 'procurement.approve',
    scope: 'community',
    input: z.strictObject({
      kind: z.enum([...BOUGHT_KINDS, 'wish']),
      papers: listOf(z.strictObject(seen), 200, 1),
      outcome: z.enum(['approve', 'return', 'refuse']),
      /** Needed to return or refuse. */
      reason: z.union([text(200), z.literal('')]).default(''),
    }),
    output: done,
    refusals: [...REFUSALS, 'no-reason'],
    example: { kind: 'formulary', papers: [{ id: 1, revision: 2 }], outcome: 'approve' },
  }),
};
