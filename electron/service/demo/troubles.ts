import type { VoucherDraft, VoucherLine } from '../../../shared/domain/ledger/voucher.ts';
import { assert } from '../../../shared/kernel/assert.ts';
import { type AccountingDate, dateOf } from '../../../shared/kernel/date.ts';
import { type Fen, fen, formatYuan, ZERO } from '../../../shared/kernel/fen.ts';
import { type Period, periodOf } from '../../../shared/kernel/period.ts';
import { ACCOUNT, expenseAccount } from './accounts.ts';
import { yuan } from './amounts.ts';
import { cr, dr, received, spent, UnitBooks } from './books.ts';
import { type County, type Desk, departmentOf } from './desk.ts';
import { LEAD } from './members.ts';
import type { Trouble } from './model.ts';
import { inside } from './parties.ts';

/** 利息费用 of some products' charts; the regulation has no such account (DOMAIN 1.2). */
export const UNOFFICIAL_INTEREST = '5701';
/** Names that members write their own way, and accounts no official chart has, by member. */
export const OWN_WAYS: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  T11: { [UNOFFICIAL_INTEREST]: '利息费用' },
  T13: { '130203': '低值物品' },
};
export const LATE_UNIT = 'T17';

const day = (county: County, month: number, of: number): AccountingDate => {
  const date = dateOf(county.year, month, of);
  assert(date, 'a trouble happens on a day');
  return date;
};

/** The one voucher of a unit with a line of this document (and account, where several lines carry it). */
function withDocument(desk: Desk, document: string): VoucherDraft {
  const found = desk.books.drafts().filter((draft) => draft.lines.some((line) => line.document === document));
  assert(found.length === 1, `${desk.member.code} has ${found.length} vouchers of ${document}`);
  return found[0]!;
}

function withSummary(desk: Desk, period: Period, part: string): VoucherDraft {
  const found = desk.books.drafts(period).find((draft) => draft.summary.includes(part));
  assert(found, `${desk.member.code} has no voucher of ${part} in ${period}`);
  return found;
}

/** Puts a changed voucher in the place of one that was right. */
function spoil(desk: Desk, draft: VoucherDraft, change: (line: VoucherLine) => VoucherLine | undefined): void {
  desk.books.withdraw(draft);
  desk.books.enter({ ...draft, lines: draft.lines.map(change).filter((line) => line !== undefined) });
}

function amountOf(draft: VoucherDraft, document: string): Fen {
  const line = draft.lines.find((each) => each.document === document);
  assert(line, `no line of ${document}`);
  return fen(line.debit + line.credit);
}

/** T01 pays its December bill on the 30th; the lead sees the money on 5 January, in the next year's books. */
function inTransitOverYearEnd(county: County): { trouble: Trouble; later: VoucherDraft[] } {
  const payer = county.desk('T01');
  const tag = `${county.year % 100}12`;
  const bill = `JY-${tag}-T01`;
  const amount = amountOf(withDocument(payer, bill), bill);
  const document = `FK-${bill}`;
  const toLead = { counterparty: inside(LEAD), document };
  payer.books.post(day(county, 12, 30), `支付${county.lead.member.name}12月检验外送费`, [
    dr(ACCOUNT.internalPayable, amount, toLead),
    cr(ACCOUNT.basicBank, amount),
    ...spent(amount, ACCOUNT.goodsSpending, { ...toLead, fund: 'other' }),
  ]);
  const january = dateOf(county.year + 1, 1, 5);
  assert(january, 'there is a January');
  const fromPayer = { counterparty: inside('T01'), document };
  // Next year's books are not these: the voucher is written beside them.
  const nextYear = new UnitBooks(county.lead.member);
  nextYear.post(january, `收${payer.member.name}上年12月检验外送费`, [
    dr(ACCOUNT.basicBank, amount),
    cr(ACCOUNT.internalReceivable, amount, fromPayer),
    ...received(amount, ACCOUNT.outpatientBudget, { ...fromPayer, fund: 'other' }),
  ]);
  return {
    trouble: {
      kind: 'in-transit',
      units: [LEAD, 'T01'],
      period: periodOf(county.year, 12),
      amountFen: amount,
      document,
      description: `T01于12月30日支付检验外送费${formatYuan(amount)}元，牵头医院次年1月5日入账，年末未达`,
    },
    later: nextYear.drafts(),
  };
}

/** T07 pays late in November and the lead books it on 2 December: open for one month, settled in the next. */
function inTransitOverMonthEnd(county: County): Trouble {
  const payer = county.desk('T07');
  const tag = `${county.year % 100}10`;
  const documents = [`FK-JY-${tag}-T07`, `FK-YX-${tag}-T07`];
  const paid = withDocument(payer, documents[0]!);
  const collected = withDocument(county.lead, documents[0]!);
  payer.books.enter({ ...payer.books.withdraw(paid), date: day(county, 11, 28) });
  county.lead.books.enter({ ...county.lead.books.withdraw(collected), date: day(county, 12, 2) });
  const amount = fen(documents.reduce((sum, document) => sum + amountOf(paid, document), 0));
  return {
    kind: 'in-transit',
    units: [LEAD, 'T07'],
    period: periodOf(county.year, 11),
    amountFen: amount,
    document: documents[0],
    description: `T07于11月28日支付10月服务费${formatYuan(amount)}元，牵头医院12月2日入账，12月自动消除`,
  };
}

