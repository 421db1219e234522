import { isPaidOut } from '../../../../../shared/domain/approval/payout.ts';
import { type Fen, fen, sumFen, ZERO } from '../../../../../shared/kernel/fen.ts';
import type { Cell, Row } from '../../../workbook/write/model.ts';
import type { PackApprovals, PackContract, PackPayment } from '../approval-content.ts';
import { liveCell } from '../live.ts';
import { type ApprovalList, approvalList, type ListColumn, type ListFrame, totalRow } from './approval-list.ts';
import { PAYMENT_NAMES } from './approval-words.ts';
import type { Paper, PaperContent } from './paper.ts';

export const APPROVAL_PAYMENTS: Paper = {
  index: 'L6',
  name: '付款清单',
  about: '大额支出的每笔付款：账户、发票、经手人、银行流水号、凭证和冲销；按合同与已付核对',
};

/** What payments come to by contract, in the order of 合同与付款. */
export const PAID_UNDER = '付款_合同已付';

const ONE = fen(100);
const countedOf = ({ stage, amount }: PackPayment): Fen => (isPaidOut(stage) ? amount : ZERO);
const isApart = ({ paid, apart }: PackPayment): boolean => paid === undefined || !apart.includes(paid.person);

/** What payments of a contract come to, in 分: what was taken back is not paid. */
export const paidUnder = ({ payments }: Pick<PackApprovals, 'payments'>, { document, number }: PackContract): Fen =>
  sumFen(payments.filter((each) => each.document === document && each.contract === number).map(countedOf));

const COLUMNS: readonly ListColumn<PackPayment>[] = [
  { key: 'payment', heading: '付款单号', kind: 'text', width: 17, of: ({ number }) => number },
  { key: 'number', heading: '审批单号', kind: 'text', width: 15, of: ({ document }) => document },
  { key: 'unit', heading: '单位', kind: 'wrap', width: 18, of: ({ unit }) => unit },
  { key: 'contract', heading: '合同编号', kind: 'wrap', width: 16, of: ({ contract }) => contract },
  { key: 'payee', heading: '收款单位', kind: 'wrap', width: 22, of: ({ payee }) => payee },
  {
    ...{ key: 'account', heading: '收款账户', kind: 'wrap', width: 18, lines: true },
    of: ({ account }) => account.replace(/ (?=…)/, ' \n'),
  },
  { key: 'amount', heading: '付款金额', kind: 'money', width: 15, of: ({ amount }) => amount },
  { key: 'prepaid', heading: '预付', kind: 'text', width: 6, of: ({ prepaid }) => (prepaid ? '预付' : '') },
  {
    ...{ key: 'invoices', heading: ['发票', '号码'], kind: 'wrap', width: 22, lines: true },
    of: ({ invoices }) => invoices.map(({ number }) => number).join('、\n'),
  },
  {
    ...{ key: 'invoiced', heading: ['发票', '本次支付'], kind: 'money', width: 15 },
    of: ({ invoices }) => sumFen(invoices.map(({ taken }) => taken)),
  },
  { key: 'stage', heading: '状态', kind: 'text', width: 9, of: ({ stage }) => PAYMENT_NAMES[stage] },
  {
    ...{ key: 'paid', heading: '已付', kind: 'money', width: 15 },
    of: (payment, { cell }) =>
      liveCell({
        formula: `IF(OR(${cell('stage')}="${PAYMENT_NAMES.paid}",${cell('stage')}="${PAYMENT_NAMES.posted}"),${cell('amount')},0)`,
        result: countedOf(payment),
      }),
  },
  { key: 'preparedBy', heading: ['编制', '人员'], kind: 'wrap', width: 11, of: ({ prepared }) => prepared.display },
  { key: 'preparedOn', heading: ['编制', '日期'], kind: 'date', width: 11, of: ({ prepared }) => prepared.day },
  { key: 'checkedBy', heading: ['复核', '人员'], kind: 'wrap', width: 11, of: ({ checked }) => checked?.display ?? '' },
  { key: 'checkedOn', heading: ['复核', '日期'], kind: 'date', width: 11, of: ({ checked }) => checked?.day ?? null },
  { key: 'paidBy', heading: ['支付', '人员'], kind: 'wrap', width: 11, of: ({ paid }) => paid?.display ?? '' },
  { key: 'paidOn', heading: ['支付', '日期'], kind: 'date', width: 11, of: ({ paid }) => paid?.day ?? null },
  {
    key: 'reference',
    heading: ['支付', '银行流水号'],
    kind: 'wrap',
    width: 15,
    of: ({ paid }) => paid?.reference ?? '',
  },
  { key: 'postedBy', heading: ['记账', '人员'], kind: 'wrap', width: 11, of: ({ posted }) => posted?.display ?? '' },
  { key: 'voucher', heading: ['记账', '凭证'], kind: 'wrap', width: 13, of: ({ vouchers }) => vouchers.join('、') },
  {
    key: 'reversal',
    heading: ['记账', '冲销凭证'],
    kind: 'wrap',
    width: 13,
    of: ({ reversals }) => reversals.join('、'),
  },
  {
    ...{ key: 'same', heading: '支付人\n兼他职', kind: 'check', width: 9, flag: true },
    of: (payment, { cell }) => ({
      value: isApart(payment) ? ZERO : ONE,
      formula: `IF(${cell('payer')}="",0,IF(ISNUMBER(FIND("、"&${cell('payer')}&"、","、"&${cell('apart')}&"、")),1,0))`,
    }),
  },
  {
    key: 'payer',
    heading: '支付人登录名',
    kind: 'text',
    width: 13,
    printed: false,
    of: ({ paid }) => paid?.person ?? '',
  },
  {
    ...{
      key: 'apart',
      heading: '不得支付的人（申请、审批、签约、验收、编制、复核、记账）',
      kind: 'text',
      width: 40,
      printed: false,
    },
    of: ({ apart }) => apart.join('、'),
  },
];

