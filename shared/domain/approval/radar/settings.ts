/** What the radar is tuned by [U]: settings of the community, tried on past years before they are switched on. */
export interface RadarSettings {
  /** 滚动期间: days back from a document, its own day counting, within which others count with it; 1–366. */
  readonly windowDays: number;
  /** 临界: from this share of a limit on, in percent, an amount is just below it; 50–99. */
  readonly nearPercent: number;
  /** 同日: so many to one payee on one day are told; 2–20. */
  readonly sameDay: number;
  /** 重复: the same payee and amount within so many days is told; 1–90. */
  readonly repeatDays: number;
  /**
   * 经常性支出: so many months before in each of which one of about the same amount went to the same payee make it a regular one, which
   * is no division; 0 counts none as regular.
   */
  readonly regularMonths: number;
  /** About the same amount: within so many percent of it; 0–50. */
  readonly regularPercent: number;
}

export const USUAL_RADAR: RadarSettings = {
  ...{ windowDays: 30, nearPercent: 90, sameDay: 2, repeatDays: 7, regularMonths: 3, regularPercent: 20 },
};

export const RADAR_BOUNDS = {
  windowDays: [1, 366],
  nearPercent: [50, 99],
  sameDay: [2, 20],
  repeatDays: [1, 90],
  regularMonths: [0, 12],
  regularPercent: [0, 50],
} as const satisfies Record<keyof RadarSettings, readonly [number, number]>;
