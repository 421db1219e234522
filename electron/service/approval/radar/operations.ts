import { approval } from '../../../../shared/contract/approval.ts';
import type { InputOf } from '../../../../shared/contract/operation.ts';
import { partyOfPayee } from '../../../../shared/domain/approval/payee.ts';
import type { RegisteredPayee } from '../../../../shared/domain/approval/radar/sheet.ts';
import { heldOn } from '../../../../shared/domain/approval/versions.ts';
import { chinaDay } from '../../../../shared/domain/organisation/deadline.ts';
import { type AccountingDate, addDays } from '../../../../shared/kernel/date.ts';
import type { BooksReader } from '../../database.ts';
import { loadCommunity, loadUnits } from '../../organisation/queries.ts';
import type { QueryContext } from '../../pipeline/context.ts';
import { type Implementation, longQuery } from '../../pipeline/implementation.ts';
import { writeWorkbook } from '../../workbook/write/workbook.ts';
import { readPayees } from '../payees/reading.ts';
import { type RuleVersion, readApproved } from '../rules/versions.ts';
import { readApprovalSettings } from '../settings/reading.ts';
import type { BookPayload } from './book-parts.ts';
import type { SpendingReader } from './spendings.ts';
import { spendingTemplate } from './template.ts';
import type { Tested } from './tested-out.ts';
import type { Refused, TrialPayload } from './trying.ts';

const NO_RULES = '没有现行的审批规则：先起草一张表，批准起用以后才知道哪些支出绕过了层级';
const NO_DOCUMENTS = '系统里这段时间没有支出单据，请交入往年的支出表';
const BAD_TERM = '止日不能早于起日';
/** So many days back, where nobody says from when. */
const YEAR = 365;

/** Trying the radar, which happens beside the service. */
export interface RadarTester {
  testRadar(
    payload: TrialPayload,
    signal: AbortSignal,
  ): Promise<Refused | { readonly ok: true; readonly tested: Tested }>;
  radarBook(
    payload: BookPayload,
    signal: AbortSignal,
  ): Promise<Refused | { readonly ok: true; readonly bytes: Uint8Array }>;
}

/** What this room is composed with. */
export interface RadarParts {
  readonly tester: RadarTester;
  /** Documents of the system; absent where it keeps none. */
  readonly readSpendings?: SpendingReader;
}

type Asked = InputOf<typeof approval.backTestRadar>;
type Asking = QueryContext<typeof approval.backTestRadar | typeof approval.radarBook>;

/** 回溯测试: the radar held against past years, before it is switched on. It changes nothing. */
export const radarOperations = ({ tester, readSpendings }: RadarParts): readonly Implementation[] => [
  longQuery(
    approval.backTestRadar,
    (context, asked) => readTrial(context, asked, readSpendings),
    async ({ signal, refused }, _asked, { payload, version }) => {
      const said = await tester.testRadar(payload, signal);
      if (!said.ok) throw refused(said.code, said.reasons);
      return {
        ...said.tested,
        rules: { version: version.id, first: version.first },
        settings: { tried: payload.tried, inForce: payload.inForce },
      };
    },
  ),

  longQuery(
    approval.radarBook,
    async (context, asked) => ({
      ...(await readTrial(context, asked, readSpendings)),
      community: (await loadCommunity(context.db))?.name ?? '',
    }),
    async ({ signal, refused, files, actor, instant }, _asked, { payload, version, community }) => {
      const made = { community, version: { id: version.id, first: version.first }, creator: actor, created: instant };
      const said = await tester.radarBook({ ...payload, ...made }, signal);
      if (!said.ok) throw refused(said.code, said.reasons);
      const { sha256 } = await files.put(actor, said.bytes);
      return { file: sha256, name: '回溯测试结果.xlsx' };
    },
  ),

  longQuery(
    approval.radarTemplate,
    ({ db }) => loadUnits(db),
    async ({ signal, files, actor, instant }, _asked, units) => {
      const book = spendingTemplate({ creator: actor, created: instant }, units);
      const { bytes } = await writeWorkbook(book, { signal });
      const { sha256 } = await files.put(actor, bytes);
      return { file: sha256, name: '往年支出表.xlsx' };
    },
  ),
];

/** Everything that a trial is made from, read at once; what is tried is worked out afterwards. */
async function readTrial(
  { db, files, actor, nowMs, refused, notFound }: Asking,
  { file, fileName, settings, ...asked }: Asked,
  readSpendings: SpendingReader | undefined,
): Promise<{ readonly payload: TrialPayload; readonly version: RuleVersion }> {
  const today = chinaDay(nowMs) as AccountingDate;
  const version = heldOn(await readApproved(db), today);
  if (!version) throw refused('no-rules', NO_RULES);
  const last = asked.last ?? today;
  const first = asked.first ?? addDays(last, -YEAR);
  if (last < first) throw refused('bad-term', BAD_TERM);
  const bytes = file === '' ? undefined : await files.bytes(actor, file);
  if (file !== '' && !bytes) throw notFound(`文件 ${fileName}`);
  const documents = bytes ? [] : ((await readSpendings?.(db, first, last)) ?? []);
  if (!bytes && documents.length === 0) throw refused('no-documents', NO_DOCUMENTS);
  const { radar: inForce } = await readApprovalSettings(db);
  const units = (await loadUnits(db)).map(({ code, name, kind }) => ({ code, name, kind }));
  const payload = {
    ...{ documents, rules: version.rules, tried: settings ?? inForce, inForce },
    ...(bytes ? { file: { bytes, name: fileName } } : {}),
    ground: { units, payees: await readRegister(db) },
  };
  return { payload, version };
}

/** 收款单位 as a file may call them, with what makes them one with others. */
const readRegister = async (db: BooksReader): Promise<RegisteredPayee[]> =>
  [...(await readPayees(db)).values()].map(({ code, name, account, ever }) => ({
    ...{ code, name, ...ever },
    also: [account.name, partyOfPayee(code) ?? ''].filter(Boolean),
  }));