/** Every payment with who brought it to where it stands; what was taken back is red and paid nothing. By contract it is what is paid there. */
export const approvalPayments = (content: PaperContent, approvals: PackApprovals): ApprovalList => {
  const { until, payments: facts, contracts } = approvals;
  return approvalList(content, {
    ...{ paper: APPROVAL_PAYMENTS, columns: COLUMNS, facts, until, none: '本年没有付款', frozenColumns: 1 },
    takenBack: ({ stage }) => stage === 'reversed',
    names: ({ lastRow, columnOf }) => {
      const firstRow = lastRow + HEAD_ROWS + 1;
      const at = { sheet: APPROVAL_PAYMENTS.name, column: columnOf('amount') };
      return contracts.length === 0
        ? []
        : [{ name: PAID_UNDER, ...at, firstRow, lastRow: firstRow + contracts.length - 1 }];
    },
    below: (frame) => [
      totalRow(frame, COLUMNS.length, {
        ...{ amount: { result: sumFen(facts.map(({ amount }) => amount)) } },
        ...{ paid: { result: sumFen(facts.map(countedOf)) } },
        same: { result: sumFen(facts.map((each) => (isApart(each) ? ZERO : ONE))), kind: 'check' },
      }),
      ...(contracts.length === 0 ? [] : byContract(frame, approvals)),
    ],
  });
};

/** The total, and the heading of the contracts' part. */
const HEAD_ROWS = 2;

/** Of each contract what its payments come to, what 合同与付款 says, and that both are the same. */
function byContract(frame: ListFrame, approvals: PackApprovals): Row[] {
  const { lastRow, columnOf, range } = frame;
  const { contracts } = approvals;
  const first = lastRow + HEAD_ROWS + 1;
  const last = first + contracts.length - 1;
  const cells = (said: Readonly<Record<string, Cell>>): Cell[] => {
    const row: Cell[] = COLUMNS.map(() => ({ value: null, kind: 'text' }));
    for (const [key, cell] of Object.entries(said)) row[columnOf(key)] = cell;
    return row;
  };
  const at = (key: string, row: number): string => `${/^[A-Z]+/.exec(range(key))![0]}${row}`;
  const text = (value: string): Cell => ({ value, kind: 'text' });
  const label = (value: string): Cell => ({ value, kind: 'text', align: 'right' });
  const difference = (row: number, result: Fen): Cell =>
    liveCell({ formula: `${at('amount', row)}-${at('invoiced', row)}`, result }, 'check');
  const rows = contracts.map((contract, index): Row => {
    const row = first + index;
    const under = paidUnder(approvals, contract);
    const same = (key: string): string => `EXACT(${range(key)},${at(key, row)})`;
    return {
      data: true,
      cells: cells({
        ...{ number: text(contract.document), unit: contract.unit, contract: contract.number, payee: contract.payee },
        amount: liveCell({
          formula: `SUMPRODUCT(${same('number')}*${same('contract')}*${range('paid')})`,
          result: under,
        }),
        ...{ invoiced: contract.paid, paid: difference(row, fen(under - contract.paid)) },
      }),
    };
  });
  const paid = sumFen(contracts.map((contract) => paidUnder(approvals, contract)));
  const said = sumFen(contracts.map((contract) => contract.paid));
  const sum = (key: string): string => `SUM(${at(key, first)}:${at(key, last)})`;
  return [
    {
      look: 'section',
      cells: cells({
        payment: text('各合同已付'),
        ...{ amount: label('本表合计'), invoiced: label('合同与付款'), paid: label('差额') },
      }),
    },
    ...rows,
    {
      look: 'total',
      cells: cells({
        payment: text('合计'),
        amount: liveCell({ formula: sum('amount'), result: paid }),
        invoiced: liveCell({ formula: sum('invoiced'), result: said }),
        paid: difference(last + 1, fen(paid - said)),
      }),
    },
  ];
}
