import { canonicalJson, type Json } from '../../../kernel/canonical.ts';
import { alike } from '../../organisation/names.ts';
import type { Supplier } from '../supplier.ts';
import { codeFault } from './credit-code.ts';
import { LICENCE_NAMES } from './licences.ts';

/** 供应商资料 as it is prepared and signed: everything but whether it is stopped. */
export type SupplierCard = Required<Omit<Supplier, 'stopped'>>;

/** Parts of a card that are compared side by side. */
export const CARD_FIELDS = [
  'name',
  'roles',
  'goods',
  'chain',
  'agentOf',
  'group',
  'licences',
  'units',
  'hours',
  'urgentHours',
  'contact',
  'phone',
] as const satisfies readonly (keyof SupplierCard)[];
export type CardField = (typeof CARD_FIELDS)[number];

/** A sentence about a card, and the field that it is about. */
export interface Said {
  readonly field: CardField | 'code';
  readonly message: string;
}

/** What a card may not say, whoever prepared it. */
export function cardProblems(card: SupplierCard): readonly Said[] {
  const said: Said[] = [];
  const { chain, roles, group, hours, urgentHours, licences } = card;
  if (chain !== '' && !roles.includes('distributor'))
    said.push({ field: 'chain', message: '视同生产企业的是商业公司或代理商，须同时选择配送企业' });
  if (chain === 'group-trader' && group === '')
    said.push({ field: 'group', message: '科工贸一体化集团的商业公司须写明所属集团' });
  if (urgentHours > hours) said.push({ field: 'urgentHours', message: '急送时限不能长于普通配送时限' });
  const seen = new Set<string>();
  for (const { kind, number } of licences) {
    const key = `${kind} ${number}`;
    if (seen.has(key)) said.push({ field: 'licences', message: `${LICENCE_NAMES[kind]} ${number} 登记了两次` });
    seen.add(key);
  }
  return said;
}

/** What is doubtful about a card beside the others that are not stopped: shown to whoever approves, never refused. */
export function cardDoubts(card: SupplierCard, others: readonly Supplier[]): readonly Said[] {
  const said: Said[] = [];
  const fault = codeFault(card.code);
  if (fault) said.push({ field: 'code', message: CODE_FAULTS[fault] });
  if (others.some(({ code, stopped }) => code === card.code && stopped))
    said.push({ field: 'code', message: '这家供应商已经停用，审核通过后恢复供货' });
  const standing = others.filter(({ code, stopped }) => code !== card.code && !stopped);
  for (const { code, name } of standing.filter((other) => alike(other.name, card.name)))
    said.push({ field: 'name', message: `与 ${code} ${name} 同名` });
  if (card.chain === 'group-trader')
    for (const { code, name } of standing.filter(
      ({ chain, group }) => chain === 'group-trader' && alike(group, card.group),
    ))
      said.push({ field: 'chain', message: `同一集团已有视同生产企业的商业公司 ${code} ${name}，全国只限一家` });
  if (card.chain === 'import-agent' && card.agentOf === '')
    said.push({ field: 'agentOf', message: '没有写明代理的境外企业或品种，无法核对是否唯一' });
  if (card.chain === 'import-agent' && card.agentOf !== '')
    for (const { code, name } of standing.filter(
      ({ chain, agentOf = '' }) => chain === 'import-agent' && alike(agentOf, card.agentOf),
    ))
      said.push({ field: 'chain', message: `同一境外企业或品种已有国内总代理 ${code} ${name}，全国只限一家` });
  return said;
}

/** The parts in which a card differs from the one in force. */
export const changedFields = (before: SupplierCard, after: SupplierCard): CardField[] =>
  CARD_FIELDS.filter((field) => canonicalJson(before[field] as Json) !== canonicalJson(after[field] as Json));

const CODE_FAULTS = {
  length: '不是 18 位统一社会信用代码；境外企业可以用自编代码',
  characters: '统一社会信用代码里没有 I、O、S、V、Z 这些字母',
  check: '统一社会信用代码的校验码不符，请核对',
} as const;
