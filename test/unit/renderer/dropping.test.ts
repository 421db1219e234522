import { describe, expect, it } from 'vitest';
import { blankSeal } from '../../../electron/service/audit/pack/seal.ts';
import { kindOfFile } from '../../../renderer/app/handed.ts';

const file = (name: string, ...parts: BlobPart[]) => new File(parts, name);

describe('a dropped file', () => {
  it('is an audit pack by the seal at its end, whatever it is called', async () => {
    const seal = new Uint8Array(blankSeal());
    expect(await kindOfFile(file('副本.xlsx', 'PK'.repeat(9_000), seal))).toBe('pack');
    expect(await kindOfFile(file('副本.bin', seal))).toBe('pack');
  });

  it('is an audit pack by its name, when the seal is lost: verifying it says so', async () => {
    expect(await kindOfFile(file('审计包-全县-2025-12.xlsx', 'cut'))).toBe('pack');
  });

  it('is a table by its ending, and else nothing that is read', async () => {
    expect(await kindOfFile(file('科目余额表.XLSX', 'PK'))).toBe('table');
    expect(await kindOfFile(file('凭证.csv', 'a,b'))).toBe('table');
    expect(await kindOfFile(file('照片.png', 'x'))).toBeUndefined();
  });
});
