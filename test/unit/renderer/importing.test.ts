import { ORPCError } from '@orpc/client';
import { describe, expect, it } from 'vitest';
import {
  acceptInput,
  answered,
  badRowsOf,
  bytesName,
  type Draft,
  kindOf,
  meaningParts,
  previewInput,
  questionOf,
  rowsToMend,
} from '../../../renderer/ledger/importing/draft.ts';
import type { Reason } from '../../../shared/contract/errors.ts';
import { periodOf } from '../../../shared/kernel/period.ts';

const draft: Draft = { file: 'a'.repeat(64), fileName: '余额表.xlsx', bytes: 2048 };
const aim = { unit: 'T01', period: periodOf(2025, 12) };

const anywhere = () => true;

const refused = (...reasons: Reason[]): unknown =>
  new ORPCError('REFUSED', { defined: true, status: 422, message: '按规则不能办理', data: { reasons } });
const choice = (message: string): Reason => ({ code: 'choice', message });

describe('what is asked of the service', () => {
  it('says only what a person has said', () => {
    expect(previewInput(draft, aim)).toEqual({ file: draft.file, fileName: draft.fileName, ...aim });
    expect(previewInput({ ...draft, kind: 'vouchers', amountsIn: 'wan-yuan' }, aim)).toMatchObject({
      kind: 'vouchers',
      amountsIn: 'wan-yuan',
    });
  });

  it('gives a month to a trial balance and none to vouchers, which say theirs themselves', () => {
    expect(acceptInput(draft, aim, 'trial-balance')).toHaveProperty('period', '2025-12');
    expect(acceptInput(draft, aim, 'vouchers')).not.toHaveProperty('period');
  });

  it('takes a subsidiary ledger as vouchers', () => {
    expect(kindOf('subsidiary-ledger')).toBe('vouchers');
    expect(kindOf('intra-group')).toBe('intra-group');
  });
});

describe('what a refusal offers', () => {
  it('the readings that fit, or the sheets, as choices', () => {
    const question = questionOf(
      refused({ code: 'ambiguous', message: '…' }, choice('甲'), choice('乙')),
      draft,
      anywhere,
    );
    expect(question?.options).toEqual([
      { set: 'choose', value: '甲' },
      { set: 'choose', value: '乙' },
    ]);
    expect(answered(draft, question!.options[1]!)).toEqual({ ...draft, choose: '乙' });
  });

  it('万元 as a choice that a person must take', () => {
    expect(questionOf(refused({ code: 'wan-yuan', message: '…' }), draft, anywhere)?.options).toEqual([
      { set: 'amountsIn', value: 'wan-yuan' },
    ]);
  });

  it('another member’s file: that member, or this one all the same', () => {
    const reason = { code: 'wrong-unit', message: '…', place: 'T02' };
    expect(questionOf(refused(reason, choice('白杨镇卫生院')), draft, anywhere)?.options).toEqual([
      { set: 'unit', value: 'T02' },
      { set: 'unitName', value: '白杨镇卫生院' },
    ]);
    const elsewhere = questionOf(refused(reason, choice('白杨镇卫生院')), draft, (unit) => unit !== 'T02');
    expect(elsewhere?.options).toEqual([{ set: 'unitName', value: '白杨镇卫生院' }]);
  });

  it('another kind or month: the one that was read', () => {
    expect(
      questionOf(refused({ code: 'wrong-kind', message: '…' }, choice('subsidiary-ledger')), draft, anywhere)?.options,
    ).toEqual([{ set: 'kind', value: 'vouchers' }]);
    expect(
      questionOf(refused({ code: 'wrong-period', message: '…' }, choice('2025-11')), draft, anywhere)?.options,
    ).toEqual([{ set: 'period', value: '2025-11' }]);
  });

  it('without the remembered layout, where nothing else is offered', () => {
    const question = questionOf(
      refused({ code: 'layout-differs', message: '…' }),
      { ...draft, layout: 'U8' },
      anywhere,
    );
    expect(question?.options).toEqual([{ set: 'layout', value: '' }]);
    expect(answered({ ...draft, layout: 'U8' }, question!.options[0]!).layout).toBeUndefined();
  });

  it('nothing, when single rows are to blame or the call failed otherwise', () => {
    expect(questionOf(refused({ code: 'unknown-account', message: '…', row: 7 }), draft, anywhere)).toBeUndefined();
    expect(questionOf(new Error('away'), draft, anywhere)).toBeUndefined();
  });
});

describe('bad rows', () => {
  const preview = { rejected: [{ row: 3, code: 'x', message: '甲' }] } as Parameters<typeof badRowsOf>[0];

  it('are what the reader found, until the books answer with rows of their own', () => {
    expect(badRowsOf(preview, undefined)).toEqual([{ row: 3, code: 'x', message: '甲' }]);
    expect(badRowsOf(preview, refused({ code: 'unknown-account', message: '乙', row: 9, column: '科目' }))).toEqual([
      { row: 9, code: 'unknown-account', message: '乙', column: '科目' },
    ]);
    expect(badRowsOf(undefined, refused({ code: 'period-closed', message: '丙' }))).toEqual([]);
  });
  it('counts the rows to mend, however many reasons a row has', () => {
    const at = (row: number, sheet?: string) => ({ row, ...(sheet ? { sheet } : {}) });
    expect(rowsToMend([at(4), at(107), at(107)])).toBe(2);
    expect(rowsToMend([at(4, '一月'), at(4, '二月')])).toBe(2);
    expect(rowsToMend([])).toBe(0);
  });
});

describe('words', () => {
  it('takes a column’s meaning apart', () => {
    expect(meaningParts('opening.debit')).toEqual(['opening', 'debit']);
    expect(meaningParts('auxiliary.counterparty.name#2')).toEqual(['auxiliary', 'counterparty', 'name']);
  });

  it('says sizes as people do', () => {
    expect(bytesName(10)).toBe('1 KB');
    expect(bytesName(5 * 1024 * 1024)).toBe('5.0 MB');
  });
});
