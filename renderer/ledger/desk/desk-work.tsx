import { useMemo, useRef } from 'react';
import { client } from '../../app/client.ts';
import { isAnswered, isSignedOut, reasonsOf, sentenceOf } from '../../app/failure.ts';
import { useIdentity } from '../../app/identity.ts';
import { usePreferences } from '../../app/preferences.tsx';
import { useNotify } from '../../ui/notify.tsx';
import { makeWake, type Wake } from './behind.ts';
import { type Left, LeftBehind, type Said } from './left-behind.ts';
import type { Outcomes } from './queue.ts';
import type { Base, Saver, Saving } from './saver.ts';

/** What shall become of a sheet that is left. */
export interface Leaving {
  /** Its narration, by which its person knows it. */
  readonly called: string;
  /** It goes to the reviewer (提交) once it is saved. */
  readonly submit: boolean;
}

/** What one person has gone on from: it is finished behind, and what is refused is told until that person comes back to it. */
export interface DeskWork {
  readonly wake: Wake;
  readonly left: LeftBehind;
  /** Saves, and submits, a sheet that is left; `done` is called when nothing is on its way any more. */
  readonly finish: (
    sheet: Leaving & { readonly unit: string; readonly copy: string; readonly saver: Saver },
    done: () => void,
  ) => void;
  /** Carries out what was asked of a draft that one has gone on from; `refused` is called where it was not done. */
  readonly goOn: (
    draft: Pick<Left, 'unit' | 'draft' | 'called' | 'failing'>,
    act: () => Promise<Outcomes['outcomes'][number] | undefined>,
    told: { readonly done: (outcome: Outcomes['outcomes'][number]) => void; readonly refused: () => void },
  ) => void;
}

const AGAIN_MS = 2_000;
/** Something that was typed is not with the service yet. */
const WANTING: ReadonlySet<Saving['kind']> = new Set(['waiting', 'saving', 'away']);
const works = new Map<string, Pick<DeskWork, 'wake' | 'left'>>();

function workOf(person: string): Pick<DeskWork, 'wake' | 'left'> {
  const known = works.get(person);
  if (known) return known;
  const made = { wake: makeWake(), left: new LeftBehind(localStorage, person) };
  works.set(person, made);
  return made;
}

/** Hands a draft in, however long the service is away: the same attempt under the same key. */
async function submitted(unit: string, base: Base): Promise<Outcomes['outcomes'][number] | undefined> {
  const idempotencyKey = crypto.randomUUID();
  for (;;) {
    try {
      return (await client.ledger.submitDrafts({ unit, drafts: [base] }, { context: { idempotencyKey } })).outcomes[0];
    } catch (error) {
      if (isAnswered(error) || isSignedOut(error)) throw error;
      await new Promise((again) => setTimeout(again, AGAIN_MS));
    }
  }
}

/** The person's work behind what stands on the page; it goes on while pages come and go. */
export function useDeskWork(): DeskWork {
  const { person } = useIdentity();
  const { t } = usePreferences();
  const notify = useNotify();
  const speaking = useRef({ t, notify });
  speaking.current = { t, notify };
  const name = person?.name ?? '';
  return useMemo(() => {
    const { wake, left } = workOf(name);
    const tell = (what: Left, error?: unknown): void => {
      // Where no desk stands on the page, the corner says it; who has signed out reads it when back at this machine.
      const unseen = !left.isShown() && !isSignedOut(error);
      left.tell(what);
      if (!unseen) return;
      const { t: say, notify: corner } = speaking.current;
      corner.failed({
        title: say(`desk.left.${what.failing}`, { called: what.called || say('desk.left.unnamed') }),
        body: what.reasons.map(({ message }) => message).join(' '),
      });
    };
    const said = (error: unknown): Said[] => {
      const reasons = reasonsOf(error);
      return reasons.length > 0
        ? reasons.map(({ message }) => ({ message, line: null }))
        : [{ message: sentenceOf(error, speaking.current.t), line: null }];
    };
    return {
      wake,
      left,
      finish({ unit, copy, saver, called, submit }, done) {
        // Saving begins at once; what follows waits for its turn.
        void saver.flush();
        const named = () => {
          const draft = saver.base?.id ?? null;
          return { unit, draft, copy: draft === null ? copy : null, called };
        };
        // Whoever closes the page now is told of it the next time.
        const early = named();
        if (WANTING.has(saver.state().kind)) left.tell({ ...early, failing: 'save', reasons: [], pending: true });
        wake.follow(copy, async () => {
          const refused = await saver.finish();
          const which = named();
          left.forget(early);
          done();
          if (refused) return tell({ ...which, failing: 'save', reasons: said(refused.error) }, refused.error);
          if (!submit || !saver.base) return;
          left.tell({ ...which, failing: 'submit', reasons: [], pending: true });
          try {
            const outcome = await submitted(unit, saver.base);
            const { t: say, notify: corner } = speaking.current;
            if (outcome?.state === 'done') {
              left.forget(which);
              corner.done({ title: say('desk.submitted') });
            } else tell({ ...which, failing: 'submit', reasons: outcome?.reasons ?? [] });
          } catch (error) {
            tell({ ...which, failing: 'submit', reasons: said(error) }, error);
          }
        });
      },
      goOn({ unit, draft, called, failing }, act, told) {
        wake.follow(`${unit} ${draft}`, async () => {
          const outcome = await act();
          if (outcome === undefined || outcome.state === 'refused') {
            told.refused();
            if (outcome) tell({ unit, draft, copy: null, called, failing, reasons: outcome.reasons });
          } else told.done(outcome);
        });
      },
    };
  }, [name]);
}
