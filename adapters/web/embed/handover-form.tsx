import { useEffect, useRef } from 'preact/hooks';
import { TextField, Tick } from './fields.tsx';
import type { Parts } from './parts.ts';
import { ownWords } from './reading.ts';
import type { Filled } from './filled.ts';
import type { Field, Wrong } from './request.ts';
import type { Door } from './shapes.ts';

type FormProps = Parts & {
  door: Door;
  /** Which field gets the keyboard: the first one that is wrong. */
  wrong: Wrong;
  filled: Filled;
  onChange: (filled: Filled) => void;
  onReview: () => void;
  onCancel: () => void;
};

const order: readonly Field[] = ['name', 'email', 'phone', 'organisationNumber'];

/** What the other side needs to know to get in touch, and what the company wants kept back. */
export function HandoverForm({ door, wrong, filled, onChange, onReview, onCancel, ...parts }: FormProps) {
  const { say, state: { reach } } = parts;
  const offer = (value: string | undefined) => (value === undefined ? undefined : { value, text: say('use', { value }) });
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => {
    const first = order.find((field) => wrong[field] !== undefined);
    if (first) form.current?.querySelector<HTMLElement>(`#handover-${first}`)?.focus();
  }, [wrong]);
  const contact = (key: keyof Filled['contact'], label: string, more: { type?: 'email' | 'tel'; autocomplete?: string; hint?: string; required?: boolean; offer?: { value: string; text: string } | undefined } = {}) => (
    <TextField id={`handover-${key}`} label={label} value={filled.contact[key]} wrong={key in wrong ? wrong[key as Field] : undefined} onChange={(value) => { onChange({ ...filled, contact: { ...filled.contact, [key]: value } }); }} {...more} />
  );
  return (
    <form ref={form} method="dialog" noValidate onSubmit={(event) => { event.preventDefault(); onReview(); }}>
      {door.closedUntil !== undefined && <p class="notice">{door.next}</p>}
      <p>{say('formHint')}</p>
      <p role="alert" class="wrong">{Object.keys(wrong).length === 0 ? '' : wrong.form ?? say('fix')}</p>
      {contact('name', say('name'), { autocomplete: 'name', required: true })}
      {contact('company', say('company'), { autocomplete: 'organization' })}
      <p id="reach">{say('reach')}</p>
      {contact('email', say('email'), { type: 'email', autocomplete: 'email', offer: offer(reach.email) })}
      {contact('phone', say('phoneField'), { type: 'tel', autocomplete: 'tel', offer: offer(reach.phone) })}
      {contact('callTime', say('callTime'))}
      <details open={wrong.organisationNumber !== undefined || filled.contact.organisationNumber !== ''}>
        <summary>{say('addNumber')}</summary>
        {contact('organisationNumber', say('number'), { hint: say('numberHint') })}
      </details>
      <Choices {...parts} filled={filled} onChange={onChange} />
      <OwnWords {...parts} filled={filled} onChange={onChange} />
      <div class="field">
        <label for="handover-note">{say('note')}</label>
        <textarea id="handover-note" rows={2} maxLength={2000} value={filled.note} onInput={({ currentTarget }) => { onChange({ ...filled, note: currentTarget.value }); }} />
      </div>
      <p class="row">
        <button type="submit" class="main">{say('review')}</button>
        <button type="button" onClick={onCancel}>{say('cancel')}</button>
      </p>
    </form>
  );
}

type PartProps = Parts & Pick<FormProps, 'filled' | 'onChange'>;

function Choices({ page, state, say, language, filled, onChange }: PartProps) {
  const region = state.conversation?.region ?? page.region;
  return (
    <>
      <fieldset>
        <legend>{say('onward')}</legend>
        <p class="hint">{say('onwardHint')}</p>
        {(['ask', 'share'] as const).map((onward) => (
          <Tick key={onward} id={`onward-${onward}`} type="radio" name="onward" checked={filled.onward === onward} onChange={() => { onChange({ ...filled, onward }); }}>{say(onward)}</Tick>
        ))}
        <p><a href={`/?lang=${language}#${region}`} target="_blank" rel="noreferrer">{say('members')}</a></p>
      </fieldset>
      <Tick id="sensitive" type="checkbox" checked={filled.sensitive} hint={say('sensitiveHint')} onChange={(sensitive) => { onChange({ ...filled, sensitive }); }}>{say('sensitive')}</Tick>
      <Tick id="recognise" type="checkbox" checked={filled.recognise} hint={say('recogniseHint')} onChange={(recognise) => { onChange({ ...filled, recognise }); }}>{say('recognise')}</Tick>
    </>
  );
}

/** The company's own words, each to be struck out or put back. */
function OwnWords({ state, say, filled, onChange }: PartProps) {
  const words = ownWords(state);
  if (words.length === 0) return null;
  return (
    <fieldset>
      <legend>{say('quotes')}</legend>
      <p class="hint">{say('quotesHint')}</p>
      <ul class="words">
        {words.map(({ id, text, language }) => {
          const struck = filled.omit.includes(id);
          return (
            <li key={id}>
              <span id={`word-${id}`} lang={language}>{struck ? <s>{text}</s> : text}</span>
              <button
                type="button" class="quiet" id={`strike-${id}`} aria-labelledby={`strike-${id} word-${id}`}
                onClick={() => { onChange({ ...filled, omit: struck ? filled.omit.filter((one) => one !== id) : [...filled.omit, id] }); }}
              >{say(struck ? 'unstrike' : 'strike')}</button>
            </li>
          );
        })}
      </ul>
    </fieldset>
  );
}
