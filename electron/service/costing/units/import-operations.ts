import { costing } from '../../../../shared/contract/costing.ts';
import type { Reason } from '../../../../shared/contract/errors.ts';
import { againstMethods } from '../../../../shared/domain/costing/units/method-rules.ts';
import type { ServiceReading } from '../../../../shared/domain/costing/units/read-table.ts';
import {
  SERVICE_LIMITS,
  SERVICE_TABLE_NAMES,
  type ServiceTable,
} from '../../../../shared/domain/costing/units/tables.ts';
import { reaches, scopeOf } from '../../../../shared/domain/organisation/access.ts';
import type { Permission } from '../../../../shared/domain/organisation/permission.ts';
import { forbiddenBy } from '../../../../shared/domain/organisation/separation.ts';
import type { UnitCode } from '../../../../shared/domain/organisation/unit.ts';
import { canonicalJson, type Json } from '../../../../shared/kernel/canonical.ts';
import type { Period } from '../../../../shared/kernel/period.ts';
import type { BooksReader } from '../../database.ts';
import { takeNumbers } from '../../ledger/commands.ts';
import { loadUnit } from '../../organisation/queries.ts';
import type { BaseContext } from '../../pipeline/context.ts';
import {
  answer,
  command,
  DONE,
  type Implementation,
  longQuery,
  preparedCommand,
  query,
} from '../../pipeline/implementation.ts';
import { sha256Text } from '../../pipeline/input.ts';
import { fileName } from '../../workbook/write/file-name.ts';
import { writeWorkbook } from '../../workbook/write/workbook.ts';
import { readCostDepartments } from '../reading.ts';
import { type Batch, keepRows, readBatches } from './batches.ts';
import { methodsIn, methodsOut, methodsRevision, readMethods } from './methods.ts';
import type { ServiceTableReader } from './reading-table.ts';
import { templateWorkbook } from './template.ts';

const changedSentence = (what: string): string => `${what}在查看之后有了变动，请看过现在的内容再办理`;

/** The tables of services, from a file to a reviewed batch; and the methods that a unit chooses. */
export const serviceTableOperations = (reader: ServiceTableReader): readonly Implementation[] => [
  query(costing.serviceBatches, async (context, { unit, period }) => {
    const { caller, db } = context;
    const batches = await readBatches(db, unit, [period]);
    const methods = (await readMethods(db, unit))(period);
    const may = (permission: Permission): boolean => {
      const scope = scopeOf(caller, permission);
      return scope !== undefined && reaches(scope, unit);
    };
    const reviews = may('costing.review');
    return {
      batches: batches.map(
        ({ id, table, state, rows, fileName: name, digest, display, instant, person, decision }) => ({
          ...{ id, table, state, rows, fileName: name, digest, display, instant },
          ...{ decidedBy: decision?.display ?? '', decidedAt: decision?.instant ?? '', reason: decision?.reason ?? '' },
          may:
            state === 'prepared' && reviews && !forbiddenBy('review', context.actor, [{ act: 'prepare', person }])
              ? (['review', 'return'] as const).slice()
              : [],
        }),
      ),
      methods: methodsOut(methods.settings),
      ...{ methodsSince: methods.since, methodsBy: methods.display, methodsRevision: await methodsRevision(db, unit) },
      may: [
        ...(may('costing.prepare') ? (['import'] as const) : []),
        ...(may('costing.run') ? (['choose'] as const) : []),
      ],
    };
  }),

  answer(costing.serviceTemplate, async (context, { table }) => {
    const book = templateWorkbook(table, { creator: context.actor, created: context.instant });
    const { bytes } = await writeWorkbook(book, { signal: context.signal });
    const { sha256 } = await context.files.put(context.actor, bytes);
    return { file: sha256, name: fileName(`${SERVICE_TABLE_NAMES[table]}-模板.xlsx`), rows: 0 };
  }),

  longQuery(
    costing.readServiceTable,
    async ({ db }, input) => groundOf(db, input),
    async (context, input, ground) => {
      const reading = await opened(context, reader, input, ground);
      return {
        ...{ rows: reading.rows.length, skipped: reading.skipped.length, after: ground.after },
        rejections: reading.rejections
          .slice(0, SERVICE_LIMITS.listed)
          .map(({ sheet = '', row, column = '', message }) => ({ sheet, row, column, message })),
        rejected: reading.rejections.length,
      };
    },
  ),

  preparedCommand(
    costing.importServiceTable,
    async (context, input) => {
      const reading = await opened(context, reader, input, await context.read((db) => groundOf(db, input)));
      if (reading.rejections.length > 0) throw context.refused('bad-rows', badRows(reading));
      return { rows: reading.rows, digest: sha256Text(canonicalJson(reading.rows as Json)) };
    },
    async (context, { unit, period, table, file, fileName: name, after }, { rows, digest }) => {
      const { tx, actor, instant } = context;
      const batches = (await readBatches(context.db, unit, [period])).filter((batch) => batch.table === table);
      if ((batches[0]?.id ?? 0) !== after)
        throw context.refused('changed', changedSentence(SERVICE_TABLE_NAMES[table]));
      const standing = batches.find(({ state }) => state === 'prepared' || state === 'reviewed');
      if (standing?.digest === digest)
        throw context.refused('same', `${SERVICE_TABLE_NAMES[table]}与已导入的一批相同，没有要改的`);
      const id = await takeNumbers(tx, 'service_batch', 1);
      await context.db
        .insertInto('service_batch')
        .values({
          ...{ id, unit, period, kind: table, rows: rows.length, file_name: name, sha256: file, digest },
          ...{ person: actor, display: displayOf(context), instant },
        })
        .execute();
      await keepRows(tx, id, table, rows);
      context.audit({
        ...{ unit, subject: `${unit} ${period} ${SERVICE_TABLE_NAMES[table]}` },
        after: { batch: id, rows: rows.length, file, fileName: name, digest },
      });
      return { id, rows: rows.length };
    },
  ),

  command(costing.decideServiceBatch, async (context, { unit, id, agree, reason = '' }) => {
    const row = await context.db
      .selectFrom('service_batch')
      .select(['period', 'kind'])
      .where('id', '=', id)
      .where('unit', '=', unit)
      .executeTakeFirst();
    const batches = row ? await readBatches(context.db, unit, [row.period as Period]) : [];
    const batch = batches.find((each) => each.id === id);
    if (!batch) throw context.notFound(`批次 ${id}`);
    const name = SERVICE_TABLE_NAMES[batch.table];
    if (batch.state !== 'prepared') throw context.refused('changed', changedSentence(name));
    if (forbiddenBy('review', context.actor, [{ act: 'prepare', person: batch.person }]))
      throw context.refused('same-person', `${name}由您导入，须由另一个人审核`);
    if (!agree && reason.trim() === '') throw context.refused('no-reason', '退回须写明原因');
    await context.db
      .insertInto('service_batch_decision')
      .values({
        ...{ batch: id, verdict: agree ? 'review' : 'return', person: context.actor, display: displayOf(context) },
        ...{ instant: context.instant, reason: reason.trim() },
      })
      .execute();
    context.audit({
      ...{ unit, subject: `${unit} ${batch.period} ${name}` },
      ...{
        before: { state: 'prepared' },
        after: { batch: id, state: agree ? 'reviewed' : 'returned', digest: batch.digest },
      },
      ...(reason.trim() === '' ? {} : { reason: reason.trim() }),
    });
    return DONE;
  }),

  command(costing.chooseUnitCostMethods, async (context, { unit, since, revision, methods }) => {
    if (!(await loadUnit(context.db, unit))) throw context.notFound(`单位 ${unit}`);
    if ((await methodsRevision(context.db, unit)) !== revision)
      throw context.refused('changed', changedSentence('单位成本核算办法'));
    const settings = methodsIn(methods);
    const problems = againstMethods(settings, await readCostDepartments(context.db, unit, since));
    if (problems.length > 0)
      throw context.refused(
        'bad-methods',
        problems.map((message): Reason => ({ code: 'bad-methods', message })),
      );
    const before = (await readMethods(context.db, unit))(since).settings;
    await context.db
      .insertInto('unit_cost_method')
      .values({
        id: await takeNumbers(context.tx, 'unit_cost_method', 1),
        ...{ unit, since, content: canonicalJson(settings as unknown as Json) },
        ...{ person: context.actor, display: displayOf(context), instant: context.instant },
      })
      .execute();
    context.audit({
      ...{ unit, subject: `${unit} ${since}` },
      ...{ before: before as unknown as Json, after: settings as unknown as Json },
    });
    return { revision: revision + 1 };
  }),
];

