import { Failure } from '../pipeline/failure.ts';
import { StoreError } from '../store/port.ts';
import { NoData, Refusal } from './desk.ts';

/** What a failure of the service or the store means to the command line: refused (exit 1) or no data (exit 3). */
export function asRefusal(error: unknown): unknown {
  if (error instanceof Failure) return new Refusal(error.code, error.message, error.data);
  if (error instanceof StoreError) {
    const message = `${SENTENCES[error.code]}（${error.message}）`;
    return error.code === 'exists' ? new Refusal('EXISTS', message, undefined) : new NoData(message);
  }
  return error;
}

/** What the store's codes mean to a person; its own sentence, with the paths, follows in brackets. */
const SENTENCES: Readonly<Record<StoreError['code'], string>> = {
  locked: '账套正由另一个程序使用',
  newer: '账套是更新版本的程序建立的，请升级程序后再打开',
  corrupt: '账套文件已损坏，请恢复备份并保留损坏的文件夹',
  missing: '这里没有账套',
  exists: '那里已有文件或账套，不会覆盖',
  'read-only': '账套处于只读状态',
  busy: '账套正忙，请稍后再试',
  'disk-full': '磁盘已满',
  io: '读写磁盘时出错',
  constraint: '与账套的约束冲突',
};