/** T05 books the lead's December laboratory bill as a debt to the hospital of Chinese medicine. */
function wrongCounterparty(county: County): Trouble {
  const desk = county.desk('T05');
  const document = `JY-${county.year % 100}12-T05`;
  const draft = withDocument(desk, document);
  spoil(desk, draft, (line) => (line.document === document ? { ...line, counterparty: inside('H02') } : line));
  const amount = amountOf(draft, document);
  return {
    kind: 'wrong-counterparty',
    units: ['T05', LEAD, 'H02'],
    period: periodOf(county.year, 12),
    amountFen: amount,
    document,
    description: `T05将牵头医院12月检验外送费${formatYuan(amount)}元的往来单位误记为H02`,
  };
}

/** Two neighbouring digits of the 元 change places: the slip of every keyboard. */
export function transposed(amount: Fen): Fen {
  const cents = amount % 100;
  const digits = [...String((amount - cents) / 100)];
  for (let at = digits.length - 2; at >= 0; at -= 1) {
    if (digits[at] === digits[at + 1]) continue;
    [digits[at], digits[at + 1]] = [digits[at + 1]!, digits[at]!];
    if (digits[0] !== '0') return fen(Number(digits.join('')) * 100 + cents);
    [digits[at], digits[at + 1]] = [digits[at + 1]!, digits[at]!];
  }
  return fen(amount + 900);
}

function amountDiffers(county: County): Trouble {
  const desk = county.desk('T08');
  const document = `YX-${county.year % 100}12-T08`;
  const draft = withDocument(desk, document);
  const right = amountOf(draft, document);
  const wrong = transposed(right);
  spoil(desk, draft, (line) => ({
    ...line,
    debit: line.debit === 0 ? ZERO : wrong,
    credit: line.credit === 0 ? ZERO : wrong,
  }));
  return {
    kind: 'amount-differs',
    units: ['T08', LEAD],
    period: periodOf(county.year, 12),
    amountFen: fen(Math.abs(right - wrong)),
    document,
    description: `T08将12月远程影像诊断费${formatYuan(right)}元误记为${formatYuan(wrong)}元`,
  };
}

/** C02 never booked the lead's December sterilisation bill. */
function missingCounterpart(county: County): Trouble {
  const desk = county.desk('C02');
  const document = `XD-${county.year % 100}12-C02`;
  const amount = amountOf(desk.books.withdraw(withDocument(desk, document)), document);
  return {
    kind: 'missing-counterpart',
    units: ['C02', LEAD],
    period: periodOf(county.year, 12),
    amountFen: amount,
    document,
    description: `C02未入账牵头医院12月消毒供应费${formatYuan(amount)}元`,
  };
}

/** The lead lets its lecture hall to C01 with VAT: revenue is net, the tenant's expense is gross (E5). */
function withVat(county: County): Trouble {
  const tenant = county.desk('C01');
  const date = day(county, 11, 20);
  const [net, tax] = [yuan(10_000), yuan(500)];
  const document = `ZL-${county.year % 100}11-C01`;
  const toLead = { counterparty: inside(LEAD), document, fund: 'other' };
  const toTenant = { counterparty: inside('C01'), document, fund: 'other' };
  const department = departmentOf(tenant, '4');
  county.lead.books.post(date, `收${tenant.member.name}学术厅租金（含税）`, [
    dr(ACCOUNT.basicBank, net + tax),
    cr(ACCOUNT.rent, net, toTenant),
    cr(ACCOUNT.vat, tax),
    ...received(net + tax, ACCOUNT.rentBudget, toTenant),
  ]);
  tenant.books.post(date, `支付${county.lead.member.name}学术厅租金`, [
    dr(expenseAccount(tenant.member, department, 'rent'), net + tax, { ...toLead, department: department.code }),
    cr(ACCOUNT.basicBank, net + tax),
    ...spent(net + tax, ACCOUNT.goodsSpending, toLead),
  ]);
  return {
    kind: 'vat',
    units: [LEAD, 'C01'],
    period: periodOf(county.year, 11),
    amountFen: fen(tax),
    document,
    description: `牵头医院向C01出租学术厅，收入不含税、费用含税，相差增值税${formatYuan(fen(tax))}元`,
  };
}

