import { describe, expect, it } from 'vitest';
import { worded } from '../../../electron/service/http/wording.ts';
import { LEAD, openCommunity, simple, type TestHouse, TOWN, TOWN2 } from '../support/house.ts';
import { asker } from '../support/web.ts';

/** 服务的话用读者的语言说：the same question asked in both languages, also of an answer that is kept. */

const MONTH = '2025-01';
const HEADING = '科目编码,科目名称,期初借方,期初贷方,本期借方,本期贷方,期末借方,期末贷方';
const BAD = ['单位：元', HEADING, '1002,银行存款,1000.00,,5a.00,,1000.00,', '3001,累计盈余,,1000.00,,,,1000.00'].join(
  '\n',
);

/** Asks as the operator of this machine, in a language. */
const speaking = (house: TestHouse) => {
  const ask = asker(house);
  return async (operation: string, json: object, language?: string) => {
    const answer = await ask(`/api/${operation.replace('.', '/')}`, {
      json,
      headers: {
        'tongcai-operator': house.operatorKey,
        'tongcai-os-user': 'wang',
        ...(language === undefined ? {} : { 'accept-language': language }),
      },
    });
    return JSON.stringify(await answer.json());
  };
};

const filled = async () => {
  const house = await openCommunity([LEAD, TOWN, TOWN2]);
  await house.importJson('T01', [simple('2025-01-20', '1002', '4101010101', '90.00')]);
  return { house, ask: speaking(house) };
};

describe('the language of the service', () => {
  it('is that of the request in checks, also when their results are kept', async () => {
    const { ask } = await filled();
    const input = { period: MONTH, unit: 'T02' };
    for (const _ of ['asked', 'asked again, answered from what is kept']) {
      expect(await ask('audit.check', input, 'en')).toContain('T02 has not reported 2025-01');
      expect(await ask('audit.check', input, 'zh-CN')).toContain('T02 2025-01 尚未报账');
      expect(await ask('audit.check', input)).toContain('T02 2025-01 尚未报账');
    }
  });

  it('is that of the request in a head’s statement, its clause and what stands against it', async () => {
    const { ask } = await filled();
    const input = { period: MONTH, unit: 'T02' };
    const english = await ask('ledger.attestation', input, 'en');
    expect(english).toContain(`As head of ${TOWN2.name} I answer for the truth, legality and completeness`);
    expect(english.replaceAll(TOWN2.name, '')).not.toMatch(/\p{Script=Han}/u);
    expect(await ask('ledger.attestation', input, 'zh-CN')).toContain('真实性、合法性、完整性负责');
  });

  it('is that of the request in refusals', async () => {
    const { house, ask } = await filled();
    const file = await house.file(BAD.replace('5a.00', '').replace('1000.00,,,,1000.00', '900.00,,,,900.00'));
    const input = { unit: 'T02', period: '2025-02', file, fileName: '余额表.csv' };
    const english = await ask('ledger.importTrialBalance', input, 'en-GB,en;q=0.9,zh;q=0.8');
    expect(english).toContain('Opening balance does not balance: lowest-level debits 900.00, credits 1,000.00');
    expect(english).not.toMatch(/\p{Script=Han}/u);
    expect(await ask('ledger.importTrialBalance', input, 'zh-CN,en;q=0.9')).toContain('期初余额借贷不平');
  });

  it('is that of the request in a preview, and names of the file stay as they are', async () => {
    const { house, ask } = await filled();
    const file = await house.file(BAD);
    const input = { unit: 'T02', period: MONTH, kind: 'trial-balance', file, fileName: '余额表.csv' };
    expect(await ask('ledger.previewImport', input, 'en')).toContain('The amount “5a.00” is not a number');
    expect(await ask('ledger.previewImport', input, 'zh-CN')).toContain('金额“5a.00”不是数字');
  });

  it('leaves names alone, though the service says the same', async () => {
    const ask = speaking(await openCommunity([LEAD, { ...TOWN, name: '期末余额' }]));
    expect(await ask('organisation.units', {}, 'en')).toContain('期末余额');
  });

  it('leaves what a person typed as a reason alone, and says what the service gives as one', () => {
    const typed = '期末余额';
    const step = { step: 'return', display: '李华', instant: '2025-01-31T00:00:00.000Z', reason: typed };
    expect(worded({ steps: [step] }, 'en')).toEqual({ steps: [step] });
    expect(worded({ returned: { reason: typed, by: 'li.hua', at: step.instant } }, 'en').returned.reason).toBe(typed);
    expect(worded({ skipped: [{ row: 3, reason: typed }] }, 'en').skipped[0]!.reason).toBe('Closing balance');
  });

  it('asks again with the same word, whatever language the choice is said in', async () => {
    const { house, ask } = await filled();
    const named = `${BAD.replace('单位：元', '编制单位：白杨镇卫生院')}`;
    const input = {
      unit: 'T01',
      period: MONTH,
      kind: 'trial-balance',
      file: await house.file(named),
      fileName: 'a.csv',
    };
    const english = JSON.parse(await ask('ledger.previewImport', input, 'en'));
    expect(english.data.reasons[1]).toMatchObject({ code: 'choice', choice: '白杨镇卫生院' });
  });

  it('leaves the events of the trail as they stand: the console tells them in its own sentences', async () => {
    const { ask } = await filled();
    for (const language of ['en', 'zh-CN']) expect(await ask('audit.trail', {}, language)).toContain('T01 凭证 1 张');
  });
});
