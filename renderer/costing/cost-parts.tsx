import { useQuery } from '@tanstack/react-query';
import type { CostItem } from '../../shared/domain/costing/cost-item.ts';
import type { CostSpan } from '../../shared/domain/costing/span.ts';
import { formatYuan, parseYuan, sumFen, ZERO } from '../../shared/kernel/fen.ts';
import type { Period } from '../../shared/kernel/period.ts';
import { api } from '../app/client.ts';
import { isAnswered, sentenceOf } from '../app/failure.ts';
import { usePreferences } from '../app/preferences.tsx';
import { ToPage } from '../app/to-page.tsx';
import { useFundName, useNames } from '../ledger/books/names.ts';
import { Amount } from '../ui/amount.tsx';
import { Drawer } from '../ui/drawer.tsx';
import { Failed, Loading } from '../ui/states.tsx';
import type { DirectForm } from './form.ts';

/** As the address of a book has it, where lines that carry none are said by a stroke. */
const dimension = (value: string): string => (value === '' ? '-' : value);

interface Asked {
  readonly unit: string;
  readonly period: Period;
  readonly span: CostSpan;
  readonly department: string;
  readonly item?: CostItem;
}
type Part = Omit<DirectForm['unassigned'][number], 'why'> & Partial<Pick<DirectForm['unassigned'][number], 'why'>>;

/** What a department's cost, or one item of it, is made of: accounts and funds, each with its account book. */
export function CostParts({ asked, onClose }: { readonly asked: Asked; readonly onClose: () => void }) {
  const { t } = usePreferences();
  const names = useNames();
  const read = useQuery(api.costing.directParts.queryOptions({ input: asked }));
  const { unit, department, item } = asked;
  const title = `${names.department(unit, department)} · ${item === undefined ? t('costing.allItems') : t(`costing.item.${item}`)}`;
  return (
    <Drawer open title={title} width={760} onClose={onClose}>
      {read.isError && isAnswered(read.error) ? (
        <Failed sentence={sentenceOf(read.error, t)} onRetry={() => void read.refetch()} />
      ) : read.data === undefined ? (
        <Loading />
      ) : (
        <Parts {...asked} parts={read.data.parts} total={read.data.total} />
      )}
    </Drawer>
  );
}

/** 待归集的费用: what has no department, or one that nobody keeps. */
export function Unassigned(props: {
  readonly form: DirectForm;
  readonly period: Period;
  readonly span: CostSpan;
  readonly onClose: () => void;
}) {
  const { t } = usePreferences();
  const { form, period, span, onClose } = props;
  const total = sumFen(form.unassigned.map(({ amount }) => parseYuan(amount) ?? ZERO));
  return (
    <Drawer open title={t('costing.unassigned')} width={820} onClose={onClose}>
      <Parts unit={form.unit} period={period} span={span} parts={form.unassigned} total={formatYuan(total)} />
    </Drawer>
  );
}

function Parts(props: {
  readonly unit: string;
  readonly period: Period;
  readonly span: CostSpan;
  readonly parts: readonly Part[];
  readonly total: string;
}) {
  const { t } = usePreferences();
  const fundName = useFundName();
  const { unit, period, span, parts, total } = props;
  const why = parts.some((part) => part.why !== undefined);
  const from = span === 'year' ? `${period.slice(0, 4)}-01` : period;
  return (
    <table className="costing-parts">
      <thead>
        <tr>
          <th scope="col">{t('costing.account')}</th>
          <th scope="col">{t('costing.fund')}</th>
          {why ? <th scope="col">{t('costing.unassigned.why')}</th> : null}
          <th scope="col" className="figure">
            {t('costing.amount')}
          </th>
          <th scope="col" aria-label={t('costing.toBook')} />
        </tr>
      </thead>
      <tbody>
        {parts.map(({ code, name, department, fund, amount, why: reason }) => (
          <tr key={[code, department, fund].join(' ')}>
            <th scope="row">
              {code} {name}
            </th>
            <td>{fund === '' ? '' : fundName(fund)}</td>
            {why ? <td>{reason === undefined ? '' : t(`costing.unassigned.${reason}`, { department })}</td> : null}
            <td className="figure">
              <Amount value={amount} />
            </td>
            <td>
              <ToPage
                to="/books"
                search={{
                  unit,
                  account: code,
                  from,
                  to: period,
                  department: dimension(department),
                  fund: dimension(fund),
                }}
                className="link"
              >
                {t('costing.toBook')}
              </ToPage>
            </td>
          </tr>
        ))}
        <tr className="sum">
          <th scope="row">{t('costing.total')}</th>
          <td />
          {why ? <td /> : null}
          <td className="figure">
            <Amount value={total} />
          </td>
          <td />
        </tr>
      </tbody>
    </table>
  );
}
