/** What a month says in figures (主要数字), as it is shown to who signs and kept with the signature; amounts in 元. */
export interface AttestedFigures {
  readonly assets: string;
  readonly liabilities: string;
  readonly netAssets: string;
  /** 本年累计, as surplus is. */
  readonly revenue: string;
  readonly expense: string;
  readonly surplus: string;
  /** 张数 of posted vouchers in the month. */
  readonly vouchers: number;
}

/** A finding (提示) that was left: how many rows nobody explained, how many were, and why. */
export interface AttestedFinding {
  readonly check: string;
  readonly title: string;
  readonly open: number;
  readonly explained: number;
  readonly reasons: readonly string[];
}

export interface AttestedSheet {
  readonly figures: AttestedFigures;
  readonly findings: readonly AttestedFinding[];
}

/** So many reasons of one finding are kept with a signature; the checks have the rest. */
export const REASONS_MAX = 5;
