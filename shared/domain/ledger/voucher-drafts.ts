import type { UnitCode } from '../organisation/unit.ts';
import type { UnitAccount } from './account.ts';
import { natureOfCode } from './charts/element.ts';
import { fundSource } from './fund.ts';
import type { AuxiliaryValue, ReadLine, ReadVoucher } from './reading/reading.ts';
import type { Counterparty, VoucherDraft, VoucherLine } from './voucher.ts';

/** What the unit and the community know, to give what a file says in words its code. */
export interface DraftContext {
  readonly unit: UnitCode;
  account(code: string): UnitAccount | undefined;
  /** A member by code or name. */
  memberOf(text: string): UnitCode | undefined;
  /** An outside party's code, by code or name; one that is new is taken into the register. */
  partyOf(text: string): string;
  /** A department's code, by code or name. */
  departmentOf(text: string): string | undefined;
}

/** A draft with the file's rows of its lines, so that whatever is wrong with a line is said at its row. */
export interface ReadDraft {
  readonly draft: VoucherDraft;
  readonly rows: readonly number[];
  readonly preparedBy?: string;
  readonly reviewedBy?: string;
}

/**
 * Makes drafts of what was read. The book of a line is its account's; words for departments, sources of money and
 * counterparties become codes where they are known and stay as they are where not: that is a finding, not a refusal.
 */
export function draftsOf(vouchers: readonly ReadVoucher[], context: DraftContext): ReadDraft[] {
  return vouchers.map((voucher) => ({
    draft: {
      unit: context.unit,
      date: voucher.date,
      type: voucher.type,
      summary: voucher.lines[0]?.summary ?? '',
      attachments: voucher.attachments,
      lines: voucher.lines.map((line) => lineOf(line, context)),
      sourceNumber: voucher.sourceNumber || undefined,
    },
    rows: voucher.lines.map((line) => line.row),
    preparedBy: voucher.preparedBy,
    reviewedBy: voucher.reviewedBy,
  }));
}

function lineOf(line: ReadLine, context: DraftContext): VoucherLine {
  const department = named(line.auxiliary, 'department');
  const fund = named(line.auxiliary, 'fund');
  const project = named(line.auxiliary, 'project');
  const counterparty = named(line.auxiliary, 'counterparty');
  return {
    book: context.account(line.code)?.book ?? natureOfCode(line.code)?.book ?? 'financial',
    code: line.code,
    summary: line.summary,
    debit: line.debit,
    credit: line.credit,
    department: department && (known(department, context.departmentOf) ?? department.name),
    fund: fund && (known(fund, (text) => fundSource(text)?.code) ?? fund.name),
    project: project && (project.code ?? project.name),
    counterparty: counterparty && counterpartyOf(counterparty, context),
    document: line.document,
  };
}

const named = (values: readonly AuxiliaryValue[], kind: string): AuxiliaryValue | undefined =>
  values.find((value) => value.kind === kind && value.name !== '');

/** By the code that the file gives, then by the name. */
const known = (value: AuxiliaryValue, codeOf: (text: string) => string | undefined): string | undefined =>
  (value.code === undefined ? undefined : codeOf(value.code)) ?? codeOf(value.name);

function counterpartyOf(value: AuxiliaryValue, context: DraftContext): Counterparty {
  const unit = known(value, context.memberOf);
  return unit === undefined ? { kind: 'party', party: context.partyOf(value.name) } : { kind: 'unit', unit };
}
