import { Checkbox } from 'antd';
import { useState } from 'react';
import { usePreferences } from '../../app/preferences.tsx';
import type { Unit } from '../../app/scope.ts';
import { Drawer } from '../../ui/drawer.tsx';
import { rankOf, useInitials } from '../../ui/pinyin.ts';
import { flipped, type NamedChoice, withChoice } from './some-units.ts';
import './choose-units.css';

const NAME_MAX = 20;

/** 选择单位: which units are looked at together, by kind, one by one, or as they were named before. */
export function ChooseUnits(props: {
  readonly units: readonly Unit[];
  readonly chosen: readonly string[];
  readonly named: readonly NamedChoice[];
  readonly onKeep: (named: readonly NamedChoice[]) => void;
  readonly onChoose: (chosen: ReadonlySet<string>) => void;
  readonly onClose: () => void;
}) {
  const { t } = usePreferences();
  const initialsOf = useInitials(true);
  const [chosen, setChosen] = useState<ReadonlySet<string>>(() => new Set(props.chosen));
  const [typed, setTyped] = useState('');
  const { units, named } = props;
  const kinds = [...new Set(units.map(({ kind }) => kind))];
  const found = units.filter((unit) => typed.trim() === '' || rankOf(unit, typed.trim(), initialsOf) > 0);
  const enough = chosen.size > 1;
  return (
    <Drawer
      open
      title={t('some.title')}
      width={620}
      onClose={props.onClose}
      footer={
        <div className="some-foot">
          <span aria-live="polite">{t('some.count', { count: chosen.size })}</span>
          <KeepAs ready={enough} onKeep={(name) => props.onKeep(withChoice(named, { name, units: [...chosen] }))} />
          <button type="button" className="button" onClick={() => setChosen(new Set())}>
            {t('some.none')}
          </button>
          <button
            type="button"
            className="button primary"
            aria-disabled={!enough}
            title={enough ? undefined : t('some.two')}
            onClick={() => enough && props.onChoose(chosen)}
          >
            {t('some.show')}
          </button>
        </div>
      }
    >
      <div className="some">
        <p className="hint">{t('some.what')}</p>
        <Named
          list={named}
          onTake={(codes) => setChosen(new Set(codes))}
          onForget={(choice) => props.onKeep(named.filter((each) => each !== choice))}
        />
        <input
          className="input"
          type="search"
          aria-label={t('some.find')}
          placeholder={t('field.findHint')}
          value={typed}
          maxLength={40}
          onChange={(event) => setTyped(event.target.value)}
        />
        {kinds.map((kind) => {
          const own = found.filter((unit) => unit.kind === kind).map(({ code }) => code);
          if (own.length === 0) return null;
          const ticked = own.filter((code) => chosen.has(code)).length;
          return (
            <fieldset key={kind}>
              <legend>
                <Checkbox
                  checked={ticked === own.length}
                  indeterminate={ticked > 0 && ticked < own.length}
                  onChange={() => setChosen((now) => flipped(now, own))}
                >
                  {t(`kind.${kind}`)} <small>{t('some.of', { ticked, count: own.length })}</small>
                </Checkbox>
              </legend>
              {found
                .filter((unit) => unit.kind === kind)
                .map(({ code, name }) => (
                  <Checkbox
                    key={code}
                    checked={chosen.has(code)}
                    onChange={() => setChosen((now) => flipped(now, [code]))}
                  >
                    <span className="code">{code}</span> {name}
                  </Checkbox>
                ))}
            </fieldset>
          );
        })}
        {found.length === 0 ? <p className="hint">{t('field.none')}</p> : null}
      </div>
    </Drawer>
  );
}

/** Choices that were named before: one press ticks their units. */
function Named(props: {
  list: readonly NamedChoice[];
  onTake: (units: readonly string[]) => void;
  onForget: (choice: NamedChoice) => void;
}) {
  const { t } = usePreferences();
  if (props.list.length === 0) return null;
  return (
    <section className="some-named" aria-label={t('some.named')}>
      {props.list.map((each) => (
        <span key={each.name} className="some-name">
          <button type="button" className="link" onClick={() => props.onTake(each.units)}>
            {each.name} <small>{t('some.units', { count: each.units.length })}</small>
          </button>
          <button
            type="button"
            className="some-forget"
            aria-label={t('some.forget', { name: each.name })}
            title={t('some.forget', { name: each.name })}
            onClick={() => props.onForget(each)}
          >
            ×
          </button>
        </span>
      ))}
    </section>
  );
}

/** A name under which the present choice is found again. */
function KeepAs({ ready, onKeep }: { ready: boolean; onKeep: (name: string) => void }) {
  const { t } = usePreferences();
  const [name, setName] = useState('');
  const given = name.trim();
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        onKeep(given);
        setName('');
      }}
    >
      <input
        className="input"
        aria-label={t('some.name')}
        placeholder={t('some.name')}
        value={name}
        maxLength={NAME_MAX}
        onChange={(event) => setName(event.target.value)}
      />
      <button type="submit" className="button" disabled={!ready || given === ''}>
        {t('some.keep')}
      </button>
    </form>
  );
}
