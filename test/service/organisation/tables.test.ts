import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { folderFiles } from '../../../electron/service/pipeline/folder-files.ts';
import { contract } from '../../../shared/contract/index.ts';
import { openCounty } from '../support/service.ts';

const { organisation } = contract;

describe('a table brought for setting up', () => {
  it('is handed back as it is written; what is no table is refused with a sentence', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'tongcai-'));
    onTestFinished(() => rm(folder, { recursive: true, force: true }));
    const files = folderFiles(folder);
    const { ask, administrator } = await openCounty({ files });
    const chief = administrator.caller;
    const keep = async (text: string) => (await files.put('guanli', new TextEncoder().encode(text))).sha256;
    const table = await keep('编码,名称,类型\r\nH01,青石县人民医院,牵头医院\r\nT01,柳河镇卫生院,\r\n');
    expect(await ask(organisation.readTable, { file: table, name: '单位.csv' }, chief)).toEqual({
      sheets: [
        {
          name: '单位',
          rows: [
            ['编码', '名称', '类型'],
            ['H01', '青石县人民医院', '牵头医院'],
            ['T01', '柳河镇卫生院', ''],
          ],
        },
      ],
    });
    const picture = await keep('\x89PNG\r\n');
    await expect(ask(organisation.readTable, { file: picture, name: '单位.png' }, chief)).rejects.toMatchObject({
      code: 'REFUSED',
      data: { code: 'unreadable' },
    });
  });
});
