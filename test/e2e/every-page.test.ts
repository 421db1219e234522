import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { PAGES } from '../../renderer/app/pages.tsx';
import type { Locale } from '../../shared/i18n/locale.ts';
import { seriousFindings } from './axe.ts';
import { picture, withoutBrowser, withPictures } from './browser.ts';
import { countyServed, DESK, type Fill, sampleCounty } from './county.ts';
import { foreignWords, heard, lostAtTheEdge, unmarkedFocus } from './looks.ts';
import { tongcai } from './program.ts';

/** Every page in every dress: both looks, both languages, both screens and 200 %, on the sample county's December. */
const MINUTES_4 = 240_000;
const LARGE = { width: 1920, height: 1080 };
/** 200 % zoom on a screen of 1366 × 768. */
const ZOOMED = { width: 683, height: 384 };

/** Where each page is looked at: what is added to its path, and what stands there once it is ready. */
const VIEWS: Readonly<Record<string, readonly (readonly [address: string, ready: string])[]>> = {
  '/': [
    ['/?period=2025-12', 'table.board tbody .next'],
    ['/?period=2025-12&unit=T19', '.unit-month'],
  ],
  '/import': [
    ['/import?period=2025-12&unit=T19', '.ag-row'],
    ['/import?period=2025-12&unit=T11&tab=accounts', '.ag-row'],
    ['/import?period=2025-12&tab=history', '.ag-row'],
  ],
  '/checks': [
    ['/checks?period=2025-12', '.check-name'],
    ['/checks?period=2025-12&view=units', '.ag-row'],
  ],
  '/reconciliation': [
    ['/reconciliation?period=2025-12', '.rec-matrix button'],
    ['/reconciliation?period=2025-12&pair=H01.T01.financial.receivable-payable', '.rec-sides'],
  ],
  '/worksheet': [
    ['/worksheet?period=2025-12&line=other-receivables', '.ws-card'],
    ['/worksheet?period=2025-12&view=eliminations', '.ag-row'],
    ['/worksheet?period=2025-12&view=bridge', '.ws-bridge svg'],
    ['/worksheet?period=2025-12&panel=rules', '.ws-rules'],
  ],
  '/start': [['/start', '#main h1']],
  '/account': [['/account', '.account-part']],
  '/packs': [['/packs?period=2025-12', '.pack-actions']],
  '/changes': [['/changes', '.changes, .blank']],
  '/admin/trail': [['/admin/trail', '.ag-row']],
  '/admin/units': [['/admin/units', '.ag-row']],
  '/admin/departments': [
    ['/admin/departments?period=2025-12&unit=H01', '.ag-row'],
    ['/admin/departments?period=2025-12&unit=H01&of=0111', '.department-history'],
    ['/admin/departments?period=2025-12&unit=H01&view=codes', '.own-code-form'],
    ['/admin/departments?period=2025-12&unit=H01&view=import', '.upload'],
  ],
  '/admin/charts': [
    ['/admin/charts?unit=T11&view=gaps', '.ag-row'],
    ['/admin/charts?unit=H01&view=accounts', '.ag-row'],
  ],
  '/admin/people': [['/admin/people?open=wang.kj', '.permission-list']],
  '/admin/store': [['/admin/store', '#store-health']],
  '/statements': [
    ['/statements?period=2025-12&unit=H01', '.paper'],
    ['/statements?period=2025-12&line=cash', '.parts tfoot'],
  ],
  '/desk': [
    ['/desk?period=2025-12&unit=H01', '.ag-row'],
    ['/desk?period=2025-12&state=submitted', '.ag-row'],
  ],
  '/desk/$id': [
    ['/desk/new?period=2025-12&unit=H01', '[data-cell=summary]'],
    ['/desk/1?period=2025-12&unit=H01', '.voucher-form'],
    ['/desk/2?period=2025-12&unit=H01', '.desk-proposed'],
  ],
  '/closing': [['/closing?period=2025-12&unit=H01', '.closing-line']],
  '/period-end': [['/period-end?period=2025-12&unit=H01', '.period-end-transfer']],
  '/attestation': [['/attestation?period=2025-12&unit=T01', '.attestation-says']],
  '/asset-cards': [['/asset-cards?period=2025-12&unit=H01', '.upload']],
  '/invoices': [
    ['/invoices?period=2025-12&unit=H01', '.ag-row .ag-cell[col-id=number]'],
    ['/invoices?period=2025-12', '.ag-row .ag-cell[col-id=number]'],
  ],
  '/vouchers': [['/vouchers?period=2025-12&unit=H01', '.ag-row .ag-cell[col-id=summary]']],
  '/books/print': [['/books/print?period=2025-01&unit=H01&first=1002&last=1002', '.book-page']],
  '/vouchers/print': [['/vouchers/print?period=2025-01&unit=H01', '.slip']],
  '/vouchers/$id': [['/vouchers/1?period=2025-01&unit=H01', '.voucher-form']],
  '/volumes': [
    ['/volumes?on=2025-12-31', '.volumes-heat td'],
    ['/volumes?on=2025-12-31&view=products', '.ag-row'],
    ['/volumes?on=2025-12-31&view=units', '.ag-row'],
    ['/volumes?on=2025-12-31&view=forecast', '.ag-row'],
    ['/volumes?view=batches', '.ag-row'],
    ['/volumes?view=surplus', '.ag-row, .blank'],
  ],
  '/purchase-orders': [
    ['/purchase-orders', '.ag-row, .blank'],
    ['/purchase-orders?view=orders&year=2025', '.ag-row, .blank'],
  ],
  '/shared-charges': [
    ['/shared-charges?period=2025-12', '.ag-row'],
    ['/shared-charges?period=2025-12&view=volumes', '.charges-table'],
    ['/shared-charges?period=2025-12&view=register', '.ag-row'],
    ['/shared-charges?period=2025-12&view=history', '.ag-row'],
  ],
  '/books': [
    ['/books?period=2025-12&unit=H01&account=1002', '.ag-row .ag-cell[col-id=summary]'],
    ['/books?period=2025-12&unit=H01&view=balances', '.ag-row'],
    ['/books?period=2025-12&unit=H01&view=crossing&account=5001&by=department,fund', '.ag-row .ag-cell[col-id=item]'],
    ['/books?period=2025-12&unit=H01&view=general', '.ag-row .ag-cell[col-id=item]'],
    ['/books?period=2025-12&unit=H01&view=days&account=1002', '.ag-row .ag-cell[col-id=summary]'],
    ['/books?period=2025-12&unit=H01&view=columnar&account=5001', '.ag-row .ag-cell[col-id=summary]'],
    ['/books?period=2025-12&unit=H01&view=ageing', '.ag-row .ag-cell[col-id=item]'],
    ['/books?period=2025-12&unit=H01&account=5001&department=01', '.ag-row .ag-cell[col-id=summary]'],
  ],
  '/bank': [
    ['/bank?period=2025-12&unit=H01', '.upload'],
    ['/bank?period=2025-12&unit=H01&view=sheet', '.bank-paper'],
    ['/bank?period=2025-12&unit=H01&view=setup', '.bank-fields'],
  ],
  '/budget-requests': [
    ['/budget-requests?period=2025-12', '.ag-root, .blank'],
    ['/budget-requests?period=2025-12&unit=T01&document=new', '.request-fields'],
    ['/budget-requests?period=2025-12&view=claims', '.ag-root, .blank'],
  ],
  '/budget-changes': [
    ['/budget-changes?period=2025-12', '.ag-root, .blank'],
    ['/budget-changes?period=2025-12&unit=T01&document=new', '.change-row'],
    ['/budget-changes?period=2025-12&view=permits', '.ag-root, .blank'],
    ['/budget-changes?period=2025-12&view=controls', '.control-table'],
  ],
  '/budget-projects': [
    ['/budget-projects?period=2025-12', '.ag-row'],
    ['/budget-projects?period=2025-12&unit=T01&project=new', '.project-estimates'],
    ['/budget-projects?period=2025-12&project=1', '.project-paper'],
  ],
  '/budget': [
    ['/budget?period=2025-12', '.ag-row'],
    ['/budget?period=2025-12&unit=T01', '.budget-standing'],
  ],
  '/budget-execution': [
    ['/budget-execution?period=2025-12', '.execution-summary svg'],
    ['/budget-execution?period=2025-09&unit=T01', '.execution-summary svg'],
    ['/budget-execution?period=2025-09&view=variance', '.execution-owing'],
  ],
  '/cost-drivers': [
    ['/cost-drivers?period=2025-12&unit=H01', '.ag-row'],
    ['/cost-drivers?period=2025-12&unit=H02&view=pairs', '.ag-row'],
    ['/cost-drivers?period=2025-12&unit=T01&view=doubts', '.driver-doubts'],
    ['/cost-drivers?period=2025-12&unit=T01&view=history', '.driver-table'],
  ],
  '/cost-runs': [
    ['/cost-runs?period=2025-12&unit=H01', '.ag-row'],
    ['/cost-runs?period=2025-12&unit=H01&view=scheme', '.scheme-preview li'],
    ['/cost-runs?period=2025-12&unit=H01&run=12', '.cost-step'],
    ['/cost-runs?period=2025-12&unit=H01&run=12&tab=certificate', '.cost-proofs'],
  ],
  '/costing': [
    ['/costing?period=2025-12&unit=H01', '.ag-row'],
    ['/costing?period=2025-12&unit=T01&span=year&of=01', '.costing-parts tr.sum'],
  ],
  '/unit-cost': [
    ['/unit-cost?period=2025-12&unit=H01', '.unit-cost .grid'],
    ['/unit-cost?period=2025-12&unit=H01&view=diseases', '.unit-cost .grid'],
    ['/unit-cost?period=2025-12&unit=H01&view=data', '.unit-cost-kinds'],
  ],
  '/cost-reports': [
    ['/cost-reports?period=2025-11&unit=H01', '.ag-row'],
    ['/cost-reports?period=2025-11&unit=H01&tab=03', '.ag-row'],
    ['/cost-reports?period=2025-11&unit=H01&tab=trend', '.cost-pictures svg'],
    ['/cost-reports?period=2025-11&unit=H01&tab=flow', '.cost-flow svg'],
    ['/cost-reports?period=2025-11&unit=H01&tab=sandbox', '.cost-wish-table'],
  ],
  '/purchase-account': [
    ['/purchase-account', '.purchase-one'],
    ['/purchase-account?view=overrides', '.ag-row'],
  ],
  '/purchase-requests': [
    ['/purchase-requests', '.ag-row'],
    ['/purchase-requests?unit=T01&view=stock', '.ag-row'],
    ['/purchase-requests?view=decide', '.ag-row'],
  ],
  '/formulary': [
    ['/formulary', '.ag-row .ag-cell[col-id=name]'],
    ['/formulary?item=XA10BFA172A070230110012', '.formulary-table'],
    ['/formulary?view=versions', '.formulary-version .ag-row'],
    ['/formulary?view=wishes', '.ag-row'],
  ],
  '/deliveries': [
    ['/deliveries', '.ag-row'],
    ['/deliveries?view=receipts', '.ag-row'],
    ['/deliveries?view=returns', '.ag-row'],
    ['/deliveries?view=scores', '.ag-row'],
    ['/deliveries?view=history', '.ag-row'],
    ['/deliveries?view=history&of=suppliers', '.ag-row'],
    ['/deliveries?view=history&of=receivers', '.ag-row'],
    ['/deliveries?view=history&of=rows', '.ag-row'],
    ['/deliveries?view=history&of=batches', '.ag-row'],
  ],
  '/drug-stock': [
    ['/drug-stock', '.ag-row'],
    ['/drug-stock?view=near', '.ag-row'],
    ['/drug-stock?view=short', '.ag-row'],
    ['/drug-stock?view=lists&unit=H01', '.ag-row'],
    ['/drug-stock?view=transfers', '.ag-row'],
    ['/drug-stock?view=counts', '.ag-row'],
  ],
  '/cash-count': [['/cash-count?period=2025-12&unit=H01', '.cash-sides']],
  '/revenue': [['/revenue?period=2025-12&unit=H01', '.revenue-none']],
  '/budget-sums': [
    ['/budget-sums?period=2025-12', '.sums-counted, .blank'],
    ['/budget-sums?period=2025-12&view=heat', '.heat, .blank'],
  ],
  '/budget-cuts': [
    ['/budget-cuts?period=2025-12', '.ag-row'],
    ['/budget-cuts?period=2025-12&unit=T01', '.cuts-facts, .blank'],
  ],
  '/prices': [
    ['/prices?period=2025-12', '.ag-row'],
    ['/prices?period=2025-12&negotiation=YJ-2025-001', '.prices-compare'],
    ['/prices?period=2025-12&view=agreements', '.ag-row'],
    ['/prices?period=2025-12&view=papers', '.ag-row'],
    ['/prices?period=2025-12&view=history', '.prices-history svg, .prices-history canvas'],
  ],
  '/approval-applications': [
    ['/approval-applications?period=2025-12', '.ag-row'],
    ['/approval-applications?period=2025-12&state=deciding&document=1', '.blank'],
  ],
  '/approvals': [
    ['/approvals', '.approvals-view, .blank'],
    ['/approvals?tab=own', '.approvals-view, .blank'],
  ],
  '/approval-rules': [
    ['/approval-rules?period=2025-12', '.approval-rules'],
    ['/approval-rules?period=2025-12&view=trial&unit=T01', '.approval-trial'],
    ['/approval-rules?period=2025-12&view=versions', '.approval-heading'],
  ],
  '/approval-radar': [['/approval-radar?period=2025-12', '.radar-settings']],
  '/approval-seats': [
    ['/approval-seats?period=2025-12', '.approval-matrix'],
    ['/approval-seats?period=2025-12&view=list', '.approval-matrix'],
    ['/approval-seats?period=2025-12&view=delegations', '.approval-matrix'],
  ],
  '/approval-meetings': [
    ['/approval-meetings?period=2025-12', '.ag-row, .blank'],
    ['/approval-meetings?period=2025-12&view=reversed', '.ag-row, .blank'],
  ],
  '/approval-payees': [
    ['/approval-payees?period=2025-12', '.ag-row'],
    ['/approval-payees?period=2025-12&payee=party%3AP302', '.payee-open'],
  ],
  '/approval-contracts': [['/approval-contracts?period=2025-12', '.ag-row, .blank']],
  '/approval-payouts': [
    ['/approval-payouts?period=2025-12&view=all', '.ag-row, .blank'],
    ['/approval-payouts?period=2025-12&view=handed', '.ag-row, .blank'],
    ['/approval-payouts?period=2025-12&view=checked', '.ag-row, .blank'],
  ],
  '/approval-settings': [['/approval-settings?period=2025-12', '.settings-table']],
  '/suppliers': [
    ['/suppliers?period=2025-12', '.ag-row'],
    ['/suppliers?period=2025-12&supplier=91330000XL00000232', '.supplier-account'],
    ['/suppliers?period=2025-12&view=rules', '.supplier-weights'],
  ],
  '/procurement': [
    ['/procurement?period=2025-12', '.cockpit-table, .blank'],
    ['/procurement?period=2025-12&view=prices', '.cockpit-prices svg'],
    ['/procurement?period=2025-12&view=shortages', '.cockpit-map, .blank'],
    ['/procurement?period=2025-12&view=guards', '.ag-row'],
    ['/procurement?period=2025-12&view=sales&unit=H01', '.ag-row'],
  ],
  '/supplier-invoices': [
    ['/supplier-invoices?period=2025-12', '.ag-row'],
    ['/supplier-invoices?period=2025-12&view=missing', '.ag-row'],
    ['/supplier-invoices?period=2025-12&view=credits', '.ag-row'],
    ['/supplier-invoices?period=2025-12&view=unbilled', '.ag-row, .blank'],
    ['/supplier-invoices?period=2025-12&view=rules', '.invoice-rules'],
  ],
  '/settlements': [
    ['/settlements?period=2025-12', '.ag-row'],
    ['/settlements?period=2025-12&note=JS-2025-0004', '.settlement-book'],
    ['/settlements?period=2025-12&view=months', '.ag-row'],
    ['/settlements?period=2025-12&view=waiting', '.ag-row'],
    ['/settlements?period=2025-12&view=accounts', '.settlement-places'],
  ],
  '/drug-payments': [
    ['/drug-payments?period=2025-12', '.ag-row'],
    ['/drug-payments?period=2025-12&view=runs', '.ag-row'],
    ['/drug-payments?period=2025-12&view=rules', '.payment-accounts'],
  ],
  '/drug-advances': [
    ['/drug-advances?period=2025-12', '.ag-row'],
    ['/drug-advances?period=2025-12&view=rules', '.advance-rules'],
  ],
  '/gallery': [['/gallery', '.chart svg']],
};

