import { readFileSync, writeFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { unzipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { worded } from '../../../electron/service/http/wording.ts';
import { openBlobs } from '../../../electron/service/store/blobs.ts';
import { restoreBackup } from '../../../electron/service/store/sqljs/backup.ts';
import { contract } from '../../../shared/contract/index.ts';
import type { RequestOf } from '../../../shared/contract/operation.ts';
import { PAPER_LIMITS } from '../../../shared/domain/ledger/papers/kinds.ts';
import type { Caller } from '../../../shared/domain/organisation/access.ts';
import { temporaryFolders } from '../../store/folders.ts';
import { postgresKind, startPostgres, type TestPostgres } from '../../store/postgres-server.ts';
import { digitalOfd, digitalPdf, digitalXml, JPEG, PNG } from '../../support/invoices.ts';
import { LEAD, openCommunity, openTestHouse, someone, type TestHouse, TOWN, TOWN2 } from '../support/house.ts';

/** 附件与电子凭证 on drafts and vouchers, as the people of three units and of the centre work with them. */

const { ledger } = contract;

const sun = someone('sun', 'unit-accountant', 'H01');
const he = someone('he', 'unit-accountant', 'T01');
const zhou = someone('zhou', 'reviewer');
const zhao = someone('zhao', 'cashier');
/** Keeps the books of all units. */
const wang = someone('wang', 'centre-accountant');

const NUMBER = '25137000000000000017';

interface Place {
  readonly unit: string;
  readonly draft?: number;
  readonly voucher?: number;
}

const content = (date = '2025-03-05'): RequestOf<typeof ledger.saveDraft>['content'] => ({
  date,
  summary: '购药',
  lines: [
    { book: 'financial', code: '2302', debit: '113.00', credit: '' },
    { book: 'financial', code: '1002', debit: '', credit: '113.00' },
  ],
  withoutBudget: '由财政直接支付',
});

function handsOf(house: TestHouse) {
  const { pipeline } = house;
  const who = (unit: string): Caller => (unit === 'H01' ? sun : unit === 'T01' ? he : wang);
  const hands = {
    async draft(unit = 'H01'): Promise<Place & { readonly draft: number }> {
      const { id } = await pipeline.perform(ledger.saveDraft, { unit, content: content() }, who(unit));
      return { unit, draft: id };
    },
    async attach(on: Place, bytes: string | Uint8Array, fileName = '发票.xml', caller = who(on.unit)) {
      const file = await house.file(bytes, caller);
      return pipeline.perform(ledger.attachPaper, { ...on, file, fileName }, caller);
    },
    async refused(on: Place, bytes: string | Uint8Array, caller = who(on.unit)) {
      const file = await house.file(bytes, caller);
      return house.refusal('ledger.attachPaper', { ...on, file, fileName: 'a' }, caller);
    },
    papers: (on: Place, caller = who(on.unit)) => pipeline.perform(ledger.papers, { ...on }, caller),
    remove: (on: Place & { readonly draft: number }, paper: number, caller = who(on.unit)) =>
      pipeline.perform(ledger.removePaper, { unit: on.unit, draft: on.draft, paper }, caller),
    async move(
      move: 'submitDrafts' | 'reviewDrafts' | 'signDrafts' | 'withdrawDrafts' | 'postDrafts' | 'discardDrafts',
      on: Place,
      revision = 1,
    ) {
      const caller = move === 'reviewDrafts' ? zhou : move === 'signDrafts' ? zhao : who(on.unit);
      const input = { unit: on.unit, drafts: [{ id: on.draft ?? 0, revision }] };
      return (await pipeline.perform(ledger[move], input, caller)).outcomes[0]!;
    },
    /** Submitted, reviewed, signed and posted. */
    async post(on: Place): Promise<Place & { readonly voucher: number }> {
      for (const move of ['submitDrafts', 'reviewDrafts', 'signDrafts'] as const)
        expect((await hands.move(move, on)).reasons).toEqual([]);
      const { voucher, reasons } = await hands.move('postDrafts', on);
      expect(reasons).toEqual([]);
      return { unit: on.unit, voucher: voucher!.id };
    },
    reverse: ({ unit, voucher }: Place) =>
      pipeline.perform(
        ledger.reverseVoucher,
        { unit, voucher: voucher!, date: '2025-03-31', reason: '记错' },
        who(unit),
      ),
    invoices: (input: RequestOf<typeof ledger.invoices> = {}, caller: Caller = wang) =>
      pipeline.perform(ledger.invoices, input, caller),
    async give(unit: string, paper: number, caller = who(unit)): Promise<Buffer> {
      const { file } = await pipeline.perform(ledger.paperFile, { unit, paper }, caller);
      const bytes = await house.pipeline.parts.files.bytes(caller.kind === 'person' ? caller.name : '', file);
      return Buffer.from(bytes!);
    },
  };
  return hands;
}

const openThree = async () => {
  const house = await openCommunity([LEAD, TOWN, TOWN2]);
  return { house, ...handsOf(house) };
};

let postgres: TestPostgres;
beforeAll(async () => {
  postgres = await startPostgres();
});
const folders = temporaryFolders();
afterAll(async () => {
  await postgres.stop();
  folders.remove();
});

describe('papers on a draft', () => {
  it('are kept by content, known by content, read, listed, given back as they came, and taken off again', async () => {
    const { house, draft, attach, papers, remove, give } = await openThree();
    const on = await draft();
    const xml = await attach(on, digitalXml(), '名称不说明什么.pdf');
    expect(xml).toMatchObject({
      documents: 1,
      invoice: { number: NUMBER, total: '113.00', buyer: { name: LEAD.name } },
    });
    const photo = await attach(on, JPEG, '现场.jpg');
    expect(photo).toMatchObject({ documents: 2, invoice: null });
    const listed = await papers(on);
    expect(listed.documents.map(({ papers }) => papers.map(({ name, kind, by }) => [name, kind, by]))).toEqual([
      [['名称不说明什么.pdf', 'xml', 'sun']],
      [['现场.jpg', 'jpeg', 'sun']],
    ]);
    expect(listed.documents[0]?.untied).toEqual([]);
    expect(listed.open).toBe(true);
    expect((await give('H01', xml.paper)).toString()).toBe(digitalXml());
    expect(openBlobs(house.dir).list()).toHaveLength(2);
    expect(await remove(on, xml.paper)).toEqual({ documents: 1, change: -1 });
    expect((await papers(on)).documents).toHaveLength(1);
    expect(await house.refusal('ledger.paperFile', { unit: 'H01', paper: xml.paper }, sun)).toMatchObject({
      code: 'NOT_FOUND',
    });
    // Taken off, it may be put on again.
    expect(await attach(on, digitalXml())).toMatchObject({ documents: 2 });
  });

  it('are counted as 附件张数 in the list and on the voucher, beside what is held on paper', async () => {
    const { house, draft, attach, post } = await openThree();
    const on = await draft();
    const said = async () =>
      (await house.pipeline.perform(ledger.drafts, { unit: 'H01' }, sun)).rows.map(({ attachments }) => attachments);
    await attach(on, digitalXml());
    // The same invoice in another form is the same document.
    await attach(on, digitalPdf());
    await attach(on, JPEG, '现场.jpg');
    expect(await said()).toEqual([2]);
    expect(await house.pipeline.perform(ledger.draft, { unit: 'H01', id: on.draft }, sun)).toMatchObject({
      attachments: 2,
    });
    // Two more are held on paper: what the preparer says counts.
    await house.pipeline.perform(
      ledger.saveDraft,
      { unit: 'H01', id: on.draft, revision: 1, content: { ...content(), attachments: 4 } },
      sun,
    );
    expect(await said()).toEqual([4]);
    const other = await draft();
    await attach(other, PNG, '现场.png');
    const { voucher } = await post(other);
    expect(await house.call('ledger.voucher', { unit: 'H01', id: voucher }, sun)).toMatchObject({ attachments: 1 });
  });

  it('one file is put on a voucher once, and kept once however many vouchers it is on', async () => {
    const { house, draft, attach, refused } = await openThree();
    const [one, other] = [await draft(), await draft()];
    await attach(one, PNG, '合同.png');
    expect(await refused(one, PNG)).toEqual({
      code: 'attached-already',
      messages: ['这个文件已经附在本凭证上（合同.png）'],
    });
    await attach(other, PNG, '合同.png');
    expect(openBlobs(house.dir).list()).toHaveLength(1);
  });

  it('forms of one invoice are one document, told by its XML, in whatever order they come and go', async () => {
    const { draft, attach, papers, remove, invoices } = await openThree();
    const on = await draft();
    await attach(on, digitalPdf(), 'a.pdf');
    expect((await invoices()).rows).toMatchObject([{ form: 'pdf', seller: '', total: '113.00' }]);
    const xml = await attach(on, digitalXml(), 'a.xml');
    expect(await attach(on, digitalOfd(), 'a.ofd')).toMatchObject({ documents: 1, change: 0 });
    expect((await papers(on)).documents.map(({ papers }) => papers.map(({ kind }) => kind))).toEqual([
      ['xml', 'ofd', 'pdf'],
    ]);
    expect((await invoices()).rows).toMatchObject([{ form: 'xml', seller: '冀中医药有限公司' }]);
    await remove(on, xml.paper);
    expect((await invoices()).rows).toMatchObject([{ form: 'ofd' }]);
  });

  it('say what does not tie', async () => {
    const { draft, attach, papers } = await openThree();
    const on = await draft('T01');
    await attach(on, digitalXml({ total: '113.01', date: '2025-04-01', items: [['99.00', '13.00']] }));
    expect((await papers(on)).documents[0]?.untied.map(({ code }) => code)).toEqual([
      'other-buyer',
      'future',
      'total',
      'items',
    ]);
  });

  it('what is no paper, too large or hostile is refused, and nothing is kept of it', async () => {
    const { house, draft, refused, papers } = await openThree();
    const on = await draft();
    expect(await refused(on, 'MZ program')).toMatchObject({ code: 'not-a-paper' });
    expect(await refused(on, new Uint8Array(PAPER_LIMITS.bytes + 1))).toMatchObject({ code: 'too-large' });
    expect(await refused(on, '<!DOCTYPE x><a/>')).toMatchObject({ code: 'not-a-paper' });
    expect(await refused(on, '<?xml version="1.0"?><!DOCTYPE x><a/>')).toMatchObject({ code: 'unreadable' });
    expect(await refused({ unit: 'H01', draft: 99 }, PNG)).toMatchObject({ code: 'NOT_FOUND' });
    expect((await papers(on)).documents).toEqual([]);
    expect(openBlobs(house.dir).list()).toEqual([]);
  });

  it('stay as the reviewer saw them: one that was taken back and handed in again must be looked at anew', async () => {
    const { draft, attach, refused, move } = await openThree();
    const on = await draft();
    await attach(on, PNG);
    await move('submitDrafts', on);
    expect(await refused(on, JPEG)).toEqual({ code: 'not-a-draft', messages: ['凭证已提交，不能增减附件'] });
    await move('withdrawDrafts', on);
    await attach(on, JPEG);
    await move('submitDrafts', on);
    expect((await move('reviewDrafts', on, 1)).reasons).toMatchObject([{ code: 'changed-elsewhere' }]);
    expect((await move('reviewDrafts', on, 2)).reasons).toEqual([]);
  });
});

describe('an invoice', () => {
  it('is on one voucher of one unit only, until that is reversed', async () => {
    const { draft, attach, refused, post, reverse, invoices } = await openThree();
    const first = await draft();
    await attach(first, digitalXml());
    const second = await draft();
    expect(await refused(second, digitalOfd())).toEqual({
      code: 'invoice-in-use',
      messages: [`发票 ${NUMBER} 已在 青石县人民医院 的凭证草稿 1 上（2025-03-05），不能重复入账`],
    });
    const voucher = await post(first);
    expect((await refused(second, digitalOfd())).messages).toEqual([
      `发票 ${NUMBER} 已在 青石县人民医院 2025-03 记-1 号凭证上（2025-03-05），不能重复入账；该凭证冲销后才能再用`,
    ]);
    expect((await invoices()).rows).toMatchObject([{ state: 'voucher', voucher: { number: '记-1' } }]);
    await reverse(voucher);
    expect((await invoices()).rows).toMatchObject([{ state: 'free' }]);
    await attach(second, digitalOfd());
    expect((await invoices()).rows.map(({ state }) => state)).toEqual(['draft', 'free']);
    // It is the second voucher's now: not even the reversed one gets it back.
    expect(await refused({ unit: 'H01', voucher: voucher.voucher }, digitalPdf())).toMatchObject({
      code: 'invoice-in-use',
    });
  });

  it('is refused across units, and only who may see the other unit learns where it is', async () => {
    const { draft, attach, refused } = await openThree();
    await attach(await draft('T01'), digitalXml());
    const mine = await draft('H01');
    const blind = await refused(mine, digitalXml({ total: '113.00' }));
    expect(blind).toEqual({
      code: 'invoice-in-use',
      messages: [`发票 ${NUMBER} 已由医共体内另一家单位使用，不能重复入账`],
    });
    expect((await refused(mine, digitalXml(), wang)).messages[0]).toContain('柳河镇卫生院 的凭证草稿 1 上');
  });

  it('of a discarded draft is free', async () => {
    const { draft, attach, move, invoices } = await openThree();
    const on = await draft();
    await attach(on, digitalXml());
    await move('discardDrafts', on);
    await attach(await draft('T01'), digitalXml());
    expect((await invoices()).rows.map(({ unit, state }) => [unit, state])).toEqual([
      ['T01', 'draft'],
      ['H01', 'free'],
    ]);
  });

  it('on paper is registered by its number under the same refusal', async () => {
    const { house, draft, attach, papers } = await openThree();
    const on = await draft();
    const typed = {
      ...on,
      number: '12345678',
      code: '013001900104',
      date: '2025-03-01',
      seller: '县印刷厂',
      total: '206.00',
    };
    expect(await house.call('ledger.registerInvoice', typed, sun)).toMatchObject({ documents: 1 });
    expect(await house.refusal('ledger.registerInvoice', typed, sun)).toMatchObject({ code: 'attached-already' });
    expect((await papers(on)).documents).toMatchObject([
      { invoice: { sort: 'typed', number: '12345678', total: '206.00' }, papers: [{ kind: 'paper', sha256: null }] },
    ]);
    const elsewhere = {
      ...(await draft('T01')),
      code: '',
      number: '12345678',
      date: '2025-03-01',
      seller: '县印刷厂',
      total: '206.00',
    };
    expect(await house.refusal('ledger.registerInvoice', elsewhere, he)).toMatchObject({ code: 'invoice-in-use' });
    expect(await house.call('ledger.registerInvoice', { ...elsewhere, code: '013001900105' }, he)).toBeDefined();
    // A number that was typed first is the electronic invoice's own number.
    await house.call('ledger.registerInvoice', { ...typed, code: '', number: NUMBER }, sun);
    expect(await attach(on, digitalXml())).toMatchObject({ documents: 2 });
    expect(await house.refusal('ledger.paperFile', { unit: 'H01', paper: 1 }, sun)).toMatchObject({ code: 'no-file' });
  });

  it('is refused to the second of two who use it at once, on every engine', async () => {
    const databaseUrl = postgresKind() === 'server' ? (await postgres.newDatabase()).url! : undefined;
    for (const options of [{}, ...(databaseUrl === undefined ? [] : [{ databaseUrl }])]) {
      const house = await openCommunity([LEAD, TOWN], options);
      const { draft, attach, invoices, post, reverse } = handsOf(house);
      const [mine, theirs] = [await draft('H01'), await draft('T01')];
      const both = await Promise.allSettled([attach(mine, digitalXml()), attach(theirs, digitalXml())]);
      expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
      const found = await invoices({
        number: '0017',
        least: '100.00',
        most: '113.00',
        seller: '医药',
        states: ['draft'],
      });
      expect(found).toMatchObject({ total: 1, sum: '113.00' });
      expect((await invoices({ least: '113.01' })).total).toBe(0);
      const winner = both[0]?.status === 'fulfilled' ? mine : theirs;
      await reverse(await post(winner));
      expect((await invoices()).rows).toMatchObject([{ state: 'free' }]);
      expect(house.defects).toEqual([]);
    }
  });
});

describe('papers of a posted voucher', () => {
  it('are facts: they stay, more may be added with person and time, and none is taken off', async () => {
    const { house, draft, attach, post, papers, give } = await openThree();
    const on = await draft();
    const { paper } = await attach(on, digitalXml());
    const voucher = await post(on);
    house.clock.advance(60_000);
    await attach(voucher, JPEG, '补充.jpg', wang);
    const { documents } = await papers(voucher);
    expect(documents.flatMap((each) => each.papers).map(({ id, later, by }) => [id, later, by])).toEqual([
      [paper, false, 'sun'],
      [paper + 1, true, 'wang'],
    ]);
    // The desk shows the same.
    expect((await papers(on)).documents).toEqual(documents);
    expect((await give('H01', paper)).toString()).toBe(digitalXml());
    expect(await house.refusal('ledger.removePaper', { ...on, paper }, sun)).toMatchObject({ code: 'not-a-draft' });
    for (const change of ['deleteFrom', 'updateTable'] as const)
      await expect(
        house.books.transact({ actor: 'x', operation: 'x' }, async ({ db }) =>
          change === 'deleteFrom'
            ? db.deleteFrom('voucher_paper').execute()
            : db.updateTable('voucher_paper').set({ name: 'x' }).execute(),
        ),
      ).rejects.toThrow(/facts are never changed/);
    expect((await house.call('ledger.voucher', voucher_(voucher), sun)) as object).toMatchObject({ attachments: 1 });
  });

  it('leave their events: who attached, added or took off what', async () => {
    const { house, draft, attach, remove, post } = await openThree();
    const on = await draft();
    const { paper } = await attach(on, PNG, '合同.png');
    await remove(on, paper);
    await attach(on, digitalXml());
    await attach(await post(on), JPEG, '补充.jpg');
    const events = await house.books.read((db) =>
      db.selectFrom('event').selectAll().where('operation', 'like', 'ledger.%aper').orderBy('sequence').execute(),
    );
    expect(events.map(({ operation, subject, unit }) => [operation, subject, unit])).toEqual([
      ['ledger.attachPaper', 'H01 2025-03 草稿 1', 'H01'],
      ['ledger.removePaper', 'H01 2025-03 草稿 1', 'H01'],
      ['ledger.attachPaper', 'H01 2025-03 草稿 1', 'H01'],
      ['ledger.attachPaper', 'H01 2025-03 记-1', 'H01'],
    ]);
    expect(JSON.parse(events[2]?.after ?? '')).toMatchObject({
      invoice: NUMBER,
      total: '113.00',
      document: '发票.xml',
    });
    expect(JSON.parse(events[3]?.after ?? '')).toMatchObject({ later: true, document: '补充.jpg' });
  });
});

const voucher_ = ({ unit, voucher }: { unit: string; voucher: number }) => ({ unit, id: voucher });

describe('whoever belongs to another unit', () => {
  it('sees, takes and changes nothing: not the list, not the file, not the register, not by direct calls', async () => {
    const { house, draft, attach, post, invoices } = await openThree();
    const on = await draft();
    const { paper } = await attach(on, digitalXml());
    const voucher = await post(on);
    const theirs = await draft('T01');
    for (const [operation, input] of [
      ['ledger.papers', on],
      ['ledger.papers', voucher],
      ['ledger.paperFile', { unit: 'H01', paper }],
      ['ledger.removePaper', { ...on, paper }],
      ['ledger.invoices', { unit: 'H01' }],
      ['ledger.invoicesBook', { unit: 'H01' }],
    ] as const)
      expect(await house.refusal(operation, input, he), operation).toMatchObject({ code: 'FORBIDDEN' });
    // Under their own unit's name it is not there.
    for (const [operation, input] of [
      ['ledger.papers', { unit: 'T01', draft: on.draft }],
      ['ledger.papers', { unit: 'T01', voucher: voucher.voucher }],
      ['ledger.paperFile', { unit: 'T01', paper }],
      ['ledger.removePaper', { ...theirs, paper }],
    ] as const)
      expect(await house.refusal(operation, input, he), operation).toMatchObject({ code: 'NOT_FOUND' });
    expect(await invoices({}, he)).toMatchObject({ total: 0, rows: [], sum: '0.00' });
    // Nor the bytes by their digest, which only an operation gives to whoever asks.
    const sha256 = openBlobs(house.dir).list()[0]!;
    expect(await house.pipeline.parts.files.bytes('he', sha256)).toBeUndefined();
    expect((await invoices({}, sun)).total).toBe(1);
  });
});

describe('the register', () => {
  it('is found by unit, month, number, seller, amount and state, and taken away as a workbook', async () => {
    const { house, draft, attach, post, invoices } = await openThree();
    const one = await draft();
    await attach(one, digitalXml({ number: '25137000000000000001', seller: '甲公司' }));
    await post(one);
    const two = await draft('T01');
    await attach(two, digitalXml({ number: '25137000000000000002', net: '-100.00', tax: '-13.00', total: '-113.00' }));
    const numbers = async (input: RequestOf<typeof ledger.invoices>) =>
      (await invoices(input)).rows.map(({ number }) => number.slice(-1)).join('');
    expect(await numbers({})).toBe('21');
    expect(await numbers({ unit: 'T01' })).toBe('2');
    expect(await numbers({ from: '2025-04' })).toBe('');
    expect(await numbers({ from: '2025-03', to: '2025-03', seller: '甲' })).toBe('1');
    expect(await numbers({ states: ['voucher'] })).toBe('1');
    expect(await numbers({ most: '0.00' })).toBe('2');
    expect(await numbers({ number: '%' })).toBe('');
    const book = await house.pipeline.perform(
      ledger.invoicesBook,
      { unit: 'H01', from: '2025-03', to: '2025-03' },
      sun,
    );
    expect(book).toMatchObject({ name: '发票登记簿-H01 青石县人民医院-2025-03.xlsx', rows: 1 });
    const bytes = await house.pipeline.parts.files.bytes('sun', book.file);
    const parts = unzipSync(new Uint8Array(bytes!));
    const sheet = Object.entries(parts)
      .map(([path, part]) => (/sheet1|sharedStrings/.test(path) ? Buffer.from(part).toString() : ''))
      .join('');
    for (const text of ['25137000000000000001', '甲公司', '已入账', '记-1', 'SUM(']) expect(sheet).toContain(text);
    expect(sheet).not.toContain('25137000000000000002');
  });

  it('speaks English to whom asks in English', () => {
    const said = worded(
      {
        code: 'REFUSED',
        message: '',
        data: {
          code: 'x',
          reasons: [{ code: 'x', message: `发票 ${NUMBER} 已由医共体内另一家单位使用，不能重复入账` }],
        },
      } as never,
      'en',
    );
    expect(JSON.stringify(said)).toContain(`Invoice ${NUMBER} is used by another unit of the community already`);
  });
});

describe('the bytes', () => {
  it('are on disk before the transaction that names them: where that fails, none is named and nothing is lost', async () => {
    const { house, draft, attach, papers } = await openThree();
    const on = await draft();
    const transact = house.books.transact.bind(house.books);
    let kept: readonly string[] = [];
    (house.books as { transact: unknown }).transact = async () => {
      kept = openBlobs(house.dir).list();
      throw new Error('power');
    };
    await expect(attach(on, PNG)).rejects.toThrow();
    expect(kept).toHaveLength(1);
    (house.books as { transact: unknown }).transact = transact;
    expect((await papers(on)).documents).toEqual([]);
    expect(await attach(on, PNG)).toMatchObject({ documents: 1 });
    expect(openBlobs(house.dir).list()).toEqual(kept);
    expect((await house.books.verify()).problems).toEqual([]);
  });

  it('are in every backup and come back with it', async () => {
    const { house, draft, attach, post } = await openThree();
    const on = await draft();
    const { paper } = await attach(on, digitalXml());
    await post(on);
    const file = folders.file('papers.backup');
    await house.books.backup(file);
    const dir = join(folders.next(), 'restored');
    await restoreBackup(file, dir, { clock: house.clock });
    const again = await openTestHouse({ dir, clock: house.clock });
    expect((await handsOf(again).give('H01', paper)).toString()).toBe(digitalXml());
    expect((await again.books.verify()).problems).toEqual([]);
  });

  it('that were changed on disk are named by the proof and not given as if they were whole', async () => {
    const { house, draft, attach } = await openThree();
    const { paper } = await attach(await draft(), digitalXml());
    const [sha256] = openBlobs(house.dir).list();
    const path = join(house.dir, 'attachments', sha256!.slice(0, 2), sha256!);
    writeFileSync(path, readFileSync(path, 'utf8').replace('113.00', '999.00'));
    expect((await house.books.verify()).problems).toEqual([expect.stringContaining(sha256!)]);
    expect(await house.refusal('ledger.paperFile', { unit: 'H01', paper }, sun)).toEqual({
      code: 'damaged',
      messages: ['附件“发票.xml”的文件丢失或已被改动，请用备份恢复'],
    });
    expect(await readFile(path, 'utf8')).toContain('999.00');
  });
});
