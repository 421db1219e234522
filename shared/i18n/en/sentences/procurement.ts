/** 统一采购: what all its rooms say. */
export const procurement: Readonly<Record<string, string>> = {
  '采购资料在查看之后有了变动，请看过现在的内容再办理':
    'This has changed since you looked at it: please look at it again first',
  退回或不通过须写明原因: 'Say why it is returned or refused',
  '{0} 等 {1} 份': '{0} and others, {1} in all',
  '采购资料 {0}': 'Purchasing document {0}',
};