/** Who looks at a page, where it is not the chief accountant: whoever reviews does not prepare. */
const LOOKING: Readonly<Record<string, string>> = {
  '/desk/$id': 'wang.kj',
  '/purchase-requests': 'zhou.cg',
};

/** A voucher on the desk that waits for its review, one that is being typed, and a bank account. */
function onTheDesk(data: string, password: string): void {
  process.env['TONGCAI_PASSWORD'] = password;
  const line = (code: string, debit: string, credit: string) => ({
    book: 'financial',
    code,
    summary: '付水电费',
    debit,
    credit,
  });
  const content = { date: '2025-12-05', lines: [line('51010202', '120.00', ''), line('100201', '', '120.00')] };
  const excused = { ...content, withoutBudget: '由财政直接支付，另行记录' };
  const call = (operation: string, input: object): void => {
    const args = [operation, '--as', 'wang.kj', '--data', data, '--input', JSON.stringify({ unit: 'H01', ...input })];
    const made = tongcai(['call', ...args]);
    expect(made.code, made.stderr).toBe(0);
  };
  call('ledger.saveDraft', { content: excused });
  call('ledger.submitDrafts', { drafts: [{ id: 1, revision: 1 }] });
  call('ledger.saveDraft', { content });
  const invoice = { number: '12345678', date: '2025-12-03', seller: '县自来水公司', total: '120.00' };
  call('ledger.registerInvoice', { draft: 2, ...invoice });
  call('ledger.saveBankAccount', {
    number: '6222020200012345678',
    bank: '工商银行清河支行',
    code: '100201',
    start: '2025-12',
    opening: '1000000.00',
  });
  delete process.env['TONGCAI_PASSWORD'];
}

