import { costing } from '../../../../shared/contract/costing.ts';
import type { Reason } from '../../../../shared/contract/errors.ts';
import { steppedTo } from '../../../../shared/domain/costing/charges/route.ts';
import { readVolumes } from '../../../../shared/domain/costing/charges/volumes.ts';
import { canonicalJson } from '../../../../shared/kernel/canonical.ts';
import { countVouchers } from '../../ledger/queries.ts';
import { loadUnits } from '../../organisation/queries.ts';
import { command, type Implementation, longQuery, query } from '../../pipeline/implementation.ts';
import { readFile } from '../../workbook/read/read-file.ts';
import { readCentre, readVolumesOf } from './papers.ts';
import { CHANGED, keepNew, moveOn } from './stepping.ts';

/** A list of volumes is a few rows: what is larger is none, and is not read. */
const LIMITS = { bytes: 4 * 1024 * 1024, inflatedBytes: 32 * 1024 * 1024, rows: 5000, cells: 100_000, timeMs: 5000 };
/** Rows that a refusal names; the rest is repetition. */
const NAMED = 50;

/** 业务量: read from a file, counted from the books, typed; and kept until another person reviews them. */
export const volumeOperations: readonly Implementation[] = [
  longQuery(
    costing.readChargeVolumes,
    ({ db }) => loadUnits(db),
    async (context, { file, fileName }, units) => {
      const bytes = await context.files.bytes(context.actor, file);
      if (!bytes) throw context.notFound(`文件 ${fileName}`);
      const read = await readFile(bytes, { name: fileName, limits: LIMITS, signal: context.signal });
      if (!read.ok) throw context.refused('unreadable', read.error.message);
      const reading = readVolumes(read.value, units);
      if (!reading.ok) throw context.refused('unreadable', reading.error);
      return {
        rows: reading.value.volumes.map((row) => ({ ...row })),
        problems: reading.value.rejections.slice(0, NAMED).map(({ message }) => message),
      };
    },
  ),

  query(costing.countChargeVolumes, async ({ db }, { period }) =>
    [...(await countVouchers(db, period))].map(([unit, count]) => ({ unit, count })),
  ),

  command(costing.saveChargeVolumes, async (context, { unit, centre: id, period, revision, source, rows }) => {
    const { db } = context;
    const centre = await readCentre(db, id);
    if (centre?.unit !== unit) throw context.notFound(`共享中心 ${id}`);
    const known = (await readVolumesOf(db, period)).find((each) => each.centre === id);
    if ((known?.revision ?? 0) !== revision) throw context.refused('changed', CHANGED);
    if (known && steppedTo('volumes', 'prepare', known.stage) === undefined)
      throw context.refused('not-now', '业务量已经审核：须由审核人退回后再改');
    const units = new Set((await loadUnits(db)).map(({ code }) => code));
    const seen = new Set<string>();
    const problems: Reason[] = [];
    rows.forEach((row, at) => {
      if (!units.has(row.unit)) problems.push({ code: 'no-unit', message: `没有单位 ${row.unit}`, row: at + 1 });
      else if (seen.has(row.unit)) problems.push({ code: 'twice', message: `${row.unit} 前面已经有一行`, row: at + 1 });
      seen.add(row.unit);
    });
    if (problems.length > 0) throw context.refused('bad-volumes', problems);
    const sorted = [...rows].sort((a, b) => (a.unit < b.unit ? -1 : 1));
    const values = {
      ...{ paper: 'volumes', unit, centre: id, member: '', first: period, last: period, number: '' },
      content: canonicalJson({ source: source.trim(), rows: sorted.map((row) => ({ ...row })) }),
    };
    context.audit({
      unit,
      subject: `${centre.name} ${period}`,
      after: { members: rows.length, source: source.trim() },
    });
    if (!known) return keepNew(context, values);
    return { id: known.id, revision: await moveOn(context, known, 'prepare', { values }) };
  }),
];
