import { Input, Popover } from 'antd';
import { type FormEvent, useId, useState } from 'react';
import { usePreferences } from '../../app/preferences.tsx';

/** A button that asks for a name beside itself. It closes when the name was taken. */
export function NameDialog(props: {
  readonly label: string;
  readonly title: string;
  readonly body: string;
  readonly field: string;
  readonly onName: (name: string) => Promise<boolean>;
}) {
  const { t } = usePreferences();
  const [open, setOpen] = useState(false);
  const [name, setName] = useState('');
  const id = useId();
  async function submit(event: FormEvent): Promise<void> {
    event.preventDefault();
    if (name.trim() === '' || !(await props.onName(name.trim()))) return;
    setOpen(false);
    setName('');
  }
  const form = (
    <form className="name-dialog" onSubmit={(event) => void submit(event)}>
      <p>{props.body}</p>
      <div className="field">
        <label htmlFor={id}>{props.field}</label>
        <Input id={id} autoFocus value={name} maxLength={60} onChange={(event) => setName(event.target.value)} />
      </div>
      <button type="submit" className="button primary" aria-disabled={name.trim() === ''}>
        {t('import.layout.save')}
      </button>
    </form>
  );
  return (
    <Popover open={open} onOpenChange={setOpen} trigger="click" title={props.title} content={form} destroyOnHidden>
      <button type="button" className="button" aria-haspopup="dialog" aria-expanded={open}>
        {props.label}
      </button>
    </Popover>
  );
}