const displayOf = ({ caller, actor }: Pick<BaseContext<typeof costing.direct>, 'caller' | 'actor'>): string =>
  caller.kind === 'person' ? caller.display : actor;

interface Asked {
  readonly unit: UnitCode;
  readonly period: Period;
  readonly table: ServiceTable;
  readonly file: string;
  readonly fileName: string;
}

interface Ground {
  readonly known: boolean;
  readonly departments: Awaited<ReturnType<typeof readCostDepartments>>;
  readonly after: Batch['id'];
}

async function groundOf(db: BooksReader, { unit, period, table }: Asked): Promise<Ground> {
  const batches = await readBatches(db, unit, [period]);
  return {
    known: (await loadUnit(db, unit)) !== undefined,
    departments: await readCostDepartments(db, unit, period),
    after: batches.find((batch) => batch.table === table)?.id ?? 0,
  };
}

type Opening = BaseContext<typeof costing.readServiceTable> | BaseContext<typeof costing.importServiceTable>;

async function opened(
  context: Opening,
  reader: ServiceTableReader,
  { unit, table, file, fileName: name }: Asked,
  { known, departments }: Ground,
): Promise<ServiceReading> {
  if (!known) throw context.notFound(`单位 ${unit}`);
  const bytes = await context.files.bytes(context.actor, file);
  if (!bytes) throw context.notFound(`文件 ${name}`);
  if (bytes.byteLength > SERVICE_LIMITS.bytes)
    throw context.refused('unreadable', `文件太大（上限 ${SERVICE_LIMITS.bytes / 1024 / 1024} MB）`);
  const options = { table, departments: departments.map((each) => ({ code: each.code, name: each.name })) };
  const read = await reader.readServiceTable({ bytes, fileName: name, options }, context.signal);
  if (!read.ok) throw context.refused('unreadable', [{ code: read.code, message: read.message }]);
  return read.reading;
}

const badRows = ({ rejections }: ServiceReading): Reason[] =>
  rejections.slice(0, SERVICE_LIMITS.listed).map(({ code, message, sheet, row, column }) => ({
    ...{ code, message, row },
    ...(sheet === undefined ? {} : { sheet }),
    ...(column === undefined ? {} : { column }),
  }));
