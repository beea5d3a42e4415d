import { useState } from 'preact/hooks';
import type { Parts } from './parts.ts';
import type { Message } from './shapes.ts';

/** More options than this are typed, with suggestions, instead of shown as buttons. */
const mostButtons = 10;

type QuestionProps = Parts & { message: Message; onPressed: () => void };

/** The answers to choose from, for as long as the question waits. Free text is always open beside them. */
export function Options({ page, message, say, language, session, onPressed }: QuestionProps) {
  const { question } = message;
  if (!question) return null;
  const options = question.options ?? (question.slot === 'municipality' ? page.municipalities.map((name) => ({ id: name, label: name })) : []);
  if (options.length === 0) return null;
  const choose = (id: string, label: string) => { session?.choose(question.slot, id, label); onPressed(); };
  const typed = options.length > mostButtons;
  const buttons = typed ? options.filter(({ id }) => id === 'unknown') : options;
  return (
    <fieldset class="options">
      <legend>{say('choose')}</legend>
      {typed && <TypeAhead id={`pick-${message.id}`} label={say(question.slot === 'municipality' ? 'municipality' : 'other')} pick={say('pick')} options={options.filter(({ id }) => id !== 'unknown')} onChoose={choose} onOther={(text) => { session?.say(text); onPressed(); }} />}
      <div class="row">
        {buttons.map(({ id, label }) => <button key={id} type="button" lang={message.language} onClick={() => { choose(id, label); }}>{label}</button>)}
        {question.slot !== 'onward' && question.slot !== 'ordered' && (
          <button type="button" class="quiet" lang={language} onClick={() => { session?.say(say('showNow')); onPressed(); }}>{say('showNow')}</button>
        )}
      </div>
    </fieldset>
  );
}

type TypeAheadProps = {
  id: string;
  label: string;
  pick: string;
  options: readonly { id: string; label: string }[];
  onChoose: (id: string, label: string) => void;
  onOther: (text: string) => void;
};

/** A field that suggests as one types. What is not among the suggestions is said in the company's own words. */
function TypeAhead({ id, label, pick, options, onChoose, onOther }: TypeAheadProps) {
  const [text, setText] = useState('');
  const send = () => {
    const wanted = text.trim();
    const found = options.find((option) => option.label.toLowerCase() === wanted.toLowerCase());
    if (found) onChoose(found.id, found.label);
    else if (wanted !== '') onOther(wanted);
  };
  return (
    <div class="type-ahead">
      <label for={id}>{label}</label>
      <div class="row">
        <input
          id={id} list={`${id}-list`} value={text} autocomplete="off" onInput={({ currentTarget }) => { setText(currentTarget.value); }}
          onKeyDown={(event) => { if (event.key === 'Enter' && !event.isComposing) { event.preventDefault(); send(); } }}
        />
        <button type="button" onClick={send}>{pick}</button>
      </div>
      <datalist id={`${id}-list`}>{options.map((option) => <option key={option.id} value={option.label} />)}</datalist>
    </div>
  );
}
