/** What no authority fixes of a unit's bank reconciliation (DOMAIN [U]); the screen shows and sets them by these names. */
export interface BankSettings {
  /** Days by which book and bank may differ in a proposal (日期相差天数). */
  readonly windowDays: number;
  /** Lines of one side that may together make one of the other (一对多最多笔数). */
  readonly mostLines: number;
  /** Days after which an open item is pointed at (账龄提示天数), and after which it is a finding (账龄预警天数). */
  readonly agedDays: number;
  readonly oldDays: number;
}

export const USUAL_BANK_SETTINGS: BankSettings = { windowDays: 10, mostLines: 5, agedDays: 30, oldDays: 90 };

/** Within which each may be set. */
export const BANK_SETTING_BOUNDS: Readonly<Record<keyof BankSettings, readonly [least: number, most: number]>> = {
  windowDays: [0, 60],
  mostLines: [2, 6],
  agedDays: [1, 365],
  oldDays: [1, 730],
};
/** First-level accounts of money at banks: 银行存款, 零余额账户用款额度, 其他货币资金 (DOMAIN 1.2). */
export const BANK_BOOK_ACCOUNTS = ['1002', '1011', '1021'] as const;

export const isBankBookAccount = (code: string): boolean => BANK_BOOK_ACCOUNTS.some((first) => code.startsWith(first));
