/** Made-up units, accounts and people; names are data and have one language. */
export const Names = {
  units: [
    { code: 'H01', name: '青石县人民医院' },
    { code: 'T01', name: '柳河镇卫生院' },
    { code: 'T02', name: '白杨镇卫生院' },
  ],
  accounts: [
    { code: '1001', name: '库存现金' },
    { code: '1002', name: '银行存款' },
    { code: '1212', name: '应收账款' },
  ],
  people: [
    { code: 'wang', name: '王会计' },
    { code: 'zhao', name: '赵出纳' },
  ],
} as const;
