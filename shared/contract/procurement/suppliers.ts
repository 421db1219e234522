/** 供应商、生产企业和配送企业. */
export const suppliers = {};
