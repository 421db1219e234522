import { unzipSync, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { buildPack, type Pack } from '../../../electron/service/audit/pack/build.ts';
import { sha256 } from '../../../electron/service/audit/pack/digest.ts';
import { blankSeal, seal, sealState } from '../../../electron/service/audit/pack/seal.ts';
import { verifyPack } from '../../../electron/service/audit/pack/verify/verify.ts';
import { eventHash, type TrailEvent } from '../../../shared/domain/audit/event.ts';
import { chance } from '../../support/random.ts';
import { groupContent, unitContent } from './content.ts';
import { checksNotNil, forged, opened, partOf } from './file.ts';

const SMALL = unitContent(3);
const made: { pack?: Pack } = {};
const small = async (): Promise<Pack> => {
  made.pack ??= await buildPack(SMALL);
  return made.pack;
};

describe('an untouched pack', () => {
  it('verifies, of a community and of a unit, from its bytes alone', async () => {
    for (const content of [groupContent(7), SMALL]) {
      const pack = await buildPack(content);
      const verdict = verifyPack(Uint8Array.from(pack.bytes));
      expect(verdict.problems).toEqual([]);
      expect(verdict.ok).toBe(true);
      expect(verdict.sha256).toBe(pack.sha256);
      expect(verdict.manifest).toEqual(pack.manifest);
      expect(verdict.manifestDigest).toBe(pack.manifestDigest);
    }
  });

  it('says in its manifest what it is and what each sheet holds', async () => {
    const { manifest, sheets } = await small();
    expect(manifest).toMatchObject({
      format: 'tongcai-pack/1',
      community: '清河县医疗卫生共同体',
      scope: SMALL.units[0]!.code,
      period: SMALL.period,
      preparedBy: '周敏',
      preparedAt: '2026-01-06T01:30:00.000Z',
      program: '统财 0.1.0',
      chainHead: SMALL.chainHead,
    });
    expect(manifest.sheets.map(({ name }) => name)).toEqual(
      sheets.map(({ name }) => name).filter((name) => name !== '校验清单'),
    );
    expect(new Set(manifest.sheets.map(({ sha256 }) => sha256)).size).toBe(manifest.sheets.length);
  });

  it('is read and not written: verifying changes no byte', async () => {
    const { bytes, sha256 } = await small();
    verifyPack(bytes);
    expect(verifyPack(bytes).sha256).toBe(sha256);
  });
});

describe('a changed byte', () => {
  it('breaks the seal, wherever it is', async () => {
    const bytes = Uint8Array.from((await small()).bytes);
    const survived: number[] = [];
    // Every byte of the file, with one bit after another.
    for (let at = 0; at < bytes.length; at += 1) {
      bytes[at]! ^= 1 << (at & 7);
      if (sealState(bytes).kind === 'intact') survived.push(at);
      bytes[at]! ^= 1 << (at & 7);
    }
    // The directory, the end record and the comment: every bit of every byte.
    for (let at = bytes.length - 300; at < bytes.length; at += 1) {
      for (let bit = 0; bit < 8; bit += 1) {
        bytes[at]! ^= 1 << bit;
        if (sealState(bytes).kind === 'intact') survived.push(at);
        bytes[at]! ^= 1 << bit;
      }
    }
    expect(survived).toEqual([]);
    expect(sealState(bytes).kind).toBe('intact');
  });

  it('is told with reasons, and never thrown', async () => {
    const { bytes } = await small();
    const random = chance(20250106);
    for (let run = 0; run < 150; run += 1) {
      const changed = Uint8Array.from(bytes);
      const at = random.int(0, bytes.length - 1);
      changed[at]! ^= 1 << random.int(0, 7);
      const verdict = verifyPack(changed);
      expect(verdict.ok, `byte ${at}`).toBe(false);
      expect(verdict.problems.length).toBeGreaterThan(0);
    }
  });
});

describe('a file that is not whole', () => {
  it('does not verify when it is cut or when something is added', async () => {
    const { bytes } = await small();
    for (const length of [0, 1, 21, 22, 160, Math.floor(bytes.length / 2), bytes.length - 1]) {
      expect(verifyPack(bytes.subarray(0, length)), String(length)).toMatchObject({ ok: false });
    }
    for (const tail of [[0], [10], [...Buffer.from('PK\u0005\u0006')], [...bytes]]) {
      expect(verifyPack(Uint8Array.from([...bytes, ...tail])).ok).toBe(false);
    }
    expect(verifyPack(Uint8Array.from([0, ...bytes])).ok).toBe(false);
  });

  it('does not verify when it is something else', () => {
    const random = chance(1);
    const others = [
      Buffer.from(''),
      Buffer.from('审计资料包'),
      Buffer.from('PK\u0003\u0004'),
      Buffer.from(Array.from({ length: 5_000 }, () => random.int(0, 255))),
      Buffer.from(zipSync({ 'a.txt': Buffer.from('x') })),
    ];
    for (const bytes of others) expect(verifyPack(bytes).ok).toBe(false);
  });

  it('does not verify, and does not hang, when it is a bomb', () => {
    const zeros = new Uint8Array(16 * 1024 * 1024);
    const bomb = zipSync({ 'xl/workbook.xml': [zeros, { level: 6 }], 'xl/sharedStrings.xml': Buffer.from('x') });
    const verdict = verifyPack(bomb);
    expect(verdict.ok).toBe(false);
    expect(verdict.problems.join()).toContain('压缩比异常');
  });
});

describe('a pack that was saved again', () => {
  it('does not verify, and is told what happened', async () => {
    const copy = await opened((await small()).bytes);
    const verdict = verifyPack(new Uint8Array(await copy.xlsx.writeBuffer()));
    expect(verdict.ok).toBe(false);
    expect(verdict.problems[0]).toMatch(/没有封条：这是用 Microsoft Excel 另存过的副本.*请核验原件/);
  });
});

describe('a forger who seals the file again', () => {
  const edited = async (sheet: string, edit: (xml: string) => string) => {
    const { bytes } = await small();
    const target = partOf(bytes, sheet);
    return verifyPack(await forged(bytes, (part, xml) => (part === target ? edit(xml) : xml)));
  };

  it('changes nothing and is not found out: the helper itself leaves a valid pack', async () => {
    expect(verifyPack(await forged((await small()).bytes, (_, xml) => xml))).toMatchObject({ ok: true, problems: [] });
  });

  it('cannot change an amount', async () => {
    const verdict = await edited('科目余额表', (xml) => xml.replace(/<v>(\d+\.\d)<\/v>/, '<v>1$1</v>'));
    expect(verdict.problems).toEqual(['工作表“科目余额表”的内容与校验清单不符']);
    expect(verdict.sheets?.filter(({ ok }) => !ok).map(({ name }) => name)).toEqual(['科目余额表']);
  });

  it('cannot change a formula and leave its result', async () => {
    const verdict = await edited('01资产负债表', (xml) => xml.replace('"1002"', '"1001"'));
    expect(verdict.problems).toEqual(['工作表“01资产负债表”的内容与校验清单不符']);
  });

  it('cannot change a result and leave its formula', async () => {
    const verdict = await edited('勾稽核对', (xml) => xml.replace(/<\/f><v>0<\/v>/, '</f><v>0.01</v>'));
    expect(verdict.problems).toEqual(['工作表“勾稽核对”的内容与校验清单不符']);
  });

  it('cannot change a text, which all sheets share', async () => {
    const { bytes } = await small();
    const verdict = verifyPack(
      await forged(bytes, (part, xml) => (part === 'xl/sharedStrings.xml' ? xml.replace('李娜', '李四') : xml)),
    );
    expect(verdict.problems).toContain('工作表“序时账”的内容与校验清单不符');
  });

  it('cannot take a row out or put cells between', async () => {
    expect((await edited('序时账', (xml) => xml.replace(/<row r="8".*?<\/row>/, ''))).ok).toBe(false);
    const hidden = await edited('序时账', (xml) => xml.replace('</row>', '<c r="ZZ1" s="0"><v>1</v></c></row>'));
    expect(hidden.problems).toEqual(['工作表“序时账”的内容与校验清单不符']);
    const foreign = await edited('序时账', (xml) => xml.replace('<row r="8"', '<row r="8" hidden="1"'));
    expect(foreign.problems.join()).toContain('不是本程序写出的形式');
  });

  it('cannot change the manifest and leave the cover, nor the cover', async () => {
    const manifest = await edited('校验清单', (xml) => xml.replace(/(<c r="D\d+" s="\d+"><v>)/, '$19'));
    expect(manifest.problems.join()).toContain('封面印的清单摘要与校验清单不符');
    const { bytes } = await small();
    const cover = verifyPack(
      await forged(bytes, (part, xml) => (part === 'xl/sharedStrings.xml' ? xml.replace('何静', '何净') : xml)),
    );
    expect(cover.problems).toEqual(['工作表“封面”的内容与校验清单不符']);
  });

  it('cannot rename a sheet', async () => {
    const { bytes } = await small();
    const verdict = verifyPack(
      await forged(bytes, (part, xml) =>
        part === 'xl/workbook.xml' ? xml.replace('name="序时账"', 'name="序时帐"') : xml,
      ),
    );
    expect(verdict.problems).toEqual(expect.arrayContaining(['工作表“序时帐”不在校验清单中', '缺少工作表“序时账”']));
  });
});

describe('a pack made of a trail that was rewritten', () => {
  const group = groupContent(7);
  const events = [...group.trail];
  const verdictOf = async (trail: readonly TrailEvent[]) => verifyPack((await buildPack({ ...group, trail })).bytes);

  it('says which event does not hold', async () => {
    const verdict = await verdictOf(events.map((event, i) => (i === 1 ? { ...event, actor: '他人' } : event)));
    expect(verdict.problems).toEqual(['操作日志第 2 号事件的内容与其散列不符']);
  });

  it('says where the links break, and so does the check cell of the row', async () => {
    const relinked = events.map((event, i) => {
      if (i !== 2) return event;
      const other = { ...event, previousHash: events[0]!.hash };
      return { ...other, hash: eventHash(other, sha256) };
    });
    const pack = await buildPack({ ...group, trail: relinked });
    expect(verifyPack(pack.bytes).problems).toEqual([
      '操作日志第 3 号事件与前一事件不相接',
      '操作日志第 4 号事件与前一事件不相接',
    ]);
    expect(checksNotNil(await opened(pack.bytes), '操作日志').map(({ result }) => result)).toEqual([1, 1]);
  });

  it('says when its end was taken off', async () => {
    const verdict = await verdictOf(events.slice(0, -1));
    expect(verdict.problems).toEqual(['操作日志中没有清单所记的链头，日志的末尾被删除或改写']);
  });
});

describe('the seal', () => {
  it('is put on a file that waits for it, and on no other', () => {
    expect(() => seal(Buffer.from('no place for a seal'))).toThrow();
    expect(() => seal(Buffer.concat([Buffer.from('x'), blankSeal(), Buffer.from('y')]))).toThrow();
  });

  it('is taken over everything before it and its own words', async () => {
    const { bytes } = await small();
    expect(Object.keys(unzipSync(bytes))).toContain('xl/workbook.xml');
    const state = sealState(bytes);
    expect(state.kind).toBe('intact');
    expect(Buffer.from(bytes.subarray(-64)).toString('latin1')).toBe(state.kind === 'intact' ? state.digest : '');
  });
});
