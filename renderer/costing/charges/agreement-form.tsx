import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { PLACE_ACCOUNTS } from '../../../shared/domain/costing/charges/accounts.ts';
import { CHARGE_BASES, type ChargeBasis } from '../../../shared/domain/costing/charges/agreement.ts';
import { parseDate } from '../../../shared/kernel/date.ts';
import { type Fen, formatYuan, parseYuan } from '../../../shared/kernel/fen.ts';
import { parsePeriod } from '../../../shared/kernel/period.ts';
import { useActing, useAttempt } from '../../app/acting.ts';
import { api, client } from '../../app/client.ts';
import { uploadFile } from '../../app/files.ts';
import { usePreferences } from '../../app/preferences.tsx';
import { useScope } from '../../app/scope.ts';
import { useFundSources } from '../../ledger/books/names.ts';
import { AccountField } from '../../ui/account-field.tsx';
import { AmountField } from '../../ui/amount-field.tsx';
import { ChoiceField } from '../../ui/choice-field.tsx';
import { Drawer } from '../../ui/drawer.tsx';
import { Labelled } from '../../ui/labelled.tsx';
import { Problem } from '../../ui/states.tsx';
import { UnitField } from '../../ui/unit-field.tsx';
import { Upload } from '../../ui/upload.tsx';
import { SignedPaper } from './agreement-sheet.tsx';
import { useLeaves } from './leaves.ts';
import type { Agreement, Centre } from './looks.ts';
import { PaperActions } from './paper-actions.tsx';

const MAX_PAPER_BYTES = 20 * 1024 * 1024;
const fenOf = (text: string | null | undefined): Fen | undefined => (text ? parseYuan(text) : undefined);
const yuanOf = (amount: Fen | undefined): string | undefined => (amount === undefined ? undefined : formatYuan(amount));

