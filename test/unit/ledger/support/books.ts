import type { UnitAccount } from '../../../../shared/domain/ledger/account.ts';
import { figuresOf, type UnitFigures } from '../../../../shared/domain/ledger/account-figures.ts';
import {
  type AccountMapping,
  type GroupResolver,
  groupResolver,
} from '../../../../shared/domain/ledger/charts/mapping.ts';
import { type ChartRow, growChart } from '../../../../shared/domain/ledger/charts/unit-chart.ts';
import { kindOf } from '../../../../shared/domain/ledger/closing.ts';
import type { KeptBalance } from '../../../../shared/domain/ledger/composition.ts';
import type { PeriodBasis } from '../../../../shared/domain/ledger/figures.ts';
import type { Statement } from '../../../../shared/domain/ledger/statement.ts';
import { evaluateAll, lineAmount } from '../../../../shared/domain/ledger/statements/evaluate.ts';
import type { Counterparty, Voucher, VoucherLine } from '../../../../shared/domain/ledger/voucher.ts';
import type { ChartName } from '../../../../shared/domain/organisation/unit.ts';
import { type AccountingDate, parseDate } from '../../../../shared/kernel/date.ts';
import { type Fen, fen, parseYuan, ZERO } from '../../../../shared/kernel/fen.ts';
import { type Period, parsePeriod, periodOfDate } from '../../../../shared/kernel/period.ts';

/** Books of one invented unit, written as an accountant says them; amounts in whole 元. */

export const date = (text: string): AccountingDate => parseDate(text)!;
export const period = (text: string): Period => parsePeriod(text)!;
export const yuan = (amount: number): Fen => parseYuan(String(amount))!;

type Dimensions = Partial<Pick<VoucherLine, 'department' | 'fund' | 'project' | 'document' | 'summary'>> & {
  readonly with?: string;
};

const counterparty = (text: string): Counterparty =>
  /^[HTX]\d+$/.test(text) ? { kind: 'unit', unit: text } : { kind: 'party', party: text };

function line(side: 'debit' | 'credit', code: string, amount: number, dimensions: Dimensions = {}): VoucherLine {
  const { with: party, ...others } = dimensions;
  return {
    book: code[0]! >= '6' ? 'budget' : 'financial',
    code,
    summary: '摘要',
    debit: side === 'debit' ? yuan(amount) : ZERO,
    credit: side === 'credit' ? yuan(amount) : ZERO,
    ...others,
    ...(party === undefined ? {} : { counterparty: counterparty(party) }),
  };
}

/** 借 and 贷. */
export const D = (code: string, amount: number, dimensions?: Dimensions) => line('debit', code, amount, dimensions);
export const C = (code: string, amount: number, dimensions?: Dimensions) => line('credit', code, amount, dimensions);

export class Books {
  readonly vouchers: Voucher[] = [];
  private readonly openings: KeptBalance[] = [];
  private readonly summaries: KeptBalance[] = [];
  readonly accounts: readonly UnitAccount[];
  private readonly byCode: ReadonlyMap<string, UnitAccount>;

  constructor(
    readonly chart: ChartName,
    own: Readonly<Record<string, string>> = {},
    readonly unit = 'T01',
    private readonly mappings: readonly AccountMapping[] = [],
  ) {
    const rows: ChartRow[] = Object.entries(own).map(([code, name]) => ({ code, name, leaf: true }));
    this.accounts = growChart(unit, chart, rows).accounts;
    this.byCode = new Map(this.accounts.map((account) => [account.code, account]));
  }

  readonly account = (code: string): UnitAccount | undefined => this.byCode.get(code);

  /** Year openings, debit-positive. */
  open(amounts: Readonly<Record<string, number>>, dimensions: Partial<KeptBalance> = {}): this {
    for (const [code, amount] of Object.entries(amounts))
      this.openings.push(kept('2025-00', code, { ...dimensions, debit: yuan(amount) }));
    return this;
  }

  post(day: string, lines: readonly VoucherLine[], head: Partial<Voucher> = {}): Voucher {
    const voucher: Voucher = {
      id: this.vouchers.length + 1,
      unit: this.unit,
      date: date(day),
      period: periodOfDate(date(day)),
      type: '记',
      number: this.vouchers.filter((v) => v.period === periodOfDate(date(day))).length + 1,
      summary: '摘要',
      attachments: 0,
      kind: kindOf(lines, this.account),
      preparedBy: '甲',
      reviewedBy: '乙',
      postedBy: '丙',
      lines,
      ...head,
    };
    this.vouchers.push(voucher);
    return voucher;
  }

  /** Turnovers of a trial balance: [debit, credit] by code. */
  summary(at: string, turnovers: Readonly<Record<string, readonly [number, number]>>): this {
    for (const [code, [debit, credit]] of Object.entries(turnovers))
      this.summaries.push(kept(at, code, { debit: yuan(debit), credit: yuan(credit) }));
    return this;
  }

  balances(): KeptBalance[] {
    return [...this.openings, ...this.summaries, ...this.vouchers.flatMap(movements)];
  }

  group(at: string): GroupResolver {
    return groupResolver(this.mappings, this.unit, this.chart, this.accounts, period(at));
  }

  figures(at: string): UnitFigures {
    const summarised = new Set(this.summaries.map((row) => row.period));
    const basis = (p: Period): PeriodBasis => (summarised.has(p) ? 'summary' : 'detail');
    return figuresOf(this.balances(), {
      unit: this.unit,
      period: period(at),
      accounts: this.accounts,
      group: this.group(at),
      basis,
    });
  }

  statements(at: string): Statement[] {
    return evaluateAll(this.figures(at).figures, this.chart);
  }

  /** Amount of a line in 元, as a number: for tests that read as the regulation's examples. */
  amount(at: string, statement: string, key: string, column: 'amount' | 'month' | 'prior' = 'amount'): number {
    return lineAmount(this.statements(at).find((s) => s.statement === statement)!, key, column) / 100;
  }
}

const kept = (at: string, code: string, amounts: Partial<KeptBalance>): KeptBalance => ({
  period: at,
  book: code[0]! >= '6' ? 'budget' : 'financial',
  code,
  department: '',
  fund: '',
  project: '',
  counterparty: '',
  debit: ZERO,
  credit: ZERO,
  closingDebit: ZERO,
  closingCredit: ZERO,
  ...amounts,
});

export const movements = (voucher: Voucher): KeptBalance[] =>
  voucher.lines.map((entry) =>
    kept(voucher.period, entry.code, {
      department: entry.department ?? '',
      fund: entry.fund ?? '',
      project: entry.project ?? '',
      counterparty: entry.counterparty
        ? entry.counterparty.kind === 'unit'
          ? `unit:${entry.counterparty.unit}`
          : `party:${entry.counterparty.party}`
        : '',
      debit: entry.debit,
      credit: entry.credit,
      closingDebit: voucher.kind === 'closing' ? entry.debit : ZERO,
      closingCredit: voucher.kind === 'closing' ? entry.credit : ZERO,
    }),
  );

export const zero = fen(0);
