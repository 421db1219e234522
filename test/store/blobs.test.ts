import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { openBlobs } from '../../electron/service/store/blobs.ts';
import { chance } from '../faults/chance.ts';
import { MemoryDisk } from '../faults/memory-disk.ts';

const invoice = Buffer.from('发票 №1');
const digest = createHash('sha256').update(invoice).digest('hex');

describe('attachments', () => {
  it('are kept under the SHA-256 of their bytes, equal ones once', () => {
    const disk = new MemoryDisk();
    const blobs = openBlobs('/books', disk);
    expect(blobs.hasBlob(digest)).toBe(false);
    expect(blobs.putBlob(invoice)).toBe(digest);
    expect(blobs.putBlob(Buffer.from(invoice))).toBe(digest);
    expect(blobs.hasBlob(digest)).toBe(true);
    expect(Buffer.from(blobs.getBlob(digest))).toEqual(invoice);
    expect(blobs.list()).toEqual([digest]);
    expect(disk.paths()).toEqual([`/books/attachments/${digest.slice(0, 2)}/${digest}`]);
  });

  it('that are not there are `missing`, and a name is never a path', () => {
    const blobs = openBlobs('/books', new MemoryDisk());
    for (const name of ['0'.repeat(64), '../CURRENT', '', `${'0'.repeat(63)}/`])
      expect(() => blobs.getBlob(name), name).toThrow(expect.objectContaining({ code: 'missing' }));
  });

  it('that were changed are found out when they are read, by verify, and when the same bytes come again', () => {
    const disk = new MemoryDisk();
    const blobs = openBlobs('/books', disk);
    blobs.putBlob(invoice);
    const path = disk.paths()[0]!;
    disk.replace(path, Buffer.from('发票 №2'));
    expect(() => blobs.getBlob(digest)).toThrow(expect.objectContaining({ code: 'corrupt' }));
    expect(blobs.verify()).toEqual([`Attachment ${digest} was changed after it was kept.`]);
    blobs.putBlob(invoice);
    expect(blobs.verify()).toEqual([]);
  });

  it('are there after a power loss when putBlob had returned, and whole or absent when it had not', () => {
    const whole = new MemoryDisk();
    openBlobs('/books', whole).putBlob(invoice);
    for (let nth = 1; nth <= whole.operations + 1; nth += 1) {
      for (let seed = 1; seed <= 5; seed += 1) {
        const disk = new MemoryDisk();
        disk.failAt({ operation: 'any', nth, lasting: 'for ever', errno: 'POWER' });
        let kept = false;
        try {
          openBlobs('/books', disk).putBlob(invoice);
          kept = true;
        } catch (error) {
          expect(error).toMatchObject({ name: 'StoreError' });
        }
        expect(kept).toBe(nth > whole.operations);
        const after = openBlobs('/books', disk.afterPowerLoss(chance(nth * 10 + seed)));
        if (kept) expect(after.hasBlob(digest)).toBe(true);
        expect(after.verify()).toEqual([]);
        expect(after.putBlob(invoice)).toBe(digest);
        expect(Buffer.from(after.getBlob(digest))).toEqual(invoice);
      }
    }
  });
});