/** 登记协议: a new one, or one that nobody has reviewed yet. */
export function AgreementForm(props: {
  readonly centres: readonly Centre[];
  readonly agreement?: Agreement;
  readonly onClose: () => void;
}) {
  const { t } = usePreferences();
  const { units = [], period } = useScope();
  const funds = useFundSources();
  const { busy, problem, act } = useActing();
  const { attempt } = useAttempt();
  const { centres, agreement, onClose } = props;
  const year = period!.slice(0, 4);
  const [centre, setCentre] = useState(agreement?.centre ?? centres[0]!.id);
  const [member, setMember] = useState(agreement?.member);
  const [number, setNumber] = useState(agreement?.number ?? '');
  const [from, setFrom] = useState(agreement?.from ?? `${year}-01`);
  const [to, setTo] = useState(agreement?.to ?? `${year}-12`);
  const [basis, setBasis] = useState<ChargeBasis>(agreement?.basis ?? 'cost');
  const [rate, setRate] = useState(() => fenOf(agreement?.rate));
  const [minimum, setMinimum] = useState(() => fenOf(agreement?.minimum));
  const [cap, setCap] = useState(() => fenOf(agreement?.cap));
  const [signed, setSigned] = useState(agreement?.signed ?? '');
  const [paper, setPaper] = useState<{ readonly file: string; readonly fileName: string }>();
  const [expense, setExpense] = useState(agreement?.expense || undefined);
  const [payable, setPayable] = useState(agreement?.payable || undefined);
  const [department, setDepartment] = useState(agreement?.department || undefined);
  const [fund, setFund] = useState(agreement?.fund || undefined);
  const departments = useQuery(api.organisation.departments.queryOptions({ input: {} })).data ?? [];
  const expenses = useLeaves(member, PLACE_ACCOUNTS.expense);
  const payables = useLeaves(member, PLACE_ACCOUNTS.payable);
  const own = centres.find(({ id }) => id === centre)!;
  const [first, last] = [parsePeriod(from), parsePeriod(to)];
  const good = member && number.trim() !== '' && first && last && (basis === 'cost' || rate !== undefined);

  async function save(): Promise<void> {
    if (!good) return;
    const asked = {
      ...(agreement ? { at: { id: agreement.id, revision: agreement.revision } } : {}),
      ...{ unit: own.unit, centre, member, number: number.trim(), from: first!, to: last!, basis },
      rate: basis === 'cost' ? undefined : yuanOf(rate),
      ...{ minimum: yuanOf(minimum), cap: yuanOf(cap), signed: parseDate(signed) ?? ('' as const) },
      ...{ file: paper?.file ?? agreement?.file ?? '', fileName: paper?.fileName ?? agreement?.fileName ?? '' },
      ...{ expense: expense ?? '', payable: payable ?? '', department: department ?? '', fund: fund ?? '' },
    };
    if (await act(() => client.costing.saveChargeAgreement(asked), t('charges.kept'))) onClose();
  }
  const amount = (label: string, value: Fen | undefined, onChange: (next: Fen | undefined) => void): ReactNode => (
    <Labelled label={label}>
      {({ id }) => <AmountField id={id} value={value} onChange={onChange} onTyping={onChange} />}
    </Labelled>
  );
  return (
    <Drawer open title={agreement ? agreement.number : t('charges.newAgreement')} width={640} onClose={onClose}>
      <form
        className="charges-form"
        onSubmit={(event) => {
          event.preventDefault();
          void save();
        }}
      >
        <Labelled label={t('charges.centre')}>
          {({ id }) => (
            <ChoiceField
              id={id}
              codeless
              disabled={agreement !== undefined}
              options={centres.map((each) => ({ code: String(each.id), name: each.name }))}
              value={String(centre)}
              onChange={(next) => setCentre(Number(next ?? centre))}
            />
          )}
        </Labelled>
        <Labelled label={t('charges.member')}>
          {({ id }) => (
            <UnitField
              id={id}
              options={units.filter(({ code }) => code !== own.unit)}
              value={member}
              onChange={(next) => {
                setMember(next);
                setExpense(undefined);
                setPayable(undefined);
                setDepartment(undefined);
              }}
            />
          )}
        </Labelled>
        <Labelled label={t('charges.number')}>
          {(field) => (
            <input
              {...field}
              className="input"
              maxLength={40}
              value={number}
              onChange={({ target }) => setNumber(target.value)}
            />
          )}
        </Labelled>
        <Labelled label={t('charges.signed')}>
          {(field) => (
            <input
              {...field}
              className="input"
              type="date"
              value={signed}
              onChange={({ target }) => setSigned(target.value)}
            />
          )}
        </Labelled>
        <Labelled label={t('charges.from')}>
          {(field) => (
            <input
              {...field}
              className="input"
              type="month"
              value={from}
              onChange={({ target }) => setFrom(target.value)}
            />
          )}
        </Labelled>
        <Labelled label={t('charges.to')}>
          {(field) => (
            <input
              {...field}
              className="input"
              type="month"
              value={to}
              onChange={({ target }) => setTo(target.value)}
            />
          )}
        </Labelled>
        <Labelled label={t('charges.basis')}>
          {({ id }) => (
            <ChoiceField
              id={id}
              codeless
              options={CHARGE_BASES.map((code) => ({ code, name: t(`charges.basis.${code}`) }))}
              value={basis}
              onChange={(next) => setBasis(CHARGE_BASES.find((each) => each === next) ?? basis)}
            />
          )}
        </Labelled>
        {basis === 'cost' ? <span /> : amount(t(`charges.rate.${basis}`), rate, setRate)}
        {amount(t('charges.minimum'), minimum, setMinimum)}
        {amount(t('charges.cap'), cap, setCap)}
        <p className="hint wide">{t('charges.memberAccountsHint')}</p>
        <Labelled label={t('charges.expense')}>
          {({ id }) => <AccountField id={id} options={expenses} value={expense} clearable onChange={setExpense} />}
        </Labelled>
        <Labelled label={t('charges.payable')}>
          {({ id }) => <AccountField id={id} options={payables} value={payable} clearable onChange={setPayable} />}
        </Labelled>
        <Labelled label={t('charges.department')}>
          {({ id }) => (
            <ChoiceField
              id={id}
              options={departments.filter((each) => each.unit === member)}
              value={department}
              clearable
              onChange={setDepartment}
            />
          )}
        </Labelled>
        <Labelled label={t('charges.fund')}>
          {({ id }) => <ChoiceField id={id} codeless options={funds} value={fund} clearable onChange={setFund} />}
        </Labelled>
        <div className="wide">
          <Upload
            label={paper ? paper.fileName : t('charges.signedPaper')}
            hint={t('charges.signedPaperHint')}
            maxBytes={MAX_PAPER_BYTES}
            onFiles={([chosen]) =>
              void attempt(async () => {
                if (chosen) setPaper({ ...(await uploadFile(chosen.bytes)), fileName: chosen.name });
              }, t('charges.notRead'))
            }
          />
        </div>
        <div className="wide charges-line">
          <Problem sentence={problem} />
          <button type="submit" className="button primary" disabled={busy || !good}>
            {t('charges.save')}
          </button>
          {agreement ? (
            <>
              <SignedPaper agreement={agreement} />
              <PaperActions paper="agreement" unit={own.unit} name={agreement.number} of={agreement} onDone={onClose} />
            </>
          ) : null}
        </div>
      </form>
    </Drawer>
  );
}
