import * as z from 'zod';
import { NATURES } from '../../domain/consolidation/proposal.ts';
import { done, instant, period, rowId, sha256, text, unitCode, yuanText } from '../fields.ts';
import { command, query } from '../operation.ts';
import { ownDifference, ownExample } from './own-difference.ts';
import { pair } from './shapes.ts';

const word = { by: z.string(), instant, reason: z.string() };

/** What one member says a difference is, with every word on it since. Of its items nothing but what both sides share. */
export const proposalOut = z.object({
  id: z.int(),
  ...word,
  /** The unit that proposes. */
  unit: z.string(),
  nature: z.enum(NATURES),
  /** The unit that has to book or mend something; empty where nobody has. */
  mender: z.string(),
  state: z.enum(['proposed', 'agreed', 'disputed', 'withdrawn', 'set-aside']),
  /** The difference still stands in the books as it was proposed; what was agreed holds only as long as it does. */
  current: z.boolean(),
  answer: z.object({ ...word, unit: z.string() }).nullable(),
  setAside: z.object(word).nullable(),
  items: z.array(z.object({ unit: z.string(), date: z.string(), document: z.string().nullable(), amount: yuanText })),
});

const answering = {
  permission: 'ledger.submit' as const,
  scope: 'unit' as const,
  unitOf: ['unit'],
};

/** 提出、同意、异议、撤回: how two members settle what a difference between them is; and what the centre sees and decides of it. */
export const pairProposals = {
  proposeOwn: command({
    summary: '本单位就一项差异向对方单位提出：是什么差异，由谁处理',
    ...answering,
    input: z.strictObject({
      ...ownDifference,
      /** Which difference, by its content: what is no longer so cannot be proposed. */
      matter: sha256,
      nature: z.enum(NATURES),
      /** The own unit, the other one, or empty where nobody has to do anything. */
      mender: z.union([unitCode, z.literal('')]),
      note: text(280),
    }),
    output: z.object({ id: z.int() }),
    refusals: [
      'no-such-matter',
      'mender-missing',
      'mender-stranger',
      'already-proposed',
      'already-agreed',
      'confirmed',
    ],
    example: {
      ...ownExample,
      matter: '0'.repeat(64),
      nature: 'transit' as const,
      mender: 'H01',
      note: '12 月 31 日已汇出，贵院 1 月到账',
    },
  }),
  agreeOwn: command({
    summary: '本单位同意对方单位提出的事项',
    ...answering,
    input: z.strictObject({ unit: unitCode, id: rowId, note: z.union([text(280), z.literal('')]).default('') }),
    output: done,
    refusals: ['already-answered', 'own-proposal', 'not-proposer', 'matter-changed', 'confirmed'],
    example: { unit: 'H01', id: 1 },
  }),
  disputeOwn: command({
    summary: '本单位对对方单位提出的事项有异议',
    ...answering,
    input: z.strictObject({ unit: unitCode, id: rowId, reason: text(280) }),
    output: done,
    refusals: ['already-answered', 'own-proposal', 'not-proposer', 'matter-changed', 'confirmed'],
    example: { unit: 'H01', id: 1, reason: '本院 12 月 30 日已入账，请核对回单' },
  }),
  withdrawOwn: command({
    summary: '本单位撤回对方单位还没有答复的事项',
    ...answering,
    input: z.strictObject({ unit: unitCode, id: rowId, reason: text(280) }),
    output: done,
    refusals: ['already-answered', 'own-proposal', 'not-proposer', 'matter-changed', 'confirmed'],
    example: { unit: 'T01', id: 1, reason: '已查到入账凭证' },
  }),
  proposals: query({
    summary: '各对单位就差异提出、同意和有异议的事项',
    permission: 'consolidation.read',
    scope: 'community',
    input: z.strictObject({ period }),
    output: z.array(proposalOut.extend({ pair, kind: z.string(), book: z.string() })),
    example: { period: '2025-12' },
  }),
  setAside: command({
    summary: '财务中心不采用双方单位同意的事项',
    permission: 'consolidation.adjust',
    scope: 'community',
    input: z.strictObject({ id: rowId, reason: text(280) }),
    output: done,
    refusals: ['not-agreed', 'confirmed'],
    example: { id: 1, reason: '回单显示款项 12 月已到账，应入 12 月' },
  }),
};
