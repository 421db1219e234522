import { charges } from './costing/charges.ts';
import { direct } from './costing/direct.ts';

/** 成本核算: from the posted vouchers to what a department costs. */
export const costing = { ...direct, ...charges };
