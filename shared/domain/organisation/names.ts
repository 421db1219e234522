/** Names are alike whatever the width of their brackets and spaces. */
export const plainName = (name: string): string => name.normalize('NFKC').replaceAll(/\s/g, '').toUpperCase();
export const alike = (one: string, other: string): boolean => plainName(one) === plainName(other);
