import type { ComponentChildren } from 'preact';
import { useRef } from 'preact/hooks';

type TextFieldProps = {
  id: string;
  label: string;
  value: string;
  onChange: (value: string) => void;
  type?: 'text' | 'email' | 'tel';
  autocomplete?: string;
  hint?: string | undefined;
  wrong?: string | undefined;
  required?: boolean;
  /** What the company has already written, to be taken over with one press. */
  offer?: { value: string; text: string } | undefined;
};

/** One line to fill in, with its label above, and what is wrong with it said at the field. */
export function TextField({ id, label, value, onChange, type = 'text', autocomplete = 'off', hint, wrong, required = false, offer }: TextFieldProps) {
  const input = useRef<HTMLInputElement>(null);
  const described = [hint === undefined ? '' : `${id}-hint`, wrong === undefined ? '' : `${id}-wrong`].filter(Boolean).join(' ');
  return (
    <div class="field">
      <label for={id}>{label}</label>
      {hint !== undefined && <p class="hint" id={`${id}-hint`}>{hint}</p>}
      {wrong !== undefined && <p class="wrong" id={`${id}-wrong`}>{wrong}</p>}
      <input
        id={id} ref={input} type={type as 'text'} value={value} autocomplete={autocomplete as 'off'} aria-required={required ? 'true' : undefined}
        aria-invalid={wrong === undefined ? undefined : 'true'} aria-describedby={described === '' ? undefined : described}
        onInput={({ currentTarget }) => { onChange(currentTarget.value); }}
      />
      {offer && offer.value !== value && <button type="button" class="quiet" onClick={() => { onChange(offer.value); input.current?.focus(); }}>{offer.text}</button>}
    </div>
  );
}

/** One choice among several, or one thing to tick, with its label beside it. */
export function Tick({ id, type, name, checked, onChange, hint, children }: { id: string; type: 'radio' | 'checkbox'; name?: string; checked: boolean; onChange: (checked: boolean) => void; hint?: string; children: ComponentChildren }) {
  return (
    <div class="tick">
      <input id={id} type={type} checked={checked} {...(name === undefined ? {} : { name })} {...(hint === undefined ? {} : { 'aria-describedby': `${id}-hint` })} onChange={({ currentTarget }) => { onChange(currentTarget.checked); }} />
      <label for={id}>{children}</label>
      {hint !== undefined && <p class="hint" id={`${id}-hint`}>{hint}</p>}
    </div>
  );
}

type SureProps = { id: string; text: string; yes: string; no: string; danger?: boolean; wrong?: string; onYes: () => void; onNo: () => void };

/** Asks once more before something that is not easily undone; the keyboard comes to the safe answer. */
export function Sure({ id, text, yes, no, danger = true, wrong = '', onYes, onNo }: SureProps) {
  return (
    <div role="group" aria-labelledby={id}>
      <p id={id}>{text}</p>
      <p class="row">
        <button type="button" class={danger ? 'danger' : ''} onClick={onYes}>{yes}</button>
        <button type="button" ref={focusHere} onClick={onNo}>{no}</button>
      </p>
      <p role="alert" class="wrong">{wrong}</p>
    </div>
  );
}

/** What was pressed is gone: the keyboard goes on here. */
export function focusHere(element: HTMLElement | null): void {
  element?.focus();
}
