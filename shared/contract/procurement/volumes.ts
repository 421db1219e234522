/** 集采约定量与结余留用. */
export const volumes = {};
