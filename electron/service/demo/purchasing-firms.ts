/** A firm of the sample county's purchases: plainly fictional, with a well-formed 统一社会信用代码 of its own. */
export interface SampleFirm {
  readonly code: string;
  readonly name: string;
  readonly roles: readonly ('maker' | 'distributor')[];
  /** Firms that may be in one group. */
  readonly group?: string;
  readonly chain?: 'group-trader' | 'import-agent';
}

export const SAMPLE_FIRMS: readonly SampleFirm[] = [
  { code: '91330000XL00000157', name: '示例青山医药配送有限公司', roles: ['distributor'] },
  { code: '91330000XL00000232', name: '示例白水医药有限公司', roles: ['distributor'], group: '示例白水集团' },
  { code: '91330000XL0000031W', name: '示例云岭医疗器械有限公司', roles: ['distributor'] },
  { code: '91330000XL000004XL', name: '示例四海进口药品代理有限公司', roles: ['distributor'], chain: 'import-agent' },
  { code: '91330000XL0000058L', name: '示例白水药业商业有限公司', roles: ['distributor'], group: '示例白水集团' },
  { code: '91330000XL0000111G', name: '示例江南制药有限公司', roles: ['maker'] },
  { code: '91330000XL000012X8', name: '示例北方生物制药有限公司', roles: ['maker'] },
  { code: '91330000XL00001388', name: '示例百草堂中药有限公司', roles: ['maker', 'distributor'] },
  { code: '91330000XL00001463', name: '示例康宁医用材料有限公司', roles: ['maker'] },
  { code: '91330000XL0000154X', name: '示例海外制药（中国）有限公司', roles: ['maker'] },
];
