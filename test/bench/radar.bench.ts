import initSqlJs from 'sql.js';
import { backTest } from '../../shared/domain/approval/radar/back-test.ts';
import { relatedOf } from '../../shared/domain/approval/radar/related.ts';
import { USUAL_RADAR } from '../../shared/domain/approval/radar/settings.ts';
import { USUAL_LADDER } from '../../shared/domain/approval/usual-ladder.ts';
import { assert } from '../../shared/kernel/assert.ts';
import { PAYMENTS, type RadarYear, radarYear } from '../support/radar-year.ts';

/**
 * 回溯测试 of a year of 5,000 payments of 31 members, beside SQLite that only adds up, for each payment, what went to the same payees
 * for the same category within the window: no projects, no levels, nothing that comes every month set apart, no evidence.
 */
interface RadarBench {
  readonly name: string;
  run(): Promise<{ readonly ours: string; readonly limit: string; readonly ratio: string }>;
}

const TIMES = 9;
const SEED = 20_251_231;

const best = (work: () => void): number =>
  Math.min(
    ...Array.from({ length: TIMES }, () => {
      const start = performance.now();
      work();
      return performance.now() - start;
    }),
  );

async function sums({ all, ties }: RadarYear): Promise<number> {
  const { Database } = await initSqlJs();
  const db = new Database();
  const { groupOf } = relatedOf(ties);
  db.run('CREATE TABLE s (id TEXT, payee TEXT, category TEXT, day INTEGER, amount INTEGER)');
  const insert = db.prepare('INSERT INTO s VALUES (?, ?, ?, ?, ?)');
  for (const { id, payee, category, day, amount } of all)
    insert.run([id, groupOf(payee), category, Date.parse(day) / 86_400_000, amount]);
  insert.free();
  db.run('CREATE INDEX s_by ON s (payee, category, day)');
  const took = best(() => {
    db.exec(
      `SELECT a.id, SUM(b.amount) FROM s a JOIN s b ON b.payee = a.payee AND b.category = a.category
       AND b.day BETWEEN a.day - ${USUAL_RADAR.windowDays - 1} AND a.day GROUP BY a.id HAVING COUNT(*) > 1 AND SUM(b.amount) >= 2000000`,
    );
  });
  db.close();
  return took;
}

export const radarBenches: readonly RadarBench[] = [
  {
    name: `radar: back-test of ${PAYMENTS.toLocaleString('en')} payments`,
    async run() {
      const year = radarYear(SEED);
      const of = { rules: USUAL_LADDER, related: relatedOf(year.ties), settings: USUAL_RADAR };
      const ours = best(() => assert(backTest(year.all, of).ok, 'a year is not too much'));
      const theirs = await sums(year);
      return {
        ours: `${Math.round(ours)} ms`,
        limit: `${Math.round(theirs)} ms (SQLite, sums alone)`,
        ratio: `${(ours / theirs).toPrecision(2)} ×`,
      };
    },
  },
];