/** From October T11's new software books the interest on 5701, which the official chart does not have. */
function unmappedAccount(county: County): Trouble {
  const desk = county.desk('T11');
  let amount = 0;
  for (const month of [10, 11, 12]) {
    const draft = withSummary(desk, periodOf(county.year, month), '病房楼借款利息');
    spoil(desk, draft, (line) => {
      if (line.code !== ACCOUNT.interestExpense) return line;
      amount += line.debit;
      return { ...line, code: UNOFFICIAL_INTEREST };
    });
  }
  return {
    kind: 'unmapped-account',
    units: ['T11'],
    period: periodOf(county.year, 12),
    amountFen: fen(amount),
    description: `T11自10月起将利息记入制度以外的5701利息费用，累计${formatYuan(fen(amount))}元，未映射`,
  };
}

/** A payment by bank without its budget block (平行记账). */
function missingBudgetBlock(county: County): Trouble {
  const desk = county.desk('T03');
  const period = periodOf(county.year, 12);
  const draft = withSummary(desk, period, '支付办公用品、邮电及印刷费');
  const amount = draft.lines.reduce((sum, line) => (line.book === 'budget' ? sum + line.debit : sum), 0);
  spoil(desk, draft, (line) => (line.book === 'budget' ? undefined : line));
  return {
    kind: 'missing-budget-block',
    units: ['T03'],
    period,
    amountFen: fen(amount),
    description: `T03支付办公费${formatYuan(fen(amount))}元，未作预算会计分录`,
  };
}

/** A hospital's 5001 line without 经费性质. */
function missingFundNature(county: County): Trouble {
  const desk = county.desk('H02');
  const period = periodOf(county.year, 12);
  const draft = withSummary(desk, period, '支付医疗废物处置费');
  let amount = 0;
  spoil(desk, draft, (line) => {
    if (!line.code.startsWith('5001')) return line;
    amount += line.debit;
    const { fund: _, ...bare } = line;
    return bare;
  });
  return {
    kind: 'missing-fund-nature',
    units: ['H02'],
    period,
    amountFen: fen(amount),
    description: `H02医疗废物处置费${formatYuan(fen(amount))}元的业务活动费用未标明经费性质`,
  };
}

/** T15 pays more in cash at the end of November than it has, and fetches the money on 1 December. */
function negativeCash(county: County): Trouble {
  const desk = county.desk('T15');
  const november = periodOf(county.year, 11);
  const held = [
    ...desk.books.openings.filter(({ code }) => code === ACCOUNT.cash).map(({ amount }) => amount),
    ...desk.books
      .drafts()
      .filter(({ date }) => date.slice(0, 7) <= november)
      .flatMap(({ lines }) => lines.filter(({ code }) => code === ACCOUNT.cash))
      .map(({ debit, credit }) => debit - credit),
  ].reduce((sum, amount) => sum + amount, 0);
  const short = yuan(3_000);
  const department = departmentOf(desk, '01');
  const amount = held + short;
  desk.books.post(day(county, 11, 30), '现金支付巡回医疗劳务费', [
    dr(expenseAccount(desk.member, department, 'other'), amount, { department: department.code, fund: 'other' }),
    cr(ACCOUNT.cash, amount),
    ...spent(amount, ACCOUNT.goodsSpending, { fund: 'other' }),
  ]);
  desk.books.post(day(county, 12, 1), '从基本户提取现金补足库存', [
    dr(ACCOUNT.cash, amount),
    cr(ACCOUNT.basicBank, amount),
  ]);
  return {
    kind: 'negative-cash',
    units: ['T15'],
    period: november,
    amountFen: fen(short),
    description: `T15库存现金11月末为负${formatYuan(fen(short))}元`,
  };
}

const standing = (county: County): Trouble[] => [
  {
    kind: 'late-unit',
    units: [LATE_UNIT],
    period: periodOf(county.year, 12),
    amountFen: ZERO,
    description: `${LATE_UNIT}未报送12月凭证，其12月内部往来在对方账上均无对应`,
  },
  {
    kind: 'account-name-differs',
    units: ['T13'],
    period: periodOf(county.year, 1),
    amountFen: ZERO,
    description: 'T13科目130203名称为“低值物品”，制度名称为“低值易耗品”',
  },
  {
    kind: 'chart-stops-short',
    units: ['T10'],
    period: periodOf(county.year, 1),
    amountFen: ZERO,
    description: 'T10以410101医疗收入和3001累计盈余为末级科目，未按补充规定设明细',
  },
];

/** Makes the troubles in the books of the year; what happens after the year's end comes back beside the list. */
export function makeTrouble(county: County): { troubles: Trouble[]; nextYear: VoucherDraft[] } {
  const overYearEnd = inTransitOverYearEnd(county);
  return {
    troubles: [
      overYearEnd.trouble,
      inTransitOverMonthEnd(county),
      wrongCounterparty(county),
      amountDiffers(county),
      missingCounterpart(county),
      withVat(county),
      unmappedAccount(county),
      missingBudgetBlock(county),
      missingFundNature(county),
      negativeCash(county),
      ...standing(county),
    ],
    nextYear: overYearEnd.later,
  };
}
