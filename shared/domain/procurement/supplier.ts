import type { AccountingDate } from '../../kernel/date.ts';
import type { ItemKind } from './item.ts';

/** 生产企业, 配送企业. One firm may be both. */
export const SUPPLIER_ROLES = ['maker', 'distributor'] as const;
export type SupplierRole = (typeof SUPPLIER_ROLES)[number];

/**
 * Who counts as the manufacturer under 两票制 without being it (国医改办发〔2016〕4号): 科工贸一体化集团的全资或控股商业公司,
 * 进口药品国内总代理; '' for nobody special. Each is the only one in the country for its goods.
 */
export const CHAIN_ROLES = ['', 'group-trader', 'import-agent'] as const;
export type ChainRole = (typeof CHAIN_ROLES)[number];

/** 营业执照, 药品生产许可证, 药品经营许可证, 医疗器械经营许可证, 医疗器械生产许可证, 法人授权委托书, 质量保证协议. */
export const LICENCE_KINDS = [
  'business',
  'drug-making',
  'drug-trading',
  'device-making',
  'device-trading',
  'authority',
  'quality',
] as const;
export type LicenceKind = (typeof LICENCE_KINDS)[number];

export interface Licence {
  readonly kind: LicenceKind;
  readonly number: string;
  /** The last day on which it holds; undefined: 长期. */
  readonly until?: AccountingDate;
}

/** A firm that makes or delivers (供应商), as it was approved. */
export interface Supplier {
  readonly code: string;
  readonly name: string;
  readonly roles: readonly SupplierRole[];
  readonly chain: ChainRole;
  /** 供货类别: what is bought of it, which decides what licences it needs; absent: not said. */
  readonly goods?: readonly ItemKind[];
  /** Of a 进口药品国内总代理: whose goods or which product, as the authorisation has it; absent or '': not said. */
  readonly agentOf?: string;
  /** 企业集团: transfers between firms of one group may be left uncounted once; '' for none. */
  readonly group: string;
  readonly licences: readonly Licence[];
  /** Units that it delivers to; empty: all. */
  readonly units: readonly string[];
  /** 约定配送时限 in hours: ordinary and urgent. */
  readonly hours: number;
  readonly urgentHours: number;
  readonly contact: string;
  readonly phone: string;
  readonly stopped: boolean;
}
