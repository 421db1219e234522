import { useState } from 'react';
import type { Period } from '../../../shared/kernel/period.ts';
import { useActing } from '../../app/acting.ts';
import { useIdentity } from '../../app/identity.ts';
import { usePreferences } from '../../app/preferences.tsx';
import { ToPage } from '../../app/to-page.tsx';
import { UnitFirst } from '../../app/unit-first.tsx';
import { PageHead } from '../../ui/page-head.tsx';
import { Problem } from '../../ui/states.tsx';
import { periodName } from '../../ui/time.ts';
import { UnitMark } from '../../ui/unit-mark.tsx';
import { Upload } from '../../ui/upload.tsx';
import { useNames } from '../books/names.ts';
import { Made } from './made.tsx';
import { Sheet } from './sheet.tsx';
import { MAX_UPLOAD_BYTES, type RevenueActing, type SheetInHand, useSheet } from './use-sheet.ts';
import './revenue.css';

/** 收入日报 of one unit. */
export function RevenuePage() {
  const { t } = usePreferences();
  return (
    <UnitFirst title={t('revenue.title')} why={t('revenue.unitFirst')}>
      {(unit, period) => <OfUnit key={unit} unit={unit} period={period} />}
    </UnitFirst>
  );
}

function OfUnit({ unit, period }: { readonly unit: string; readonly period: Period }) {
  const { t, locale } = usePreferences();
  const { may } = useIdentity();
  const names = useNames();
  const { busy, problem, act } = useActing();
  const sheet = useSheet(unit);
  const [made, setMade] = useState(0);
  const acting: RevenueActing = {
    busy,
    problem,
    act: async (command, done) => {
      const went = await act(command, done);
      if (!went) await sheet.reread();
      return went;
    },
  };
  const prepares = may('ledger.prepare', unit);
  return (
    <>
      <PageHead title={t('revenue.title')} subtitle={periodName(period, locale)}>
        <UnitMark unit={unit} name={names.unit(unit)} />
      </PageHead>
      {prepares && !sheet.preview ? <Drop sheet={sheet} /> : null}
      {made > 0 && !sheet.preview ? (
        <p className="notice" role="status">
          <span>
            {t('revenue.madeThen', { count: made })}{' '}
            <ToPage to="/desk" search={{ unit }} className="revenue-place">
              {t('revenue.toDesk')}
            </ToPage>
          </span>
        </p>
      ) : null}
      {sheet.preview ? (
        <Sheet
          sheet={sheet}
          preview={sheet.preview}
          unit={unit}
          period={period}
          acting={acting}
          onMade={(drafts) => {
            setMade(drafts);
            sheet.close();
          }}
        />
      ) : (
        <Made unit={unit} period={period} />
      )}
    </>
  );
}

/** Takes the file; where it has several sheets of a day, or names no day, the person says which. */
function Drop({ sheet }: { readonly sheet: SheetInHand }) {
  const { t } = usePreferences();
  const [day, setDay] = useState('');
  return (
    <div className="revenue-drop">
      <Upload
        label={t('revenue.drop')}
        hint={t('revenue.dropHint')}
        accept=".xlsx,.xls,.csv,.tsv,.txt,.xml,.html"
        maxBytes={MAX_UPLOAD_BYTES}
        busy={sheet.reading}
        onFiles={(files) => void sheet.take(files)}
      />
      <Problem sentence={sheet.problem} />
      {sheet.choices.length > 0 ? (
        <p className="revenue-row">
          {sheet.choices.map((choice) => (
            <button key={choice} type="button" className="button" onClick={() => sheet.ask({ choose: choice })}>
              {choice}
            </button>
          ))}
        </p>
      ) : null}
      {sheet.undated ? (
        <form
          className="revenue-row"
          onSubmit={(event) => {
            event.preventDefault();
            if (day !== '') sheet.ask({ day });
          }}
        >
          <label className="revenue-kind">
            {t('revenue.dayOf')}
            <input className="input" type="date" value={day} onChange={(event) => setDay(event.target.value)} />
          </label>
          <button type="submit" className="button primary">
            {t('revenue.readAgain')}
          </button>
        </form>
      ) : null}
    </div>
  );
}