const withARun: Fill = (data) => {
  const password = sampleCounty(data);
  const made = tongcai(['consolidate', '--period', '2025-12', '--data', data]);
  expect(made.code, made.stderr).toBe(0);
  onTheDesk(data, password);
  return password;
};

describe.skipIf(withoutBrowser)('every page', () => {
  const county = countyServed(withARun);

  it('is in the table above', () => {
    expect(Object.keys(VIEWS).sort()).toEqual(PAGES.map(({ path }) => path).sort());
  });

  it.each(Object.keys(VIEWS))(
    'is accessible in both looks, loses nothing at double size, marks its focus and speaks one language: %s',
    async (path) => {
      const page = await county.open();
      page.setDefaultTimeout(MINUTES_4);
      const books = heard(page);
      await county.signIn(page, LOOKING[path] ?? 'li.zong');
      await page.locator('#main h1').waitFor();
      const found: string[] = [];
      for (const [address, ready] of VIEWS[path]!) {
        const say = (what: string, findings: readonly string[]) =>
          found.push(...findings.map((finding) => `${address} ${what}: ${finding}`));
        const shown = async (): Promise<void> => {
          await page.goto(county.at(address));
          await page.locator(ready).first().waitFor();
          await settled(page);
        };
        const name = `page-${address.slice(1).replaceAll(/[^a-z0-9]+/gi, '-')}`;
        books.forget();
        await shown();
        for (const colorScheme of ['dark', 'light'] as const) {
          await page.emulateMedia({ colorScheme });
          await settled(page);
          say(`axe ${colorScheme}`, await seriousFindings(page));
          await inBothSizes(page, `${name}-${colorScheme}`);
        }
        say('focus', await unmarkedFocus(page));
        say('zh-CN', await foreignWords(page, 'zh-CN', books.texts));
        await page.setViewportSize(ZOOMED);
        await settled(page);
        say('200 %', await lostAtTheEdge(page));
        await picture(page, `${name}-zoomed`);
        await page.setViewportSize(DESK);
        await speak(page, 'en');
        await shown();
        say('en', await foreignWords(page, 'en', books.texts));
        await picture(page, `${name}-en`);
        await speak(page, 'zh-CN');
      }
      expect(found).toEqual([]);
    },
    MINUTES_4,
  );
});

/** What is chosen in the top bar, from the next page on. */
const speak = (page: Page, locale: Locale): Promise<void> =>
  page.evaluate((chosen) => localStorage.setItem('tongcai.preferences', JSON.stringify({ locale: chosen })), locale);

async function inBothSizes(page: Page, name: string): Promise<void> {
  if (!withPictures) return;
  for (const size of [LARGE, DESK]) {
    await page.setViewportSize(size);
    await settled(page);
    await picture(page, `${name}-${size.width}`);
  }
}

/** Nothing is loading any more, and what was just told has been drawn. */
async function settled(page: Page): Promise<void> {
  await page.locator('[aria-busy=true]').waitFor({ state: 'detached' });
  await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
}
