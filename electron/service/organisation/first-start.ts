import { contract } from '../../../shared/contract/index.ts';
import type { ReplyOf } from '../../../shared/contract/operation.ts';
import type { BooksReader } from '../database.ts';
import { answer, command, type Implementation } from '../pipeline/implementation.ts';
import { loadCommunity } from './queries.ts';

const { session } = contract;

/** What the first page shows of the books: whether somebody is set up, or the sample county is being filled in. */
export type SetUp = ReplyOf<typeof session.setUp>;

/** Fills open, empty books with the sample county; `report` throws when it must stop. */
export type SampleFiller = (report: (done: number, total: number) => void) => Promise<void>;

/** What filling and the first administrator need to know of each other, and the service of both. */
export interface FirstStart {
  readonly filling: boolean;
  readonly operations: readonly Implementation[];
  /** Stops a filling that runs; what it has committed stays. */
  close(): Promise<void>;
}

const SAMPLE_STOPPED = '示例县没有装完：服务已停止。请换一个空的数据文件夹重新开始';

export interface FirstStartParts {
  readonly fill: SampleFiller;
  /** Asks whether anybody is set up. */
  readonly read: <T>(question: (db: BooksReader) => Promise<T>) => Promise<T>;
  /** Writes a defect down and returns its reference. */
  readonly report: (error: unknown, operation: string) => string;
}

/** 首次启动: what state the books are in, and filling them with the sample county beside its asker. */
export function firstStart({ fill, read, report }: FirstStartParts): FirstStart {
  let filling: Promise<void> | undefined;
  let stopped = false;
  let progress: SetUp | undefined;

  const begin = () => {
    progress = { state: 'filling', done: 0, total: 0, message: null };
    filling = fill((done, total) => {
      if (stopped) throw new Error(SAMPLE_STOPPED);
      progress = { state: 'filling', done, total, message: null };
    }).then(
      () => {
        progress = undefined;
      },
      (error: unknown) => {
        const message = stopped ? SAMPLE_STOPPED : failureText(report(error, 'session.startSample'));
        progress = { state: 'failed', done: progress?.done ?? 0, total: progress?.total ?? 0, message };
      },
    );
  };

  return {
    get filling() {
      return progress?.state === 'filling';
    },
    operations: [
      answer(session.setUp, async () => {
        if (progress) return progress;
        const someone = await read(anybody);
        return { state: someone ? ('ready' as const) : ('empty' as const), done: 0, total: 0, message: null };
      }),

      command(session.startSample, async (context) => {
        const { caller, db, tx } = context;
        if (caller.kind === 'nobody' && !caller.nearby) throw context.refused('not-nearby', '示例县须在本机上装入');
        if (progress?.state === 'filling') throw context.refused('filling', '正在装入示例县，请稍候');
        if ((await anybody(db)) || (await loadCommunity(db)))
          throw context.refused('already-set-up', '账套已经建立，示例县只能装入空的账套');
        tx.afterCommit(begin);
        context.audit({ subject: '示例县' });
        return { state: 'filling' as const, done: 0, total: 0, message: null };
      }),
    ],
    async close() {
      stopped = true;
      await filling;
    },
  };
}

const anybody = async (db: BooksReader): Promise<boolean> =>
  (await db.selectFrom('person').select('id').limit(1).executeTakeFirst()) !== undefined;

const failureText = (reference: string): string =>
  `示例县没有装完（记录号 ${reference}）。请换一个空的数据文件夹重新开始`;
