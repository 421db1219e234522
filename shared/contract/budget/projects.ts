/** 项目库与预算绩效. */
export const projects = {};
