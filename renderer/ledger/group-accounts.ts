import { groupChart } from '../../shared/domain/ledger/charts/group.ts';

/** The group's accounts (集团科目), to choose from and to name. */
export const GROUP_ACCOUNTS = groupChart().accounts.map(({ code, name }) => ({ code, name }));

const NAMES = new Map(GROUP_ACCOUNTS.map(({ code, name }) => [code, name]));

/** `1002 银行存款`; the code alone where the group has no such account. */
export const groupAccountName = (code: string): string => `${code} ${NAMES.get(code) ?? ''}`.trim();
