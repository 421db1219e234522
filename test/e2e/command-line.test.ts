import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startService, tongcai } from './program.ts';

/** The command line as CLI.md says it, on the built program: commands, JSON, exit codes. */

const CLI = fileURLToPath(new URL('../../dist/service/cli.js', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'tongcai-cli-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const at = (name: string): string => join(folder, name);
const write = (name: string, content: string | Uint8Array): string => {
  writeFileSync(at(name), content);
  return at(name);
};

const community = {
  name: '青石县医共体',
  fiscalYear: 2025,
  units: [
    { code: 'H01', name: '青石县人民医院', kind: 'lead', chart: 'hospital' },
    {
      code: 'T01',
      name: '柳河镇卫生院',
      kind: 'township',
      chart: 'primary',
      accounts: [{ code: '100201', name: '农商银行基本户' }],
    },
  ],
  departments: [{ unit: 'T01', code: 'C01', name: '门诊部', class: 'clinical' }],
};

interface Entry {
  side: 'D' | 'C';
  code: string;
  amount: string;
  counterparty?: string;
  fund?: string;
}
const entry = (side: 'D' | 'C', code: string, amount: string, more: Partial<Entry> = {}): Entry => ({
  side,
  code,
  amount,
  ...more,
});
const vouchers = (...list: [string, string, Entry[]][]): string =>
  JSON.stringify(list.map(([date, summary, entries]) => ({ date, summary, entries })));

/** Runs with --json and parses what stood on stdout, which must be one document and nothing else. */
const run = <T = Record<string, unknown>>(
  data: string,
  ...args: string[]
): { code: number | null; out: T; stderr: string } => {
  const { code, stdout, stderr } = tongcai([...args, '--data', at(data), '--json']);
  return { code, out: JSON.parse(stdout) as T, stderr };
};

interface Statement {
  lines: { key: string; name: string; code: string; amount: string; month: string; closing: string }[];
}
const amountOf = ({ lines }: Statement, key: string) => lines.find((line) => line.key === key)?.amount;

describe('a month-end on the command line', () => {
  beforeAll(() => {
    expect(run('books', 'init', '--community', write('community.json', JSON.stringify(community)))).toMatchObject({
      code: 0,
      out: { units: 2 },
    });
    const lab = write(
      'h01.json',
      vouchers(
        [
          '2025-01-10',
          '代检收入',
          [
            entry('D', '121203', '300.00', { counterparty: 'T01' }),
            entry('C', '4101010104', '300.00', { counterparty: 'T01' }),
          ],
        ],
        [
          '2025-01-20',
          '补助乡镇',
          [entry('D', '5501', '200.00', { counterparty: 'T01' }), entry('C', '1002', '200.00')],
        ],
        ['2025-01-21', '收回垫款', [entry('D', '1002', '900.00'), entry('C', '4101010101', '900.00')]],
      ),
    );
    const town = write(
      't01.json',
      vouchers(
        [
          '2025-01-10',
          '委托检验',
          [
            entry('D', '500101', '300.00', { counterparty: 'H01', fund: '其他经费' }),
            entry('C', '2302', '300.00', { counterparty: 'H01' }),
          ],
        ],
        [
          '2025-01-20',
          '收到补助',
          [entry('D', '100201', '200.00'), entry('C', '4201', '200.00', { counterparty: 'H01' })],
        ],
      ),
    );
    expect(run('books', 'import', 'vouchers', lab, '--unit', 'H01')).toMatchObject({
      code: 0,
      out: { rows: 6, imported: 6, vouchers: 3, rejected: [], batch: 1 },
    });
    expect(run('books', 'import', 'vouchers', town, '--unit', 'T01')).toMatchObject({ code: 0, out: { vouchers: 2 } });
  });

  it('statement: lines with stable keys and official names, amounts in 元', () => {
    const { code, out } = run<Statement>('books', 'statement', 'income', '--unit', 'H01', '--period', '2025-01');
    expect(code).toBe(0);
    expect(out.lines).toContainEqual(
      expect.objectContaining({ key: 'surplus', name: '本期盈余', amount: '1000.00', month: '1000.00' }),
    );
    const balance = run<Statement>('books', '--period', '2025-01', 'statement', 'trial-balance', '--unit', 'T01').out;
    expect(balance.lines).toContainEqual(
      expect.objectContaining({ code: '100201', name: '农商银行基本户', closing: '200.00' }),
    );
  });

  it('statement: of some units together, and as a workbook that is never written over', () => {
    const some = run<Statement & { scope: string; outside: number }>(
      'books',
      ...['statement', 'balance-sheet', '--units', 'T01,H01', '--period', '2025-01'],
    );
    expect(some).toMatchObject({ code: 0, out: { scope: 'H01,T01', outside: 0 } });
    const group = run<Statement>('books', 'statement', 'balance-sheet', '--group', '--period', '2025-01');
    expect(some.out.lines).toEqual(group.out.lines);
    const ask = ['statement', '资产负债表', '--units', 'H01,T01', '--period', '2025-01', '--out', at('sheet.xlsx')];
    expect(run('books', ...ask)).toMatchObject({ code: 0, out: { file: at('sheet.xlsx') } });
    expect(readFileSync(at('sheet.xlsx')).subarray(0, 2).toString('latin1')).toBe('PK');
    expect(run('books', ...ask)).toMatchObject({ code: 1, out: { error: { code: 'EXISTS' } } });
    expect(run('books', 'statement', 'income', '--group', '--unit', 'T01', '--period', '2025-01').code).toBe(2);
  });

  it('consolidate: the worksheet with eliminations, differences and checks', () => {
    interface Sheet {
      lines: {
        statement: string;
        name: string;
        units: Record<string, string>;
        sum: string;
        elimination: string;
        consolidated: string;
      }[];
      eliminations: { rule: string; pair: string[]; entries: unknown[] }[];
      differences: { class: string }[];
      checks: { name: string; ok: boolean }[];
      caption: string;
    }
    const { code, out } = run<Sheet>('books', 'consolidate', '--period', '2025-01');
    expect(code).toBe(0);
    expect(out.caption).toContain('第9号');
    expect(out.lines).toContainEqual(
      expect.objectContaining({
        statement: 'income',
        name: '上级补助收入',
        units: { H01: '0.00', T01: '200.00' },
        sum: '200.00',
        elimination: '-200.00',
        consolidated: '0.00',
      }),
    );
    expect(out.eliminations.map(({ rule, pair }) => [rule, pair])).toEqual(
      expect.arrayContaining([
        ['E1', ['H01', 'T01']],
        ['E2', ['H01', 'T01']],
        ['E4', ['H01', 'T01']],
      ]),
    );
    expect(out.differences.filter((row) => row.class !== 'matched')).toEqual([]);
    expect(out.checks.filter((check) => !check.ok)).toEqual([]);
    const group = run<Statement>('books', 'statement', 'balance-sheet', '--group', '--period', '2025-01').out;
    expect(amountOf(group, 'total-assets')).toBe(amountOf(group, 'total-liabilities-and-net-assets'));
    expect(amountOf(group, 'accounts-payable')).toBe('0.00');
  });

  it('check: every named check with its rows', () => {
    const { code, out } = run<{ checks: { name: string; ok: boolean; count: number; rows: unknown[] }[] }>(
      'books',
      'check',
      '--period',
      '2025-01',
    );
    expect(code).toBe(0);
    const names = out.checks.map((check) => check.name);
    for (const name of [
      'blocks-balance',
      'number-continuity',
      'roll-forward',
      'balances-are-lines',
      'mapping-coverage',
      'chain-whole',
    ])
      expect(names).toContain(name);
    expect(out.checks.find((check) => check.name === 'missing-parallel-block')).toMatchObject({ ok: false, count: 3 });
  });

  it('pack: one workbook that verifies wherever it lies; a changed byte is caught', () => {
    const { code, out } = run<{
      file: string;
      sha256: string;
      chainHead: string;
      sheets: { name: string; rows: number }[];
    }>('books', 'pack', '--period', '2025-01', '--out', at('packs'));
    expect(code).toBe(0);
    expect(out.sheets.map((sheet) => sheet.name)).toEqual(
      expect.arrayContaining(['封面', '合并工作底稿', '科目余额表', '序时账', '操作日志']),
    );
    const bytes = readFileSync(out.file);
    expect(tongcai(['pack', 'verify', write('换个名字.xlsx', bytes), '--json'])).toMatchObject({ code: 0 });
    for (const position of [10, Math.floor(bytes.length / 2), bytes.length - 1]) {
      const changed = Buffer.from(bytes);
      changed[position]! ^= 1;
      const verdict = tongcai(['pack', 'verify', write('改过.xlsx', changed), '--json']);
      expect(verdict.code).toBe(1);
      expect(JSON.parse(verdict.stdout)).toMatchObject({ ok: false });
    }
    expect(tongcai(['pack', 'verify', write('不是包.xlsx', 'hello'), '--json']).code).toBe(1);
  });

  it('verify, backup and restore: the copy holds the same books; nothing is overwritten', () => {
    expect(run('books', 'verify')).toMatchObject({ code: 0, out: { ok: true, chain: { firstBroken: null } } });
    expect(run('books', 'backup', '--out', at('copy.backup'))).toMatchObject({ code: 0 });
    expect(run('books', 'backup', '--out', at('copy.backup')).code).toBe(1);
    expect(run('restored', 'restore', at('copy.backup'))).toMatchObject({ code: 0 });
    expect(run('restored', 'restore', at('copy.backup')).code).toBe(1);
    const before = run<Statement>('books', 'statement', 'balance-sheet', '--group', '--period', '2025-01').out;
    expect(run<Statement>('restored', 'statement', 'balance-sheet', '--group', '--period', '2025-01').out).toEqual(
      before,
    );
  });

  it('operations and call: the contract, through the whole pipeline', () => {
    const { out } = run<{ operations: { name: string; kind: string; permission: string }[] }>('books', 'operations');
    expect(out.operations).toContainEqual(
      expect.objectContaining({ name: 'consolidation.run', kind: 'command', permission: 'consolidation.run' }),
    );
    expect(run<unknown[]>('books', 'call', 'organisation.units', '--input', '{}').out).toHaveLength(2);
    expect(run('books', 'call', 'ledger.lockPeriod', '--input', '{"unit":"H01","period":"2025-01"}')).toMatchObject({
      code: 1,
      out: { error: { code: 'FORBIDDEN' } },
    });
  });

  it('run: a file of operations, later ones using what earlier ones said', () => {
    const file = write(
      'steps.ndjson',
      [
        { op: 'ledger.vouchers', input: { unit: 'H01', period: '2025-01' }, save: 'journal' },
        { op: 'ledger.voucher', input: { unit: 'H01', id: '$journal.rows.0.id' } },
        { op: 'ledger.reopenPeriod', input: { unit: 'H01', period: '2025-01', reason: 'x' } },
      ]
        .map((step) => JSON.stringify(step))
        .join('\n'),
    );
    const { code, stdout } = tongcai(['run', file, '--data', at('books')]);
    const lines = stdout
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as { ok: boolean });
    expect(lines.map((line) => line.ok)).toEqual([true, true, false]);
    expect(code).toBe(1);
  });

  it('speaks to the service that holds the folder', async () => {
    const service = await startService(at('books'));
    try {
      expect(run<unknown[]>('books', 'call', 'organisation.units', '--input', '{}').out).toHaveLength(2);
      const more = write(
        'more.json',
        vouchers(['2025-01-30', '提现', [entry('D', '1001', '5.00'), entry('C', '1002', '5.00')]]),
      );
      expect(run('books', 'import', 'vouchers', more, '--unit', 'H01')).toMatchObject({
        code: 0,
        out: { vouchers: 1 },
      });
    } finally {
      expect(await service.stop()).toBe(0);
    }
    expect(run('books', 'verify')).toMatchObject({ code: 0 });
  });
});

describe('cost allocate', () => {
  const model = {
    method: 'step-down',
    items: ['人员经费'],
    departments: [
      { code: 'A01', name: '院办', class: 'admin', direct: { 人员经费: '100.00' } },
      { code: 'C01', name: '内科', class: 'clinical', direct: { 人员经费: '10.00' } },
      { code: 'C02', name: '外科', class: 'clinical', direct: {} },
    ],
    stages: [{ from: ['A01'], basis: '人数' }],
    bases: { 人数: { C01: '1', C02: '2' } },
  };

  it('needs no data folder: full costs and each stage, to the 分', () => {
    const { code, out } = run('nowhere', 'cost', 'allocate', '--model', write('model.json', JSON.stringify(model)));
    expect({ code, out }).toMatchObject({
      code: 0,
      out: {
        full: {
          A01: { 人员经费: '0.00', total: '0.00' },
          C01: { 人员经费: '43.33', total: '43.33' },
          C02: { 人员经费: '66.67', total: '66.67' },
        },
        stages: [{ handed: { A01: { C01: { 人员经费: '33.33' }, C02: { 人员经费: '66.67' } } } }],
        in: '110.00',
        out: '110.00',
      },
    });
    const { stdout } = tongcai(['cost', 'allocate', '--model', at('model.json')]);
    expect(stdout).toMatch(/C02\s+外科\s+66\.67\s+66\.67/);
  });

  it('refuses a pool without receivers by name, and what is no model; exit 1 with nothing but the reasons', () => {
    const none = write('none.json', JSON.stringify({ ...model, bases: { 人数: { C01: '0' } } }));
    const { code, out } = run<{ error: { message: string; data: { reasons: { place: string }[] } } }>(
      'nowhere',
      ...['cost', 'allocate', '--model', none],
    );
    expect(code).toBe(1);
    expect(out.error.data.reasons).toEqual([
      {
        code: 'invalid',
        place: 'stages.0',
        message: expect.stringContaining('A01 院办 的“人员经费”100.00 元没有接收科室'),
      },
    ]);
    for (const content of ['', '{', '[]', Buffer.from([0xff, 0xfe, 0x00])])
      expect(tongcai(['cost', 'allocate', '--model', write('bad.json', content)]).code).toBe(1);
    expect(tongcai(['cost', 'allocate', '--model', at('nothing-there.json')]).code).toBe(1);
    expect(tongcai(['cost', 'allocate']).code).toBe(2);
  });
});

describe('serve', () => {
  beforeAll(() => {
    run('served', 'init', '--community', write('community.json', JSON.stringify(community)));
  });

  it('serves the folder on loopback until it is told to end', async () => {
    const child = spawn(process.execPath, [CLI, 'serve', '--port', '0', '--data', at('served')], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    const address = await new Promise<string>((resolve) => {
      child.stdout.once('data', (chunk: Buffer) => resolve(chunk.toString().trim()));
    });
    expect(address).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/$/);
    expect((await fetch(`${address}health`)).status).toBe(200);
    const ended = new Promise((resolve) => {
      child.on('exit', resolve);
    });
    child.kill('SIGTERM');
    expect(await ended).toBe(0);
  });

  it('serves other machines only over TLS', () => {
    expect(tongcai(['serve', '--host', '0.0.0.0', '--port', '0', '--data', at('served')]).code).toBe(2);
    expect(tongcai(['serve', '--tls-cert', at('none.pem'), '--data', at('served')]).code).toBe(2);
  });
});

describe('what is refused', () => {
  beforeAll(() => {
    run('refusing', 'init', '--community', write('community.json', JSON.stringify(community)));
  });

  it.each([
    ['empty', ''],
    ['not a zip', 'PK\u0003\u0004 and then nothing'],
    ['legacy .xls', Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.alloc(2048)])],
    ['binary rubbish', Buffer.from(Array.from({ length: 4096 }, (_, at_) => (at_ * 7919) % 251))],
    ['truncated JSON', '[{"date":"2025-01-01","entries":['],
    ['unbalanced', vouchers(['2025-01-01', 'x', [entry('D', '1001', '1.00')]])],
    ['unknown account', vouchers(['2025-01-01', 'x', [entry('D', '1001', '1.00'), entry('C', '9999', '1.00')]])],
    ['three decimals', vouchers(['2025-01-01', 'x', [entry('D', '1001', '1.001'), entry('C', '1002', '1.001')]])],
    ['an impossible day', vouchers(['2025-02-29', 'x', [entry('D', '1001', '1.00'), entry('C', '1002', '1.00')]])],
  ])('%s: exit 1 with the reason, nothing imported', (name, content) => {
    const { code, out } = run<{ imported: number; rejected: { message: string }[] }>(
      'refusing',
      'import',
      'vouchers',
      write(`${name}.bin`, content as string),
      '--unit',
      'T01',
    );
    expect(code).toBe(1);
    expect(out.imported).toBe(0);
    expect(out.rejected.length).toBeGreaterThan(0);
    expect(out.rejected.every((one) => one.message.length > 3)).toBe(true);
  });

  it('a budget kit goes out to a folder; the operator of the machine takes none in', () => {
    const kit = run<{ file: string; rows: number }>(
      'refusing',
      ...['budget', 'kit', '--unit', 'T01', '--year', '2026', '--out', at('kits')],
    );
    expect(kit).toMatchObject({ code: 0, out: { file: at('kits/2026年度预算填报表-T01 柳河镇卫生院.xlsx') } });
    const taken = run('refusing', ...['budget', 'kit', 'take', kit.out.file, '--unit', 'T01', '--year', '2026']);
    expect(taken).toMatchObject({ code: 1, out: { error: { code: 'FORBIDDEN' } } });
  });

  it('procure report: the documents, or spend, findings or prices of the year', () => {
    const asked = ['procure', 'report', '--period', '2025-12'];
    expect(run('refusing', ...asked).out).toMatchObject({ period: '2025-12', orders: [], settlements: [], alerts: [] });
    const spend = run('refusing', ...asked, '--kind', 'spend');
    expect(spend.out).toMatchObject({ period: '2025-12', first: '2025-01-01', spend: '0.00', spendBy: { unit: [] } });
    expect(run('refusing', ...asked, '--kind', 'guards').out).toEqual({ period: '2025-12', alerts: [] });
    expect(run('refusing', ...asked, '--kind', 'prices').out).toEqual({ period: '2025-12', prices: [] });
    const shown = tongcai([...asked, '--kind', 'spend', '--data', at('refusing')]);
    expect(shown.stdout).toContain('采购金额 年初至 2025-12  0.00 元');
    const unknown = tongcai([...asked, '--kind', 'colour', '--data', at('refusing')]);
    expect([unknown.code, unknown.stderr]).toEqual([2, expect.stringContaining('spend | guards | prices')]);
  });

  it('approve report: the documents of the year, one list of them, or a file', () => {
    const asked = ['approve', 'report', '--year', '2025'];
    expect(run('refusing', ...asked).out).toEqual({ period: '2025-12', documents: [] });
    const chain = run('refusing', ...asked, '--kind', 'chain');
    expect(chain.out).toEqual({ kind: 'chain', period: '2025-12', rows: [] });
    const payments = run('refusing', ...asked, '--kind', 'payments');
    expect(payments.out).toEqual({ kind: 'payments', period: '2025-12', rows: [] });
    const json = run('refusing', ...asked, '--kind', 'register', '--out', at('register.json'));
    expect(json).toMatchObject({ code: 0, out: { file: at('register.json') } });
    expect(run('refusing', ...asked, '--kind', 'register', '--out', at('register.json')).code).toBe(1);
    expect(run('refusing', ...asked, '--out', at('approvals.xlsx'))).toMatchObject({ code: 1 });
    for (const wrong of [
      ['--kind', 'colour'],
      ['--out', at('all.csv')],
      ['--period', '2025-03'],
      ['--out', at('x.doc')],
    ])
      expect(tongcai([...asked, ...wrong, '--data', at('refusing')]).code).toBe(2);
  });

  it('wrong usage: exit 2, and it says what is wrong', () => {
    for (const args of [
      ['nonsense'],
      ['statement', 'income', '--period', '2025-01'],
      ['import', 'vouchers', 'x.json'],
      ['check', '--colour', 'red'],
      ['budget', 'kit', '--unit', 'T01', '--year', 'soon', '--out', 'x'],
    ]) {
      expect(tongcai([...args, '--data', at('refusing')]).code).toBe(2);
    }
  });

  it('data that cannot be opened: exit 3', () => {
    expect(tongcai(['check', '--data', at('nowhere')]).code).toBe(3);
  });

  it('a bad community file leaves no folder behind', () => {
    const bad = write(
      'bad.json',
      JSON.stringify({ ...community, units: [{ ...community.units[0], chart: 'unknown' }] }),
    );
    expect(tongcai(['init', '--community', bad, '--data', at('never')]).code).toBe(1);
    expect(tongcai(['check', '--data', at('never')]).code).toBe(3);
    expect(run('refusing', 'init', '--community', at('community.json')).code).toBe(1);
  });
});
