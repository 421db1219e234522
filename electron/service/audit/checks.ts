import type { ChainReport } from '../../../shared/domain/audit/chain.ts';
import type { CheckResult } from '../../../shared/domain/audit/check.ts';
import type { BooksReader } from '../database.ts';
import { type HeadSource, recordedHeads, verifyTrail } from './queries.ts';

/** 操作日志链完整: the trail recomputes from its first event to the head that was recorded. */
export const chainWhole = (report: ChainReport): CheckResult => ({
  name: 'chain-whole',
  title: '操作日志链完整',
  severity: 'error',
  ok: report.ok,
  rows: report.firstBroken
    ? [{ place: `第 ${report.firstBroken.sequence} 号事件`, message: report.firstBroken.message }]
    : [],
});

/** 时钟未被拨回: no event stands before its predecessor in time. A finding: a flat battery does it too. */
export const clockForward = (report: ChainReport): CheckResult => ({
  name: 'clock-forward',
  title: '系统时钟未被拨回',
  severity: 'finding',
  ok: report.clockTurnedBack.length === 0,
  rows: report.clockTurnedBack.map((sequence) => ({
    place: `第 ${sequence} 号事件`,
    message: `第 ${sequence} 号事件的时间早于前一事件，系统时钟曾被拨回`,
  })),
});

/** The checks of the trail, from one reading. */
export async function trailChecks(db: BooksReader, headSources: readonly HeadSource[]): Promise<CheckResult[]> {
  const report = (await verifyTrail(db, await recordedHeads(db, headSources))).report();
  return [chainWhole(report), clockForward(report)];
}
